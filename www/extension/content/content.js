// The script in the page, in a world of its own that the page's scripts do not reach. It finds the article, marks it, shows the panel,
// and removes everything again. It is built to one file, which the background injects.

import { Article } from "../../embed/article.js";
import { all, emit, isThere, listen, pageOf, rootOf, selectionOf } from "../../embed/dom.js";
import { findArticle } from "../../embed/find.js";
import { List } from "../../embed/list.js";
import { button } from "../../embed/make.js";
import { NAMES } from "../../embed/marks.js";
import { checked } from "../../embed/options.js";
import { speak } from "../../embed/wording.js";
import { settings } from "../settings.js";
import { dock, move, wanted } from "./dock.js";
import * as source from "./engine.js";
import { host, measure, paletted, shell, use } from "./host.js";
import { Gone, send } from "./messages.js";

/** @import { Order } from "../messages.js" */
/** @import { Settings } from "../settings.js" */

/** A message of `_locales`. @param {string} name @param {string} [given] */
const message = (name, given) => globalThis.chrome.i18n.getMessage(name, given);

/** How often we look at a page without an article again, and for how long if it stays the same, in milliseconds. */
const LOOK = 1000;
const PATIENCE = 8000;

/** How often we put the panel back if the page removes it: a page may remove it each time. */
const KEPT = 20;

/** The event that ends the script of an earlier version. */
const LEAVE = "whosaid:leave";

/** The document's own property, whatever elements the page has named like it. @param {"readyState" | "contentType"} name */
const own = (name) => Reflect.get(Document.prototype, name, document);

class Reader {
  /** @type {Article | undefined} */
  #article;
  /** The panel's element. @type {HTMLElement | undefined} */
  #panel;
  /** @type {List | undefined} */
  #list;
  /** Puts the panel back when the page rewrites itself. */
  #keeper = new MutationObserver(() => this.#panel && !isThere(this.#panel) && this.#put(this.#panel));
  #kept = 0;
  /** Removes the palette. */
  #unpaint = () => {};
  /** Counts beginnings: an earlier one ends when a later one begins. */
  #turn = 0;
  /** Whether the reader wants marks here. */
  #on = false;
  /** Whether the panel opens unfolded. */
  #open = false;
  /** Whether the reader wants this site read always. */
  #listed = false;
  /** The selection to explain. @type {Range | undefined} */
  #asked;

