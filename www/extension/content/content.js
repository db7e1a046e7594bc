// What runs in the page, in a world of its own where the page's scripts do not reach it: finds the article, marks it, shows
// the panel, and takes all of it away again. Built to one file; the background puts it in.

import { settings } from "../settings.js";
import { Article } from "./article.js";
import { findArticle } from "./find.js";
import { List } from "./list.js";
import { Gone, send } from "./messages.js";
import { measure, paletted, shell, use } from "./place.js";
import { button } from "./words.js";

/** @import { Settings } from "../settings.js" */

const READING = "Reading the article …";
const NO_ARTICLE = "There is no article here that Whosaid can tell: the page holds too little running text.";

/** How often a page without an article is looked at again, and for how long where it stays the same, in milliseconds. */
const LOOK = 1000;
const PATIENCE = 8000;

class Reader {
  /** @type {Article | undefined} */
  #article;
  /** The panel's element. @type {HTMLElement | undefined} */
  #host;
  /** @type {List | undefined} */
  #list;
  /** Takes the palette away. */
  #unpaint = () => {};
  /** Counts what was begun: what is overtaken ends by itself. */
  #turn = 0;
  /** Whether the reader wants to see marks here. */
  #on = false;

  constructor() {
    const { runtime, storage } = globalThis.chrome;
    runtime.onMessage.addListener((order, sender, answer) => {
      if (sender.id !== runtime.id) return false;
      this.#obey(order).then(answer, (error) => answer({ error: String(error) }));
      return true;
    });
    storage.onChanged.addListener((_, area) => {
      if (area === "sync" && this.#on) this.#begin(this.#list?.unfolded ?? false);
    });
  }

  /** Whether the extension that made this is still there: not where it was updated. */
  get alive() {
    return Boolean(globalThis.chrome.runtime?.id);
  }

  /** @param {import("../messages.js").Order} order */
  async #obey({ act }) {
    if (act === "who") await this.#who();
    else if (this.#on) this.off();
    else this.#begin(true);
    return { on: this.#on };
  }

  /** On a site that is always read: nothing is shown before there is an article, and the panel waits folded. */
  always() {
    if (!this.#on) this.#begin(false);
  }

  /** @param {boolean} open Whether the panel is unfolded, and says what there is to say. */
  async #begin(open) {
    this.#end();
    this.#on = true;
    const turn = this.#turn;
    try {
      const chosen = await settings();
      if (turn !== this.#turn) return;
      use({ theme: chosen.theme });
      if (open) this.#show(true).notice(READING);
      const found = await this.#search(turn);
      if (!found || turn !== this.#turn) return;
      await this.#read(found, chosen, turn, open);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** The page's article; waits for one where there is none: pages come late, and go elsewhere by themselves. @param {number} turn */
  async #search(turn) {
    let [href, since] = ["", 0];
    while (turn === this.#turn) {
      if (location.href !== href) [href, since] = [location.href, performance.now()];
      if (performance.now() - since < PATIENCE) {
        const found = await findArticle(document);
        if (found) return found;
        if (performance.now() - since > LOOK) this.#list?.notice(NO_ARTICLE);
      }
      await new Promise((done) => setTimeout(done, LOOK));
    }
    return undefined;
  }

  /** @param {import("./find.js").Found} found @param {Settings} chosen @param {number} turn @param {boolean} open */
  async #read(found, { layers, scope, confidence, palette }, turn, open) {
    const article = new Article(found, { layers, scope, confidence }, true);
    this.#article = article;
    this.#unpaint = paletted(palette);
    for (const name of ["update", "progress"]) article.addEventListener(name, () => this.#count());
    article.addEventListener("error", (e) => this.#fail(/** @type {CustomEvent} */ (e).detail));
    await article.show();
    if (turn !== this.#turn) return article.detach();
    this.#show(open).handle = article;
    this.#count();
  }

  /** The panel. @param {boolean} open */
  #show(open) {
    if (this.#list) return this.#list;
    const { host, shadow } = shell();
    host.toggleAttribute("floating", true);
    document.documentElement.append(host);
    measure(host);
    const list = new List(host, shadow, Promise.resolve(), this.#acts());
    list.unfold(open);
    [this.#host, this.#list] = [host, list];
    return list;
  }

  /** Tells how many speakers there are, for the badge. */
  #count() {
    if (this.#on) this.#say({ speakers: this.#article?.analysis.speakers.length ?? null });
  }

  /** @param {import("../messages.js").Message} message */
  #say(message) {
    send(message).catch((error) => error instanceof Gone && this.#end());
  }

  /** @param {unknown} error */
  #fail(error) {
    const said = error instanceof Error ? error.message : String(error);
    const list = this.#show(true);
    list.unfold(true);
    list.notice(error instanceof Gone ? said : `Whosaid could not read this page: ${said.replace(/^whosaid: /, "")}`);
  }

  /** Everything goes, and the background knows. */
  off() {
    this.#end();
    this.#on = false;
    this.#say({ speakers: null });
  }

  #end() {
    this.#turn += 1;
    this.#article?.detach();
    this.#unpaint();
    this.#host?.remove();
    this.#unpaint = () => {};
    [this.#article, this.#host, this.#list] = [undefined, undefined, undefined];
  }

  /** Whose words the selection holds. */
  async #who() {
    const selection = getSelection();
    const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : undefined;
    if (!this.#article) await this.#begin(range === undefined);
    if (range) this.#article?.explain(range);
  }

  /** What stands at the panel's foot. */
  #acts() {
    return [
      button("act", "Always on this site", () => this.#say({ options: location.origin })),
      button("act", "Settings", () => this.#say({ options: "" })),
      button("act", "Turn off", () => this.off()),
    ];
  }
}

// By a symbol, for a page's elements can have any name, and stand at `window.thatName` even here.
const KEY = Symbol.for("whosaid");
const world = /** @type {Record<symbol, Reader | undefined>} */ (/** @type {unknown} */ (globalThis));
if (!world[KEY]?.alive) world[KEY] = new Reader();
