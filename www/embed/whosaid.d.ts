import type { Analysis, BlockKind } from "./analysis.js";

export type * from "./analysis.js";

export type Scope = "speech" | "all";
export type Layer = "quotations" | "attributions" | "hedges";

/**
 * How much is marked. `quiet`: a thin line under each statement and a fine line under hedges; pointing at a speaker's
 * words shows all marks of that speaker. `full`: all marks at once.
 */
export type Marking = "quiet" | "full";

/** A speaker, or the speaker of an attribution, as an index in the analysis. */
export interface Lit {
  speaker?: number;
  attribution?: number;
}

export interface Block {
  kind?: BlockKind;
  text: string;
}

export interface Options {
  /** Only speech (the default), or also beliefs, perceptions and decrees. */
  scope?: Scope;
  /** The minimum confidence of attributions, from 0 to 1. Default: 0.5 for speech, 0 for all. */
  confidence?: number;
  /**
   * A newsroom's own hedges, verbs of saying and names of desks (docs/HOUSE.md): the text of the list, or, in a page,
   * the address of its file. In a page, regular expressions have the syntax of JavaScript.
   */
  house?: string;
}

export interface AttachOptions extends Options {
  /** The kinds of mark shown initially. Default: all. */
  layers?: Layer[];
  /** How much is marked. Default: `quiet`. */
  marking?: Marking;
  /**
   * The language of panel and cards: English, German, or the language of `messages`. Default: the language of the page,
   * otherwise English.
   */
  lang?: string;
  /** A table of messages in another language, or its address (JSON). Missing messages are in English. */
  messages?: Record<string, string> | URL | string;
  /** Set to false for marks without cards. */
  cards?: boolean;
  /** Set to false to stop reading the article again when the page changes it. */
  watch?: boolean;
  /** `marks` wraps marked text in `<mark>` elements, for pages that need them. The default does not change the DOM. */
  mode?: "highlights" | "marks";
  /** Set to false if the page links `whosaid.css` itself or has its own styles. */
  css?: boolean;
}

/**
 * An article that is being marked. Its events: `update` when the analysis changes, `progress` while a long page is
 * read, `marking` when the strength of marking changes, `error`, and `detach`. The first three are also dispatched on
 * the article's element, as `whosaid:update` and so on. An `error` event whose `partial` is true means that something
 * is missing (a slice on which the engine failed, the cards); the rest is shown.
 */
export interface Handle extends EventTarget {
  /** The element of the article. */
  readonly root: Element;
  readonly analysis: Analysis;
  /**
   * The colour of each speaker: 1 to 7 are the hues of the palette, 8 to 14 the same hues with a second line, 15 to 21
   * with a thick line, and then again from 1; 0 for a speaker without words.
   */
  readonly colours: readonly number[];
  /**
   * The number of slices read, their total number, and how many of them the engine failed on. An article is one slice;
   * a long page has several.
   */
  readonly progress: { done: number; total: number; failed: number };
  /** The text of the article: its blocks joined by line feeds, with white space collapsed. */
  readonly text: string;
  /** The range of a span in the page; undefined if none of it is in the page. */
  rangeOf(start: number, end: number): Range | undefined;
  /** The offset in the text for a position in the page; undefined if that position is not part of the text. */
  offsetOf(node: Node, offset: number): number | undefined;
  /** Shows or hides one kind of mark. */
  setLayer(layer: Layer, on: boolean): void;
  /** Whether one kind of mark is shown. */
  shows(layer: Layer): boolean;
  readonly marking: Marking;
  /** Changes how much is marked. */
  setMarking(marking: Marking): void;
  /** Shows all marks of one speaker; without an argument, of nobody. */
  light(what?: Lit): void;
  /** Scrolls to a span and highlights it for a while. Returns false if none of it is in the page. */
  reveal(start: number, end: number): boolean;
  /**
   * Shows the card of an attribution beside its words; for a range of the page (a selection), the card of the
   * attribution that it contains.
   */
  explain(what: number | Range): void;
  /** Whether a card is shown. */
  readonly explaining: boolean;
  /** Highlights one span; without arguments, removes that highlight. */
  focus(start?: number, end?: number): void;
  /** Removes all marks permanently; later calls do nothing. `text` and `analysis` keep their values. */
  detach(): void;
}

/**
 * Loads the engine, once. The other functions call it; call it yourself to load early, or to provide the `.wasm` (its
 * bytes, a compiled module or its address), which is necessary in Node.
 */
export function load(source?: BufferSource | WebAssembly.Module | URL | string): Promise<void>;

/**
 * Analyses a text, in which every non-blank line is a paragraph, or blocks, whose texts are joined by line feeds. Needs
 * no page.
 */
export function analyze(input: string | Block[], options?: Options): Promise<Analysis>;

/**
 * Analyses an element and marks it without changing its DOM, and does so again when the page changes it. If a selector has
 * several matches, uses the one with the most text. Without a root, finds the page's article. If the page replaces the
 * element, it is found again, by the selector or as the page's article.
 *
 * An element has at most one handle: a second call with the same options returns the same handle; with other options, the
 * earlier handle is detached first. Rejects if the name or value of an option is unknown.
 */
export function attach(root?: Element | string, options?: AttachOptions): Promise<Handle>;

declare global {
  interface HTMLElementTagNameMap {
    "whosaid-panel": HTMLElement & { handle: Handle | undefined };
  }
}
