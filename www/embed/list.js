// The panel's frame: its title, the number of speakers, and a place for the lists, which are loaded when a reader opens it. Text of
// the page becomes text here, never HTML.
import { complain } from "./complain.js";
import { colour, make } from "./make.js";
import { suit } from "./shade.js";
import { say, spoken } from "./wording.js";
import { counts, noticesOf } from "./words.js";

/** @import { PanelHost } from "./host.js" */
/** @import { Handle } from "./whosaid.js" */
/** @typedef {import("./lists.js").Lists} Lists */

/** If reading takes longer than this, the panel shows the progress, in milliseconds. */
const SLOW = 500;

export class List {
  #panel;
  #host;
  #shadow;
  /** What the lists show. @type {string | undefined} */
  #shown;
  /** @type {Handle | undefined} */
  #handle;
  /** The lists, once a reader wants them. @type {Promise<Lists | undefined> | undefined} */
  #coming;
  /** @type {Lists | undefined} */
  #lists;
  #listening = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #slow;
  #title = make("h2", "");
  #body = make("div", "body");
  #frame = make("details", "frame");
  #tally = make("span", "tally");
  #status = make("p", "unseen");
  #bar = make("progress", "reading");
  /** Says in print, where nothing has a colour, whose words have which line. */
  #lines = make("p", "lines");
  #sheet;

