// The exports of the build for Node.
import type { Block, Options } from "./whosaid.js";

export { __wbg_reset_state, analyze, default } from "./whosaid_wasm.js";
export function readPage(html: string): Block[];
export function carry(input: string | Block[], options?: Options): string;
