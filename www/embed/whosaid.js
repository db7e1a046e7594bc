// The embed's entry: loads the engine, reads the options, wires the panel. The analysis itself is WebAssembly. This file
// has no static imports of other files, so that it can report a missing one.
import { ENGINE_ONLY } from "./attributes.js";
import { compiled, housed, tagged, whole } from "./start.js";

/** @type {Promise<void> | undefined} */
let loading;

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
  // Failures are handled below.
  code.catch(() => {});
  // A missing file is reported where it is needed.
  import("./engine.js").catch(() => {});
  const { default: init } = await whole("whosaid_wasm.js", import("./whosaid_wasm.js"));
  try {
    await init({ module_or_path: await code });
  } catch (cause) {
    const { message = cause } = /** @type {Error} */ (cause);
    throw new Error(`whosaid: the engine (whosaid_bg.wasm) does not start: ${message}`, { cause });
  }
}

/** @type {typeof import("./whosaid.js").analyze} */
export async function analyze(input, options) {
  const [{ here, unfold }, chosen] = await Promise.all([engine(), housed(options), load()]);
  return unfold(await here(input, chosen, code));
}

/** Begins the engine. Returns it with what reads pages for it; the caller ends it. */
export async function source() {
  const loaded = load();
  // Start the worker meanwhile.
  const begun = engine().then((engine) => {
    engine.begin(code);
    return engine;
  });
  try {
    const [reading, engine] = await Promise.all([whole("reading.js", import("./reading.js")), begun, loaded]);
    return { ...reading, ...engine };
  } catch (error) {
    begun.then(
      ({ end }) => end(),
      () => {},
    );
    throw error;
  }
}

/** @type {typeof import("./whosaid.js").attach} */
export async function attach(root, options) {
  // An article that leaves the page while the engine loads is not marked.
  const stood = /** @type {Partial<Element> | undefined} */ (root)?.isConnected;
  const begun = source();
  try {
    const [{ attach }, engine] = await Promise.all([whole("attach.js", import("./attach.js")), begun]);
    return await attach(root, options, engine, stood);
  } finally {
    // Attached articles keep the worker running.
    begun.then(
      ({ end }) => end(),
      () => {},
    );
  }
}

tagged(import.meta.url, ENGINE_ONLY, () => attach);
