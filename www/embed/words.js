// What the panel and the card say of records, in a reader's words.

import { create } from "./dom.js";
import { canPaint } from "./marks.js";

/** @import { Attribution, Handle, Hedge, Span } from "./whosaid.js" */

/** @type {Record<Attribution["kind"], string>} */
export const KINDS = { direct: "quoted", mixed: "partly quoted", indirect: "reported", "no-comment": "no comment" };

/** @type {Record<Hedge["class"], string>} */
export const CLASSES = {
  modal: "possibility",
  adverb: "doubt",
  adjective: "doubt",
  verb: "appearance",
  hearsay: "hearsay",
  approximator: "approximation",
  conditional: "condition",
};

/** @param {number} n @param {string} one */
export const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, ...children) {
  const element = create(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** @param {string} className @param {string} label @param {() => void} act @param {...(Node | string)} children */
export function button(className, label, act, ...children) {
  const element = make("button", className, ...(children.length > 0 ? children : [label]));
  element.type = "button";
  if (children.length > 0 && label) element.setAttribute("aria-label", label);
  element.addEventListener("click", act);
  return element;
}

/** The stretch from the first of some spans to the last. @param {(Span | null)[]} spans */
export function hull(spans) {
  const there = spans.filter((s) => s !== null);
  return { start: Math.min(...there.map((s) => s.start)), end: Math.max(...there.map((s) => s.end)) };
}

/** Where an attribution stands. @param {Attribution} a */
export const placeOf = (a) => hull(a.content.length > 0 ? a.content : [a.source, a.cue]);

/**
 * Hedges that weaken one claim, as one: "might perhaps" is in doubt once.
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

/**
 * How it was worked out who speaks.
 * @param {Handle} handle @param {Attribution} a
 */
export function reason({ text, analysis }, a) {
  const slice = (/** @type {Span} */ s) => text.slice(s.start, s.end);
  const speaker = a.speaker === null ? undefined : analysis.speakers[a.speaker];
  const here = a.source ? `“${slice(a.source)}”` : "";
  if (!speaker) {
    const rivals = a.candidates.map((c) => c.name);
    if (rivals.length > 1) return `${here} may be ${rivals.slice(0, -1).join(", ")} or ${rivals.at(-1)}`;
    return here ? `It is not clear who ${here} is` : "Nobody is named here";
  }
  if (a.resolution === "pronoun") return `${here} means ${speaker.name}`;
  if (a.resolution === "continued") return "Goes on from who spoke before";
  if (a.resolution === "described") {
    if (speaker.anonymous) return "The article gives no name";
    return here.toLowerCase() === `“${speaker.name.toLowerCase()}”` ? "Described here" : `${here} is ${speaker.name}`;
  }
  return "Named here";
}

/**
 * The words of a quotation with who said them and an address that leads to them.
 * @param {Handle} handle @param {Attribution} a
 */
export function citation({ text, analysis }, a) {
  const words = a.content.map((s) => text.slice(s.start, s.end)).join(" … ");
  const speaker = a.speaker === null ? undefined : analysis.speakers[a.speaker];
  const who = speaker ? `\n— ${speaker.name}${speaker.role ? `, ${speaker.role}` : ""}` : "";
  return `${words}${who}\n${fragment(a.content[0] ? text.slice(a.content[0].start, a.content[0].end) : words)}`;
}

/** The page's address with a text fragment: https://wicg.github.io/scroll-to-text-fragment/. @param {string} words */
function fragment(words) {
  const [address] = location.href.split("#");
  const encode = (/** @type {string} */ s) => encodeURIComponent(s).replace(/-/g, "%2D");
  const all = words.split(/\s+/);
  const ends = all.length > 10 ? [all.slice(0, 5), all.slice(-5)] : [all];
  return `${address}#:~:text=${ends.map((w) => encode(w.join(" "))).join(",")}`;
}

/** How often somebody is quoted, reported, hedged. @param {Attribution[]} theirs @param {number} hedged */
export function factsOf(theirs, hedged) {
  const of = (/** @type {Attribution["kind"][]} */ ...kinds) => theirs.filter((a) => kinds.includes(a.kind)).length;
  const counts = [
    [of("direct", "mixed"), "quoted"],
    [of("indirect"), "reported"],
    [of("no-comment"), "declined to speak"],
    [hedged, "hedged"],
  ];
  return counts
    .filter(([n]) => n)
    .map(([n, what]) => `${what} ${n === 1 ? "once" : `${n} times`}`)
    .join(", ");
}

/** What a reader should know before the lists. @param {Handle} handle */
export function noticesOf({ text, progress, analysis: { language, quotations, attributions, hedges } }) {
  if (!text) return ["The article has left the page."];
  const { failed, total } = progress;
  if (failed === total) return ["Whosaid failed at this text: nothing of it is marked."];
  if (language === null) {
    return [
      "Nothing is marked: this text is not in a language that Whosaid reads, or is too short to tell. It reads English so far.",
    ];
  }
  const notices = failed
    ? [`Whosaid failed at ${failed} of the ${total} parts of this page: nothing is marked there.`]
    : [];
  if (!canPaint()) {
    notices.push(
      "This browser cannot mark text in the page (it lacks the CSS Custom Highlight API). The lists work without.",
    );
  }
  if (quotations.length + attributions.length + hedges.length === 0) {
    notices.push("Nobody is quoted or cited here, and nothing is hedged.");
  }
  return notices;
}
