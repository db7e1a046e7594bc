// What is painted of an article: which layers, how strongly, in which colours, and of a long page only what is near the screen.
import { listen, pageOf, viewOf } from "./dom.js";
import { bounded, coloursOf, LIT, litMarksOf, marksOf, nextColour } from "./marks.js";
import { pause } from "./turns.js";

/** @import { Mark } from "./marks.js" */
/** @import { Painter } from "./painter.js" */
/** @import { Reading, Slot } from "./sliced.js" */
/** @import { Analysis, Layer, Lit, Marking } from "./whosaid.js" */

/** The highlight of a span that was revealed. */
const FOCUS = "whosaid-focus";

/** How long a revealed place stays lit, in milliseconds. */
const BRIGHT = 2500;

/** How long after the last scrolling we paint a long page where it stands, in milliseconds. */
const SCROLLED = 120;

/** How far from the screen a slice is painted: window heights above it and below it. */
const ABOVE = 2;
const BELOW = 2;

export class Layers {
  /** The colour of each speaker, from 1 on; 0 for a speaker without words. @type {number[]} */
  colours = [];
  /** @type {Marking} */
  marking;
  /** Where the text stands in the page. @type {Painter | undefined} */
  page;
  #article;
  #reading;
  /** @type {Set<Layer>} */
  #shown;
  /** The colours of a long page, which stay while we read on. @type {Map<string, number>} */
  #colourOf = new Map();
  /** @type {Set<Slot>} */
  #painted = new Set();
  /** What is lit: a speaker, or one statement without a speaker. @type {string | undefined} */
  #lit;
  #events = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #scrolling;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #dim;

  /** @param {{ readonly root: Element }} article @param {Reading} reading @param {{ layers: Layer[], marking: Marking }} options */
  constructor(article, reading, { layers, marking }) {
    this.#article = article;
    this.#reading = reading;
    this.#shown = new Set(layers);
    this.marking = marking;
  }

  get #view() {
    return viewOf(pageOf(this.#article.root));
  }

  /** The height of the article's window, which may be a frame. */
  get #height() {
    return (this.#view ?? window).innerHeight;
  }

  get #isLong() {
    return this.#reading.slots.length > 1;
  }

  /** Goes on with another text, or without one. @param {Painter} [page] */
  use(page) {
    this.#clear();
    this.page = page;
    this.#colourOf.clear();
  }

