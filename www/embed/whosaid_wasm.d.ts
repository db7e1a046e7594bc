// The exports of the engine. Written by hand, because the generated declarations have no types for blocks and options.
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
 * Information about a verb: its number if other verbs may be “like” it, otherwise -1; whether it is a known verb of
 * saying; then its forms, each followed by its bits (1 base, 2 third person, 4 past, 8 participle, 16 -ing).
 */
export function verbForms(word: string, double: boolean): (number | boolean | string)[];
/** Joins the analyses of the parts of a text. `starts`: where each part begins in the text. */
export function join(parts: Flat[], starts: Uint32Array): Flat;
/**
 * Replaces the instance of the engine after a trap; its state is lost. Only in the build for the extension's
 * background.
 */
export function __wbg_reset_state(): void;
export function checkOptions(options?: Options): void;

/** The attributes and CSS properties that the page reader needs from the host. */
export function asked(): [string[], string[]];

/** How the page reader reads the nodes of a page: www/embed/nodes.js. */
interface Asked {
  look(node: Node): string | undefined;
  children(node: Node): Node[];
  place(element: Element): number[] | undefined;
  marks(element: Element): string[] | undefined;
}

/** A page that is searched for its article. `unseenToo`: includes hidden elements. */
export class Survey {
  constructor(body: Element, host: Asked, unseenToo: boolean);
  /** Visits some more nodes. Returns whether all are done. */
  goOn(count: number): boolean;
  finish(): Seen;
  free(): void;
}

/** A page whose nodes were all visited. */
export interface Seen {
  /** The number of letters and digits in its prose. */
  readonly prose: number;
  /** Number of nodes times depth; undefined for a page that is too large. */
  readonly cost: number | undefined;
  /**
   * The element of the article, and the elements inside it that are not part of the article; undefined if the markup of
   * the page does not show it. `given`: article texts from the page's JSON-LD.
   */
  find(given: string[]): [Element, Element[]] | undefined;
  /** The same for the article that consists of exactly these text nodes. */
  keep(texts: Set<Node>): [Element, Element[]] | undefined;
  free(): void;
}

/** Reads the text of an element. */
export class Reader {
  constructor(root: Element, host: Asked);
  /** Reads some more nodes. Returns whether all are done. */
  goOn(count: number): boolean;
  /**
   * Returns the blocks, the text nodes, and the ranges of the text that are in each node (painter.js). Omits the
   * ignored elements and whatever is not part of the article.
   */
  finish(ignored: Set<Element>): [Block[], Text[], Uint32Array];
  free(): void;
}
