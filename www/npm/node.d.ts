import type { Analysis } from "./analysis.js";
import type { Block, Options } from "./whosaid.js";

export type * from "./analysis.js";
export type { Block, Options, Scope } from "./whosaid.js";

/** Loads the engine, once. The others call it; call it to load early. */
export function load(): Promise<void>;

/** Reads a text, in which every line that is not blank is a paragraph, or blocks, whose text is theirs joined by line feeds. */
export function analyze(input: string | Block[], options?: Options): Promise<Analysis>;

/** The blocks of the article of a page's HTML; none where the page has no article. */
export function readPage(html: string): Promise<Block[]>;

/**
 * What the page of a text, or of blocks, carries so that `whosaid/paint` marks it without the engine: JSON that may stand in a
 * `<script type="application/whosaid+json">` as it is.
 */
export function carry(input: string | Block[], options?: Options): Promise<string>;

/**
 * The HTML of a page with its analysis, and the script's tag, before the end of its body; as it was where it has no article.
 * `script` is the address of `paint.js` on your site.
 */
export function publish(
  html: string,
  options: Options & { script: string; engine?: "auto" | "never" },
): Promise<string>;
