// An article that is being shown: it is read, analysed and painted, and read again where the page changes it.
import { Components, shadowsOf } from "./components.js";
import { boxOf, holds, isThere, listen, pageOf, viewOf } from "./dom.js";
import { Emitter } from "./events.js";
import { bounded, coloursOf, LIT, litMarksOf, MARKINGS, marksOf, nextColour } from "./marks.js";
import { Painter } from "./painter.js";
import { dress, tell } from "./place.js";
import { unfold } from "./records.js";
import { fit } from "./shade.js";
import { slice } from "./slices.js";
import { pause, through } from "./turns.js";

/** @import { Flat } from "./records.js" */
/** @import { Analysis, Block, Handle, Layer, Lit, Marking, Options, Span } from "./whosaid.js" */
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

/** What of an element can hide it, or show it. */
const LOOKS = ["class", "style", "hidden", "open"];

/** The longest article that is read, in UTF-16 units. */
const LONGEST = 4_000_000;

/** How long a place that was revealed stays lit, in milliseconds. */
const BRIGHT = 2500;

/** The highlight that points at a span. */
const FOCUS = "whosaid-focus";

/** How long after the last scrolling a long page is painted where it stands, in milliseconds. */
const SCROLLED = 120;

/** How long at least a long page is read on before what there is is told again, in milliseconds. */
const PATIENCE = 400;

/** How much is told of a slice that the engine failed at, in UTF-16 units. */
const NAMED = 60;

/**
 * A slice, and what is said of it: as it came (`flat`), and with its spans in the whole text (`analysis`); or that the engine
 * failed at it. `top` and `bottom` are where it stood in the window when that was last looked for.
 * @typedef {{ slice: Slice, flat?: Flat, analysis?: Analysis, failed?: boolean, marks?: Mark[], top: number, bottom: number }} Slot
 */

/**
 * What is read of a page in turns, and what was read: the blocks, and where their text stands (painter.js).
 * @typedef {object} Reading
 * @property {(count: number) => boolean} goOn Reads some nodes more; whether that was the last of them.
 * @property {(ignored: Set<Element>) => [Block[], Text[], Uint32Array] | Promise<[Block[], Text[], Uint32Array]>} finish
 * @property {() => void} free
 */

/**
 * Where articles and what is said of them come from: an engine, or what the page carries. Each article begins once and ends once.
 * @typedef {object} Source
 * @property {() => void} begin
 * @property {() => void} end
 * @property {(options: Options) => void} check Throws where an option is invalid.
 * @property {() => Promise<typeof import("./house.js")>} [lists] What reads house lists, where there is an engine.
 * @property {(page: Document) => Promise<Found | undefined>} find
 * @property {(root: Element, view: (Window & typeof globalThis) | null) => Reading} read
 * @property {(blocks: Block[], options: Options, all: Block[]) => Promise<Flat>} ask The analysis of a slice's blocks, which are
 * some of all the article's.
 * @property {(parts: Flat[], starts: Uint32Array) => Flat} join The analyses of slices as one.
 */

/** Finds the article; `now` is where it was. @typedef {(now?: Element) => Found | undefined | Promise<Found | undefined>} Find */

/** Imports a module of ours; where it cannot be had, says which file is missing. @typedef {<T>(name: string, coming: Promise<T>) => Promise<T>} Whole */

/** @typedef {ReturnType<typeof import("./attach.js").checked>} Checked */

/** @implements {Handle} */
export class Article extends Emitter {
  /** @type {Element} */
  root;
  text = "";
  /** @type {Analysis} */
  analysis = { version: 1, language: null, quotations: [], attributions: [], speakers: [], hedges: [] };
  /** The colour of each speaker, from 1 on; 0 for who says nothing. @type {number[]} */
  colours = [];
  /** How many slices of how many are read, and at how many the engine failed. */
  progress = { done: 0, total: 0, failed: 0 };

  /** @type {Checked} */
  #options;
  /** @type {Set<Element>} */
  #ignored;
  /** How the article was found, where it was not given: it is looked for again when the page goes elsewhere. @type {Find | undefined} */
  #find;
  #source;
  #whole;
  /** Whether it stood in a page when it was asked for. */
  #stood;
  /** Whether it has left the page. */
  #left = false;
  /** @type {Painter | undefined} */
  #page;
  /** @type {Set<Layer>} */
  #layers;
  /** @type {Marking} */
  #marking;
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
  /** Whether all that changed is how things look. */
  #looks = false;
  /** Whether the article's element took room in the page when it was read. */
  #shown = false;
  /** How long the last reading took, in milliseconds. */
  #took = 0;
  #reading = 0;
  #gone = false;
  /** Whether an Analysis has been told of, or why there is none. */
  #told = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #dim;
  /** @type {ReturnType<typeof import("./pointing.js").explain> | undefined} */
  #card;
  /** What was asked for before there was a card. @type {number | Range | undefined} */
  #wanted;
  /** @type {import("./wrap.js").Wrapping | undefined} */
  #wrapping;
  #href = "";
  /** What is lit: a speaker, or one statement of nobody's. @type {string | undefined} */
  #lit;

