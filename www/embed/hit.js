// Which record stands at a place of the text.
import { lengthOf } from "./words.js";

/** @import { Attribution, Handle, Span } from "./whosaid.js" */

/** @typedef {{ attribution?: number, hedges: number[] }} Record */

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
  const attribution = there.sort((a, b) => lengthOf(attributions[a]) - lengthOf(attributions[b]))[0];
  const doubts = handle.shows("hedges") ? [...hedges.keys()].filter((n) => holds(hedges[n].cue)) : [];
  return attribution === undefined && doubts.length === 0 ? undefined : { attribution, hedges: doubts };
}
