// Whosaid for Node and Deno: loads its own WebAssembly, and can also read the HTML of pages.
import { readFile } from "node:fs/promises";
import { unfold } from "./records.js";
import * as wasm from "./whosaid_node.js";

/** @type {Promise<unknown> | undefined} */
let loading;

/** @type {typeof import("./node.js").load} */
export async function load() {
  loading ??= readFile(new URL("./whosaid_node.wasm", import.meta.url)).then((bytes) =>
    wasm.default({ module_or_path: bytes }),
  );
  await loading;
}

/**
 * Calls the engine. After a trap, replaces the instance, which must not be used again.
 * @template T @param {() => T} call
 */
async function engine(call) {
  await load();
  try {
    return call();
  } catch (error) {
    const { name, message = String(error) } = /** @type {Partial<Error>} */ (error);
    if (name === "Error") throw error;
    wasm.__wbg_reset_state();
    throw new Error(`whosaid: the engine failed: ${message}`, { cause: error });
  }
}

/** @type {typeof import("./node.js").analyze} */
export const analyze = (input, options) => engine(() => unfold(wasm.analyze(input, options)));

/** @type {typeof import("./node.js").readPage} */
export const readPage = (html) => engine(() => wasm.readPage(html).blocks);

/** @type {typeof import("./node.js").carry} */
export const carry = (input, options) => engine(() => wasm.exportAs("embed", [{ input }], false, options).trimEnd());

/** @type {typeof import("./node.js").formats} */
export const formats = () => engine(() => wasm.formats());

/** @type {typeof import("./node.js").exportAs} */
export const exportAs = (format, articles, options) =>
  engine(() => {
    const all = Array.isArray(articles) ? articles : [articles];
    return wasm.exportAs(format, all.map(given), Array.isArray(articles), options);
  });

/** Converts an article to the input of the engine. @param {import("./node.js").Article} article */
function given(article) {
  if (!("html" in article)) return { ...article, input: "text" in article ? article.text : article.blocks };
  const { blocks, address } = wasm.readPage(article.html);
  return { id: article.id, url: article.url ?? address, input: blocks };
}

/** The last end tag of a body. */
const END = /<\/body\s*>(?![\s\S]*<\/body)/i;

/** @type {typeof import("./node.js").publish} */
export async function publish(html, { script, engine: wanted, ...options }) {
  const blocks = await readPage(html);
  if (blocks.length === 0) return html;
  const never = wanted === "never" ? ' data-engine="never"' : "";
  const address = script.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const tags =
    `<script type="application/whosaid+json">${await carry(blocks, options)}</script>\n` +
    `<script type="module" src="${address}" data-auto${never}></script>\n`;
  return END.test(html) ? html.replace(END, (end) => tags + end) : html + tags;
}
