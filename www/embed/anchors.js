// Where the blocks of a published text stand in a page. The page is searched for all of them at once, by their hashes
// (src/analysis/carried.rs), so this needs no opinion of what an article is.

import { assignedOf, attributeOf, dataOf, nodesOf, shadowOf, tagOf, typeOf } from "./dom.js";

/** @typedef {{ hash: string, length: number }} Print */
/** @typedef {import("./painter.js").Stretches} Stretches */

/** What is no text of an article, whatever it holds: `Part::Skipped` in src/page/table.rs. */
const SILENT =
  /^(script|style|noscript|template|head|title|iframe|object|embed|svg|math|canvas|audio|video|nav|aside|menu|dialog|input|textarea|select|datalist|rt|rp|del|s|strike|whosaid-panel|whosaid-card)$/;

/** What does not count in a text: white space, and what is invisible. */
const EMPTY = /[\s\u0085\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

/** Between these two all characters count. */
const SPACE = 0x21;
const DELETE = 0x7f;

/** The bases of the two hashes. */
const BASES = [0x01000193, 0x85ebca6b];

/** How many text nodes are read, or looked at, between two looks at the clock. */
const NODES = 200;

/** A block that was found: its first unit among the page's solid ones, and where it ends. @typedef {{ from: number, to: number }} Found */

/** The text of a page without what does not count. */
export class Anchors {
  /** @type {Text[]} */
  nodes = [];
  /** Where each node begins among the solid units. @type {number[]} */
  #begins = [];
  /** Where a block may begin among them. @type {number[]} */
  #lines = [];
  /** For each solid unit its node, its offset there. @type {number[]} */
  #node = [];
  /** @type {number[]} */
  #offset = [];
  /** For each node, whether something silent stands before it. @type {boolean[]} */
  #gaps = [];
  /** The hash of the units before each, for both bases. @type {[number[], number[]]} */
  #sums = [[0], [0]];
  /** What is still to be walked, the next last. @type {(Node | Iterator<Node>)[]} */
  #open;
  #gap = false;

  /** @param {Element} root */
  constructor(root) {
    this.#open = [[root].values()];
  }

  /** Reads some nodes more; whether that was the last of them. @param {number} count */
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
    const data = dataOf(text);
    const [a, b] = this.#sums;
    const number = this.nodes.length;
    const begin = this.#node.length;
    let line = true;
    for (let at = 0; at < data.length; at += 1) {
      line ||= data[at] === "\n";
      const unit = data.charCodeAt(at) + 1;
      if ((unit <= SPACE || unit > DELETE) && EMPTY.test(data[at])) continue;
      a.push((Math.imul(a[this.#node.length], BASES[0]) + unit) | 0);
      b.push((Math.imul(b[this.#node.length], BASES[1]) + unit) | 0);
      // A block begins where a node does, or a line.
      if (line) this.#lines.push(this.#node.length);
      line = false;
      this.#node.push(number);
      this.#offset.push(at);
    }
    if (this.#node.length === begin) return;
    this.nodes.push(text);
    this.#begins.push(begin);
    this.#gaps.push(this.#gap);
    this.#gap = false;
  }

  /**
   * The blocks that are there, in order of the page, not overlapping. Each begins where a text node does, or a line of one.
   * @param {Print[]} prints
   * @returns {Found[]}
   */
  find(prints) {
    /** @type {Map<number, Set<string>>} */
    const wanted = new Map();
    for (const { hash, length } of prints) {
      if (length > 0) wanted.set(length, (wanted.get(length) ?? new Set()).add(hash));
    }
    // The longest first, with what a unit that far back counts by now.
    const lengths = [...wanted]
      .sort(([x], [y]) => y - x)
      .map(([length, hashes]) => ({
        length,
        hashes,
        powers: BASES.map((base) => power(base, length)),
      }));
    /** @type {Found[]} */
    const found = [];
    let end = 0;
    for (const from of this.#lines) {
      if (from < end) continue;
      const fits = lengths.find(({ length, hashes, powers }) => {
        if (from + length > this.#node.length) return false;
        return hashes.has(this.#hash(from, length, powers));
      });
      if (!fits) continue;
      end = from + fits.length;
      found.push({ from, to: end });
    }
    return found;
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

  /** @param {number} from @param {number} length @param {number[]} powers */
  #hash(from, length, powers) {
    const sum = (/** @type {0 | 1} */ n) => {
      const sums = this.#sums[n];
      return ((sums[from + length] - Math.imul(sums[from], powers[n])) >>> 0).toString(16).padStart(8, "0");
    };
    return sum(0) + sum(1);
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

/** A base to the power of a length, in 32 bits. @param {number} base @param {number} length */
function power(base, length) {
  let all = 1;
  for (let [n, square] = [length, base]; n > 0; n >>= 1) {
    if (n & 1) all = Math.imul(all, square);
    square = Math.imul(square, square);
  }
  return all;
}