  /**
   * @param {Found} found @param {Checked} options @param {Source} source @param {Find} [find] @param {boolean} [stood]
   * @param {Whole} [whole]
   */
  constructor({ root, ignored }, options, source, find, stood = isThere(root), whole = (_, coming) => coming) {
    super();
    this.root = root;
    this.#ignored = ignored;
    this.#options = options;
    this.#source = source;
    this.#find = find;
    this.#stood = stood;
    this.#whole = whole;
    this.#layers = new Set(options.layers);
    this.#marking = options.marking;
  }

  /** Reads the article, and goes on reading where it changes. */
  async show() {
    this.#source.begin();
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
    const card = await this.#whole("pointing.js", import("./pointing.js")).catch((error) => this.#fail(error, true));
    if (this.#gone || !card) return;
    this.#card?.end();
    this.#card = card.explain(this, (error) => this.#fail(error, true));
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

  /** Takes the text anew and analyses what of it is new. What is shown stays until there is something to show. @param {boolean} [looks] */
  async #read(looks = false) {
    // Our own elements come and go with the marks.
    if (looks && this.#options.marks) return;
    this.#reading += 1;
    const turn = this.#reading;
    const stale = () => turn !== this.#reading || this.#gone;
    this.#unwrap();
    const reader = this.#reader();
    if (!(await through(reader, stale))) return reader.free();
    const [blocks, nodes, stretches] = await reader.finish(this.#ignored);
    await pause();
    if (stale()) return;
    const page = new Painter(viewOf(pageOf(this.root)), nodes, stretches);
    const text = blocks.map((b) => b.text).join("\n");
    if (text.length > LONGEST) throw new Error("whosaid: the article is too long to be read");
    // Something moved, and no word came or went.
    if (looks && text === this.text && this.progress.done === this.progress.total) return;
    const { width, height } = boxOf(this.root);
    this.#shown = width > 0 || height > 0;
    const before = new Map(this.#slices.map((s) => [s.slice.key, s]));
    /** @type {Slot[]} */
    const slots = slice(blocks).map((s) => {
      const same = before.get(s.key);
      /** @type {Slot} */
      const slot = { slice: s, flat: same?.flat, failed: same?.failed, top: 0, bottom: 0 };
      if (slot.flat) slot.analysis = s.start === same?.slice.start ? same.analysis : this.#joined([slot]);
      return slot;
    });
    const open = slots.filter((s) => !s.analysis && !s.failed);
    if (slots.length === 1 && open.length === 1) {
      if (!(await this.#analyse(slots[0], blocks, stale))) return;
    }
    if (slots.length > 1) await pause();
    if (stale()) return;
    this.#page?.unmark();
    this.#lit = undefined;
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
      if (!(await this.#analyse(s, blocks, stale))) return;
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
   * @param {Slot} slot @param {Block[]} all @param {() => boolean} stale
   */
  async #analyse(slot, all, stale) {
    try {
      slot.flat = await this.#source.ask(slot.slice.blocks, this.#options, all);
      slot.analysis = this.#joined([slot]);
    } catch (error) {
      if (stale()) return false;
      // Where it failed at these words alone, the others are shown.
      if (!(/** @type {{ partial?: boolean }} */ (error).partial)) throw error;
      slot.failed = true;
    }
    return !stale();
  }

  /** The Analysis of slices as one. @param {Slot[]} slots */
  #joined(slots) {
    const there = slots.filter((s) => s.flat);
    const parts = there.map((s) => /** @type {Flat} */ (s.flat));
    return unfold(this.#source.join(parts, new Uint32Array(there.map((s) => s.slice.start))));
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
    this.#fail(new Error(`whosaid: the engine failed at the parts that begin with ${words.join(", ")}`), true);
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
    const [first, ...more] = this.#slices;
    this.analysis = more.length === 0 && first?.analysis ? first.analysis : this.#joined(this.#slices);
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
        if (!this.#colourOf.has(name)) this.#colourOf.set(name, nextColour(this.#colourOf.size));
      }
      colours = analysis.speakers.map((s) => this.#colourOf.get(s.name) ?? 0);
    }
    slot.marks = this.#marksOf(analysis, colours);
    for (const mark of slot.marks) if (this.#layers.has(mark.layer)) this.#put(mark);
  }

  /** @param {Mark} mark */
  #put({ name, priority, spans }) {
    this.#page?.mark(name, priority, spans);
  }

  /** What is marked of an Analysis. @param {Analysis} analysis @param {readonly number[]} colours */
  #marksOf(analysis, colours) {
    const marks = marksOf(analysis, (n) => colours[n], this.#marking);
    const forced = viewOf(pageOf(this.root))?.matchMedia("(forced-colors: active)").matches;
    return forced && this.#marking === "quiet" ? bounded(marks) : marks;
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
    this.#lit = undefined;
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
    const all = this.#marksOf(this.analysis, this.colours);
    const marks = all.filter((m) => this.#layers.has(m.layer));
    const ranges = (/** @type {Span} */ s) => this.rangeOf(s.start, s.end);
    this.#wrapping = new Wrapping(marks, ranges);
    this.#ignoreOwn();
    // The same text stands in other nodes now.
    const reader = this.#reader();
    while (!reader.goOn(1000));
    const [, nodes, stretches] = await reader.finish(this.#ignored);
    this.#page = new Painter(viewOf(pageOf(this.root)), nodes, stretches);
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
    // What is hidden is not read, and of two views of a page the article is the one that is shown.
    const looked = new MutationObserver((records) => {
      const around = () => records.some(({ target }) => holds(target, this.root));
      if (this.#find && around() && this.#isHidden()) this.#changed();
      else if (records.some(({ target }) => holds(this.root, target))) this.#changed(true);
    });
    for (const page of new Set([pageOf(this.root), document])) {
      left.observe(page, { subtree: true, childList: true });
      looked.observe(page, { subtree: true, attributeFilter: LOOKS });
    }
    this.#observers = [changed, left, looked];
  }

  #reader() {
    return this.#source.read(this.root, viewOf(pageOf(this.root)));
  }

  /** Whether the article's element, which was shown, takes no room in the page any more. */
  #isHidden() {
    const { width, height } = boxOf(this.root);
    return this.#shown && width === 0 && height === 0;
  }

  /** Waits for the page to be still. @param {boolean} [looks] Whether only looks may have changed, and not the text. */
  #changed(looks = false) {
    this.#looks = looks && (this.#looks || !this.#changedAt);
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
    const looks = this.#looks;
    this.#looks = false;
    if (this.#gone) return;
    const elsewhere = this.#find && (location.href !== this.#href || this.#away() || this.#isHidden());
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
      if (found) this.#ignored = found.ignored;
      this.#href = location.href;
    }
    if (!this.#away()) return this.#read(looks);
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

  get marking() {
    return this.#marking;
  }

  /** @param {Marking} marking */
  setMarking(marking) {
    known("marking", marking, MARKINGS);
    if (this.#gone || this.#marking === marking) return;
    this.light();
    this.#marking = marking;
    if (this.#options.marks) this.#again().catch((error) => this.#fail(error));
    else this.#paintNear();
    this.dispatchEvent(new CustomEvent("marking"));
  }

  /** @param {Lit} [what] */
  light(what) {
    const { attributions } = this.analysis;
    const { speaker = null } = what ?? {};
    const which = what?.attribution;
    const by = which === undefined ? speaker : (attributions[which]?.speaker ?? null);
    const lit = what && `${by} ${by === null ? which : ""}`;
    if (lit === this.#lit) return;
    this.#lit = lit;
    if (this.#marking === "quiet") for (const name of LIT) this.#page?.unmark(`whosaid-${name}`);
    else for (const name of LIT) if (name.startsWith("lit")) this.#page?.unmark(`whosaid-${name}`);
    if (lit === undefined) return;
    const theirs = [...attributions.keys()].filter((n) => (by === null ? n === which : attributions[n].speaker === by));
    for (const mark of litMarksOf(this.analysis, theirs, by === null ? 0 : this.colours[by], this.#marking))
      this.#put(mark);
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
    this.#dim = setTimeout(() => this.focus(), BRIGHT);
    return true;
  }

  /** @param {number | Range} what */
  explain(what) {
    if (this.#gone) return;
    // Before there is something to explain, it is kept.
    this.#wanted = this.#card ? undefined : what;
    if (typeof what === "number") this.#card?.show(what);
    else this.#card?.whose(what).catch((error) => this.#fail(error, true));
  }

  get explaining() {
    return this.#card?.open ?? false;
  }

  /** @param {number} [start] @param {number} [end] */
  focus(start, end) {
    this.#page?.unmark(FOCUS);
    if (start !== undefined && end !== undefined) this.#page?.mark(FOCUS, 1000, [{ start, end }]);
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
    this.#page = undefined;
    this.#unfit();
    this.#undress();
    this.#components.undress();
    this.#source.end();
    this.dispatchEvent(new CustomEvent("detach"));
  }
}

/** @param {string} what @param {unknown} name @param {readonly unknown[]} all */
export function known(what, name, all) {
  if (!all.includes(name)) throw new Error(`whosaid: unknown ${what} “${name}”, expected one of ${all.join(", ")}`);
}
