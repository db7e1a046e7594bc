// An article that is being shown: it is read, analysed and painted, and read again where the page changes it.
import { Components, shadowsOf } from "./components.js";
import { listen, pageOf, viewOf } from "./dom.js";
import { ask, begin, end } from "./engine.js";
import { Emitter } from "./events.js";
import { findArticle } from "./find.js";
import { Host, pause, through } from "./host.js";
import { COLOURS, coloursOf, marksOf } from "./marks.js";
import { dress, tell } from "./place.js";
import { fit } from "./shade.js";
import { joined, shifted, slice } from "./slices.js";
import { checkOptions, Reader } from "./whosaid_wasm.js";

/** @import { Analysis, AttachOptions, Handle, Layer, Span } from "./whosaid.js" */
/** @import { Found } from "./find.js" */
/** @import { Mark } from "./marks.js" */
/** @import { Slice } from "./slices.js" */

/** @type {Layer[]} */
const LAYERS = ["quotations", "attributions", "hedges"];

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

/** How long after the last scrolling a long page is painted where it stands, in milliseconds. */
const SCROLLED = 120;

/** How long at least a long page is read on before what there is is told again, in milliseconds. */
const PATIENCE = 400;

/** A slice, and what is said of it, its spans in the whole text. @typedef {{ slice: Slice, analysis?: Analysis, marks?: Mark[] }} Slot */

