import type { Analysis } from "./analysis.js";
import type { AttachOptions, Handle } from "./whosaid.js";

export type * from "./analysis.js";
export type { AttachOptions, Handle, Layer } from "./whosaid.js";

/** What a page carries: the analysis of the published text, and what its blocks are known by. */
export interface Carried {
  /** The version of this shape, now 1. */
  whosaid: number;
  /** The blocks of the text that was analysed, in order. */
  blocks: {
    /** Of its text, in sixteen hexadecimal digits. */
    hash: string;
    /** In UTF-16 code units that are neither white space nor invisible. */
    length: number;
  }[];
  /** Spans count the same units, over all blocks. */
  analysis: Analysis;
}

export interface PaintOptions extends Omit<AttachOptions, "scope" | "confidence"> {
  /** What the page carries, or its address; by default what stands in `<script type="application/whosaid+json">`. */
  analysis?: Carried | URL | string;
  /**
   * What becomes of paragraphs that were edited since: `auto` (the default) loads the engine where there are any, and has it
   * read them; `never` leaves them unmarked.
   */
  engine?: "auto" | "never";
}

/**
 * Marks an article by the analysis that its page carries. What it finds, follows and returns is as `attach` of the embed does
 * it; the analysis has the scope and the confidence that it was made with.
 */
export function attach(root?: Element | string, options?: PaintOptions): Promise<Handle>;
