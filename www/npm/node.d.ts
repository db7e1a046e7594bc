import type { Analysis } from "./analysis.js";
import type { Block, Options } from "./whosaid.js";

export type * from "./analysis.js";
export type { Block, Options, Scope } from "./whosaid.js";

/** Loads the engine, once. The other functions call it; call it yourself to load early. */
export function load(): Promise<void>;

/**
 * Analyses a text, in which every non-blank line is a paragraph, or blocks. Spans count into the text, or into the
 * texts of the blocks joined by line feeds.
 */
export function analyze(input: string | Block[], options?: Options): Promise<Analysis>;

/** Returns the blocks of the article in the HTML of a page; empty if the page has no article. */
export function readPage(html: string): Promise<Block[]>;

/** An article for an export: its text, its blocks, or the HTML of its page. */
export type Article = {
  /** The id. Default: its number, from 1. */
  id?: string;
  /** The web address, for links. Default: the address that the page declares. */
  url?: string;
} & ({ text: string } | { blocks: Block[] } | { html: string });

/** A format of `exportAs`. */
export interface Format {
  /** For example “json” or “csv”. */
  name: string;
  /** A description in one line. */
  about: string;
  mediaType: string;
}

/** The formats that `exportAs` writes. */
export function formats(): Promise<Format[]>;

/**
 * Analyses articles and writes them in a format. For an array, the result contains all articles: in one table, in a
 * JSON array. Spans count UTF-16 units.
 */
export function exportAs(format: string, articles: Article | Article[], options?: Options): Promise<string>;

/**
 * Returns the analysis to embed in the page of an article, so that `whosaid/paint` marks it without the engine: JSON
 * that is safe inside `<script type="application/whosaid+json">`.
 */
export function carry(input: string | Block[], options?: Options): Promise<string>;

/**
 * Returns the HTML of a page with its analysis and the script tag added before the end of the body; unchanged if the
 * page has no article. `script` is the address of `paint.js` on your site.
 */
export function publish(
  html: string,
  options: Options & { script: string; engine?: "auto" | "never" },
): Promise<string>;
