// The engine's exports, by hand: the generated declarations know no Analysis.
import type { Analysis, Block, Options } from "./whosaid.js";

export default function init(source?: {
  module_or_path: BufferSource | WebAssembly.Module | URL | string;
}): Promise<unknown>;
export function analyze(input: string | Block[], options?: Options): Analysis;
/** Puts a new instance of the engine in the place of one that trapped; what it held is gone. The extension's background alone has it. */
export function __wbg_reset_state(): void;
export function checkOptions(options?: Options): void;

/** An element that is being read, without the elements of a set. */
export class Reader {
  /** `walker` walks over all nodes in the element; `view` is the window of its document, if it has one. */
  constructor(root: Element, ignored: Set<Element>, walker: TreeWalker, view?: Window);
  /** Reads some nodes more; whether that was the last of them. */
  goOn(count: number): boolean;
  finish(): Page;
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
