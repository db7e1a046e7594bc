// The exports of the painter's WebAssembly.
import type { Flat } from "./records.js";

export { default, join } from "./whosaid_wasm.js";

/** What a page carries, and where it stands in the page. */
export class Carried {
  constructor(analysis: Flat, hashes: string[], lengths: Uint32Array);
  /** 1 for each text that was published so, in the same order; else 0. */
  meet(texts: string[]): Uint8Array;
  /** The analysis of some blocks, with spans from the start of the first. */
  part(from: number, to: number): Flat;
  free(): void;
}
