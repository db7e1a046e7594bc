// How an engine or an extension finds and reads an article: by the rules for pages, which are written in Rust.
import { Nodes } from "./nodes.js";
import { Reader } from "./whosaid_wasm.js";

export { findArticle as find } from "./find.js";
export { checkOptions as check, join } from "./whosaid_wasm.js";

/** @param {Element} root @param {(Window & typeof globalThis) | null} view */
export const read = (root, view) => new Reader(root, new Nodes(view));
