// Marks in the DOM, for pages that want them: <mark> elements, which screen readers announce and printers print. We keep every text
// node that we split, and put it back.

import { create, pageOf, walkerOf } from "./dom.js";

/** @import { Span } from "./whosaid.js" */
/** @import { Mark } from "./marks.js" */

/** @typedef {{ node: Text, start: number, end: number, names: string[] }} Piece */

export class Wrapping {
  /** Each text node that was replaced, and what stands in its place. @type {{ node: Text, pieces: ChildNode[] }[]} */
  #replaced = [];

  /**
   * @param {Mark[]} marks
   * @param {(span: Span) => Range | undefined} rangeOf
   */
  constructor(marks, rangeOf) {
    /** @type {Map<Text, { start: number, end: number, name: string }[]>} */
    const byNode = new Map();
    for (const { name, spans } of marks) {
      for (const span of spans) for (const part of texts(rangeOf(span))) add(byNode, part, name);
    }
    for (const [node, parts] of byNode) this.#replace(node, parts);
  }

  /** @param {Text} node @param {{ start: number, end: number, name: string }[]} parts */
  #replace(node, parts) {
    const cuts = [...new Set([0, node.length, ...parts.flatMap((p) => [p.start, p.end])])].sort((a, b) => a - b);
    /** @type {ChildNode[]} */
    const pieces = [];
    for (const [n, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[n + 1];
      const words = /** @type {Text} */ (node.cloneNode());
      words.data = node.data.slice(from, to);
      const names = parts.filter((p) => p.start <= from && to <= p.end).map((p) => p.name);
      if (names.length === 0) {
        pieces.push(words);
        continue;
      }
      const mark = create("mark", pageOf(node));
      mark.className = [...new Set(names)].join(" ");
      mark.append(words);
      pieces.push(mark);
    }
    node.replaceWith(...pieces);
    this.#replaced.push({ node, pieces });
  }

  /** Puts every text node back in the place of its pieces. Pieces that the page removed are not restored. */
  undo() {
    for (const { node, pieces } of this.#replaced) {
      const there = pieces.filter((p) => p.isConnected);
      const whole = there.length === pieces.length && pieces.map((p) => p.textContent).join("") === node.data;
      if (whole) {
        there[0].replaceWith(node);
        for (const p of there.slice(1)) p.remove();
      } else {
        // Check nodeType, not the class: an element in a frame has the class of another window.
        for (const p of there) if (p.nodeType === 1) p.replaceWith(...p.childNodes);
      }
    }
    this.#replaced = [];
  }
}

/** The parts of text nodes in a range. @param {Range | undefined} range */
function* texts(range) {
  if (!range) return;
  const { startContainer, endContainer, startOffset, endOffset, commonAncestorContainer } = range;
  const walker = walkerOf(pageOf(startContainer), commonAncestorContainer, NodeFilter.SHOW_TEXT);
  let node = /** @type {Node | null} */ (startContainer);
  walker.currentNode = startContainer;
  while (node) {
    const text = /** @type {Text} */ (node);
    const start = node === startContainer ? startOffset : 0;
    const end = node === endContainer ? endOffset : text.length;
    if (start < end && text.data.trim()) yield { node: text, start, end };
    if (node === endContainer) return;
    node = walker.nextNode();
  }
}

/**
 * @param {Map<Text, { start: number, end: number, name: string }[]>} byNode
 * @param {{ node: Text, start: number, end: number }} part
 * @param {string} name
 */
function add(byNode, { node, start, end }, name) {
  const parts = byNode.get(node) ?? [];
  parts.push({ start, end, name });
  byNode.set(node, parts);
}