  #clear() {
    this.page?.unmark();
    this.#lit = undefined;
    this.#painted = new Set();
  }

  /** Colours the speakers of the Analysis. */
  colour() {
    const { analysis } = this.#reading;
    // On a long page a speaker keeps a colour while later slices are read.
    this.colours = this.#isLong ? analysis.speakers.map((s) => this.#colourOf.get(s.name) ?? 0) : coloursOf(analysis);
  }

  /** @param {Layer} layer */
  shows(layer) {
    return this.#shown.has(layer);
  }

  /** @param {Layer} layer @param {boolean} on @param {boolean} [paint] */
  set(layer, on, paint = true) {
    this.#shown[on ? "add" : "delete"](layer);
    if (!paint) return;
    const marks = [...this.#painted].flatMap((s) => s.marks ?? []).filter((m) => m.layer === layer);
    for (const mark of marks)
      if (on) this.#put(mark);
      else this.page?.unmark(mark.name);
  }

  /** The marks of the whole article in the layers that are shown. */
  marks() {
    return this.#marksOf(this.#reading.analysis, this.colours).filter((m) => this.#shown.has(m.layer));
  }

  /** @param {Mark} mark */
  #put({ name, spans }) {
    this.page?.mark(name, spans);
  }

  /** The marks of an Analysis. @param {Analysis} analysis @param {readonly number[]} colours */
  #marksOf(analysis, colours) {
    const marks = marksOf(analysis, (n) => colours[n], this.marking);
    const forced = this.#view?.matchMedia("(forced-colors: active)").matches;
    return forced && this.marking === "quiet" ? bounded(marks) : marks;
  }

  /** @param {Slot} slot */
  #paint(slot) {
    const { analysis } = slot;
    if (!analysis) return;
    this.#painted.add(slot);
    let colours = coloursOf(analysis);
    if (this.#isLong) {
      for (const { name } of analysis.speakers) {
        if (!this.#colourOf.has(name)) this.#colourOf.set(name, nextColour(this.#colourOf.size));
      }
      colours = analysis.speakers.map((s) => this.#colourOf.get(s.name) ?? 0);
    }
    slot.marks = this.#marksOf(analysis, colours);
    for (const mark of slot.marks) if (this.#shown.has(mark.layer)) this.#put(mark);
  }

  /** Paints a slice that was just read, if it is near the screen. @param {Slot} slot */
  add(slot) {
    if (this.#isNear(slot)) this.#paint(slot);
  }

  /** Paints again what is near the screen: what is on it first, one slice a turn. */
  async paint() {
    this.#clear();
    const painted = this.#painted;
    for (const s of this.nearestFirst(this.#reading.slots)) {
      if (painted.has(s) || !s.analysis || !this.#isNear(s)) continue;
      this.#paint(s);
      if (this.#isLong) await pause();
      if (painted !== this.#painted) return;
    }
  }

  /** Measures where each slice begins and ends in the window. All at once, because each measurement is slow in a long text. */
  locate() {
    if (!this.#isLong) return;
    let { bottom } = this.#article.root.getBoundingClientRect();
    for (const s of [...this.#reading.slots].reverse()) {
      const { start } = s.slice;
      const top = this.page?.rangeOf(start, start + 1)?.getBoundingClientRect().top ?? bottom;
      Object.assign(s, { top, bottom });
      bottom = top;
    }
  }

  /** The slots on the screen, then those below, then those above. @param {Slot[]} slots */
  nearestFirst(slots) {
    const height = this.#height;
    const far = (/** @type {Slot} */ { top, bottom }) => (bottom < 0 ? 1e9 - bottom : Math.max(0, top - height));
    return [...slots].sort((a, b) => far(a) - far(b));
  }

  /** Whether a slice is painted: always in a short article; in a long one only near the screen, because browsers slow down with many marks. @param {Slot} slot */
  #isNear({ top, bottom }) {
    const height = this.#height;
    return !this.#isLong || (bottom > -ABOVE * height && top < (1 + BELOW) * height);
  }

  /** Paints a long page where the reader has scrolled to. */
  follow() {
    this.#events.abort();
    this.#events = new AbortController();
    const { signal } = this.#events;
    const scrolled = () => {
      clearTimeout(this.#scrolling);
      if (this.#isLong) this.#scrolling = setTimeout(() => this.#move(), SCROLLED);
    };
    listen(pageOf(this.#article.root), "scroll", scrolled, { signal, passive: true, capture: true });
  }

  /** Paints what has come near the screen, and unpaints what has gone. */
  #move() {
    this.locate();
    if (this.#reading.slots.some((s) => s.analysis && this.#isNear(s) && !this.#painted.has(s))) this.paint();
  }

  /** @param {Lit} [what] */
  light(what) {
    const { analysis } = this.#reading;
    const { attributions } = analysis;
    const { speaker = null } = what ?? {};
    const which = what?.attribution;
    const by = which === undefined ? speaker : (attributions[which]?.speaker ?? null);
    const lit = what && `${by} ${by === null ? which : ""}`;
    if (lit === this.#lit) return;
    this.#lit = lit;
    // With full marking, all speakers share the other highlights, so they stay.
    for (const name of LIT)
      if (this.marking === "quiet" || name.startsWith("lit")) this.page?.unmark(`whosaid-${name}`);
    if (lit === undefined) return;
    const theirs = [...attributions.keys()].filter((n) => (by === null ? n === which : attributions[n].speaker === by));
    for (const mark of litMarksOf(analysis, theirs, by === null ? 0 : this.colours[by], this.marking)) this.#put(mark);
  }

  /** @param {number} [start] @param {number} [end] */
  focus(start, end) {
    this.page?.unmark(FOCUS);
    if (start !== undefined && end !== undefined) this.page?.mark(FOCUS, [{ start, end }]);
  }

  /** Scrolls to a span and lights it up for a while. Returns false if nothing of it stands in the page. @param {number} start @param {number} end */
  reveal(start, end) {
    const range = this.page?.rangeOf(start, end);
    if (!range) return false;
    const view = this.#view ?? window;
    // First into view in the elements around it that scroll, then to a comfortable height of the window.
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest", behavior: "instant" });
    const calm = view.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = range.getBoundingClientRect().top - view.innerHeight / 3;
    view.scrollBy({ top, behavior: calm ? "instant" : "smooth" });
    this.focus(start, end);
    clearTimeout(this.#dim);
    this.#dim = setTimeout(() => this.focus(), BRIGHT);
    return true;
  }

  /** Unpaints everything and stops painting. */
  end() {
    clearTimeout(this.#dim);
    this.#events.abort();
    clearTimeout(this.#scrolling);
    this.use();
  }
}
