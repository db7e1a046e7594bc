// An article that is being shown: it is read, analysed and painted, and read again where the page changes it.
import { ask, begin, end } from "./engine.js";
import { clutter, findArticle } from "./find.js";
import { coloursOf, marksOf } from "./marks.js";
import { joined, shifted, slice } from "./slices.js";
import { checkOptions, read } from "./whosaid_wasm.js";

/** @import { Analysis, AttachOptions, Handle, Layer, Span } from "./whosaid.js" */
/** @import { Found } from "./find.js" */
/** @import { Slice } from "./slices.js" */

/** @type {Layer[]} */
const LAYERS = ["quotations", "attributions", "hedges"];

/** How long the page must be still before it is read again, and how long at most that is put off, in milliseconds. */
const STILL = 250;
const LATEST = 1500;

/** How long a place that was revealed stays lit, in milliseconds. */
const LIT = 2500;

/** The highlight that points at a span. */
const FOCUS = "whosaid-focus";

/** @implements {Handle} */
export class Article extends EventTarget {
  /** @type {Element} */
  root;
  text = "";
  /** @type {Analysis} */
  analysis = joined([]);
  /** The colour of each speaker, 1 to 7; 0 for those who share the last. @type {number[]} */
  colours = [];
  /** How many slices of how many are read. */
  progress = { done: 0, total: 0 };

  /** @type {AttachOptions} */
  #options;
  /** @type {Set<Element>} */
  #ignored;
  /** Whether the article was found, not given: then it is looked for again when the page goes elsewhere. */
  #own;
  /** @type {ReturnType<typeof read> | undefined} */
  #page;
  /** @type {Set<Layer>} */
  #layers;
  /** The slices of the page as they are read. @type {{ slice: Slice, analysis?: Analysis }[]} */
  #slices = [];
  /** @type {Map<string, number>} */
  #colourOf = new Map();
  /** @type {MutationObserver[]} */
  #observers = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #changedAt = 0;
  #reading = 0;
  #gone = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #dim;
  /** @type {ReturnType<typeof import("./card.js").explain> | undefined} */
  #card;
  /** @type {import("./wrap.js").Wrapping | undefined} */
  #wrapping;
  #href = "";

  /** @param {Found} found @param {AttachOptions} options @param {boolean} own */
  constructor({ root, ignored }, options, own) {
    super();
    checkOptions(options);
    for (const name of options.layers ?? []) known(name);
    this.root = root;
    this.#ignored = ignored;
    this.#options = options;
    this.#own = own;
    this.#layers = new Set(options.layers ?? LAYERS);
  }

