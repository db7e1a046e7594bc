// Marks an article by the analysis that its page carries, without engine, weights and worker. This one file holds all that a first
// mark needs, except the WebAssembly.
import { attach as show } from "./attach.js";
import { PAINT_ONLY } from "./attributes.js";
import * as wasm from "./carried_wasm.js";
import { Published } from "./published.js";
import { all, compiled, tagged, whole } from "./start.js";

/** @import { Source } from "./host.js" */
/** @import { PaintOptions } from "./paint.js" */

/** What a page carries, in the page. */
const CARRIED = 'script[type="application/whosaid+json"]';

const ENGINE = ["auto", "never"];

/** @type {Promise<typeof wasm> | undefined} */
let loading;

/** Loads the code that finds the published blocks. */
function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start() {
  try {
    await wasm.default({ module_or_path: await compiled(new URL("./carried_bg.wasm", import.meta.url)) });
  } catch (cause) {
    const { message = cause } = /** @type {Error} */ (cause);
    throw new Error(`whosaid: the painter (carried_bg.wasm) does not start: ${message}`, { cause });
  }
  return wasm;
}

/** The analysis: given, at an address, or in the page. @param {PaintOptions["analysis"]} analysis */
async function carried(analysis) {
  if (typeof analysis === "object" && !(analysis instanceof URL)) return analysis;
  if (analysis !== undefined) {
    const answer = await fetch(analysis);
    if (!answer.ok) throw new Error(`whosaid: ${answer.url} cannot be loaded (${answer.status})`);
    return json(await answer.text(), answer.url);
  }
  const [script] = all(CARRIED);
  if (!script) throw new Error("whosaid: this page carries no analysis");
  return json(script.textContent ?? "", "what the page carries");
}

/** @param {string} text @param {string} where */
function json(text, where) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`whosaid: ${where} is not JSON: ${/** @type {Error} */ (cause).message}`, { cause });
  }
}

/** The engine, for edited text. @returns {Promise<Source>} */
const engine = async () => /** @type {any} */ (await whole("whosaid.js", import("./whosaid.js"))).source();

/** @type {typeof import("./paint.js").attach} */
export async function attach(root, options = {}) {
  const { analysis, engine: wanted = ENGINE[0], ...others } = options;
  if (!ENGINE.includes(wanted))
    throw new Error(`whosaid: unknown engine “${wanted}”, expected one of ${ENGINE.join(", ")}`);
  const stood = /** @type {Partial<Element> | undefined} */ (root)?.isConnected;
  // The page is searched while this loads.
  const loading = load();
  loading.catch(() => {});
  const source = new Published(await carried(analysis), loading, wanted === "auto" ? engine : undefined);
  return show(root, others, source, stood);
}

tagged(
  import.meta.url,
  PAINT_ONLY,
  ({ analysis, engine }) =>
    (root, options) =>
      attach(root, { ...options, analysis, engine: /** @type {PaintOptions["engine"]} */ (engine) }),
);
