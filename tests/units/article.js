// Small articles for the unit tests: a text, its records and a handle without a page.

/** @import { Analysis, Attribution, Handle, Hedge, Span, Speaker } from "../../www/embed/whosaid.js" */

/** The span of some words, which stand once in a text. @param {string} text @param {string} words @returns {Span} */
export function spanOf(text, words) {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

/** @param {Partial<Attribution>} given @returns {Attribution} */
export const attribution = (given) => ({
  kind: "direct",
  content: [],
  cue: null,
  cue_class: "speech",
  source: null,
  via: null,
  speaker: null,
  resolution: "named",
  candidates: [],
  confidence: 1,
  evidence: { by: "tagger", spans: [] },
  ...given,
});

/** @param {Partial<Hedge>} given @returns {Hedge} */
export const hedge = (given) => ({
  cue: { start: 0, end: 1 },
  class: "modal",
  claim: { start: 0, end: 1 },
  strength: 0.5,
  voice: null,
  ...given,
});

/** @param {Partial<Speaker>} given @returns {Speaker} */
export const speaker = (given) => ({
  name: "Ann Lee",
  role: null,
  kind: "person",
  anonymous: false,
  mentions: [],
  words: 1,
  ...given,
});

/** @param {Partial<Analysis>} given @returns {Analysis} */
export const analysisOf = (given) => ({
  version: 1,
  language: "en",
  quotations: [],
  attributions: [],
  speakers: [],
  hedges: [],
  ...given,
});

/**
 * A handle whose page has the words as the text has them, unless `page` changes them.
 * @param {string} text @param {Partial<Analysis>} [given] @param {(words: string) => string} [page] @param {string[]} [hidden]
 */
export const handleOf = (text, given = {}, page = (words) => words, hidden = []) =>
  /** @type {Handle} */ (
    /** @type {unknown} */ ({
      text,
      analysis: analysisOf(given),
      progress: { done: 1, total: 1, failed: 0 },
      shows: (/** @type {string} */ layer) => !hidden.includes(layer),
      rangeOf: (/** @type {number} */ start, /** @type {number} */ end) => ({
        toString: () => page(text.slice(start, end)),
      }),
    })
  );
