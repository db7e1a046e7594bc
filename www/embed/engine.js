// Where the analysis runs: in a worker, so that the page never waits for it. Without a worker it runs on the page's own thread: the
// embed comes from another origin, the page forbids workers, or the worker does not start.
import * as first from "./whosaid_wasm.js";

/** @import { Flat } from "./records.js" */
/** @import { Block, Options } from "./whosaid.js" */

export { unfold } from "./records.js";

/** How long a worker has to be ready once it has the engine's code, in milliseconds. */
const PATIENCE = 5000;

/** @typedef {{ blocks: Block[], options: Options, resolve: (a: Flat) => void, reject: (e: Error) => void }} Job */

/** @type {Worker | null | undefined} */
let worker;
/** How many articles are shown. */
let users = 0;
let last = 0;
/** Questions without an answer yet. @type {Map<number, Job>} */
const asked = new Map();

/** The engine's compiled code. @type {Promise<WebAssembly.Module> | undefined} */
let code;

/** The engine of the page's own thread, and how often we replaced it. */
let own = first;
let others = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let patience;

/** Starts the worker ahead of time, before the code is there. @param {Promise<WebAssembly.Module>} [compiled] */
export function begin(compiled) {
  code = compiled ?? code;
  users += 1;
  start();
}

/** When the last article is detached, ends the worker. Its answers are no longer needed. */
export function end() {
  users -= 1;
  if (users > 0) return;
  for (const { reject } of asked.values()) reject(new Error("whosaid: detached"));
  asked.clear();
  stop();
}

function stop() {
  clearTimeout(patience);
  worker?.terminate();
  // If the page cannot have a worker, we do not try again.
  if (worker) worker = undefined;
}

/**
 * The error of a failed analysis. After a trap, only this text has no analysis: the error is `partial`.
 * @param {string} message @param {boolean} trapped
 */
const failed = (message, trapped) =>
  trapped ? Object.assign(new Error(`whosaid: the engine failed: ${message}`), { partial: true }) : new Error(message);

/** Replaces an instance that trapped. The first instance stays in memory, because it also reads the page. */
async function renew() {
  others += 1;
  const next = await import(new URL(`./whosaid_wasm.js?${others}`, import.meta.url).href);
  await next.default(code && { module_or_path: await code });
  own = next;
}

/** The code that reads house lists. */
export const lists = () => import("./house.js");

/**
 * Runs the engine on this thread.
 * @param {string | Block[]} input @param {Options} [options] @param {Promise<WebAssembly.Module>} [compiled]
 */
export async function here(input, options, compiled) {
  code = compiled ?? code;
  try {
    return own.analyze(input, options?.house ? { ...options, house: (await lists()).finder(options.house) } : options);
  } catch (error) {
    const { name, message = String(error) } = /** @type {Partial<Error>} */ (error);
    const trapped = name !== "Error";
    if (trapped) await renew().catch(() => {});
    throw failed(message, trapped);
  }
}

/** The address in the form that a page with Trusted Types needs. Such a page allows a policy with the name "whosaid". @param {string} href */
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
    worker.addEventListener("message", ({ data: { ready, lost, id, analysis, error, trapped } }) => {
      if (ready) clearTimeout(patience);
      if (lost) giveUp();
      const job = asked.get(id);
      asked.delete(id);
      if (error) job?.reject(failed(error, trapped));
      else job?.resolve(analysis);
      if (trapped) restart();
    });
    worker.addEventListener("error", giveUp);
    hand(worker);
  } catch {
    worker = null;
  }
}

/** Sends the engine's code to a worker. If that fails, the worker fetches its own. @param {Worker} to */
async function hand(to) {
  // If it does not compile, `load` reports that.
  const module = await code?.catch(() => {});
  if (to !== worker) return;
  patience = setTimeout(giveUp, PATIENCE);
  try {
    to.postMessage({ module });
  } catch {
    to.postMessage({});
  }
}

/** Ends the worker, and asks its open questions again. */
function restart() {
  stop();
  const jobs = [...asked.values()];
  asked.clear();
  for (const job of jobs) give(job);
}

/** Goes on without a worker. @param {Event} [event] */
function giveUp(event) {
  event?.preventDefault();
  stop();
  worker = null;
  restart();
}

/** @param {Job} job */
function give(job) {
  start();
  const { blocks, options, resolve, reject } = job;
  // A turn for the page between slices.
  if (!worker) return void setTimeout(() => here(blocks, options).then(resolve, reject));
  last += 1;
  asked.set(last, job);
  worker.postMessage({ id: last, blocks, options });
}

/**
 * @param {Block[]} blocks
 * @param {Options} options
 * @returns {Promise<Flat>}
 */
export const ask = (blocks, { scope, confidence, house }) =>
  new Promise((resolve, reject) => give({ blocks, options: { scope, confidence, house }, resolve, reject }));
