// Where a text stands in its page, and what is painted there. Spans become highlights, so the page's DOM stays as it is.

import { HIGHLIGHTS } from "./marks.js";

/**
 * The stretches of a text that stand in text nodes, five numbers each: where it begins in the text, its length, the node's
 * place in the list of nodes, where in the node it begins, and 1 if something that we did not read stands before it. They are in
 * text order and do not overlap; offsets and lengths are in UTF-16 units.
 * @typedef {Uint32Array} Stretches
 */

const FIELDS = 5;

/**
 * Registers the highlights that lie above one again, after it. Of highlights with the same priority, the one that was registered
 * later lies above. Priorities would be simpler, but WebKit crashes (seen in WebKitGTK 2.50) when two highlights meet in a text
 * and the one with the higher priority was registered first.
 * @param {HighlightRegistry} registry @param {string} name
 */
function raise(registry, name) {
  for (const above of HIGHLIGHTS.slice(HIGHLIGHTS.indexOf(name) + 1)) {
    const highlight = registry.get(above);
    if (highlight && registry.delete(above)) registry.set(above, highlight);
  }
}

export class Painter {
  #nodes;
  #stretches;
  #view;
  /** The number of each node, once it is needed. @type {Map<Node, number> | undefined} */
  #numbers;
  /** Our own ranges. Articles share the highlights of their window, and each adds and removes only its own ranges. @type {Map<string, AbstractRange[]>} */
  #marks = new Map();

  /** @param {(Window & typeof globalThis) | null} view The window that paints. @param {Text[]} nodes @param {Stretches} stretches */
  constructor(view, nodes, stretches) {
    this.#view = view;
    this.#nodes = nodes;
    this.#stretches = stretches;
  }

  /** The first stretch for which `past` is false. Those for which it is true come first. @param {(n: number) => boolean} past */
  #first(past) {
    let [low, high] = [0, this.#stretches.length / FIELDS];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (past(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Each unbroken stretch of the page that a span covers. It is one however many elements and blocks it runs through, and is
   * broken only where the page has something between that we did not read.
   * @param {number} start @param {number} end
   * @returns {Generator<{ from: Text, at: number, to: Text, until: number }>}
   */
  *#resolve(start, end) {
    const s = this.#stretches;
    /** @type {{ from: Text, at: number, to: Text, until: number } | undefined} */
    let open;
    let i = FIELDS * this.#first((n) => s[FIELDS * n] + s[FIELDS * n + 1] <= start);
    for (; i < s.length && s[i] < end; i += FIELDS) {
      const [begin, length, number, offset, gap] = s.subarray(i, i + FIELDS);
      const node = this.#nodes[number];
      const at = offset + Math.max(0, start - begin);
      const until = offset + Math.min(length, end - begin);
      if (open && !gap) Object.assign(open, { to: node, until });
      else {
        if (open) yield open;
        open = { from: node, at, to: node, until };
      }
    }
    if (open) yield open;
  }

  /** The range of the page from where a span begins to where it ends; undefined if nothing of it stands there. @param {number} start @param {number} end */
  rangeOf(start, end) {
    const all = start < end ? [...this.#resolve(start, end)] : [];
    if (all.length === 0) return undefined;
    const [{ from, at }, { to, until }] = [all[0], all[all.length - 1]];
    const range = new Range();
    try {
      range.setStart(from, at);
      range.setEnd(to, until);
      return range;
    } catch {
      // The page has changed. We read it again soon.
      return undefined;
    }
  }

  /** The offset in the text of a place in the page; undefined if we read nothing there. @param {Node} node @param {number} offset */
  offsetOf(node, offset) {
    this.#numbers ??= new Map(this.#nodes.map((one, n) => [one, n]));
    const number = this.#numbers.get(node);
    if (number === undefined) return undefined;
    const s = this.#stretches;
    let i = FIELDS * this.#first((n) => s[FIELDS * n + 2] < number);
    for (; s[i + 2] === number; i += FIELDS) {
      const [begin, length, , from] = s.subarray(i, i + FIELDS);
      if (from <= offset && offset <= from + length) return begin + offset - from;
    }
    return undefined;
  }

  /**
   * Adds spans to those under a highlight's name. Names that are later in `NAMES` lie above others.
   * @param {string} name @param {{ start: number, end: number }[]} spans
   */
  mark(name, spans) {
    const { CSS, Highlight, StaticRange } = this.#view ?? /** @type {Partial<typeof globalThis>} */ ({});
    const registry = CSS?.highlights;
    if (!registry || !Highlight || !StaticRange) return;
    const seen = new Set();
    /** @type {AbstractRange[]} */
    const ranges = [];
    for (const { start, end } of spans) {
      const key = `${start} ${end}`;
      if (seen.has(key) || start >= end) continue;
      seen.add(key);
      // Static ranges, because live ones slow down every later edit of the page. An edit of the text itself outdates its analysis anyway.
      for (const { from, at, to, until } of this.#resolve(start, end))
        ranges.push(new StaticRange({ startContainer: from, startOffset: at, endContainer: to, endOffset: until }));
    }
    if (ranges.length === 0) return;
    let highlight = registry.get(name);
    if (!highlight) {
      highlight = new Highlight();
      registry.set(name, highlight);
      raise(registry, name);
    }
    for (const range of ranges) highlight.add(range);
    this.#marks.set(name, (this.#marks.get(name) ?? []).concat(ranges));
  }

  /** Removes this text's ranges from a highlight; without a name, from all highlights. @param {string} [wanted] */
  unmark(wanted) {
    const registry = this.#view?.CSS?.highlights;
    for (const [name, ranges] of [...this.#marks]) {
      if (wanted !== undefined && name !== wanted) continue;
      this.#marks.delete(name);
      const highlight = registry?.get(name);
      if (!highlight) continue;
      for (const range of ranges) highlight.delete(range);
      if (highlight.size === 0) registry?.delete(name);
    }
  }
}
