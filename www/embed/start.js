// What the two script tags share: they mark the page's article, show the list, and report errors.

import { asked, misspelt } from "./attributes.js";
import { whole } from "./whole.js";

/** @import { AttachOptions, Handle } from "./whosaid.js" */

export { whole };

/** Compiles while it fetches, if the server sends the right content type. @param {BufferSource | WebAssembly.Module | URL | string} source */
export async function compiled(source) {
  if (typeof source !== "string" && !(source instanceof URL))
    return "byteLength" in source ? WebAssembly.compile(source) : source;
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${answer.url} cannot be loaded (${answer.status})`);
  if (answer.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(answer);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/**
 * Options with the text of the house list, which has several lines, in place of the address of its file.
 * @template {{ house?: string }} T
 * @param {T | undefined} options @returns {Promise<T | undefined>}
 */
export async function housed(options) {
  const house = options?.house;
  if (!options || !house || house.includes("\n")) return options;
  const answer = await fetch(house);
  if (!answer.ok) throw new Error(`whosaid: ${answer.url} cannot be loaded (${answer.status})`);
  return { ...options, house: await answer.text() };
}

/** Calls the document's own method, whatever elements the page has named like it. @param {string} selector @returns {Element[]} */
export const all = (selector) => [...Document.prototype.querySelectorAll.call(document, selector)];

/** Reports an error to the page; if nobody handles it, to the console, in one line. @param {Error} error */
export function fail(error) {
  const event = new CustomEvent("whosaid:error", { bubbles: true, cancelable: true, detail: { error } });
  if (EventTarget.prototype.dispatchEvent.call(document, event))
    console.error(error.message.startsWith("whosaid") ? error.message : `whosaid: ${error.message}`);
}

/**
 * Marks the page's article and shows the list of its speakers.
 * @param {DOMStringMap} data
 * @param {(root: string | undefined, options: AttachOptions) => Promise<Handle>} attach
 */
async function auto(data, attach) {
  const { root, panel = "" } = data;
  const options = asked(data);
  const corner = panel === "" || panel === "off";
  if (!corner && all(panel).length === 0)
    fail(
      new Error(`whosaid: nothing in the page matches data-panel ${JSON.stringify(panel)}: the list is in the corner`),
    );
  const handle = await attach(root, options);
  if (panel === "off") return;
  const { seat } = await whole("panel.js", import("./panel.js"));
  seat(handle, corner ? undefined : panel);
}

/**
 * Runs the tag `<script type="module" src="…" data-auto>` of a script, if the page has one.
 * @param {string} address @param {readonly string[]} own The attributes that only this script has.
 * @param {(data: DOMStringMap) => (root: string | undefined, options: AttachOptions) => Promise<Handle>} attaching
 */
export function tagged(address, own, attaching) {
  if (typeof document === "undefined") return;
  const scripts = /** @type {HTMLScriptElement[]} */ (all("script[data-auto]"));
  const script = scripts.find((s) => s.src === address);
  if (!script) return;
  const wrong = misspelt(script.dataset, own);
  if (wrong) fail(wrong);
  const start = () => auto(script.dataset, attaching(script.dataset)).catch(fail);
  if (Reflect.get(Document.prototype, "readyState", document) !== "loading") start();
  else EventTarget.prototype.addEventListener.call(document, "DOMContentLoaded", start);
}
