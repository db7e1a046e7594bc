// The engine off the page's own thread: blocks in, an Analysis out.
import init, { analyze } from "./whosaid_wasm.js";

/** Analysed once at the start, without using the result: browsers compile a function at its first call. */
const WARM_UP = "“The wheel may turn again,” said Ann Lee, the miller. She told Tom Lund that it was late.";

/** @type {(module?: WebAssembly.Module) => void} */
let start = () => {};

/** The page sends the engine's code before any blocks, or an empty message if the browser cannot send code. */
const ready = /** @type {Promise<WebAssembly.Module | undefined>} */ (new Promise((resolve) => (start = resolve))).then(
  (module) => init(module && { module_or_path: module }),
);
ready.then(
  () => {
    postMessage({ ready: true });
    analyze(WARM_UP);
  },
  () => postMessage({ lost: true }),
);

addEventListener("message", ({ data }) => (data.id ? answer(data) : start(data.module)));
addEventListener("messageerror", () => start());

/** @param {{ id: number, blocks: import("./whosaid.js").Block[], options: import("./whosaid.js").Options }} asked */
async function answer({ id, blocks, options }) {
  // If it did not start, the page already knows.
  await ready;
  try {
    const { house } = options;
    const find = house && (await import("./house.js")).finder(house);
    postMessage({ id, analysis: analyze(blocks, { ...options, house: find }) });
  } catch (error) {
    const { name, message = error } = /** @type {Error} */ (error);
    // After a trap, the page replaces this worker.
    postMessage({ id, error: String(message), trapped: name !== "Error" });
  }
}
