// Finds published blocks in a text by their hashes (src/analysis/carried.rs). One pass hashes the text; then the hash of any part
// takes one subtraction.

/** @typedef {{ hash: string, length: number }} Print */

/** What does not count in a text: white space and invisible characters. */
const EMPTY = /[\s\u0085\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/;

/** All characters between these two count. */
const SPACE = 0x21;
const DELETE = 0x7f;

/** The bases of the two hashes. */
const BASES = [0x01000193, 0x85ebca6b];

/** A block that was found: its first solid unit, and the one after its last. @typedef {{ from: number, to: number }} Found */

/** The solid units of a text: the UTF-16 units that count. */
export class Units {
  #length = 0;
  /** The units where a block may begin. @type {number[]} */
  #lines = [];
  /** The hash of the units before each, for both bases. @type {[number[], number[]]} */
  #sums = [[0], [0]];

  /** Adds the text of a node. Returns the offset of each of its solid units. @param {string} data */
  add(data) {
    const [a, b] = this.#sums;
    const offsets = [];
    let line = true;
    for (let at = 0; at < data.length; at += 1) {
      line ||= data[at] === "\n";
      const unit = data.charCodeAt(at) + 1;
      if ((unit <= SPACE || unit > DELETE) && EMPTY.test(data[at])) continue;
      a.push((Math.imul(a[this.#length], BASES[0]) + unit) | 0);
      b.push((Math.imul(b[this.#length], BASES[1]) + unit) | 0);
      // A block begins where a node or a line begins.
      if (line) this.#lines.push(this.#length);
      line = false;
      this.#length += 1;
      offsets.push(at);
    }
    return offsets;
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
        halves: new Set([...hashes].map((hash) => Number.parseInt(hash.slice(0, 8), 16))),
        powers: BASES.map((base) => power(base, length)),
      }));
    /** @type {Found[]} */
    const found = [];
    let end = 0;
    for (const from of this.#lines) {
      if (from < end) continue;
      // Most differ in the first half already, which is a number and needs no text.
      const fits = lengths.find(({ length, hashes, halves, powers }) => {
        if (from + length > this.#length || !halves.has(this.#sum(0, from, length, powers))) return false;
        const both = [0, 1].map((n) => this.#sum(n, from, length, powers).toString(16).padStart(8, "0"));
        return hashes.has(both.join(""));
      });
      if (!fits) continue;
      end = from + fits.length;
      found.push({ from, to: end });
    }
    return found;
  }

  /** The hash of some units by one of the bases. @param {number} n @param {number} from @param {number} length @param {number[]} powers */
  #sum(n, from, length, powers) {
    const sums = this.#sums[n];
    return (sums[from + length] - Math.imul(sums[from], powers[n])) >>> 0;
  }
}

/** A base to the power of a length, in 32 bits. @param {number} base @param {number} length */
function power(base, length) {
  let all = 1;
  for (let [n, square] = [length, base]; n > 0; n >>= 1) {
    if (n & 1) all = Math.imul(all, square);
    square = Math.imul(square, square);
  }
  return all;
}
