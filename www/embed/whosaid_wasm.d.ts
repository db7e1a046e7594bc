// The engine's exports, by hand: the generated declarations know no Analysis.
import type { Analysis, AttachOptions, Block, Handle, Options } from "./whosaid.js";

export default function init(source?: {
  module_or_path: BufferSource | WebAssembly.Module | URL | string;
}): Promise<unknown>;
export function analyze(input: string | Block[], options?: Options): Analysis;
export function attach(root: Element, options?: AttachOptions): Handle;
export function canPaint(): boolean;
