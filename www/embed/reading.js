// How an article is found and read where there is an engine, or an extension: by the rules for pages, which are Rust's.
import { Host } from "./host.js";
import { Reader } from "./whosaid_wasm.js";

export { findArticle as find } from "./find.js";
export { checkOptions as check, join } from "./whosaid_wasm.js";

/** @param {Element} root @param {(Window & typeof globalThis) | null} view */
export const read = (root, view) => new Reader(root, new Host(view));
