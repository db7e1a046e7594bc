// The exports of the WebAssembly of paint.js.
import type { Flat } from "./records.js";

export { default, join } from "./whosaid_wasm.js";

/** The analysis embedded in a page, matched with the blocks of the page. */
export class Carried {
  constructor(analysis: Flat, hashes: string[], lengths: Uint32Array);
  /** For each text, 1 if it matches a published block, in the same order, otherwise 0. */
  meet(texts: string[]): Uint8Array;
  /** The analysis of some blocks. Spans count from the start of the first. */
  part(from: number, to: number): Flat;
  free(): void;
}