  /**
   * @param {HTMLElement} panel @param {ShadowRoot} shadow @param {PanelHost} host
   * @param {Promise<unknown>} dressed Until then the panel stays hidden, so that the page does not jump.
   * @param {Node[]} acts The buttons at the foot of the list.
   */
  constructor(panel, shadow, host, dressed, acts = []) {
    this.#panel = panel;
    this.#host = host;
    this.#shadow = shadow;
    this.#title.id = "title";
    this.#frame.hidden = true;
    dressed.then(() => {
      this.#frame.hidden = false;
    });
    this.#bar.hidden = true;
    this.#status.setAttribute("role", "status");
    this.#sheet = make("section", "sheet", this.#bar, this.#body);
    if (acts.length > 0) this.#sheet.append(make("p", "acts foot", ...acts));
    this.#sheet.setAttribute("aria-labelledby", "title");
    this.#sheet.tabIndex = 0;
    this.#frame.open = true;
    const top = make("summary", "top", this.#title, " ", this.#tally);
    this.#frame.append(top, this.#sheet);
    this.#frame.part.add("frame");
    this.#title.part.add("title");
    this.#sheet.part.add("sheet");
    this.#frame.addEventListener("keydown", (e) => this.#key(e));
    this.#frame.addEventListener("toggle", () => this.#fill());
    // Load the lists when a reader is about to open the panel.
    for (const hint of ["pointerenter", "focus"]) top.addEventListener(hint, () => this.#handle && this.#load());
    this.#label();
    shadow.append(this.#lines, this.#frame, this.#status);
  }

  /** Sets the labels of the frame in the current language. */
  #label() {
    this.#frame.lang = spoken();
    this.#title.textContent = say("title");
    this.#bar.setAttribute("aria-label", say("reading"));
  }

  get unfolded() {
    return this.#frame.open;
  }

  /** @param {boolean} open */
  unfold(open) {
    this.#frame.open = open;
  }

  focus() {
    this.#frame.querySelector("summary")?.focus({ preventScroll: true });
  }

  /** Says something in the place of the lists. @param {string} text */
  notice(text) {
    this.#clear();
    this.#body.append(make("p", "notice", text));
    this.#say(text);
  }

  get handle() {
    return this.#handle;
  }

  set handle(handle) {
    this.#listening.abort();
    this.#listening = new AbortController();
    clearTimeout(this.#slow);
    this.#handle = handle;
    this.#label();
    this.#clear();
    this.#lists?.of(handle);
    if (!handle) return;
    const { signal } = this.#listening;
    // In a place of its own, the panel stands on the background of that place; in the corner, on that of the article.
    suit(this.#panel, this.#panel.hasAttribute("floating") ? handle.root : this.#panel.parentElement);
    this.#update();
    handle.addEventListener("update", () => this.#update(), { signal });
    handle.addEventListener("progress", () => this.#update(), { signal });
    handle.addEventListener("detach", () => this.#end(), { signal });
    addEventListener("beforeprint", () => this.#explain(handle), { signal });
    this.#slow = setTimeout(() => this.#showProgress(), SLOW);
  }

  #clear() {
    this.#shown = undefined;
    this.#lists?.clear();
    this.#body.replaceChildren();
    this.#lines.textContent = "";
    this.#tally.textContent = "";
  }

  /** @param {Handle} handle */
  #explain({ analysis, colours }) {
    const names = analysis.speakers.flatMap(({ name }, n) =>
      colours[n] ? [" ", colour(make("span", "", make("span", "name", name)), colours[n])] : [],
    );
    this.#lines.lang = spoken();
    this.#lines.replaceChildren(...(names.length > 0 ? [say("lines"), ...names] : []));
  }

  /** Removes the list of a detached article. */
  #end() {
    this.#listening.abort();
    clearTimeout(this.#slow);
    this.#bar.hidden = true;
    this.#clear();
  }

  #showProgress() {
    const { done, total } = this.#handle?.progress ?? { done: 0, total: 0 };
    this.#bar.hidden = done >= total;
    this.#bar.max = total;
    this.#bar.value = done;
  }

  /** Shows the number of speakers, and fills the lists if they are open. */
  #update() {
    const handle = this.#handle;
    if (!handle) return;
    const { analysis, progress } = handle;
    if (!this.#bar.hidden || progress.done < progress.total) this.#showProgress();
    const { speakers, all } = counts(analysis);
    this.#tally.textContent = analysis.language === null ? say("nothing") : speakers;
    this.#say(analysis.language === null ? say("nothing") : `${all}.`);
    this.#fill();
  }

  async #fill() {
    const handle = this.#handle;
    if (!handle || !this.#frame.open) return;
    // A page that changed outside the article is read again, with the same result.
    const now = `${handle.progress.done} ${handle.progress.failed} ${handle.text}`;
    if (now === this.#shown) return;
    this.#shown = now;
    if (handle.analysis.language === null || !handle.text) {
      this.#lists?.clear();
      this.#body.replaceChildren(...noticesOf(handle).map((text) => make("p", "notice", text)));
      return;
    }
    const lists = await this.#load();
    if (handle === this.#handle && now === this.#shown) lists?.fill();
  }

  #load() {
    this.#coming ??= this.#begin();
    return this.#coming;
  }

  async #begin() {
    try {
      const [{ Lists }] = await Promise.all([
        this.#host.whole("lists.js", import("./lists.js")),
        this.#host.look(this.#shadow, "lists.css"),
      ]);
      const parts = {
        panel: this.#panel,
        shadow: this.#shadow,
        frame: this.#frame,
        sheet: this.#sheet,
        body: this.#body,
      };
      this.#lists = new Lists(parts, this.#host, (text) => this.#say(text));
      this.#lists.of(this.#handle);
      return this.#lists;
    } catch (error) {
      this.#coming = undefined;
      this.#shown = undefined;
      this.notice(say("lost"));
      complain(this.#host, error);
      return undefined;
    }
  }

  /** Announces a text politely, unless it is the same as before. @param {string} text */
  #say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.altKey || e.ctrlKey || e.metaKey || !this.#handle) return;
    const floating = this.#panel.hasAttribute("floating");
    if (e.key === "f" || (e.key === "Escape" && floating && !this.#handle.explaining)) {
      this.#frame.open = e.key === "f" && !this.#frame.open;
      this.focus();
    } else if (!this.#lists?.key(e.key)) return;
    e.preventDefault();
  }
}
