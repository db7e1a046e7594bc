// Which record stands at a place of the text.

/** @import { Attribution, Handle, Span } from "./whosaid.js" */

/** @typedef {{ attribution?: number, hedges: number[] }} Record */

/** @param {Attribution} a */
export const length = (a) => a.content.reduce((sum, s) => sum + s.end - s.start, 0);

/**
 * What stands at an offset of the text: the innermost attribution, and the hedges.
 * @param {Handle} handle @param {number} at
 * @returns {Record | undefined}
 */
export function recordAt(handle, at) {
  const { attributions, hedges } = handle.analysis;
  const holds = (/** @type {Span | null} */ s) => s !== null && s.start <= at && at < s.end;
  const shown = (/** @type {Attribution} */ a) =>
    handle.shows("attributions") || (a.kind === "direct" && handle.shows("quotations"));
  const there = [...attributions.keys()].filter((n) => {
    const a = attributions[n];
    return shown(a) && [...a.content, a.source, a.cue, a.via].some(holds);
  });
  const attribution = there.sort((a, b) => length(attributions[a]) - length(attributions[b]))[0];
  const doubts = handle.shows("hedges") ? [...hedges.keys()].filter((n) => holds(hedges[n].cue)) : [];
  return attribution === undefined && doubts.length === 0 ? undefined : { attribution, hedges: doubts };
}
