// Whosaid's shim: loads the engine, reads the options, wires the panel. What is said of an article is all worked out in
// the WebAssembly beside it. It imports nothing ahead: where a file of ours is missing, it says so.

/** @type {Promise<void> | undefined} */
let loading;

/**
 * What is imported; where it cannot be had, an error that names the file.
 * @template T
 * @param {string} name @param {Promise<T>} coming
 */
const whole = (name, coming) =>
  coming.catch(async (error) => {
    const { missing } = await import("./missing.js").catch(() => ({ missing: () => error }));
    throw await missing(name, error);
  });

/** The engine's code, which the page and its worker share. @type {Promise<WebAssembly.Module> | undefined} */
let code;

/** What runs the engine. */
const engine = () => whole("engine.js", import("./engine.js"));

/** @type {typeof import("./whosaid.js").load} */
export function load(source = new URL("./whosaid_bg.wasm", import.meta.url)) {
  loading ??= start(source).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {NonNullable<Parameters<typeof load>[0]>} source */
async function start(source) {
  code = compiled(source);
  // A failure is handled below, where it is awaited.
  code.catch(() => {});
  // What is missing of it is told where it is needed.
  import("./engine.js").catch(() => {});
  const { default: init } = await whole("whosaid_wasm.js", import("./whosaid_wasm.js"));
  try {
    await init({ module_or_path: await code });
  } catch (cause) {
    const { message = cause } = /** @type {Error} */ (cause);
    throw new Error(`whosaid: the engine (whosaid_bg.wasm) does not start: ${message}`, { cause });
  }
}

/** Compiles while it fetches, if the server gives the right content type. @param {NonNullable<Parameters<typeof load>[0]>} source */
async function compiled(source) {
  if (typeof source !== "string" && !(source instanceof URL))
    return "byteLength" in source ? WebAssembly.compile(source) : source;
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${answer.url} cannot be loaded (${answer.status})`);
  if (answer.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(answer);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/** @type {typeof import("./whosaid.js").analyze} */
export async function analyze(input, options) {
  const [{ here }] = await Promise.all([engine(), load()]);
  return here(input, options, code);
}

/** @type {typeof import("./whosaid.js").attach} */
export async function attach(root, options) {
  // What is taken out of the page while the engine is loaded is not marked.
  const stood = /** @type {Partial<Element> | undefined} */ (root)?.isConnected;
  const loaded = load();
  // The worker is started meanwhile.
  const begun = engine().then((engine) => {
    engine.begin(code);
    return engine;
  });
  try {
    const [{ attach }] = await Promise.all([whole("attach.js", import("./attach.js")), loaded, begun]);
    return await attach(root, options, whole, stood);
  } finally {
    // What is attached by now holds the worker by itself.
    begun.then(
      ({ end }) => end(),
      () => {},
    );
  }
}

/** The document's own, whatever a page has named like it. @param {string} selector @returns {Element[]} */
const all = (selector) => [...Document.prototype.querySelectorAll.call(document, selector)];

/**
 * `<script type="module" src="…/whosaid.js" data-auto>`
 * @param {DOMStringMap} data
 */
async function auto({ root, scope, confidence, layers, panel = "", css = "on", mode }) {
  if (!/^(on|off)$/.test(css)) throw new Error(`whosaid: unknown data-css “${css}”, expected one of on, off`);
  const corner = panel === "" || panel === "off";
  if (!corner && all(panel).length === 0)
    fail(
      new Error(`whosaid: nothing in the page matches data-panel ${JSON.stringify(panel)}: the list is in the corner`),
    );
  const handle = await attach(root, {
    scope: /** @type {import("./whosaid.js").Scope | undefined} */ (scope),
    // An empty one is no number, and not 0.
    confidence: confidence === undefined ? undefined : Number(confidence.trim() || Number.NaN),
    layers: /** @type {import("./whosaid.js").Layer[] | undefined} */ (layers?.split(/[\s,]+/).filter(Boolean)),
    mode: /** @type {"highlights" | "marks" | undefined} */ (mode),
    css: css === "on",
  });
  if (panel === "off") return;
  const { seat } = await whole("panel.js", import("./panel.js"));
  seat(handle, corner ? undefined : panel);
}

/** What went wrong, to whoever listens for it; else to the console, in one line. @param {Error} error */
function fail(error) {
  const event = new CustomEvent("whosaid:error", { bubbles: true, cancelable: true, detail: { error } });
  if (EventTarget.prototype.dispatchEvent.call(document, event))
    console.error(error.message.startsWith("whosaid") ? error.message : `whosaid: ${error.message}`);
}

if (typeof document !== "undefined") {
  const scripts = /** @type {HTMLScriptElement[]} */ (all("script[data-auto]"));
  const script = scripts.find((s) => s.src === import.meta.url);
  if (script) {
    const start = () => auto(script.dataset).catch(fail);
    if (Reflect.get(Document.prototype, "readyState", document) !== "loading") start();
    else EventTarget.prototype.addEventListener.call(document, "DOMContentLoaded", start);
  }
}
