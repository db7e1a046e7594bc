// The engine off the page's own thread: blocks in, an Analysis out.
import init, { analyze } from "./whosaid_wasm.js";

/** Said to nobody: a browser compiles what is called, when it is first called. */
const WARM_UP = "“The wheel may turn again,” said Petra Sandoval, the miller. She told Tom Lund that it was late.";

/** Before any block the page sends the engine's code, or nothing where a browser cannot send that. */
const ready = new Promise((resolve) => {
  const start = (/** @type {WebAssembly.Module | undefined} */ module) =>
    resolve(init(module && { module_or_path: module }));
  addEventListener("message", ({ data: { id, module } }) => id || start(module));
  addEventListener("messageerror", () => start(undefined));
});
ready.then(
  () => {
    postMessage({ ready: true });
    analyze(WARM_UP);
  },
  () => postMessage({ lost: true }),
);

addEventListener("message", async ({ data: { id, blocks, options } }) => {
  if (!id) return;
  // Where it does not start, the page knows by now.
  await ready;
  try {
    postMessage({ id, analysis: analyze(blocks, options) });
  } catch (error) {
    const { name, message = error } = /** @type {Error} */ (error);
    // Where the engine trapped, another worker takes this one's place.
    postMessage({ id, error: String(message), trapped: name !== "Error" });
  }
});
