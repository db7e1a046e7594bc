// Whosaid with its WebAssembly inside the script, for sites that can serve only a single file.

import { WASM } from "./inlined.js";
import { analyze as read, attach as show, load as start } from "./whosaid.js";

/** @type {typeof import("./whosaid.js").load} */
export const load = (source) => start(source ?? Uint8Array.from(atob(WASM), (c) => c.charCodeAt(0)));

/** @type {typeof import("./whosaid.js").analyze} */
export const analyze = (input, options) => load().then(() => read(input, options));

/** @type {typeof import("./whosaid.js").attach} */
export const attach = (root, options) => load().then(() => show(root, options));
