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

/** An article for an export: its text, its blocks, or its page's HTML. */
export type Article = {
  /** What it is called; else its number from 1. */
  id?: string;
  /** Its web address, for links; else the one that its page names as its own. */
  url?: string;
} & ({ text: string } | { blocks: Block[] } | { html: string });

/** A format of `exportAs`. */
export interface Format {
  /** “json”, “csv” … */
  name: string;
  /** What it holds, in one line. */
  about: string;
  mediaType: string;
}

/** The formats that `exportAs` writes. */
export function formats(): Promise<Format[]>;

/**
 * Analyses articles and writes them in a format. Of an array the result holds all: a table with one head, an array in JSON. Spans
 * count UTF-16 units.
 */
export function exportAs(format: string, articles: Article | Article[], options?: Options): Promise<string>;

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
