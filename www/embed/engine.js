// Where the analysis runs: in a worker, so that the page never waits for it; on the page's own thread where there can be
// none (the embed comes from another origin, or the page forbids workers).
import { analyze } from "./whosaid_wasm.js";

/** @import { Analysis, Block, Options } from "./whosaid.js" */

/** @type {Worker | null | undefined} */
let worker;
/** How many articles are shown. */
let users = 0;
let last = 0;
/** @type {Map<number, { resolve: (a: Analysis) => void, reject: (e: Error) => void, again: () => void }>} */
const asked = new Map();

/** Starts the worker ahead of time. */
export function begin() {
  users += 1;
  start();
}

/** The last article that is detached ends the worker. */
export function end() {
  users -= 1;
  if (users <= 0 && asked.size === 0) stop();
}

function stop() {
  worker?.terminate();
  worker = undefined;
}

/** The address as a page with Trusted Types wants it: such a page allows a policy of the name "whosaid". @param {string} href */
function trusted(href) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  policy ??= trustedTypes?.createPolicy("whosaid", { createScriptURL: (/** @type {string} */ s) => s });
  return policy ? policy.createScriptURL(href) : href;
}

/** @type {any} */
let policy;

function start() {
  if (worker !== undefined) return;
  try {
    worker = new Worker(/** @type {string} */ (trusted(new URL("./worker.js", import.meta.url).href)), {
      type: "module",
    });
    worker.addEventListener("message", ({ data: { id, analysis, error } }) => {
      const job = asked.get(id);
      asked.delete(id);
      if (users <= 0 && asked.size === 0) stop();
      if (error) job?.reject(new Error(error));
      else job?.resolve(analysis);
    });
    worker.addEventListener("error", giveUp);
  } catch {
    worker = null;
  }
}

/** No worker after all: what was asked of it is done here. @param {Event} event */
function giveUp(event) {
  event.preventDefault();
  worker?.terminate();
  worker = null;
  for (const job of asked.values()) job.again();
  asked.clear();
}

/**
 * @param {Block[]} blocks
 * @param {Options} options
 * @returns {Promise<Analysis>}
 */
export function ask(blocks, options) {
  start();
  return new Promise((resolve, reject) => {
    const here = () => {
      // A turn for the page between slices.
      setTimeout(() => {
        try {
          resolve(/** @type {Analysis} */ (analyze(blocks, options)));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    };
    if (!worker) return here();
    last += 1;
    asked.set(last, { resolve, reject, again: here });
    const { scope, confidence } = options;
    worker.postMessage({ id: last, blocks, options: { scope, confidence } });
  });
}
