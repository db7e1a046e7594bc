// The engine off the page's own thread: blocks in, an Analysis out.
import init, { analyze } from "./whosaid_wasm.js";

const ready = init();
ready.then(
  () => postMessage({ ready: true }),
  () => postMessage({ lost: true }),
);

addEventListener("message", async ({ data: { id, blocks, options } }) => {
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
