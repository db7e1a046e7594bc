// The engine off the page's own thread: blocks in, an Analysis out.
import init, { analyze } from "./whosaid_wasm.js";

const ready = init();

addEventListener("message", async ({ data: { id, blocks, options } }) => {
  try {
    await ready;
    postMessage({ id, analysis: analyze(blocks, options) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
