// Which spans of an Analysis belong to which highlight. whosaid.css styles the highlights.

/** @import { Analysis, Attribution, Layer, Marking, Span } from "./whosaid.js" */

/** Whether this browser paints highlights. */
export const canPaint = () => typeof CSS === "object" && "highlights" in CSS;

/** The number of hues. Colour-blind readers can distinguish no more. */
export const HUES = 7;

/** How many speakers have different colours: after the last hue, the hues begin again with another line. */
export const COLOURS = 3 * HUES;

/** @type {Layer[]} */
export const LAYERS = ["quotations", "attributions", "hedges"];

/** The strengths of marking, the quieter one first. @type {Marking[]} */
export const MARKINGS = ["quiet", "full"];

/** The hue of a colour, 1 to 7; 0 for no speaker. @param {number} colour */
export const hueOf = (colour) => (colour > 0 ? ((colour - 1) % HUES) + 1 : 0);

/** Which line a colour has: 1, and 2 or 3 after the last hue. @param {number} colour */
export const roundOf = (colour) => Math.ceil(colour / HUES) || 1;

const to = (/** @type {number} */ last) => Array.from({ length: last + 1 }, (_, n) => n);

/** The highlights that show one speaker alone. */
export const LIT = [...to(HUES).flatMap((n) => [`lit-${n}`, `source-${n}`]), "cue", "claim"];

/** What the name of each of our highlights begins with. */
const OURS = "whosaid-";

/** The names of all highlights, without what they begin with: the later ones lie above the earlier. */
export const NAMES = [
  ...to(HUES).flatMap((n) => [`voice-tint-${n}`, `told-tint-${n}`]),
  "hedge-tint",
  "quotation",
  ...to(HUES).map((n) => `lit-${n}`),
  ...to(COLOURS).map((n) => `told-${n}`),
  ...to(COLOURS).map((n) => `voice-${n}`),
  "claim",
  ...to(HUES).map((n) => `source-${n}`),
  ...["cue", "hedge", "focus"],
];

/** The names of all highlights, as they are registered. */
export const HIGHLIGHTS = NAMES.map((name) => OURS + name);

/** The colour of the next speaker, after this many colours. @param {number} count */
export const nextColour = (count) => (count % COLOURS) + 1;

/**
 * The colour of each speaker with words, from 1 on, in order of their first words. If there are more speakers than hues, those who
 * say most come first. A speaker without words has 0.
 * @param {Pick<Analysis, "speakers">} analysis
 */
export function coloursOf({ speakers }) {
  const most = [...speakers.entries()]
    .filter(([, s]) => s.words > 0)
    .sort(([a, x], [b, y]) => y.words - x.words || a - b);
  const colours = speakers.map(() => 0);
  for (let round = 0; round < most.length; round += HUES) {
    const those = most.slice(round, round + HUES).sort(([a], [b]) => a - b);
    for (const [n, [speaker]] of those.entries()) colours[speaker] = nextColour(round + n);
  }
  return colours;
}

/**
 * @typedef {object} Mark
 * @property {string} name
 * @property {Layer} layer
 * @property {Span[]} spans
 */

/** Collects marks. */
function gathering() {
  /** @type {Mark[]} */
  const marks = [];
  const mark = (/** @type {string} */ name, /** @type {Layer} */ layer, /** @type {(Span | null)[]} */ spans) => {
    const there = spans.filter((s) => s !== null);
    if (there.length > 0) marks.push({ name: OURS + name, layer, spans: there });
  };
  return { marks, mark };
}

