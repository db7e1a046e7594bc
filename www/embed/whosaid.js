// Whosaid's shim: loads the engine, reads the options, wires the panel. What is said of an article is all worked out in
// the WebAssembly beside it.
import init, * as engine from "./whosaid_wasm.js";

/** @import { Found } from "./find.js" */

/** @type {Promise<unknown> | undefined} */
let loading;

/** @type {typeof import("./whosaid.js").load} */
export function load(source) {
  loading ??= Promise.resolve(init(source === undefined ? undefined : { module_or_path: source })).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading.then(() => {});
}

/** @type {typeof import("./whosaid.js").analyze} */
export async function analyze(input, options) {
  await load();
  return engine.analyze(input, options);
}

/** @type {typeof import("./whosaid.js").attach} */
export async function attach(root, options = {}) {
  const [{ Article }, { findArticle }] = await Promise.all([
    import("./article.js"),
    import("./find.js"),
    load(),
  ]);
  /** @type {Found | undefined} */
  let found;
  if (root === undefined || root === null) {
    found = await findArticle(document);
    if (!found) throw new Error("whosaid: this page has no article that could be told");
  } else {
    const element = typeof root === "string" ? longest(root) : root;
    if (!element) throw new Error(`whosaid: nothing in the page matches ${JSON.stringify(root)}`);
    if (element.nodeType !== 1) throw new Error("whosaid: the root must be an Element");
    found = { root: element, ignored: new Set() };
  }
  const article = new Article(found, options, root === undefined || root === null);
  try {
    return await article.show();
  } catch (error) {
    article.detach();
    throw error;
  }
}

/**
 * The match with the most text: a page's article, not the teasers of others.
 * @param {string} selector
 */
function longest(selector) {
  const length = (/** @type {Element} */ e) => e.textContent?.length ?? 0;
  return [...document.querySelectorAll(selector)].reduce(
    (best, e) => (best && length(best) >= length(e) ? best : e),
    /** @type {Element | null} */ (null),
  );
}

/**
 * `<script type="module" src="…/whosaid.js" data-auto>`
 * @param {DOMStringMap} data
 */
async function auto(data) {
  const { root, scope, confidence, layers, panel, css, mode } = data;
  const handle = await attach(root, {
    scope: /** @type {import("./whosaid.js").Scope | undefined} */ (scope),
    confidence: confidence === undefined ? undefined : Number(confidence),
    layers: /** @type {import("./whosaid.js").Layer[] | undefined} */ (layers?.split(/[\s,]+/).filter(Boolean)),
    mode: /** @type {"highlights" | "marks" | undefined} */ (mode),
    css: css !== "off",
  });
  if (panel === "off") return;
  await import("./panel.js");
  let element = document.querySelector("whosaid-panel");
  if (!element) {
    const place = panel ? document.querySelector(panel) : null;
    element = document.createElement("whosaid-panel");
    element.toggleAttribute("floating", !place);
    (place ?? document.body).append(element);
  }
  element.handle = handle;
}

/** What went wrong, to whoever listens for it; else to the console, in one line. @param {Error} error */
function fail(error) {
  const event = new CustomEvent("whosaid:error", { bubbles: true, cancelable: true, detail: { error } });
  if (document.dispatchEvent(event))
    console.error(error.message.startsWith("whosaid") ? error.message : `whosaid: ${error.message}`);
}

if (typeof document !== "undefined") {
  const script = [...document.scripts].find((s) => s.src === import.meta.url && "auto" in s.dataset);
  if (script) {
    const start = () => auto(script.dataset).catch(fail);
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
    else start();
  }
}
