// An article that is being shown: it is read, analysed and painted, and read again where the page changes it.
import { Components, shadowsOf } from "./components.js";
import { isThere, listen, pageOf, viewOf, walkerOf } from "./dom.js";
import { ask, begin, end } from "./engine.js";
import { Emitter } from "./events.js";
import { clutter } from "./find.js";
import { COLOURS, coloursOf, marksOf } from "./marks.js";
import { dress, tell } from "./place.js";
import { fit } from "./shade.js";
import { joined, shifted, slice } from "./slices.js";
import { Reader } from "./whosaid_wasm.js";

/** @import { Analysis, Handle, Layer, Span } from "./whosaid.js" */
/** @import { Found } from "./find.js" */
/** @import { Mark } from "./marks.js" */
/** @import { Slice } from "./slices.js" */

/** @type {Layer[]} */
export const LAYERS = ["quotations", "attributions", "hedges"];

/**
 * How long the page must be still before it is read again, and how long at most that is put off, in milliseconds. A page that
 * takes long to be read, and changes all the time, is read less often.
 */
const STILL = 250;
const LATEST = 1500;
const PATIENT = 4;

/** An article longer than this is none, in UTF-16 units. */
const LONGEST = 4_000_000;

/** How long a place that was revealed stays lit, in milliseconds. */
const LIT = 2500;

/** The highlight that points at a span. */
const FOCUS = "whosaid-focus";

/** Nodes of all kinds. */
const ALL = 0xffffffff;

/** How many nodes of the page are read at a time, between which it may do something else. */
const NODES = 400;

/** How long after the last scrolling a long page is painted where it stands, in milliseconds. */
const SCROLLED = 120;

/** How long at least a long page is read on before what there is is told again, in milliseconds. */
const PATIENCE = 400;

/** How much is told of a slice that the engine failed at, in UTF-16 units. */
const NAMED = 60;

/**
 * A slice, and what is said of it, its spans in the whole text; or that the engine failed at it.
 * `top` and `bottom` are where it stood in the window when that was last looked for.
 * @typedef {{ slice: Slice, analysis?: Analysis, failed?: boolean, marks?: Mark[], top: number, bottom: number }} Slot
 */

/** Finds the article; `now` is where it was. @typedef {(now?: Element) => Found | undefined | Promise<Found | undefined>} Find */

/** Imports a module of ours; where it cannot be had, says which file is missing. @typedef {<T>(name: string, coming: Promise<T>) => Promise<T>} Whole */

/** @typedef {ReturnType<typeof import("./attach.js").checked>} Checked */

/** A turn for the page. */
const pause = (wait = 0) => new Promise((done) => setTimeout(done, wait));

/** @implements {Handle} */
export class Article extends Emitter {
  /** @type {Element} */
  root;
  text = "";
  /** @type {Analysis} */
  analysis = joined([]);
  /** The colour of each speaker, 1 to 7; 0 for those who share the last. @type {number[]} */
  colours = [];
  /** How many slices of how many are read, and at how many the engine failed. */
  progress = { done: 0, total: 0, failed: 0 };

  /** @type {Checked} */
  #options;
  /** @type {Set<Element>} */
  #ignored;
  /** Whether all of the article's element is the article, but for clutter. */
  #clean;
  /** How the article was found, where it was not given: it is looked for again when the page goes elsewhere. @type {Find | undefined} */
  #find;
  #whole;
  /** Whether it stood in a page when it was asked for. */
  #stood;
  /** Whether it has left the page. */
  #left = false;
  /** @type {import("./whosaid_wasm.js").Page | undefined} */
  #page;
  /** @type {Set<Layer>} */
  #layers;
  /** The slices of the page as they are read. @type {Slot[]} */
  #slices = [];
  /** @type {Map<string, number>} */
  #colourOf = new Map();
  /** @type {MutationObserver[]} */
  #observers = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #scrolling;
  /** @type {Set<Slot>} */
  #painted = new Set();
  #events = new AbortController();
  /** What takes the looks of marks away. */
  #undress = () => {};
  #unfit = () => {};
  #components = new Components();
  #changedAt = 0;
  /** How long the last reading took, in milliseconds. */
  #took = 0;
  #reading = 0;
  #gone = false;
  /** Whether an Analysis has been told of, or why there is none. */
  #told = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #dim;
  /** @type {ReturnType<typeof import("./card.js").explain> | undefined} */
  #card;
  /** What was asked for before there was a card. @type {number | Range | undefined} */
  #wanted;
  /** @type {import("./wrap.js").Wrapping | undefined} */
  #wrapping;
  #href = "";

