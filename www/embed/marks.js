// What is painted: which spans of an Analysis stand under which highlight. whosaid.css says how each looks.

/** @import { Analysis, Layer, Span } from "./whosaid.js" */

/** Whether this browser paints highlights. */
export const canPaint = () => typeof CSS === "object" && "highlights" in CSS;

/** How many speakers have a colour of their own; a palette that colour-blind readers tell apart has no more. */
export const COLOURS = 7;

const NUMBERS = Array.from({ length: COLOURS }, (_, n) => n + 1);

/** The names of all highlights, without what they begin with. */
export const NAMES = [
  ...["claim", "content", "quotation", "source", "cue", "hedge", "focus"],
  ...NUMBERS.flatMap((n) => [`voice-${n}`, `told-${n}`]),
];

/**
 * The colour of each speaker, from 1 to 7 in order of their first words: those have one who say most; the others 0.
 * @param {Analysis} analysis
 */
export function coloursOf({ speakers }) {
  const named = [...speakers.entries()].filter(([, s]) => s.words > 0);
  const most = named.sort(([a, x], [b, y]) => y.words - x.words || a - b).slice(0, COLOURS);
  const colours = speakers.map(() => 0);
  for (const [rank, [n]] of most.sort(([a], [b]) => a - b).entries()) colours[n] = rank + 1;
  return colours;
}

/**
 * @typedef {object} Mark
 * @property {string} name
 * @property {Layer} layer
 * @property {number} priority
 * @property {Span[]} spans
 */

/**
 * The marks of an Analysis, the lower ones first.
 * @param {Analysis} analysis
 * @param {(speaker: number) => number} colour
 * @returns {Mark[]}
 */
export function marksOf({ quotations, attributions, hedges }, colour) {
  /** @type {Mark[]} */
  const marks = [];
  const mark = (/** @type {string} */ name, /** @type {Layer} */ layer, /** @type {(Span | null)[]} */ spans) => {
    const there = spans.filter((s) => s !== null);
    if (there.length > 0) marks.push({ name: `whosaid-${name}`, layer, priority: marks.length, spans: there });
  };
  const direct = attributions.filter((a) => a.kind === "direct");
  const told = attributions.filter((a) => a.kind !== "direct");
  for (const n of NUMBERS) {
    const theirs = (/** @type {{ speaker: number | null }} */ a) => a.speaker !== null && colour(a.speaker) === n;
    mark(
      `voice-${n}`,
      "quotations",
      direct.filter(theirs).flatMap((a) => a.content),
    );
    mark(
      `told-${n}`,
      "attributions",
      told.filter(theirs).flatMap((a) => a.content),
    );
  }
  mark(
    "claim",
    "hedges",
    hedges.map((h) => h.claim),
  );
  mark(
    "content",
    "attributions",
    told.flatMap((a) => a.content),
  );
  mark(
    "quotation",
    "quotations",
    quotations.filter((q) => q.role === "speech").map((q) => q.span),
  );
  mark(
    "source",
    "attributions",
    attributions.flatMap((a) => [a.source, a.via]),
  );
  mark(
    "cue",
    "attributions",
    attributions.map((a) => a.cue),
  );
  mark(
    "hedge",
    "hedges",
    hedges.map((h) => h.cue),
  );
  return marks;
}
