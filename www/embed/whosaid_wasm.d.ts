// The engine's exports, by hand: the generated declarations know no Analysis.
import type { Analysis, Block, Options } from "./whosaid.js";

export default function init(source?: {
  module_or_path: BufferSource | WebAssembly.Module | URL | string;
}): Promise<unknown>;
export function analyze(input: string | Block[], options?: Options): Analysis;
/** Puts a new instance of the engine in the place of one that trapped; what it held is gone. The extension's background alone has it. */
export function __wbg_reset_state(): void;
export function checkOptions(options?: Options): void;

/** The attributes, and the properties of CSS, that the reader of pages asks a host for. */
export function asked(): [string[], string[]];

/** What the page's nodes are asked by: www/embed/host.js. */
interface Asked {
  look(node: Node): string | undefined;
  children(node: Node): Node[];
  place(element: Element): number[] | undefined;
  marks(element: Element): string[] | undefined;
}

/** A page that is looked through for its article; `unseenToo` looks at what is hidden as well. */
export class Survey {
  constructor(body: Element, host: Asked, unseenToo: boolean);
  /** Looks at some nodes more; whether that was the last of them. */
  goOn(count: number): boolean;
  finish(): Seen;
  free(): void;
}

/** A page that was looked through. */
export interface Seen {
  /** The letters and digits of its prose. */
  readonly prose: number;
  /** Nodes times depth; undefined of a page too large to be looked at. */
  readonly cost: number | undefined;
  /** The article's element, and what in it is none of it; undefined where the page does not say. */
  find(given: string[]): [Element, Element[]] | undefined;
  /** The same for the article that holds some texts and nothing else. */
  keep(texts: Set<Node>): [Element, Element[]] | undefined;
  free(): void;
}

/** An element that is being read. */
export class Reader {
  /** `view` is the window of its document, if it has one. */
  constructor(root: Element, host: Asked, view?: Window);
  /** Reads some nodes more; whether that was the last of them. */
  goOn(count: number): boolean;
  /** What was read, without some elements and without what is no part of the article. */
  finish(ignored: Set<Element>): Page;
  free(): void;
}

/** An element as it was read: its text, and where in the page that stands. */
export interface Page {
  blocks(): Block[];
  rangeOf(start: number, end: number): Range | undefined;
  offsetOf(node: Node, offset: number): number | undefined;
  /** Adds spans (start and end of each in turn) to those under a highlight's name. */
  mark(name: string, priority: number, spans: Uint32Array): void;
  /** Takes this page's spans from under a name, or from under all. */
  unmark(name?: string): void;
  free(): void;
}
