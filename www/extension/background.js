// The extension's background: the button, the shortcuts, the badge, and the engine. It holds no state that a restart would
// lose, for browsers stop it where nothing is asked of it.
import { SHEETS } from "./sheets.js";
import { begin as alwaysRead } from "./sites.js";
import init, { analyze } from "./whosaid_wasm.js";

/** @import { Answer, Message, Order } from "./messages.js" */

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
    return { analysis: analyze(blocks, options) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The tab was closed meanwhile. */
const gone = () => {};

/** Why a page is not read, as cannot.html has it. */
class Refused extends Error {}

/** @param {chrome.tabs.Tab} tab @param {Order} order */
async function order(tab, order) {
  const tabId = tab.id;
  if (tabId === undefined) return;
  try {
    await inject(tabId, tab.url ?? "");
    const said = await api.tabs.sendMessage(tabId, order).catch(() => undefined);
    // Where nobody answers the page has gone meanwhile, or our script could not begin.
    if (said?.error || (!said && (await api.tabs.get(tabId)).url === tab.url)) throw new Refused("failed");
  } catch (error) {
    if (error instanceof Refused) await explain(tabId, error.message).catch(gone);
  }
}

/** Puts our script into a page; where it is there already it stays as it is. @param {number} tabId @param {string} url */
async function inject(tabId, url) {
  const target = { tabId };
  const type = await contentType(tabId).catch(async () => {
    const why = refusal(url);
    if (why) throw new Refused(why);
    // A page may just be coming, and a permission too.
    await new Promise((done) => setTimeout(done, RETRY));
    return contentType(tabId).catch(() => {
      throw new Refused(url.startsWith("file:") ? "file" : "browser");
    });
  });
  if (!/^(text\/html|application\/xhtml\+xml)$/.test(type)) throw new Refused("document");
  await api.scripting.executeScript({ target, files: ["content.js"] });
}

/** Runs in the page, where an image may be named like what is asked for. */
function contentTypeOf() {
  return Object.getOwnPropertyDescriptor(Document.prototype, "contentType")?.get?.call(document);
}

/** @param {number} tabId */
async function contentType(tabId) {
  const [probe] = await api.scripting.executeScript({ target: { tabId }, func: contentTypeOf });
  // Firefox runs nothing in some pages, and does not say so.
  if (typeof probe?.result !== "string") throw new Error("not run");
  return probe.result;
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
  await action.setTitle({ tabId, title: "Whosaid cannot read this page" });
  // Where a browser opens none by itself, the badge and the next click tell.
  await action.openPopup?.().catch(() => {});
}

/** @param {number} tabId @param {number | null} speakers */
function badge(tabId, speakers) {
  const many = speakers === 1 ? "1 speaker" : `${speakers} speakers`;
  action.setBadgeText({ tabId, text: speakers === null ? "" : String(speakers) }).catch(gone);
  const plain = String(api.runtime.getManifest().action?.default_title);
  action
    .setTitle({ tabId, title: speakers === null ? plain : `Whosaid: ${many}. Click to take the marks away` })
    .catch(gone);
}

/** @param {number} tabId @param {NonNullable<Message["dress"]>} dress */
async function dress(tabId, { sheet, on }) {
  if (!Object.hasOwn(SHEETS, sheet)) return;
  const what = { target: { tabId, allFrames: true }, ...SHEETS[sheet] };
  await (on ? api.scripting.insertCSS(what) : api.scripting.removeCSS(what));
}

api.runtime.onMessage.addListener((/** @type {Message} */ message, sender, reply) => {
  const tabId = sender.tab?.id;
  if (sender.id !== api.runtime.id || tabId === undefined || sender.frameId !== 0) return false;
  /** @type {Promise<unknown> | undefined} */
  let work;
  if (message.ask) work = answer(message.ask);
  else if (message.dress) work = dress(tabId, message.dress);
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
action.onClicked.addListener((tab) => order(tab, { act: "toggle" }));

api.commands.onCommand.addListener((command, tab) => {
  if (command === MENU && tab) order(tab, { act: "who" });
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
  if (tab) order(tab, { act: "who" });
}

menu();
api.permissions.onAdded.addListener(menu);
alwaysRead();
