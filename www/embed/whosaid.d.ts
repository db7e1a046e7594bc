import type { Analysis, BlockKind } from "./analysis.js";

export type * from "./analysis.js";

export type Scope = "speech" | "all";
export type Layer = "quotations" | "attributions" | "hedges";

/**
 * How much is marked. `quiet`: a thin line under each statement and a fine one under hedges, and all of it for one speaker where a
 * reader points at their words. `full`: everything at once.
 */
export type Marking = "quiet" | "full";

/** A speaker, or the speaker of an attribution, by their numbers in the analysis. */
export interface Lit {
  speaker?: number;
  attribution?: number;
}

export interface Block {
  kind?: BlockKind;
  text: string;
}

export interface Options {
  /** Speech alone (the default), or beliefs, perceptions and decrees too. */
  scope?: Scope;
  /** The least confidence that an attribution needs, from 0 to 1. Default: 0.5 for speech, 0 for all. */
  confidence?: number;
  /**
   * A newsroom's own hedges, verbs of saying and names of desks (docs/HOUSE.md): the text of the list, or in a page the address of
   * its file. Its regular expressions are read as JavaScript's.
   */
  house?: string;
}

export interface AttachOptions extends Options {
  /** The kinds of mark shown at first; all where left out. */
  layers?: Layer[];
  /** How much is marked; `quiet` where left out. */
  marking?: Marking;
  /** The language of panel and cards: English or German, or that of `messages`. Default: the page's own, else English. */
  lang?: string;
  /** A table of messages in another language, or its address (JSON); what it leaves out is said in English. */
  messages?: Record<string, string> | URL | string;
  /** False where marks are not to explain themselves by a card. */
  cards?: boolean;
  /** False where the article is not to be read again when the page changes it. */
  watch?: boolean;
  /** `marks` wraps what is marked in `<mark>` elements, for pages that need it; the default leaves the DOM alone. */
  mode?: "highlights" | "marks";
  /** False where the page links `whosaid.css` itself or has styles of its own. */
  css?: boolean;
}

/**
 * An article that is shown. Its events: `update` when its Analysis changes, `progress` while a long page is read, `marking` when the
 * strength of marking changes, `error`, `detach`. The page gets `update`, `progress` and `error` as `whosaid:update` and so on, from
 * the article's element. An error with `partial` left something out (a slice that the engine failed at, the cards); the rest is shown.
 */
export interface Handle extends EventTarget {
  /** The article's element. */
  readonly root: Element;
  readonly analysis: Analysis;
  /**
   * The colour of each speaker: 1 to 7 are the hues of the palette, 8 to 14 the same hues with a second line, 15 to 21 with a
   * thick one, and so on from 1; 0 for who says nothing.
   */
  readonly colours: readonly number[];
  /**
   * How many slices of how many are read, and how many of these the engine failed at; an article is one slice, a long page
   * is several.
   */
  readonly progress: { done: number; total: number; failed: number };
  /** The article as it was read: its blocks joined by line feeds, white space collapsed. */
  readonly text: string;
  /** Where a span of the text stands in the page; undefined if nothing of it does. */
  rangeOf(start: number, end: number): Range | undefined;
  /** The offset in the text of a place in the page; undefined if we read nothing there. */
  offsetOf(node: Node, offset: number): number | undefined;
  /** Shows or hides one kind of mark. */
  setLayer(layer: Layer, on: boolean): void;
  /** Whether one kind of mark is shown. */
  shows(layer: Layer): boolean;
  readonly marking: Marking;
  /** Changes how much is marked. */
  setMarking(marking: Marking): void;
  /** Shows the words of one speaker in full; without an argument, of no speaker. */
  light(what?: Lit): void;
  /** Scrolls to a span and lights it up for a while. Returns false if nothing of it stands in the page. */
  reveal(start: number, end: number): boolean;
  /** Shows the card of an attribution beside its words; of a range of the page (a selection), the card of whose words it holds. */
  explain(what: number | Range): void;
  /** Whether a card is shown. */
  readonly explaining: boolean;
  /** Points at one span; without an argument, at nothing. */
  focus(start?: number, end?: number): void;
  /** Removes every mark for good. Later calls do nothing. `text` and `analysis` stay as they were. */
  detach(): void;
}

/**
 * Loads the engine, once. Called by the others; call it to load early, or to name the `.wasm` yourself (its bytes, a
 * compiled module or its address), as Node must.
 */
export function load(source?: BufferSource | WebAssembly.Module | URL | string): Promise<void>;

/** Reads a text, in which every line that is not blank is a paragraph, or blocks, joined by line feeds. Needs no page. */
export function analyze(input: string | Block[], options?: Options): Promise<Analysis>;

/**
 * Reads an element and marks what it finds there, without touching it, and goes on doing so where the page changes it. Of
 * several matches of a selector, the one with the most text. Without a root it finds the page's article by itself. What a
 * selector matched, or what it found, it finds again where the page replaces it.
 *
 * An element is shown once: asked for again with the same options it gives the same handle; with others, the earlier handle
 * is detached first. It rejects where an option's name or value is unknown.
 */
export function attach(root?: Element | string, options?: AttachOptions): Promise<Handle>;

declare global {
  interface HTMLElementTagNameMap {
    "whosaid-panel": HTMLElement & { handle: Handle | undefined };
  }
}
