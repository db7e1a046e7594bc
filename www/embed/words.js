// What the panel and the card say about records, in a reader's words.
import { canPaint } from "./marks.js";
import { say } from "./wording.js";

/** @import { Analysis, Attribution, Handle, Hedge, Span } from "./whosaid.js" */

/** How a statement is reported. @param {Attribution} a */
export const kindOf = ({ kind }) => say(kind);

/** What kind of hedge it is. @param {Hedge} h */
export const classOf = (h) => say(h.class);

/** The parts of a list in words: "A, B or C". @param {string[]} parts @param {"and" | "or"} how */
export const joined = (parts, how) =>
  parts.length > 1 ? say(how, { a: parts.slice(0, -1).join(", "), b: parts[parts.length - 1] }) : (parts[0] ?? "");

/** Counts speakers and statements, in the same way everywhere. @param {Analysis} analysis */
export function counts({ speakers, quotations, attributions, hedges }) {
  const numbers = {
    speakers: speakers.length,
    quotations: quotations.filter((q) => q.role === "speech").length,
    statements: attributions.length,
    hedged: stacked(hedges).length,
  };
  const [first, ...others] = Object.entries(numbers).map(([name, n]) => say(name, { n }));
  return { numbers, speakers: first, all: [first, ...others].join(", ") };
}

/** Up to two letters that stand for a name. @param {string} name */
export function initials(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const capital = words.filter((w) => /^\p{Lu}/u.test(w));
  const chosen = capital.length > 0 ? capital : words.filter((w) => !/^(a|an|the)$/i.test(w));
  return [chosen[0], chosen.length > 1 ? chosen[chosen.length - 1] : ""]
    .map((w) => (w ?? "").slice(0, 1))
    .join("")
    .toUpperCase();
}

/** The stretch from the first of some spans to the last. @param {(Span | null)[]} spans */
export function hull(spans) {
  const there = spans.filter((s) => s !== null);
  return { start: Math.min(...there.map((s) => s.start)), end: Math.max(...there.map((s) => s.end)) };
}

/** How much was said, in UTF-16 units. @param {Attribution} a */
export const lengthOf = (a) => a.content.reduce((sum, s) => sum + s.end - s.start, 0);

/** Where an attribution stands. @param {Attribution} a */
export const placeOf = (a) => hull(a.content.length > 0 ? a.content : [a.source, a.cue]);

/**
 * Groups the hedges that weaken one claim: "might perhaps" is one doubt.
 * @param {Hedge[]} hedges
 * @returns {Hedge[][]}
 */
export function stacked(hedges) {
  /** @type {Hedge[][]} */
  const groups = [];
  for (const h of [...hedges].sort((a, b) => a.claim.start - b.claim.start || a.cue.start - b.cue.start)) {
    const last = groups.at(-1);
    const same = last?.some((o) => o.voice === h.voice && o.claim.start < h.claim.end && h.claim.start < o.claim.end);
    if (last && same) last.push(h);
    else groups.push([h]);
  }
  return groups;
}

/** What a reader should know before the lists. @param {Handle} handle */
export function noticesOf({ text, progress, analysis: { language, quotations, attributions, hedges } }) {
  if (!text) return [say("left")];
  const { failed, total } = progress;
  if (failed === total) return [say("failed")];
  if (language === null) return [say("language")];
  const notices = failed ? [say("partly", { failed, total })] : [];
  if (!canPaint()) notices.push(say("unpainted"));
  if (quotations.length + attributions.length + hedges.length === 0) notices.push(say("silent"));
  return notices;
}
