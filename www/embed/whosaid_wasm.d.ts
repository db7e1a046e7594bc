// The engine's exports, by hand: the generated declarations know neither blocks nor options.
import type { Flat } from "./records.js";
import type { Block, Options } from "./whosaid.js";

export default function init(source?: {
  module_or_path: BufferSource | WebAssembly.Module | URL | string;
}): Promise<unknown>;
export function analyze(
  input: string | Block[],
  options?: Omit<Options, "house"> & { house?: string | ((text: string) => Uint32Array) },
): Flat;
/**
 * Of a verb: its number, if others may be like it, or -1; whether it is known as one of saying; then its forms, each with its
 * bits (1 base, 2 third person, 4 past, 8 participle, 16 -ing).
 */
export function verbForms(word: string, double: boolean): (number | boolean | string)[];
/** The analyses of a text's parts as one; `starts` are where in the text each of them begins. */
export function join(parts: Flat[], starts: Uint32Array): Flat;
/** Replaces an instance of the engine that trapped, without its contents. Only the extension's background has it. */
export function __wbg_reset_state(): void;
export function checkOptions(options?: Options): void;

/** The attributes, and the properties of CSS, that the reader of pages asks a host for. */
export function asked(): [string[], string[]];

/** What the page's nodes are asked by: www/embed/nodes.js. */
interface Asked {
  look(node: Node): string | undefined;
  children(node: Node): Node[];
  place(element: Element): number[] | undefined;
  marks(element: Element): string[] | undefined;
}

/** A page that is looked through for its article; `unseenToo` looks at what is hidden as well. */
export class Survey {
  constructor(body: Element, host: Asked, unseenToo: boolean);
  /** Looks at some more nodes. Returns whether it has seen the last one. */
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
  /** The article's element, and the elements in it that are not part of the article; undefined if the page does not say. */
  find(given: string[]): [Element, Element[]] | undefined;
  /** The same for the article that holds some texts and nothing else. */
  keep(texts: Set<Node>): [Element, Element[]] | undefined;
  free(): void;
}

/** An element that is being read. */
export class Reader {
  constructor(root: Element, host: Asked);
  /** Reads some more nodes. Returns whether it has read the last one. */
  goOn(count: number): boolean;
  /**
   * What was read, without some elements and without what is no part of the article: the blocks, the text nodes, and the stretches
   * of the text that stand in them (painter.js).
   */
  finish(ignored: Set<Element>): [Block[], Text[], Uint32Array];
  free(): void;
}
