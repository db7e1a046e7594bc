// Whose words a selection holds. Loaded when somebody asks.
import { pageOf, walkerOf } from "./dom.js";
import { length } from "./hit.js";

/** @import { Record } from "./hit.js" */
/** @import { Handle, Span } from "./whosaid.js" */

/**
 * What a span of the text holds the most of: an attribution, the inner one where one stands in another; else its hedges.
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
    length: length(a),
  }));
  const [best] = all.filter((r) => r.shared > 0).sort((a, b) => b.shared - a.shared || a.length - b.length);
  const doubts = [...hedges.keys()].filter((n) => shared(hedges[n].cue) > 0);
  return best || doubts.length > 0 ? { attribution: best?.n, hedges: doubts } : undefined;
}

/**
 * The span of the text that a range of the page holds; undefined where it holds none.
 * @param {Handle} handle @param {Range} range
 * @returns {Span | undefined}
 */
export function spanOf(handle, range) {
  const { startContainer, endContainer, startOffset, endOffset, commonAncestorContainer } = range;
  const page = pageOf(commonAncestorContainer) ?? document;
  const inside = commonAncestorContainer.contains(handle.root) ? handle.root : commonAncestorContainer;
  const walker = walkerOf(page, inside, NodeFilter.SHOW_TEXT);
  let [start, end] = [Infinity, -1];
  const take = (/** @type {Node} */ node, /** @type {number} */ from, /** @type {number} */ to) => {
    // White space that is collapsed has no offset: the first character that is seen has one, where the node was read.
    const words = node.nodeValue?.slice(from, to) ?? "";
    const first = handle.offsetOf(node, from + words.search(/\S|$/));
    if (first === undefined || !words.trim()) return;
    start = Math.min(start, first);
    end = Math.max(end, first + 1, handle.offsetOf(node, from + words.trimEnd().length) ?? 0);
  };
  if (inside.nodeType === 3) take(inside, startOffset, endOffset);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const last = node === endContainer ? endOffset : (node.nodeValue?.length ?? 0);
    take(node, node === startContainer ? startOffset : 0, last);
  }
  return end < 0 ? undefined : { start, end };
}
