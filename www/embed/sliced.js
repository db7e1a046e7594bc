// What is read of an article: its text, its slices, and what the engine says about each slice.
import { pageOf, viewOf } from "./dom.js";
import { Painter } from "./painter.js";
import { unfold } from "./records.js";
import { slice } from "./slices.js";
import { through } from "./turns.js";

/** @import { Source } from "./host.js" */
/** @import { Mark } from "./marks.js" */
/** @import { Flat } from "./records.js" */
/** @import { Slice } from "./slices.js" */
/** @import { Analysis, Block, Options } from "./whosaid.js" */

/** The longest article that we read, in UTF-16 units. */
const LONGEST = 4_000_000;

/** How much of a failed slice an error quotes, in UTF-16 units. */
const NAMED = 60;

/** The Analysis of no text. @type {Analysis} */
const NOTHING = { version: 1, language: null, quotations: [], attributions: [], speakers: [], hedges: [] };

/**
 * A slice and its analysis: as it came (`flat`), and with spans in the whole text (`analysis`); or `failed`. `marks`, `top` and
 * `bottom` belong to the layers: what is painted, and where the slice last stood in the window.
 * @typedef {{ slice: Slice, flat?: Flat, analysis?: Analysis, failed?: boolean, marks?: Mark[], top: number, bottom: number }} Slot
 */

export class Reading {
  text = "";
  analysis = NOTHING;
  /** @type {Slot[]} */
  slots = [];
  #source;
  #options;
  #turn = 0;

  /** @param {Source} source @param {Options} options */
  constructor(source, options) {
    this.#source = source;
    this.#options = options;
  }

  /** How many slices are read, how many there are, and how many the engine failed at. */
  get progress() {
    const failed = this.slots.filter((s) => s.failed).length;
    const done = failed + this.slots.filter((s) => s.analysis).length;
    return { done, total: this.slots.length, failed };
  }

  get complete() {
    return this.slots.every((s) => s.analysis || s.failed);
  }

  /** Returns what says whether another reading has begun since. */
  since() {
    const turn = this.#turn;
    return () => turn !== this.#turn;
  }

  /** Begins a reading. Earlier ones are stale from now on. */
  begin() {
    this.#turn += 1;
    return this.since();
  }

  /** Forgets the text. */
  clear() {
    this.begin();
    this.slots = [];
    this.text = "";
  }

  /**
   * Reads an element in turns. Returns undefined if that became stale.
   * @param {Element} root @param {Set<Element>} ignored @param {() => boolean} stale
   */
  async take(root, ignored, stale) {
    const view = viewOf(pageOf(root));
    const reader = this.#source.read(root, view);
    if (!(await through(reader, stale))) return reader.free();
    const [blocks, nodes, stretches] = await reader.finish(ignored);
    const text = blocks.map((b) => b.text).join("\n");
    if (text.length > LONGEST) throw new Error("whosaid: the article is too long to be read");
    return { blocks, text, page: new Painter(view, nodes, stretches) };
  }

  /** The slots of some blocks. Slices with the same text keep their analysis. @param {Block[]} blocks */
  slotsOf(blocks) {
    const before = new Map(this.slots.map((s) => [s.slice.key, s]));
    return slice(blocks).map((s) => {
      const same = before.get(s.key);
      /** @type {Slot} */
      const slot = { slice: s, flat: same?.flat, failed: same?.failed, top: 0, bottom: 0 };
      if (slot.flat) slot.analysis = s.start === same?.slice.start ? same.analysis : this.#joined([slot]);
      return slot;
    });
  }

  /**
   * Analyses a slice. Returns false if that became stale; then its error does not count.
   * @param {Slot} slot @param {Block[]} all @param {() => boolean} stale
   */
  async analyse(slot, all, stale) {
    try {
      slot.flat = await this.#source.ask(slot.slice.blocks, this.#options, all);
      slot.analysis = this.#joined([slot]);
    } catch (error) {
      if (stale()) return false;
      // If only these words made it fail, the other slices are shown.
      if (!(/** @type {{ partial?: boolean }} */ (error).partial)) throw error;
      slot.failed = true;
    }
    return !stale();
  }

  /** The Analysis of slots as one. @param {Slot[]} slots */
  #joined(slots) {
    const there = slots.filter((s) => s.flat);
    const parts = there.map((s) => /** @type {Flat} */ (s.flat));
    if (parts.length === 0) return NOTHING;
    if (parts.length === 1 && there[0].slice.start === 0) return unfold(parts[0]);
    return unfold(this.#source.join(parts, new Uint32Array(there.map((s) => s.slice.start))));
  }

  /** Joins what is read so far. */
  join() {
    const [first, ...more] = this.slots;
    this.analysis = more.length === 0 && first?.analysis ? first.analysis : this.#joined(this.slots);
  }
}

/** The error that names the slices that the engine failed at; undefined if it did not fail. @param {Slot[]} slots */
export function failureOf(slots) {
  const words = slots.filter((s) => s.failed).map(({ slice: { blocks } }) => `“${blocks[0].text.slice(0, NAMED)}”`);
  if (words.length === 0) return undefined;
  return new Error(`whosaid: the engine failed at the parts that begin with ${words.join(", ")}`);
}