/** Groups items by a number. @template T @param {T[]} all @param {(one: T) => number} by @returns {Map<number, T[]>} */
function grouped(all, by) {
  /** @type {Map<number, T[]>} */
  const groups = new Map();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

/** @param {Attribution[]} attributions */
const contents = (attributions) => attributions.flatMap((a) => a.content);

/**
 * The marks of an Analysis.
 * @param {Analysis} analysis
 * @param {(speaker: number) => number} colour
 * @param {Marking} marking
 * @returns {Mark[]}
 */
export function marksOf({ quotations, attributions, hedges }, colour, marking) {
  const { marks, mark } = gathering();
  const full = marking === "full";
  const by = (/** @type {Attribution | undefined} */ a) =>
    a === undefined || a.speaker === null ? 0 : colour(a.speaker);
  const hue = (/** @type {Attribution} */ a) => hueOf(by(a));
  const direct = attributions.filter((a) => a.kind === "direct");
  const told = attributions.filter((a) => a.kind !== "direct");
  const speech = quotations.filter((q) => q.role === "speech");
  mark(
    "quotation",
    "quotations",
    speech.map((q) => q.span),
  );
  for (const [n, those] of grouped(told, by)) mark(`told-${n}`, "attributions", contents(those));
  // Also quotations inside reported words. They lie above the reported words.
  const quoted = grouped(speech, (q) => by(q.attribution === null ? undefined : attributions[q.attribution]));
  const voices = grouped(direct, by);
  for (const n of new Set([...quoted.keys(), ...voices.keys()])) {
    const spans = (quoted.get(n) ?? []).map((q) => q.span);
    mark(`voice-${n}`, "quotations", [...spans, ...contents(voices.get(n) ?? [])]);
  }
  mark(
    "hedge",
    "hedges",
    hedges.map((h) => h.cue),
  );
  if (!full) return marks;
  for (const [n, those] of grouped(direct, hue)) mark(`voice-tint-${n}`, "quotations", contents(those));
  for (const [n, those] of grouped(told, hue)) mark(`told-tint-${n}`, "attributions", contents(those));
  for (const { name, spans } of telling(attributions, hue)) mark(name, "attributions", spans);
  mark(
    "hedge-tint",
    "hedges",
    hedges.map((h) => h.cue),
  );
  mark(
    "claim",
    "hedges",
    hedges.map((h) => h.claim),
  );
  return marks;
}

/**
 * Marks for forced colours, which paint every highlight like a selection. Only the first and the last character of each statement
 * is marked, so that the page does not look selected as a whole.
 * @param {Mark[]} marks
 */
export function bounded(marks) {
  const ends = (/** @type {Span} */ { start, end }) => [
    { start, end: start + 1 },
    { start: end - 1, end },
  ];
  return marks
    .filter((m) => m.name !== "whosaid-quotation")
    .map((m) => (/-(voice|told)-/.test(m.name) ? { ...m, spans: m.spans.flatMap(ends) } : m));
}

/** The marks of sources and cues. @param {Attribution[]} attributions @param {(a: Attribution) => number} hue */
function telling(attributions, hue) {
  const sources = [...grouped(attributions, hue)].map(([n, those]) => ({
    name: `source-${n}`,
    spans: those.flatMap((a) => [a.source, a.via]),
  }));
  return [...sources, { name: "cue", spans: attributions.map((a) => a.cue) }];
}

/**
 * The marks that show some statements alone: their words, their sources and cues, and their hedged claims.
 * @param {Analysis} analysis
 * @param {number[]} numbers Of the statements.
 * @param {number} colour
 * @param {Marking} marking
 * @returns {Mark[]}
 */
export function litMarksOf({ attributions, hedges }, numbers, colour, marking) {
  const { marks, mark } = gathering();
  const those = numbers.map((n) => attributions[n]);
  const hue = hueOf(colour);
  mark(`lit-${hue}`, "attributions", contents(those));
  // With full marking, these are painted already.
  if (marking === "full") return marks;
  for (const { name, spans } of telling(those, () => hue)) mark(name, "attributions", spans);
  const mine = new Set(numbers);
  mark(
    "claim",
    "hedges",
    hedges.filter((h) => h.voice !== null && mine.has(h.voice)).map((h) => h.claim),
  );
  return marks;
}