  constructor() {
    globalThis.chrome.storage.onChanged.addListener((changes, area) => {
      const mine = Object.keys(changes).some((name) => name !== "sites");
      if (area !== "sync" || !mine || !this.#on) return;
      this.#open = this.#list?.unfolded ?? this.#open;
      this.#begin(false);
    });
    addEventListener("resize", () => this.#on && this.#dock());
    // A page from the back/forward cache still has its marks, but the button was reset.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#article && this.#count(this.#article));
    // After an update of the extension, the old script ends.
    listen(document, LEAVE, () => this.alive || this.#end());
  }

  /** Whether the extension of this script still exists. */
  get alive() {
    return Boolean(globalThis.chrome.runtime?.id);
  }

  /** Carries out the orders that the background left. An order that fails stays. @param {Order[]} orders */
  obey(orders) {
    for (; orders.length > 0; orders.shift()) this.#obey(orders[0]);
  }

  /** @param {Order} order */
  #obey({ act }) {
    if (act === "who") this.#who();
    else if (this.#on) this.off();
    else {
      this.#open = true;
      this.#begin(true);
    }
  }

  /** Reads a site that is always read: shows nothing until there is an article, and folds the panel. */
  always() {
    if (this.#on) return;
    this.#open = false;
    this.#begin(false);
  }

  /** @param {boolean} asked Whether the reader asked for it just now, so that we show messages. */
  async #begin(asked) {
    this.#end();
    this.#on = true;
    const turn = this.#turn;
    try {
      const chosen = await settings();
      if (turn !== this.#turn) return;
      use({ theme: chosen.theme });
      await speak(globalThis.chrome.i18n.getUILanguage(), host);
      if (turn !== this.#turn) return;
      this.#listed = chosen.sites.includes(location.origin);
      if (asked) this.#show().notice(message("reading"));
      if (asked && this.#open) this.#list?.focus();
      const found = await this.#search(turn);
      if (!found || turn !== this.#turn) return;
      await this.#read(found, chosen, turn);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** The page's article. Waits for one, because pages load late and navigate by themselves. @param {number} turn */
  async #search(turn) {
    let [href, since, took] = ["", 0, 0];
    while (turn === this.#turn) {
      const now = performance.now();
      if (location.href !== href) [href, since] = [location.href, now];
      if (now - since < PATIENCE) {
        const found = await findArticle(document);
        if (found || turn !== this.#turn) return found;
        took = performance.now() - now;
        // A page that is still loading may get an article.
        if (own("readyState") === "complete") this.#list?.notice(message("no_article"));
      }
      await new Promise((done) => setTimeout(done, Math.max(LOOK, 4 * took)));
    }
    return undefined;
  }

  /** @param {import("../../embed/find.js").Found} found @param {Settings} chosen @param {number} turn */
  async #read(found, { layers, marking, scope, confidence, palette }, turn) {
    const options = checked({ layers, marking, scope, confidence }, source);
    const article = new Article(found, options, host, source, () => findArticle(document));
    this.#article = article;
    this.#unpaint = paletted(palette);
    for (const name of ["update", "progress"]) article.addEventListener(name, () => this.#count(article));
    article.addEventListener("update", () => this.#dock());
    article.addEventListener("error", (e) => {
      const error = /** @type {CustomEvent} */ (e).detail;
      // The panel reports partial errors.
      if (article === this.#article && !error.partial) this.#fail(error);
    });
    if (this.#asked) article.explain(this.#asked);
    await article.show();
    if (turn !== this.#turn) return article.detach();
    this.#asked = undefined;
    this.#show().handle = article;
    this.#count(article);
    await this.#dock();
  }

  /** Puts the panel beside the article. @param {import("./dock.js").Place} [place] */
  async #dock(place) {
    const there = place ?? (await wanted());
    const { text = "" } = this.#article ?? {};
    if (this.#panel) dock(this.#panel, this.#article?.rangeOf(0, text.length)?.getBoundingClientRect(), there);
  }

  /** The panel. */
  #show() {
    if (this.#list) return this.#list;
    const { host: panel, shadow } = shell();
    panel.toggleAttribute("floating", true);
    this.#kept = 0;
    this.#put(panel);
    measure(panel);
    const list = new List(panel, shadow, host, Promise.resolve(), this.#acts());
    list.unfold(this.#open);
    [this.#panel, this.#list] = [panel, list];
    return list;
  }

  /** Puts the panel into the page. @param {HTMLElement} panel */
  #put(panel) {
    this.#kept += 1;
    if (this.#kept > KEPT) return;
    const root = rootOf(document);
    root?.append(panel);
    this.#keeper.disconnect();
    for (const node of [document, root]) if (node) this.#keeper.observe(node, { childList: true });
  }

  /** Sends the number of speakers, for the badge. @param {Article} article */
  #count(article) {
    if (article === this.#article) this.#say({ speakers: article.analysis.speakers.length });
  }

  /** @param {import("../messages.js").Message} message */
  #say(message) {
    send(message).catch((error) => error instanceof Gone && this.#end());
  }

  /** @param {unknown} error */
  #fail(error) {
    const said = error instanceof Error ? error.message : String(error);
    // Removes its marks, and stops watching the page.
    this.#article?.detach();
    this.#article = undefined;
    const list = this.#show();
    list.unfold(true);
    list.notice(error instanceof Gone ? said : message("not_read", said.replace(/^whosaid: /, "")));
  }

  /** Removes everything, and says so to the background. */
  off() {
    this.#end();
    this.#on = false;
    this.#asked = undefined;
    this.#say({ speakers: null });
  }

  #end() {
    this.#turn += 1;
    this.#article?.detach();
    this.#unpaint();
    this.#keeper.disconnect();
    this.#panel?.remove();
    this.#unpaint = () => {};
    [this.#article, this.#panel, this.#list] = [undefined, undefined, undefined];
  }

  /** Explains whose words the selection holds: at once, or when the article is read. */
  #who() {
    const selection = selectionOf(this.#article ? pageOf(this.#article.root) : document);
    const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : undefined;
    if (this.#article) {
      if (range) this.#article.explain(range);
      else this.#list?.unfold(true);
      return;
    }
    this.#asked = range;
    this.#open = range === undefined;
    this.#begin(true);
  }

  /** The buttons at the panel's foot. */
  #acts() {
    const { protocol, origin } = location;
    const here = /^https?:$/.test(protocol) ? origin : "";
    return [
      button("act", message(this.#listed ? "always_on" : "always"), () => this.#say({ options: here })),
      button("act", message("settings"), () => this.#say({ options: "" })),
      button("act", message("move"), () => move().then((place) => this.#dock(place))),
      button("act", message("off"), () => this.off()),
    ];
  }
}

/**
 * Removes what an earlier version of the extension left behind: browsers remove its script but not its elements. If nothing of ours is
 * found, a publisher's own marks stay.
 */
function tidy() {
  emit(document, new Event(LEAVE));
  const left = all(document, "div[data-whosaid-ignore][floating], div[data-whosaid-ignore][popover]");
  for (const e of left) e.remove();
  if (left.length === 0) return;
  const { highlights } = /** @type {any} */ (CSS);
  for (const name of NAMES) highlights?.delete(`whosaid-${name}`);
}

// A symbol, because elements of the page appear as properties of `window` here too, with any name.
const KEY = Symbol.for("whosaid");
const ORDERS = Symbol.for("whosaid orders");
const world = /** @type {Record<symbol, any>} */ (/** @type {unknown} */ (globalThis));
// We do not read other documents.
if (/^(text\/html|application\/xhtml\+xml)$/.test(own("contentType"))) {
  if (!world[KEY]?.alive) {
    tidy();
    world[KEY] = new Reader();
  }
  world[KEY].obey(world[ORDERS] ?? []);
}
