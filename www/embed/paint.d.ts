import type { Analysis } from "./analysis.js";
import type { AttachOptions, Handle } from "./whosaid.js";

export type * from "./analysis.js";
export type { AttachOptions, Handle, Layer } from "./whosaid.js";

/**
 * The content of `<script type="application/whosaid+json">`: the analysis of the published text, and hashes of its
 * blocks.
 */
export interface Carried {
  /** The version of this shape, now 1. */
  whosaid: number;
  /** The blocks of the text that was analysed, in order. */
  blocks: {
    /** The hash of the text, in sixteen hexadecimal digits. */
    hash: string;
    /** The length in UTF-16 code units that are neither white space nor invisible. */
    length: number;
  }[];
  /** The analysis. Its spans count the same units, over all blocks. */
  analysis: Analysis;
}

export interface PaintOptions extends Omit<AttachOptions, "scope" | "confidence"> {
  /** The analysis, or its address. Default: the content of `<script type="application/whosaid+json">`. */
  analysis?: Carried | URL | string;
  /**
   * How to treat paragraphs that were edited after publication. `auto` (the default) loads the engine if there are any,
   * and analyses them; `never` leaves them unmarked.
   */
  engine?: "auto" | "never";
}

/**
 * Marks an article with the analysis embedded in its page. Finds and follows the article, and returns a handle, like
 * `attach` of `whosaid.js`. The scope and confidence are those of the embedded analysis.
 */
export function attach(root?: Element | string, options?: PaintOptions): Promise<Handle>;
