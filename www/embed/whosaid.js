// Whosaid's shim: loads the engine, reads the options, wires the panel. What is said of an article is all worked out in
// the WebAssembly beside it. It imports nothing ahead: where a file of ours is missing, it says so.
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

/** @type {typeof import("./whosaid.js").analyze} */
export async function analyze(input, options) {
  const [{ here, unfold }, chosen] = await Promise.all([engine(), housed(options), load()]);
  return unfold(await here(input, chosen, code));
}

/** The engine, begun, and what reads pages for it: whoever asks for it ends it. */
export async function source() {
  const loaded = load();
  // The worker is started meanwhile.
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
  // What is taken out of the page while the engine is loaded is not marked.
  const stood = /** @type {Partial<Element> | undefined} */ (root)?.isConnected;
  const begun = source();
  try {
    const [{ attach }, engine] = await Promise.all([whole("attach.js", import("./attach.js")), begun]);
    return await attach(root, options, engine, stood);
  } finally {
    // What is attached by now holds the worker by itself.
    begun.then(
      ({ end }) => end(),
      () => {},
    );
  }
}

tagged(import.meta.url, () => attach);
