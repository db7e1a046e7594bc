// The extension's background: button, shortcuts, badge and engine. It keeps no state in memory, because browsers stop
// it when it is idle.
import { SHEETS } from "./sheets.js";
import { begin as alwaysRead } from "./sites.js";
import init, { analyze, __wbg_reset_state as renew } from "./whosaid_wasm.js";

/** @import { Act, Answer, Message, Order } from "./messages.js" */

const api = globalThis.chrome;
const { action } = api;

const MENU = "who";

/** Delay before a second attempt to inject scripts into a page, in milliseconds. */
const RETRY_DELAY = 300;

/** @type {Promise<unknown> | undefined} */
let engine;

/** @param {NonNullable<Message["ask"]>} ask @returns {Promise<Answer>} */
async function answer({ blocks, options }) {
  try {
    engine ??= init({ module_or_path: api.runtime.getURL("whosaid_bg.wasm") }).catch((error) => {
      engine = undefined;
      throw error;
    });
    await engine;
  } catch (error) {
    return { error: `the engine could not start: ${error}` };
  }
  try {
    const [numbers, strings] = analyze(blocks, options);
    // Chromium sends messages as JSON, which would turn a typed array into an object.
    return { analysis: [Array.from(numbers), strings] };
  } catch (error) {
    const { name, message = String(error) } = /** @type {Partial<Error>} */ (error);
    const partial = name !== "Error";
    // After a trap, an instance must not be used again.
    if (partial) renew();
    return { error: message, partial };
  }
}

/** Ignores an error: the tab was closed in the meantime. */
const gone = () => {};

/** A page cannot be read. The message is one of the reasons in cannot.html. */
class Refused extends Error {}

/** @param {chrome.tabs.Tab} tab @param {Act} act */
async function order(tab, act) {
  const tabId = tab.id;
  if (tabId === undefined) return;
  try {
    await deliver(tabId, tab.url ?? "", act);
  } catch (error) {
    if (error instanceof Refused) await explain(tabId, error.message).catch(gone);
  }
}

/**
 * Leaves an order in a page, where the content script takes it.
 * @param {number} tabId @param {string} url @param {Act} act
 */
async function deliver(tabId, url, act) {
  const order = { act, id: crypto.randomUUID() };
  const type = await inject(tabId, order).catch(async () => {
    const why = refusal(url);
    if (why) throw new Refused(why);
    // The page may still be loading, or the permission may just have been granted.
    await new Promise((done) => setTimeout(done, RETRY_DELAY));
    return inject(tabId, order).catch(() => {
      throw new Refused(url.startsWith("file:") ? "file" : "browser");
    });
  });
  if (!/^(text\/html|application\/xhtml\+xml)$/.test(type)) throw new Refused("document");
  const [left] = await api.scripting.executeScript({ target: { tabId }, func: leftIn, args: [order.id] });
  if (left?.result) throw new Refused("failed");
}

/**
 * Puts an order and the content script into a page; a script that already runs there ignores the second copy. Both
 * calls start at once, because the browser may stop the background before the first one returns.
 * @param {number} tabId @param {Order} order
 */
async function inject(tabId, order) {
  const target = { tabId };
  const [[type]] = await Promise.all([
    api.scripting.executeScript({ target, func: leave, args: [order] }),
    api.scripting.executeScript({ target, files: ["content.js"] }),
  ]);
  // In some pages Firefox runs no script and reports no error.
  if (typeof type?.result !== "string") throw new Error("not run");
  return type.result;
}

/**
 * Runs in the page. Reads `contentType` from the prototype, because the page may have an image named `contentType`. If
 * the content script does not take the order (the background may stop before the browser has loaded the script), the
 * page requests the script again.
 * @param {Order} order
 */
function leave(order) {
  const world = /** @type {Record<symbol, Order[]>} */ (/** @type {unknown} */ (globalThis));
  const orders = Symbol.for("whosaid orders");
  world[orders] = [...(world[orders] ?? []), order];
  let left = 5;
  const look = setInterval(() => {
    left -= 1;
    if (left === 0 || !world[orders].includes(order)) clearInterval(look);
    else globalThis.chrome.runtime.sendMessage({ come: true }).catch(() => {});
  }, 400);
  return Object.getOwnPropertyDescriptor(Document.prototype, "contentType")?.get?.call(document);
}

