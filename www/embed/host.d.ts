// What an article asks of the program that it is shown in: the embed (place.js) or the browser extension
// (extension/content/host.js). Each hands over its own implementation.
import type { Found } from "./find.js";
import type { Flat } from "./records.js";
import type { Block, Options } from "./whosaid.js";

/** How Whosaid comes into a page: its styles, its elements, and what it says to the page. */
export interface Host {
  /** Styles the marks of a document. Returns what removes the styles. */
  dress(page: Document, fail: (error: Error) => void): () => void;
  /** Styles the marks in a component. Returns what removes the styles. */
  dressComponent(shadow: ShadowRoot): () => void;
  /** Styles the marks of a document for a dark background. Returns what removes the styles. */
  darken(page: Document): () => void;
  /** Styles a shadow root of ours. Resolves when the styles are there or cannot be loaded. */
  look(shadow: ShadowRoot, name?: "panel.css" | "lists.css"): Promise<unknown>;
  /** Creates an element of ours with a styled shadow root. */
  shell(name: string): { host: HTMLElement; shadow: ShadowRoot };
  /** Dispatches an event to the page from an article's element. Returns false if a listener handled it. */
  tell(root: Element, name: string, detail: object): boolean;
  /** Passes on an imported module. If the import fails, rejects with an error that names the missing file. */
  whole<T>(name: string, coming: Promise<T>): Promise<T>;
}

/** What the panel asks of its program. */
export type PanelHost = Pick<Host, "look" | "tell" | "whole">;

/** Reads a page in turns: the blocks, and where their text stands (painter.js). */
export interface PageReader {
  /** Reads some more nodes. Returns whether it has read the last one. */
  goOn(count: number): boolean;
  finish(ignored: Set<Element>): [Block[], Text[], Uint32Array] | Promise<[Block[], Text[], Uint32Array]>;
  free(): void;
}

/** Where the analysis runs: an engine, or what the page carries. Each article calls `begin` once and `end` once. */
export interface Source {
  begin(): void;
  end(): void;
  /** Throws if an option is invalid. */
  check(options: Options): void;
  /** What reads house lists, if there is an engine. */
  lists?(): Promise<typeof import("./house.js")>;
  find(page: Document): Promise<Found | undefined>;
  read(root: Element, view: (Window & typeof globalThis) | null): PageReader;
  /** Analyses the blocks of a slice; `all` are the blocks of the article. */
  ask(blocks: Block[], options: Options, all: Block[]): Promise<Flat>;
  /** Joins the analyses of slices; `starts` are where they begin in the text. */
  join(parts: Flat[], starts: Uint32Array): Flat;
}

/** Finds the article again; `now` is its current element. */
export type Find = (now?: Element) => Found | undefined | Promise<Found | undefined>;