/** @implements {Handle} */
export class Article extends Emitter {
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
  /** The page that marks have their looks in, and what takes these away. @type {Document | undefined} */
  #dressed;
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
    this.#dress();
    this.#href = location.href;
    // Each step in a task of its own: the engine's first calls are slow.
    await pause();
    if (this.#gone) return this;
    if (this.#options.watch !== false) this.#watch();
    await this.#timed(() => this.#read());
    // A page that changed meanwhile is being read again.
    while (!this.#told && !this.#gone) await pause(STILL);
    if (this.#gone) return this;
    const { signal } = this.#events;
    const scrolled = () => this.#slices.length > 1 && this.#scrolled();
    listen(pageOf(this.root), "scroll", scrolled, { signal, passive: true, capture: true });
    await this.#explainItself();
    return this;
  }

  /** Gives marks their looks, which are those of what lies behind the article. */
  #dress() {
    if (this.#options.css === false) return;
    const page = pageOf(this.root);
    this.#unfit();
    if (page !== this.#dressed) {
      this.#undress();
      this.#undress = dress(page);
      this.#dressed = page;
    }
    this.#unfit = fit(this.root);
  }

  /** Lets the marks of the article's element have cards. */
  async #explainItself() {
    if (this.#options.cards === false) return;
    const { explain } = await import("./card.js");
    if (this.#gone) return;
    this.#card?.end();
    this.#card = explain(this);
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
    if (!(await through(reader, stale))) return reader.free();
    const page = reader.finish(this.#ignored);
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
      return { slice: s, analysis: same?.analysis && shifted(same.analysis, s.start - same.slice.start) };
    });
    const open = slots.filter((s) => !s.analysis);
    if (slots.length === 1 && open.length === 1) {
      const analysis = await this.#ask(blocks, stale);
      if (!analysis) return page.free();
      slots[0].analysis = analysis;
    }
    this.#page?.unmark();
    this.#page?.free();
    this.#page = page;
    this.text = text;
    this.#slices = slots;
    this.#colourOf.clear();
    this.progress = { done: slots.filter((s) => s.analysis).length, total: slots.length };
    if (this.#options.css !== false) this.#components.dress(this.root);
    this.#ignoreOwn();
    this.#paintAll();
    if (this.progress.done === this.progress.total) return this.#tell("update");
    let told = performance.now();
    for (const s of this.#nearestFirst(open)) {
      const analysis = await this.#ask(s.slice.blocks, stale);
      if (!analysis) return;
      s.analysis = shifted(analysis, s.slice.start);
      this.progress.done += 1;
      const last = this.progress.done === this.progress.total;
      if (this.#near().has(s)) this.#paint(s);
      // All of them are put together a few times, not at every slice.
      if (!last && this.progress.done > 1 && performance.now() - told < PATIENCE) continue;
      this.#take();
      told = performance.now();
      this.#tell(last ? "update" : "progress");
    }
  }

  /**
   * The analysis; undefined where another reading has begun, whose errors count then, and not this one's.
   * @param {import("./whosaid.js").Block[]} blocks @param {() => boolean} stale
   */
  async #ask(blocks, stale) {
    try {
      const analysis = await ask(blocks, this.#options);
      return stale() ? undefined : analysis;
    } catch (error) {
      if (stale()) return undefined;
      throw error;
    }
  }

  /** Those on the screen, then those below, then those above. @param {Slot[]} slots */
  #nearestFirst(slots) {
    const places = this.#places();
    const far = (/** @type {Slot} */ s) => {
      const { top, bottom } = places.get(s) ?? { top: 0, bottom: 0 };
      return bottom < 0 ? 1e9 - bottom : Math.max(0, top - innerHeight);
    };
    return slots
      .map((s) => ({ s, at: far(s) }))
      .sort((a, b) => a.at - b.at)
      .map(({ s }) => s);
  }

  /** Where each slice begins and ends on the screen. */
  #places() {
    const tops = this.#slices.map(
      ({ slice: { start } }) => this.rangeOf(start, start + 1)?.getBoundingClientRect().top ?? 0,
    );
    const end = this.root.getBoundingClientRect().bottom;
    return new Map(this.#slices.map((s, n) => [s, { top: tops[n], bottom: tops[n + 1] ?? end }]));
  }

  /** The slices that are painted: all of an article; of a long page those near the screen, since browsers are slow with more. */
  #near() {
    if (this.#slices.length <= 1) return new Set(this.#slices);
    const room = 2 * innerHeight;
    const near = [...this.#places()].filter(([, p]) => p.bottom > -room && p.top < innerHeight + room);
    return new Set(near.map(([s]) => s));
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
    this.#page?.unmark();
    this.#painted.clear();
    this.#take();
    if (this.#options.mode === "marks") {
      this.#wrap().catch((error) => this.#fail(error));
      return;
    }
    for (const s of this.#near()) this.#paint(s);
  }

  /** Paints what has come near the screen, and no more what has gone. */
  #scrolled() {
    clearTimeout(this.#scrolling);
    this.#scrolling = setTimeout(() => {
      const near = [...this.#near()].filter((s) => s.analysis);
      if (this.#gone || near.every((s) => this.#painted.has(s))) return;
      this.#page?.unmark();
      this.#painted.clear();
      for (const s of near) this.#paint(s);
    }, SCROLLED);
  }

  /** The opt-in for pages that need marks in their DOM. */
  async #wrap() {
    const turn = this.#reading;
    const { Wrapping } = await import("./wrap.js");
    if (this.#gone || turn !== this.#reading || this.#wrapping) return;
    const marks = marksOf(this.analysis, (n) => this.colours[n]).filter((m) => this.#layers.has(m.layer));
    const ranges = (/** @type {Span} */ s) => this.rangeOf(s.start, s.end);
    this.#wrapping = new Wrapping(marks, ranges);
    this.#ignoreOwn();
    // The same text stands in other nodes now.
    const reader = this.#reader();
    while (!reader.goOn(1000));
    this.#page?.free();
    this.#page = reader.finish(this.#ignored);
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
    // The page goes elsewhere: the article is taken out, or another comes in its place.
    const left = new MutationObserver(() => {
      if (!this.root.isConnected || (this.#own && location.href !== this.#href)) this.#changed();
    });
    left.observe(pageOf(this.root), { subtree: true, childList: true });
    this.#observers = [changed, left];
  }

  #reader() {
    const view = viewOf(pageOf(this.root));
    return new Reader(this.root, new Host(view), view ?? undefined);
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
    const elsewhere = this.#own && (location.href !== this.#href || !this.root.isConnected);
    if (elsewhere) {
      const found = await findArticle(document);
      if (this.#gone) return;
      if (found && found.root !== this.root) {
        this.root = found.root;
        this.#slices = [];
        for (const o of this.#observers) o.disconnect();
        this.#watch();
        this.#dress();
        await this.#explainItself();
        if (this.#gone) return;
      }
      if (found) this.#ignored = found.ignored;
      this.#href = location.href;
    }
    if (this.root.isConnected) return this.#read();
    // The article has left the page.
    this.#page?.unmark();
    this.#slices = [];
    this.text = "";
    this.#take();
    this.#tell("update");
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#gone) return;
    const said = error instanceof Error ? error : new Error(String(error));
    if (this.#tell("error", said)) console.error(said);
  }

  /**
   * Tells the page of what happened; false where somebody has seen to it.
   * @param {"update" | "progress" | "error"} name @param {Error} [error]
   */
  #tell(name, error) {
    this.#told ||= name !== "progress";
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
    known(layer);
    if (this.#gone || this.#layers.has(layer) === on) return;
    if (on) this.#layers.add(layer);
    else this.#layers.delete(layer);
    if (this.#options.mode === "marks") {
      this.#again().catch((error) => this.#fail(error));
      return;
    }
    const marks = [...this.#painted].flatMap((s) => s.marks ?? []).filter((m) => m.layer === layer);
    if (on) for (const mark of marks) this.#put(mark);
    else for (const name of new Set(marks.map((m) => m.name))) this.#page?.unmark(name);
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
    this.#unwrap();
    this.#page?.unmark();
    this.#unfit();
    this.#undress();
    this.#components.undress();
    end();
    this.dispatchEvent(new CustomEvent("detach"));
  }
}

/** @param {Span[]} spans */
const flat = (spans) => new Uint32Array(spans.flatMap((s) => [s.start, s.end]));

/** @param {string} name */
function known(name) {
  if (LAYERS.includes(/** @type {Layer} */ (name))) return;
  throw new Error(`whosaid: unknown layer “${name}”, expected one of ${LAYERS.join(", ")}`);
}