/**
 * Removes an order that the content script did not take. Returns whether it was still there. Keeps orders of later
 * clicks, because the script may not have taken them yet. Runs in the page.
 * @param {string} id
 */
function leftIn(id) {
  const world = /** @type {Record<symbol, Order[]>} */ (/** @type {unknown} */ (globalThis));
  const orders = world[Symbol.for("whosaid orders")] ?? [];
  const at = orders.findIndex((order) => order.id === id);
  return at >= 0 && orders.splice(at, 1).length > 0;
}

/** The reason why a page could not be read, if its address shows it. @param {string} url */
function refusal(url) {
  const shops =
    /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/;
  if (shops.test(url)) return "store";
  return /\.pdf([?#]|$)/i.test(url) ? "document" : undefined;
}

/**
 * Explains in a popup why nothing happens, also for the next click on the button. Browsers reset all of this when the
 * tab navigates.
 * @param {number} tabId @param {string} why
 */
async function explain(tabId, why) {
  await action.setPopup({ tabId, popup: `cannot.html#${why}` });
  await action.setBadgeText({ tabId, text: "–" });
  await action.setTitle({ tabId, title: api.i18n.getMessage("cannot") });
  // If the browser cannot open the popup itself, the badge and the next click show it.
  await action.openPopup?.().catch(() => {});
}

/** @param {number} tabId @param {number | null} speakers */
function badge(tabId, speakers) {
  const many = speakers === 1 ? "1 speaker" : `${speakers} speakers`;
  action.setBadgeText({ tabId, text: speakers === null ? "" : String(speakers) }).catch(gone);
  const plain = String(api.runtime.getManifest().action?.default_title);
  action
    .setTitle({ tabId, title: speakers === null ? plain : `Whosaid: ${many}. Click to remove the marks` })
    .catch(gone);
}

/** @param {number} tabId @param {NonNullable<Message["dress"]>} dress @param {boolean} [again] */
async function dress(tabId, { sheet, on }, again = false) {
  if (!Object.hasOwn(SHEETS, sheet)) return;
  const what = { target: { tabId, allFrames: true }, ...SHEETS[sheet] };
  // A sheet that is inserted twice would have to be removed twice.
  if (on && again) await api.scripting.removeCSS(what);
  await (on ? api.scripting.insertCSS(what) : api.scripting.removeCSS(what));
}

api.runtime.onMessage.addListener((/** @type {Message} */ message, sender, reply) => {
  const tabId = sender.tab?.id;
  if (sender.id !== api.runtime.id || tabId === undefined || sender.frameId !== 0) return false;
  /** @type {Promise<unknown> | undefined} */
  let work;
  if (message.ask) work = answer(message.ask);
  else if (message.come) work = api.scripting.executeScript({ target: { tabId }, files: ["content.js"] });
  else if (message.dress) work = dress(tabId, message.dress, message.again);
  else if (message.speakers !== undefined) badge(tabId, message.speakers);
  else if (message.options !== undefined) {
    const at = message.options && `#${encodeURIComponent(message.options)}`;
    work = api.tabs.create({ url: api.runtime.getURL(`options.html${at}`), openerTabId: tabId });
  }
  (work ?? Promise.resolve()).then(
    (result) => reply(message.ask ? result : {}),
    (error) => reply({ error: String(error) }),
  );
  return true;
});

action.setBadgeBackgroundColor({ color: "#1f1d1a" });
action.setBadgeTextColor?.({ color: "#fbf9f4" });
action.onClicked.addListener((tab) => order(tab, "toggle"));

api.commands.onCommand.addListener((command, tab) => {
  if (command === MENU && tab) order(tab, "who");
});

/** Creates the entry in the context menu, if the user granted the permission. */
function menu() {
  const { contextMenus } = api;
  if (!contextMenus?.onClicked) return;
  if (!contextMenus.onClicked.hasListener(chosen)) contextMenus.onClicked.addListener(chosen);
  contextMenus.removeAll(() => contextMenus.create({ id: MENU, title: "Who said this?", contexts: ["selection"] }));
}

/** @param {chrome.contextMenus.OnClickData} _ @param {chrome.tabs.Tab} [tab] */
function chosen(_, tab) {
  if (tab) order(tab, "who");
}

menu();
api.permissions.onAdded.addListener(menu);
alwaysRead();
