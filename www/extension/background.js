// The extension's background: the button, the shortcuts, the badge, and the engine. It holds no state that a restart would
// lose, for browsers stop it where nothing is asked of it.
import { SHEETS } from "./sheets.js";
import { begin as alwaysRead } from "./sites.js";
import init, { analyze, __wbg_reset_state as renew } from "./whosaid_wasm.js";

/** @import { Act, Answer, Message, Order } from "./messages.js" */

const api = globalThis.chrome;
const { action } = api;

const MENU = "who";

/** How long after a refusal a page is tried again, in milliseconds. */
const RETRY = 300;

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
    return { error: `the engine does not start: ${error}` };
  }
  try {
    const [numbers, strings] = analyze(blocks, options);
    // Messages are JSON in Chromium, which makes an object of an array that is typed.
    return { analysis: [Array.from(numbers), strings] };
  } catch (error) {
    const { name, message = String(error) } = /** @type {Partial<Error>} */ (error);
    const partial = name !== "Error";
    // An instance that trapped is not used again.
    if (partial) renew();
    return { error: message, partial };
  }
}

/** The tab was closed meanwhile. */
const gone = () => {};

/** Why a page is not read, as cannot.html has it. */
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

/** Leaves an order in a page, for our script to take. @param {number} tabId @param {string} url @param {Act} act */
async function deliver(tabId, url, act) {
  const order = { act, id: crypto.randomUUID() };
  const type = await inject(tabId, order).catch(async () => {
    const why = refusal(url);
    if (why) throw new Refused(why);
    // A page may just be coming, and a permission too.
    await new Promise((done) => setTimeout(done, RETRY));
    return inject(tabId, order).catch(() => {
      throw new Refused(url.startsWith("file:") ? "file" : "browser");
    });
  });
  if (!/^(text\/html|application\/xhtml\+xml)$/.test(type)) throw new Refused("document");
  const [left] = await api.scripting.executeScript({ target: { tabId }, func: leftIn, args: [order.id] });
  if (left?.result) throw new Refused("failed");
}

/**
 * Puts an order and our script into a page; where the script is there already it stays as it is. Both are asked for at once:
 * the browser may stop the background before it hears of the first.
 * @param {number} tabId @param {Order} order
 */
async function inject(tabId, order) {
  const target = { tabId };
  const [[type]] = await Promise.all([
    api.scripting.executeScript({ target, func: leave, args: [order] }),
    api.scripting.executeScript({ target, files: ["content.js"] }),
  ]);
  // Firefox runs nothing in some pages, and does not say so.
  if (typeof type?.result !== "string") throw new Error("not run");
  return type.result;
}

/**
 * Runs in the page, where an image may be named like what is asked for. Where our script does not come for the order, the
 * background was stopped before the browser had read it: the page asks for it.
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
 * Removes an order that our script did not take. Returns whether it was there. Orders of later clicks stay, because our script
 * may not have come for them yet. Runs in the page.
 * @param {string} id
 */
function leftIn(id) {
  const world = /** @type {Record<symbol, Order[]>} */ (/** @type {unknown} */ (globalThis));
  const orders = world[Symbol.for("whosaid orders")] ?? [];
  const at = orders.findIndex((order) => order.id === id);
  return at >= 0 && orders.splice(at, 1).length > 0;
}

/** What a page's address says of why it could not be read. @param {string} url */
function refusal(url) {
  const shops =
    /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/;
  if (shops.test(url)) return "store";
  return /\.pdf([?#]|$)/i.test(url) ? "document" : undefined;
}

/**
 * Says in plain words why nothing happens, and says it again where the button is clicked again. Browsers forget all of it
 * where the tab goes elsewhere.
 * @param {number} tabId @param {string} why
 */
async function explain(tabId, why) {
  await action.setPopup({ tabId, popup: `cannot.html#${why}` });
  await action.setBadgeText({ tabId, text: "–" });
  await action.setTitle({ tabId, title: api.i18n.getMessage("cannot") });
  // Where a browser opens none by itself, the badge and the next click tell.
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
  // Put on twice, a sheet would have to be taken off twice.
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

/** The entry in the context menu, where the reader gave the permission for it. */
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
