// The exports of the WebAssembly build for Node.
import type { Format } from "./node.js";
import type { Block, Options } from "./whosaid.js";

export { __wbg_reset_state, analyze, default } from "./whosaid_wasm.js";
export function readPage(html: string): { blocks: Block[]; address?: string };
export function formats(): Format[];
export function exportAs(
  format: string,
  articles: { id?: string; url?: string; input: string | Block[] }[],
  several: boolean,
  options?: Options,
): string;
