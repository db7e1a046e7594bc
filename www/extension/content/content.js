// What runs in the page, in a world of its own where the page's scripts do not reach it: finds the article, marks it, shows
// the panel, and takes all of it away again. Built to one file; the background puts it in.

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

/** How often a page without an article is looked at again, and for how long where it stays the same, in milliseconds. */
const LOOK = 1000;
const PATIENCE = 8000;

/** How often the panel is put back where the page takes it away: a page may take it away each time. */
const KEPT = 20;

/** What a page of ours that is no longer served listens for. */
const LEAVE = "whosaid:leave";

/** What the document itself says, whatever a page has named like it. @param {"readyState" | "contentType"} name */
const own = (name) => Reflect.get(Document.prototype, name, document);

class Reader {
  /** @type {Article | undefined} */
  #article;
  /** The panel's element. @type {HTMLElement | undefined} */
  #panel;
  /** @type {List | undefined} */
  #list;
  /** Puts the panel back where the page writes itself anew. */
  #keeper = new MutationObserver(() => this.#panel && !isThere(this.#panel) && this.#put(this.#panel));
  #kept = 0;
  /** Takes the palette away. */
  #unpaint = () => {};
  /** Counts what was begun: what is overtaken ends by itself. */
  #turn = 0;
  /** Whether the reader wants to see marks here. */
  #on = false;
  /** Whether the panel is unfolded when it comes. */
  #open = false;
  /** Whether the site is one that is always read. */
  #listed = false;
  /** A selection that is to be explained. @type {Range | undefined} */
  #asked;

  constructor() {
    globalThis.chrome.storage.onChanged.addListener((changes, area) => {
      const mine = Object.keys(changes).some((name) => name !== "sites");
      if (area !== "sync" || !mine || !this.#on) return;
      this.#open = this.#list?.unfolded ?? this.#open;
      this.#begin(false);
    });
    addEventListener("resize", () => this.#on && this.#dock());
    // A page that is come back to is as it was; its button is not.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#article && this.#count(this.#article));
    // Of two of us the one goes whose extension was updated.
    listen(document, LEAVE, () => this.alive || this.#end());
  }

  /** Whether the extension that made this is still there. */
  get alive() {
    return Boolean(globalThis.chrome.runtime?.id);
  }

  /** Does what the background left to be done; what fails stays there. @param {Order[]} orders */
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

  /** On a site that is always read: nothing is shown before there is an article, and the panel waits folded. */
  always() {
    if (this.#on) return;
    this.#open = false;
    this.#begin(false);
  }

  /** @param {boolean} asked Whether the reader asked for it just now, and is to be told what there is to tell. */
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

  /** The page's article; waits for one where there is none: pages come late, and go elsewhere by themselves. @param {number} turn */
  async #search(turn) {
    let [href, since, took] = ["", 0, 0];
    while (turn === this.#turn) {
      const now = performance.now();
      if (location.href !== href) [href, since] = [location.href, now];
      if (now - since < PATIENCE) {
        const found = await findArticle(document);
        if (found || turn !== this.#turn) return found;
        took = performance.now() - now;
        // A page that is still coming may have one yet.
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
      // What is lost in part the panel tells.
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

  /** Tells how many speakers there are, for the badge. @param {Article} article */
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
    // What it had marked goes, and the page's later changes with it.
    this.#article?.detach();
    this.#article = undefined;
    const list = this.#show();
    list.unfold(true);
    list.notice(error instanceof Gone ? said : message("not_read", said.replace(/^whosaid: /, "")));
  }

  /** Everything goes, and the background knows. */
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

  /** Whose words the selection holds: told at once, or when the article is read. */
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

  /** What stands at the panel's foot. */
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
 * What an extension of ours that was updated left behind: where browsers take its script away they leave what it showed.
 * Marks of a publisher's own Whosaid stay where nothing of ours is found.
 */
function tidy() {
  emit(document, new Event(LEAVE));
  const left = all(document, "div[data-whosaid-ignore][floating], div[data-whosaid-ignore][popover]");
  for (const e of left) e.remove();
  if (left.length === 0) return;
  const { highlights } = /** @type {any} */ (CSS);
  for (const name of NAMES) highlights?.delete(`whosaid-${name}`);
}

// By symbols, for a page's elements can have any name, and stand at `window.thatName` even here.
const KEY = Symbol.for("whosaid");
const ORDERS = Symbol.for("whosaid orders");
const world = /** @type {Record<symbol, any>} */ (/** @type {unknown} */ (globalThis));
// Other documents are not read.
if (/^(text\/html|application\/xhtml\+xml)$/.test(own("contentType"))) {
  if (!world[KEY]?.alive) {
    tidy();
    world[KEY] = new Reader();
  }
  world[KEY].obey(world[ORDERS] ?? []);
}
