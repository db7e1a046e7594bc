// Whose words a selection contains. Loaded when a reader asks.
import { pageOf, walkerOf } from "./dom.js";

export { recordOf } from "./held.js";

/** @import { Handle, Span } from "./whosaid.js" */

/**
 * The span of the text that a range of the page holds; undefined if it holds no text.
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
    // Collapsed white space has no offset. The first visible character has one, if its node was read.
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
