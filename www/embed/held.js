// Which record a span of the text contains.
import { lengthOf } from "./words.js";

/** @import { Record } from "./hit.js" */
/** @import { Handle, Span } from "./whosaid.js" */

/**
 * The attribution that shares the most text with a span (of two nested ones, the inner one). Without an attribution, the hedges in the span.
 * @param {Handle} handle @param {Span} span
 * @returns {Record | undefined}
 */
export function recordOf(handle, span) {
  const { attributions, hedges } = handle.analysis;
  const shared = (/** @type {Span | null} */ s) =>
    s ? Math.max(0, Math.min(s.end, span.end) - Math.max(s.start, span.start)) : 0;
  const all = [...attributions.entries()].map(([n, a]) => ({
    n,
    shared: [...a.content, a.source, a.cue, a.via].reduce((sum, s) => sum + shared(s), 0),
    length: lengthOf(a),
  }));
  const [best] = all.filter((r) => r.shared > 0).sort((a, b) => b.shared - a.shared || a.length - b.length);
  const doubts = [...hedges.keys()].filter((n) => shared(hedges[n].cue) > 0);
  return best || doubts.length > 0 ? { attribution: best?.n, hedges: doubts } : undefined;
}