  /**
   * @param {Found} found @param {Checked} options @param {Find} [find] @param {boolean} [stood]
   * @param {Whole} [whole]
   */
  constructor({ root, ignored, told = false }, options, find, stood = isThere(root), whole = (_, coming) => coming) {
    super();
    this.root = root;
    this.#ignored = ignored;
    this.#clean = told || !find;
    this.#options = options;
    this.#find = find;
    this.#stood = stood;
    this.#whole = whole;
    this.#layers = new Set(options.layers);
  }

  /** Reads the article, and goes on reading where it changes. */
  async show() {
    begin();
    this.#dress();
    this.#href = location.href;
    // Each step in a task of its own: the engine's first calls are slow.
    await pause();
    if (this.#gone) return this;
    if (this.#options.watch) this.#watch();
    // It may have been taken out before it was watched.
    await this.#timed(() => (this.#stood && this.#away() ? this.#readAgain() : this.#read()));
    // A page that changed meanwhile is being read again.
    while (!this.#told && !this.#gone) await pause(STILL);
    if (this.#gone) return this;
    this.#follow();
    await this.#explainItself();
    return this;
  }

  /** Whether the article's element is in no page, or in one that nobody sees any more. */
  #away() {
    return !isThere(this.root) || (this.#find !== undefined && !viewOf(pageOf(this.root)));
  }

  /** Gives marks their looks, which are those of what lies behind the article. */
  #dress() {
    if (!this.#options.css) return;
    const before = this.#undress;
    this.#undress = dress(pageOf(this.root), (error) => this.#fail(error));
    before();
    this.#unfit();
    this.#unfit = fit(this.root);
  }

  /** Paints a long page where the reader has scrolled to. */
  #follow() {
    this.#events.abort();
    this.#events = new AbortController();
    const scrolled = () => this.#slices.length > 1 && this.#scrolled();
    listen(pageOf(this.root), "scroll", scrolled, { signal: this.#events.signal, passive: true, capture: true });
  }

  /** Lets the marks of the article's element have cards. */
  async #explainItself() {
    if (!this.#options.cards) return;
    const card = await this.#whole("card.js", import("./card.js")).catch((error) => this.#fail(error, true));
    if (this.#gone || !card) return;
    this.#card?.end();
    this.#card = card.explain(this);
    if (this.#wanted !== undefined) this.explain(this.#wanted);
  }

  /** Measures what a reading takes. @param {() => Promise<unknown>} read */
  async #timed(read) {
    const begin = performance.now();
    try {
      await read();
    } finally {
      this.#took = performance.now() - begin;
    }
  }

  /** Takes the text anew and analyses what of it is new. What is shown stays until there is something to show. */
  async #read() {
    this.#reading += 1;
    const turn = this.#reading;
    const stale = () => turn !== this.#reading || this.#gone;
    this.#unwrap();
    const reader = this.#reader();
    while (!reader.goOn(NODES)) {
      await pause();
      if (stale()) return reader.free();
    }
    const page = reader.finish();
    await pause();
    if (stale()) return page.free();
    const blocks = page.blocks();
    const text = blocks.map((b) => b.text).join("\n");
    if (text.length > LONGEST) {
      page.free();
      throw new Error("whosaid: the article is too long to be read");
    }
    const before = new Map(this.#slices.map((s) => [s.slice.key, s]));
    /** @type {Slot[]} */
    const slots = slice(blocks).map((s) => {
      const same = before.get(s.key);
      const analysis = same?.analysis && shifted(same.analysis, s.start - same.slice.start);
      return { slice: s, analysis, failed: same?.failed, top: 0, bottom: 0 };
    });
    const open = slots.filter((s) => !s.analysis && !s.failed);
    if (slots.length === 1 && open.length === 1) {
      const done = await this.#analyse(slots[0], stale).catch((error) => {
        page.free();
        throw error;
      });
      if (!done) return page.free();
    }
    if (slots.length > 1) await pause();
    if (stale()) return page.free();
    this.#page?.unmark();
    this.#page?.free();
    this.#page = page;
    this.text = text;
    this.#slices = slots;
    this.#colourOf.clear();
    this.#left = false;
    this.#count();
    if (this.#options.css) this.#components.dress(this.root);
    this.#ignoreOwn();
    this.#paintAll();
    if (this.progress.done === this.progress.total) {
      this.#tell("update");
      return this.#tellFailed(open);
    }
    let told = performance.now();
    for (const s of this.#nearestFirst(open)) {
      if (!(await this.#analyse(s, stale))) return;
      this.#count();
      const last = this.progress.done === this.progress.total;
      if (this.#isNear(s)) this.#paint(s);
      // All of them are put together a few times, not at every slice.
      if (!last && this.progress.done > 1 && performance.now() - told < PATIENCE) continue;
      this.#take();
      told = performance.now();
      this.#tell(last ? "update" : "progress");
    }
    this.#tellFailed(open);
  }

  /**
   * Has a slice analysed; false where another reading has begun, whose errors count then, and not this one's.
   * @param {Slot} slot @param {() => boolean} stale
   */
  async #analyse(slot, stale) {
    try {
      slot.analysis = shifted(await ask(slot.slice.blocks, this.#options), slot.slice.start);
    } catch (error) {
      if (stale()) return false;
      // Where it failed at these words alone, the others are shown.
      if (!(/** @type {{ partial?: boolean }} */ (error).partial)) throw error;
      slot.failed = true;
    }
    return !stale();
  }

  #count() {
    const failed = this.#slices.filter((s) => s.failed).length;
    const done = failed + this.#slices.filter((s) => s.analysis).length;
    this.progress = { done, total: this.#slices.length, failed };
  }

  /** Says once what the engine failed at. @param {Slot[]} slots */
  #tellFailed(slots) {
    const failed = slots.filter((s) => s.failed);
    if (failed.length === 0) return;
    const words = failed.map(({ slice: { blocks } }) => `“${blocks[0].text.slice(0, NAMED)}”`);
    this.#fail(new Error(`whosaid: the engine failed at what begins with ${words.join(", ")}`), true);
  }

  /** Those on the screen, then those below, then those above. @param {Slot[]} slots */
  #nearestFirst(slots) {
    const height = this.#height;
    const far = (/** @type {Slot} */ { top, bottom }) => (bottom < 0 ? 1e9 - bottom : Math.max(0, top - height));
    return [...slots].sort((a, b) => far(a) - far(b));
  }

  /** That of the window that the article stands in, which may be a frame. */
  get #height() {
    return (viewOf(pageOf(this.root)) ?? window).innerHeight;
  }

  /** Looks where each slice begins and ends in the window: once for many, for in a long text each look takes long. */
  #locate() {
    if (this.#slices.length <= 1) return;
    let { bottom } = this.root.getBoundingClientRect();
    for (const s of [...this.#slices].reverse()) {
      const { start } = s.slice;
      const top = this.rangeOf(start, start + 1)?.getBoundingClientRect().top ?? bottom;
      Object.assign(s, { top, bottom });
      bottom = top;
    }
  }

  /** Whether a slice is painted: any of an article; of a long page one near the screen, since browsers are slow with more. @param {Slot} slot */
  #isNear({ top, bottom }) {
    const height = this.#height;
    return this.#slices.length <= 1 || (bottom > -2 * height && top < 3 * height);
  }

  /** Puts the slices that are read together. */
  #take() {
    this.analysis = joined(this.#slices.flatMap((s) => s.analysis ?? []));
    this.colours = coloursOf(this.analysis);
    if (this.#slices.length <= 1) return;
    // A colour once given stays, while later slices are read.
    this.colours = this.analysis.speakers.map((s) => this.#colourOf.get(s.name) ?? 0);
  }

  /** @param {Slot} slot */
  #paint(slot) {
    const { analysis } = slot;
    if (!analysis) return;
    this.#painted.add(slot);
    let colours = coloursOf(analysis);
    if (this.#slices.length > 1) {
      for (const { name } of analysis.speakers) {
        if (!this.#colourOf.has(name))
          this.#colourOf.set(name, this.#colourOf.size < COLOURS ? this.#colourOf.size + 1 : 0);
      }
      colours = analysis.speakers.map((s) => this.#colourOf.get(s.name) ?? 0);
    }
    slot.marks = marksOf(analysis, (n) => colours[n]);
    for (const mark of slot.marks) if (this.#layers.has(mark.layer)) this.#put(mark);
  }

  /** @param {Mark} mark */
  #put({ name, priority, spans }) {
    this.#page?.mark(name, priority, flat(spans));
  }

  #paintAll() {
    this.#take();
    this.#locate();
    if (this.#options.marks) {
      this.#wrap().catch((error) => this.#fail(error));
      return;
    }
    this.#paintNear();
  }

  /** Paints anew what is near the screen: what is on it first, a slice a turn. */
  async #paintNear() {
    this.#page?.unmark();
    const painted = new Set();
    this.#painted = painted;
    for (const s of this.#nearestFirst(this.#slices)) {
      if (painted.has(s) || !s.analysis || !this.#isNear(s)) continue;
      this.#paint(s);
      if (this.#slices.length > 1) await pause();
      if (this.#gone || painted !== this.#painted) return;
    }
  }

  /** Paints what has come near the screen, and no more what has gone. */
  #scrolled() {
    clearTimeout(this.#scrolling);
    this.#scrolling = setTimeout(() => {
      if (this.#gone) return;
      this.#locate();
      if (this.#slices.some((s) => s.analysis && this.#isNear(s) && !this.#painted.has(s))) this.#paintNear();
    }, SCROLLED);
  }

  /** The opt-in for pages that need marks in their DOM. */
  async #wrap() {
    const turn = this.#reading;
    const { Wrapping } = await this.#whole("wrap.js", import("./wrap.js"));
    if (this.#gone || turn !== this.#reading || this.#wrapping) return;
    const marks = marksOf(this.analysis, (n) => this.colours[n]).filter((m) => this.#layers.has(m.layer));
    const ranges = (/** @type {Span} */ s) => this.rangeOf(s.start, s.end);
    this.#wrapping = new Wrapping(marks, ranges);
    this.#ignoreOwn();
    // The same text stands in other nodes now.
    const reader = this.#reader();
    while (!reader.goOn(NODES));
    this.#page?.free();
    this.#page = reader.finish();
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
    for (const shadow of shadowsOf(this.root)) changed.observe(shadow, everything);
    // The page goes elsewhere: the article is taken out, comes back, or another comes in its place.
    const left = new MutationObserver(() => {
      if (this.#left || this.#away() || (this.#find && location.href !== this.#href)) this.#changed();
    });
    for (const page of new Set([pageOf(this.root), document])) left.observe(page, { subtree: true, childList: true });
    this.#observers = [changed, left];
  }

  #reader() {
    const page = pageOf(this.root);
    return new Reader(this.root, this.#ignored, walkerOf(page, this.root, ALL), viewOf(page) ?? undefined);
  }

  /** Waits for the page to be still. */
  #changed() {
    const now = performance.now();
    this.#changedAt ||= now;
    clearTimeout(this.#timer);
    const latest = Math.max(LATEST, PATIENT * this.#took);
    const wait = Math.max(0, Math.min(Math.max(STILL, this.#took), this.#changedAt + latest - now));
    this.#timer = setTimeout(() => this.#again().catch((error) => this.#fail(error)), wait);
  }

  #again() {
    return this.#timed(() => this.#readAgain());
  }

  async #readAgain() {
    this.#changedAt = 0;
    if (this.#gone) return;
    const elsewhere = this.#find && (location.href !== this.#href || this.#away());
    if (elsewhere) {
      const found = await this.#find?.(this.root);
      if (this.#gone) return;
      if (found && found.root !== this.root) {
        this.root = found.root;
        this.#slices = [];
        for (const o of this.#observers) o.disconnect();
        this.#watch();
        this.#dress();
        this.#follow();
        await this.#explainItself();
        if (this.#gone) return;
      }
      if (found) {
        this.#ignored = found.ignored;
        this.#clean = found.told ?? false;
      }
      this.#href = location.href;
    } else if (!this.#away() && this.#clean) {
      // Clutter comes late.
      this.#ignored = clutter(this.root);
    }
    if (!this.#away()) return this.#read();
    if (this.#left) return;
    this.#left = true;
    // What is being read of it counts no more.
    this.#reading += 1;
    this.#page?.unmark();
    this.#slices = [];
    this.text = "";
    this.#count();
    this.#take();
    this.#tell("update");
  }

  /**
   * Tells of an error; `partial` where the article is shown all the same.
   * @param {unknown} error @param {boolean} [partial]
   * @returns {undefined}
   */
  #fail(error, partial = false) {
    if (this.#gone) return;
    const said = Object.assign(error instanceof Error ? error : new Error(String(error)), { partial });
    if (this.#tell("error", said)) console.error(said.message);
  }

  /**
   * Tells the page of what happened; false where somebody has seen to it.
   * @param {"update" | "progress" | "error"} name @param {Error} [error]
   */
  #tell(name, error) {
    this.#told ||= name !== "progress" && !(/** @type {{ partial?: boolean } | undefined} */ (error)?.partial);
    this.dispatchEvent(new CustomEvent(name, { detail: error ?? this.progress }));
    return tell(this.root, name, { handle: this, error });
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
    known("layer", layer, LAYERS);
    if (this.#gone || this.#layers.has(layer) === on) return;
    if (on) this.#layers.add(layer);
    else this.#layers.delete(layer);
    if (this.#options.marks) {
      this.#again().catch((error) => this.#fail(error));
      return;
    }
    const marks = [...this.#painted].flatMap((s) => s.marks ?? []).filter((m) => m.layer === layer);
    if (on) for (const mark of marks) this.#put(mark);
    else for (const name of new Set(marks.map((m) => m.name))) this.#page?.unmark(name);
  }

  /** @param {Layer} layer */
  shows(layer) {
    known("layer", layer, LAYERS);
    return this.#layers.has(layer);
  }

  /** @param {number} start @param {number} end */
  reveal(start, end) {
    const range = this.rangeOf(start, end);
    if (!range) return false;
    // First into view within whatever scrolls around it, then to a comfortable height of the window.
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest", behavior: "instant" });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const view = viewOf(pageOf(this.root)) ?? window;
    const top = range.getBoundingClientRect().top - view.innerHeight / 3;
    view.scrollBy({ top, behavior: calm ? "instant" : "smooth" });
    this.focus(start, end);
    clearTimeout(this.#dim);
    this.#dim = setTimeout(() => this.focus(), LIT);
    return true;
  }

  /** @param {number | Range} what */
  explain(what) {
    if (this.#gone) return;
    // Before there is something to explain, it is kept.
    this.#wanted = this.#card ? undefined : what;
    if (typeof what === "number") this.#card?.show(what);
    else this.#card?.whose(what);
  }

  get explaining() {
    return this.#card?.open ?? false;
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
    clearTimeout(this.#scrolling);
    this.#events.abort();
    for (const o of this.#observers) o.disconnect();
    this.#card?.end();
    this.#card = undefined;
    this.#unwrap();
    this.#page?.unmark();
    this.#page?.free();
    this.#page = undefined;
    this.#unfit();
    this.#undress();
    this.#components.undress();
    end();
    this.dispatchEvent(new CustomEvent("detach"));
  }
}

/** @param {Span[]} spans */
const flat = (spans) => new Uint32Array(spans.flatMap((s) => [s.start, s.end]));

/** @param {string} what @param {unknown} name @param {readonly unknown[]} all */
export function known(what, name, all) {
  if (!all.includes(name)) throw new Error(`whosaid: unknown ${what} “${name}”, expected one of ${all.join(", ")}`);
}