  /** Reads the article, and goes on reading where it changes. */
  async show() {
    begin();
    if (this.#options.css !== false) addStyles(this.root.ownerDocument);
    this.#href = location.href;
    await this.#read();
    if (this.#gone) return this;
    if (this.#options.watch !== false) this.#watch();
    if (this.#options.cards !== false) {
      const { explain } = await import("./card.js");
      if (!this.#gone) this.#card = explain(this);
    }
    return this;
  }

  /** Takes the text anew and analyses what of it is new. */
  async #read() {
    this.#reading += 1;
    const turn = this.#reading;
    this.#unwrap();
    const page = read(this.root, this.#ignored);
    const blocks = page.blocks();
    const text = blocks.map((b) => b.text).join("\n");
    this.#page?.unmark();
    this.#page?.free();
    this.#page = page;
    if (text === this.text && this.#slices.length > 0) return this.#paintAll();
    const before = new Map(this.#slices.map((s) => [s.slice.key, s.analysis]));
    this.text = text;
    this.#slices = slice(blocks).map((s) => ({ slice: s, analysis: before.get(s.key) }));
    this.#colourOf.clear();
    const open = this.#slices.filter((s) => !s.analysis);
    this.progress = { done: this.#slices.length - open.length, total: this.#slices.length };
    if (this.progress.done > 0) this.#paintAll();
    const first = open.length > 1 ? this.#nearestFirst(open) : open;
    for (const s of first) {
      const analysis = await ask(s.slice.blocks, this.#options);
      if (turn !== this.#reading || this.#gone) return;
      s.analysis = analysis;
      this.progress.done += 1;
      this.#take();
      if (this.#slices.length > 1) this.#paint(s);
      this.#tell(this.progress.done < this.progress.total ? "progress" : "update");
    }
    if (this.#slices.length <= 1 || open.length === 0) this.#paintAll();
    if (open.length === 0) this.#tell("update");
  }

  /** Those on the screen, then those below, then those above. @template {{ slice: Slice }} T @param {T[]} slices */
  #nearestFirst(slices) {
    const place = (/** @type {Slice} */ s) => {
      const top = this.rangeOf(s.start, s.start + 1)?.getBoundingClientRect().top ?? 0;
      const bottom = this.rangeOf(s.start, s.start + s.key.length)?.getBoundingClientRect().bottom ?? top;
      if (bottom < 0) return 1e9 - bottom;
      return Math.max(0, top - innerHeight);
    };
    return slices
      .map((s) => ({ s, at: place(s.slice) }))
      .sort((a, b) => a.at - b.at)
      .map(({ s }) => s);
  }

  /** Puts the slices that are read together. */
  #take() {
    const there = this.#slices.filter((s) => s.analysis);
    this.analysis = joined(there.map((s) => shifted(/** @type {Analysis} */ (s.analysis), s.slice.start)));
    this.colours = coloursOf(this.analysis);
    // A colour once given stays, while later slices are read.
    for (const [n, speaker] of this.analysis.speakers.entries()) {
      const colour = this.#colourOf.get(speaker.name);
      if (colour !== undefined && this.#slices.length > 1) this.colours[n] = colour;
      else this.#colourOf.set(speaker.name, this.colours[n]);
    }
  }

  /** @param {{ slice: Slice, analysis?: Analysis }} slice */
  #paint({ slice: { start }, analysis }) {
    if (!analysis) return;
    const shown = shifted(analysis, start);
    const colour = (/** @type {number} */ n) => this.#colourOf.get(shown.speakers[n].name) ?? 0;
    for (const { name, layer, priority, spans } of marksOf(shown, colour)) {
      if (this.#layers.has(layer)) this.#page?.mark(name, priority, flat(spans));
    }
  }

  #paintAll() {
    this.#page?.unmark();
    if (this.#options.mode === "marks") return this.#wrap();
    this.#take();
    for (const s of this.#slices) this.#paint(s);
  }

  /** The opt-in for pages that need marks in their DOM. */
  async #wrap() {
    this.#take();
    const { Wrapping } = await import("./wrap.js");
    if (this.#gone) return;
    this.#unwrap();
    const marks = marksOf(this.analysis, (n) => this.colours[n]).filter((m) => this.#layers.has(m.layer));
    const ranges = (/** @type {Span} */ s) => this.rangeOf(s.start, s.end);
    this.#wrapping = new Wrapping(marks, ranges, this.analysis);
    this.#ignoreOwn();
  }

  #unwrap() {
    this.#wrapping?.undo();
    this.#wrapping = undefined;
    this.#ignoreOwn();
  }

  /** What we did ourselves is no change of the page. */
  #ignoreOwn() {
    for (const o of this.#observers) o.takeRecords();
  }

  #watch() {
    const changed = new MutationObserver(() => this.#changed());
    const everything = { subtree: true, childList: true, characterData: true };
    changed.observe(this.root, everything);
    for (const host of this.root.querySelectorAll("*"))
      if (host.shadowRoot) changed.observe(host.shadowRoot, everything);
    // The page goes elsewhere: the article is taken out, or another comes in its place.
    const left = new MutationObserver(() => {
      if (!this.root.isConnected || (this.#own && location.href !== this.#href)) this.#changed();
    });
    left.observe(this.root.ownerDocument, { subtree: true, childList: true });
    this.#observers = [changed, left];
  }

  /** Waits for the page to be still. */
  #changed() {
    const now = performance.now();
    this.#changedAt ||= now;
    clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(STILL, this.#changedAt + LATEST - now));
    this.#timer = setTimeout(() => this.#again().catch((error) => this.#fail(error)), wait);
  }

  async #again() {
    this.#changedAt = 0;
    if (this.#gone) return;
    const elsewhere = this.#own && (location.href !== this.#href || !this.root.isConnected);
    if (elsewhere) {
      const found = await findArticle(document);
      if (this.#gone) return;
      if (found && found.root !== this.root) {
        this.root = found.root;
        this.#slices = [];
        for (const o of this.#observers) o.disconnect();
        this.#watch();
      }
      if (found) this.#ignored = found.ignored;
      this.#href = location.href;
    } else if (this.root.isConnected && !this.#own) {
      this.#ignored = clutter(this.root);
    }
    if (!this.root.isConnected) {
      this.#page?.unmark();
      return;
    }
    await this.#read();
  }

  /** @param {unknown} error */
  #fail(error) {
    const said = error instanceof Error ? error : new Error(String(error));
    if (this.#tell("error", said)) console.error(said);
  }

  /**
   * Tells the page of what happened; false where somebody has seen to it.
   * @param {"update" | "progress" | "error"} name @param {Error} [error]
   */
  #tell(name, error) {
    this.dispatchEvent(new CustomEvent(name, { detail: error ?? this.progress }));
    const detail = { handle: this, error };
    const event = new CustomEvent(`whosaid:${name}`, { bubbles: true, cancelable: true, composed: true, detail });
    return (this.root.isConnected ? this.root : document).dispatchEvent(event);
  }

  /** @param {number} start @param {number} end */
  rangeOf(start, end) {
    return this.#page?.rangeOf(start, end);
  }

  /** The offset in the text of a place in the page. @param {Node} node @param {number} offset */
  offsetOf(node, offset) {
    return this.#page?.offsetOf(node, offset);
  }

  /** @param {Layer} layer @param {boolean} on */
  setLayer(layer, on) {
    known(layer);
    if (this.#gone || this.#layers.has(layer) === on) return;
    if (on) this.#layers.add(layer);
    else this.#layers.delete(layer);
    this.#paintAll();
  }

  /** @param {Layer} layer */
  shows(layer) {
    known(layer);
    return this.#layers.has(layer);
  }

  /** @param {number} start @param {number} end */
  reveal(start, end) {
    const range = this.rangeOf(start, end);
    if (!range) return false;
    // First into view within whatever scrolls around it, then to a comfortable height of the window.
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest", behavior: "instant" });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const view = this.root.ownerDocument.defaultView ?? window;
    const top = range.getBoundingClientRect().top - view.innerHeight / 3;
    view.scrollBy({ top, behavior: calm ? "instant" : "smooth" });
    this.focus(start, end);
    clearTimeout(this.#dim);
    this.#dim = setTimeout(() => this.focus(), LIT);
    return true;
  }

  /** @param {number} attribution */
  explain(attribution) {
    this.#card?.show(attribution);
  }

  /** @param {number} [start] @param {number} [end] */
  focus(start, end) {
    this.#page?.unmark(FOCUS);
    if (start !== undefined && end !== undefined) this.#page?.mark(FOCUS, 1000, new Uint32Array([start, end]));
  }

  detach() {
    if (this.#gone) return;
    this.#gone = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#dim);
    for (const o of this.#observers) o.disconnect();
    this.#card?.end();
    this.#unwrap();
    this.#page?.unmark();
    if (this.#options.css !== false) removeStyles(this.root.ownerDocument);
    end();
    this.dispatchEvent(new CustomEvent("detach"));
  }
}

/** The style sheets that we put into pages, and how many articles use each. @type {Map<Document, { link: Element, users: number }>} */
const sheets = new Map();

/** @param {Document} page */
function addStyles(page) {
  const href = new URL("whosaid.css", import.meta.url).href;
  const there = sheets.get(page);
  if (there) there.users += 1;
  if (there || [...page.querySelectorAll("link")].some((link) => link.href === href)) return;
  const link = page.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  page.head.append(link);
  sheets.set(page, { link, users: 1 });
}

/** @param {Document} page */
function removeStyles(page) {
  const there = sheets.get(page);
  if (!there) return;
  there.users -= 1;
  if (there.users > 0) return;
  there.link.remove();
  sheets.delete(page);
}

/** @param {Span[]} spans */
const flat = (spans) => new Uint32Array(spans.flatMap((s) => [s.start, s.end]));

/** @param {string} name */
function known(name) {
  if (LAYERS.includes(/** @type {Layer} */ (name))) return;
  throw new Error(`whosaid: unknown layer “${name}”, expected one of ${LAYERS.join(", ")}`);
}
