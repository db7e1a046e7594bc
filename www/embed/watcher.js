// Watches what a page does to its article: it changes the text, hides the article, takes it out or goes elsewhere.
import { boxOf, holds, isThere, pageOf, shadowsOf, viewOf } from "./dom.js";

/** How long the page must be still before we read it again, and how long at most we put that off, in milliseconds. */
const STILL = 250;
const LATEST = 1500;
/** At most one part in this many of the time goes into reading a page that changes all the time. */
const SHARE = 4;

/** The attributes of an element that can hide or show it. */
const LOOKS = ["class", "style", "hidden", "open"];

export class Watcher {
  /** Whether the article has left the page. */
  left = false;
  #article;
  #found;
  #read;
  #href = location.href;
  /** @type {MutationObserver[]} */
  #observers = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #changedAt = 0;
  /** Whether only looks changed. */
  #looks = false;
  /** Whether the article's element took room in the page when it was read. */
  #shown = false;
  /** How long the last reading took, in milliseconds. */
  #took = 0;

  /**
   * @param {{ readonly root: Element }} article @param {boolean} found Whether we found the article by ourselves, and can again.
   * @param {(looks: boolean) => Promise<unknown>} read Reads the article again; `looks`: only looks may have changed.
   */
  constructor(article, found, read) {
    this.#article = article;
    this.#found = found;
    this.#read = read;
  }

  /** Watches the article's element, and no earlier one. */
  watch() {
    this.#disconnect();
    const { root } = this.#article;
    const changed = new MutationObserver(() => this.#changed());
    const everything = { subtree: true, childList: true, characterData: true };
    changed.observe(root, everything);
    for (const shadow of shadowsOf(root)) changed.observe(shadow, everything);
    // The page goes elsewhere: the article is taken out, comes back, or is replaced by another one.
    const left = new MutationObserver(() => {
      if (this.left || this.away || (this.#found && location.href !== this.#href)) this.#changed();
    });
    // Hidden text is not read. If a page has two views of the article, we read the one that is shown.
    const looked = new MutationObserver((records) => {
      const around = () => records.some(({ target }) => holds(target, root));
      if (this.#found && around() && this.#isHidden()) this.#changed();
      else if (records.some(({ target }) => holds(root, target))) this.#changed(true);
    });
    for (const page of new Set([pageOf(root), document])) {
      left.observe(page, { subtree: true, childList: true });
      looked.observe(page, { subtree: true, attributeFilter: LOOKS });
    }
    this.#observers = [changed, left, looked];
  }

  /** Whether the article's element is in no page, or in one that is no longer shown. */
  get away() {
    const { root } = this.#article;
    return !isThere(root) || (this.#found && !viewOf(pageOf(root)));
  }

  /** Whether the article must be looked for again. */
  get elsewhere() {
    return this.#found && (location.href !== this.#href || this.away || this.#isHidden());
  }

  /** Notes where the page is now. */
  arrive() {
    this.#href = location.href;
  }

  #hasRoom() {
    const { width, height } = boxOf(this.#article.root);
    return width > 0 || height > 0;
  }

  /** Whether the article's element was shown and takes no room in the page any more. */
  #isHidden() {
    return this.#shown && !this.#hasRoom();
  }

  /** Notes that the article is read. */
  seen() {
    this.left = false;
    this.#shown = this.#hasRoom();
  }

  /** Discards the records of our own changes. */
  ignoreOwn() {
    for (const o of this.#observers) o.takeRecords();
  }

  /** Reads again when the page is still. @param {boolean} [looks] Whether only looks may have changed, and not the text. */
  #changed(looks = false) {
    this.#looks = looks && (this.#looks || !this.#changedAt);
    const now = performance.now();
    this.#changedAt ||= now;
    clearTimeout(this.#timer);
    const latest = Math.max(LATEST, SHARE * this.#took);
    const wait = Math.max(0, Math.min(Math.max(STILL, this.#took), this.#changedAt + latest - now));
    this.#timer = setTimeout(() => this.again(), wait);
  }

  /** Reads again now. */
  again() {
    this.#changedAt = 0;
    const looks = this.#looks;
    this.#looks = false;
    return this.timed(() => this.#read(looks));
  }

  /** Measures how long a reading takes. @param {() => Promise<unknown>} read */
  async timed(read) {
    const begin = performance.now();
    try {
      await read();
    } finally {
      this.#took = performance.now() - begin;
    }
  }

  #disconnect() {
    for (const o of this.#observers) o.disconnect();
    this.#observers = [];
  }

  end() {
    clearTimeout(this.#timer);
    this.#disconnect();
  }
}
