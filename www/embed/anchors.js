// Where the blocks of a published text stand in a page. We search the page for all of them at once, by their hashes (prints.js),
// so we need not know what an article is.

import { assignedOf, attributeOf, dataOf, nodesOf, shadowOf, tagOf, typeOf } from "./dom.js";
import { Units } from "./prints.js";

/** @typedef {import("./painter.js").Stretches} Stretches */

/** Elements whose text is never part of an article: `Part::Skipped` in src/page/table.rs. */
const SILENT =
  /^(script|style|noscript|template|head|title|iframe|object|embed|svg|math|canvas|audio|video|nav|aside|menu|dialog|input|textarea|select|datalist|rt|rp|del|s|strike|whosaid-panel|whosaid-card)$/;

/** How many text nodes are read, or looked at, between two looks at the clock. */
const NODES = 200;

/** @import { Found, Print } from "./prints.js" */

/** The text of a page without what does not count. */
export class Anchors {
  /** @type {Text[]} */
  nodes = [];
  /** The first solid unit of each node. @type {number[]} */
  #begins = [];
  #units = new Units();
  /** For each solid unit its node, its offset there. @type {number[]} */
  #node = [];
  /** @type {number[]} */
  #offset = [];
  /** For each node, whether something silent stands before it. @type {boolean[]} */
  #gaps = [];
  /** What we have not walked yet; the next is the last item. @type {(Node | Iterator<Node>)[]} */
  #open;
  #gap = false;

  /** @param {Element} root */
  constructor(root) {
    this.#open = [[root].values()];
  }

  /** Reads some more nodes. Returns whether it has read the last one. @param {number} count */
  goOn(count = NODES) {
    for (; count > 0; count -= 1) {
      const nodes = /** @type {Iterator<Node> | undefined} */ (this.#open.at(-1));
      if (!nodes) return true;
      const { value, done } = nodes.next();
      if (done) this.#open.pop();
      else this.#look(value);
    }
    return this.#open.length === 0;
  }

  /** @param {Node} node */
  #look(node) {
    const type = typeOf(node);
    if (type === 3 || type === 4) return this.#text(/** @type {Text} */ (node));
    if (type !== 1) return;
    const element = /** @type {Element} */ (node);
    if (SILENT.test(tagOf(element)) || attributeOf(element, "hidden") !== null) {
      this.#gap = true;
      return;
    }
    const slotted = tagOf(element) === "slot" ? assignedOf(/** @type {HTMLSlotElement} */ (element)) : [];
    const children = slotted.length > 0 ? slotted : [...nodesOf(shadowOf(element) ?? element)];
    this.#open.push(children.values());
  }

  /** @param {Text} text */
  #text(text) {
    const number = this.nodes.length;
    const begin = this.#node.length;
    for (const at of this.#units.add(dataOf(text))) {
      this.#node.push(number);
      this.#offset.push(at);
    }
    if (this.#node.length === begin) return;
    this.nodes.push(text);
    this.#begins.push(begin);
    this.#gaps.push(this.#gap);
    this.#gap = false;
  }

  /** The blocks that are there. @param {Print[]} prints */
  find(prints) {
    return this.#units.find(prints);
  }

  /** The stretches of a text that was found, from `at` on, and the text: white space collapsed. @param {Found} found @param {number} at */
  read({ from, to }, at) {
    let text = "";
    /** @type {number[]} */
    const stretches = [];
    for (let n = from; n < to; ) {
      const node = this.#node[n];
      const data = dataOf(this.nodes[node]);
      let first = n;
      while (n < to && this.#node[n] === node) n += 1;
      // Between two nodes of a block there is the white space that either has.
      const before =
        first > from
          ? `${after(this.nodes[node - 1], this.#offset[first - 1])}${data.slice(0, this.#offset[first])}`
          : "";
      if (/\s/.test(before)) text += " ";
      let gap = Number(first > from && this.#gaps[node]);
      // A stretch goes on over single characters of white space; where they are several, another begins.
      for (let m = first; m < n; m += 1) {
        const next = m + 1 < n ? this.#offset[m + 1] : -1;
        const between = next < 0 ? "" : data.slice(this.#offset[m] + 1, next);
        if (between === "" && next >= 0) continue;
        if (between.length === 1 && /\s/.test(between)) continue;
        const [start, stop] = [this.#offset[first], this.#offset[m] + 1];
        const words = data.slice(start, stop).replace(/\s/g, " ");
        stretches.push(at + text.length, words.length, node, start, gap);
        text += words;
        if (/\s/.test(between)) text += " ";
        gap = 0;
        first = m + 1;
      }
    }
    return { text, stretches };
  }

  /** Where units stand: the first and the last node of a text that was found. @param {Found} found */
  ends({ from, to }) {
    return [this.nodes[this.#node[from]], this.nodes[this.#node[to - 1]]];
  }

  /** The text nodes that are in nothing that was found, with how many units each has. @param {Found[]} found */
  *others(found) {
    let at = 0;
    for (const [n, begin] of this.#begins.entries()) {
      while (at < found.length && found[at].to <= begin) at += 1;
      if (at < found.length && found[at].from <= begin) continue;
      yield { node: this.nodes[n], length: (this.#begins[n + 1] ?? this.#node.length) - begin };
    }
  }
}

/** What follows a unit in its node. @param {Text} node @param {number} offset */
const after = (node, offset) => dataOf(node).slice(offset + 1);
