// An article that is shown: what is read of it (sliced.js) is painted (layers.js), and read again when the page changes it
// (watcher.js).
import { cardsOf } from "./cards.js";
import { isThere } from "./dom.js";
import { dressing } from "./dressing.js";
import { Emitter } from "./events.js";
import { Layers } from "./layers.js";
import { LAYERS, MARKINGS } from "./marks.js";
import { known } from "./options.js";
import { failureOf, Reading } from "./sliced.js";
import { pause } from "./turns.js";
import { Watcher } from "./watcher.js";

/** @import { Found } from "./find.js" */
/** @import { Find, Host, Source } from "./host.js" */
/** @import { Checked } from "./options.js" */
/** @import { Handle, Layer, Lit, Marking } from "./whosaid.js" */

/** How often we look whether the first reading is done, in milliseconds. */
const FIRST = 250;

/** The least time between two reports of progress, in milliseconds. */
const REPORT = 400;

/** @implements {Handle} */
export class Article extends Emitter {
  /** @type {Element} */
  root;
  #host;
  #source;
  #options;
  /** How we found the article, unless it was given: we look again when the page goes elsewhere. */
  #find;
  /** @type {Set<Element>} */
  #ignored;
  /** Whether it stood in a page when it was asked for. */
  #stood;
  #reading;
  #layers;
  #watcher;
  #dressing;
  #gone = false;
  /** Whether we have told the page of an Analysis, or of an error. */
  #told = false;
  #cards;
  /** @type {import("./wrap.js").Wrapping | undefined} */
  #wrapping;

  /** @param {Found} found @param {Checked} options @param {Host} host @param {Source} source @param {Find} [find] @param {boolean} [stood] */
  constructor({ root, ignored }, options, host, source, find, stood = isThere(root)) {
    super();
    this.root = root;
    this.#ignored = ignored;
    this.#options = options;
    this.#host = host;
    this.#source = source;
    this.#find = find;
    this.#stood = stood;
    this.#dressing = dressing(host, (error) => this.#fail(error));
    this.#cards = cardsOf(this, host, (error) => this.#fail(error, true));
    this.#reading = new Reading(source, options);
    this.#layers = new Layers(this, this.#reading, options);
    const again = (/** @type {boolean} */ looks) => this.#readAgain(looks).catch((error) => this.#fail(error));
    this.#watcher = new Watcher(this, find !== undefined, again);
  }

  get text() {
    return this.#reading.text;
  }

  get analysis() {
    return this.#reading.analysis;
  }

  get progress() {
    return this.#reading.progress;
  }

  get colours() {
    return this.#layers.colours;
  }

  /** Reads the article, and reads it again when it changes. */
  async show() {
    this.#source.begin();
    if (this.#options.css) this.#dressing.wear(this.root);
    // Each step is a task of its own, because the engine's first calls are slow.
    await pause();
    if (this.#gone) return this;
    if (this.#options.watch) this.#watcher.watch();
    // It may have been taken out before we watched it.
    const again = this.#stood && this.#watcher.away;
    await this.#watcher.timed(() => (again ? this.#readAgain() : this.#read()));
    // If the page changed meanwhile, it is being read again.
    while (!this.#told && !this.#gone) await pause(FIRST);
    if (this.#gone) return this;
    this.#layers.follow();
    if (this.#options.cards) await this.#cards.begin();
    return this;
  }

  /** Reads the text and analyses what is new. What is shown stays until there is something to show. @param {boolean} [looks] */
  async #read(looks = false) {
    // Our own elements come and go with the marks.
    if (looks && this.#options.marks) return;
    const [reading, layers] = [this.#reading, this.#layers];
    const stale = reading.begin();
    this.#unwrap();
    const taken = await reading.take(this.root, this.#ignored, stale);
    if (!taken) return;
    await pause();
    if (stale()) return;
    const { blocks, text, page } = taken;
    // Something moved, but the words are the same.
    if (looks && text === this.text && reading.complete) return;
    this.#watcher.seen();
    const slots = reading.slotsOf(blocks);
    const open = slots.filter((s) => !s.analysis && !s.failed);
    if (slots.length > 1) await pause();
    else if (open.length === 1 && !(await reading.analyse(slots[0], blocks, stale))) return;
    if (stale()) return;
    reading.text = text;
    reading.slots = slots;
    layers.use(page);
    if (this.#options.css) this.#dressing.wearInside(this.root);
    this.#watcher.ignoreOwn();
    this.#join();
    layers.locate();
    if (this.#options.marks) this.#wrap().catch((error) => this.#fail(error));
    else layers.paint();
    if (reading.complete) this.#tell("update");
    else await this.#readOn(layers.nearestFirst(open), blocks, stale);
    const failure = !stale() && failureOf(open);
    if (failure) this.#fail(failure, true);
  }

  /** Reads the slices of a long page. @param {import("./sliced.js").Slot[]} open @param {import("./whosaid.js").Block[]} blocks @param {() => boolean} stale */
  async #readOn(open, blocks, stale) {
    let told = performance.now();
    for (const s of open) {
      if (!(await this.#reading.analyse(s, blocks, stale))) return;
      this.#layers.add(s);
      const last = this.#reading.complete;
      // We join them a few times, not at every slice.
      if (!last && this.progress.done > 1 && performance.now() - told < REPORT) continue;
      this.#join();
      told = performance.now();
      this.#tell(last ? "update" : "progress");
    }
  }

  #join() {
    this.#reading.join();
    this.#layers.colour();
  }

  /** Wraps the marks in elements, for pages that need them in their DOM. */
  async #wrap() {
    const stale = this.#reading.since();
    const { Wrapping } = await this.#host.whole("wrap.js", import("./wrap.js"));
    if (stale() || this.#wrapping) return;
    this.#wrapping = new Wrapping(this.#layers.marks(), (s) => this.rangeOf(s.start, s.end));
    this.#watcher.ignoreOwn();
    // The same text now stands in other nodes.
    const taken = await this.#reading.take(this.root, this.#ignored, stale);
    if (taken && !stale()) this.#layers.page = taken.page;
  }

  #unwrap() {
    this.#wrapping?.undo();
    this.#wrapping = undefined;
    this.#watcher.ignoreOwn();
  }

  /** Reads the article where it is now. @param {boolean} [looks] */
  async #readAgain(looks) {
    const watcher = this.#watcher;
    if (watcher.elsewhere) {
      const found = await this.#find?.(this.root);
      if (this.#gone) return;
      if (found && found.root !== this.root) {
        this.root = found.root;
        this.#reading.slots = [];
        if (this.#options.watch) watcher.watch();
        if (this.#options.css) this.#dressing.wear(this.root);
        this.#layers.follow();
        if (this.#options.cards) await this.#cards.begin();
        if (this.#gone) return;
      }
      if (found) this.#ignored = found.ignored;
      watcher.arrive();
    }
    if (!watcher.away) return this.#read(looks);
    if (watcher.left) return;
    watcher.left = true;
    this.#reading.clear();
    this.#layers.use();
    this.#join();
    this.#tell("update");
  }

  /**
   * Reports an error; `partial`: the article is shown all the same.
   * @param {unknown} error @param {boolean} [partial]
   * @returns {undefined}
   */
  #fail(error, partial = false) {
    if (this.#gone) return;
    const said = Object.assign(error instanceof Error ? error : new Error(String(error)), { partial });
    if (this.#tell("error", said)) console.error(said.message);
  }

  /**
   * Tells the page what happened. Returns false if a listener handled it.
   * @param {"update" | "progress" | "error"} name @param {Error} [error]
   */
  #tell(name, error) {
    this.#told ||= name !== "progress" && !(/** @type {{ partial?: boolean } | undefined} */ (error)?.partial);
    this.dispatchEvent(new CustomEvent(name, { detail: error ?? this.progress }));
    return this.#host.tell(this.root, name, { handle: this, error });
  }

  /** @param {number} start @param {number} end */
  rangeOf(start, end) {
    return this.#layers.page?.rangeOf(start, end);
  }

  /** @param {Node} node @param {number} offset */
  offsetOf(node, offset) {
    return this.#layers.page?.offsetOf(node, offset);
  }

  /** @param {Layer} layer @param {boolean} on */
  setLayer(layer, on) {
    if (this.shows(layer) === on || this.#gone) return;
    this.#layers.set(layer, on, !this.#options.marks);
    if (this.#options.marks) this.#watcher.again();
  }

  /** @param {Layer} layer */
  shows(layer) {
    known("layer", layer, LAYERS);
    return this.#layers.shows(layer);
  }

  get marking() {
    return this.#layers.marking;
  }

  /** @param {Marking} marking */
  setMarking(marking) {
    known("marking", marking, MARKINGS);
    if (this.#gone || this.marking === marking) return;
    this.light();
    this.#layers.marking = marking;
    if (this.#options.marks) this.#watcher.again();
    else this.#layers.paint();
    this.dispatchEvent(new CustomEvent("marking"));
  }

  /** @param {Lit} [what] */
  light(what) {
    this.#layers.light(what);
  }

  /** @param {number} start @param {number} end */
  reveal(start, end) {
    return this.#layers.reveal(start, end);
  }

  /** @param {number | Range} what */
  explain(what) {
    this.#cards.explain(what);
  }

  get explaining() {
    return this.#cards.open;
  }

  /** @param {number} [start] @param {number} [end] */
  focus(start, end) {
    this.#layers.focus(start, end);
  }

  detach() {
    if (this.#gone) return;
    this.#gone = true;
    // What is being read is stale now.
    this.#reading.begin();
    this.#watcher.end();
    this.#cards.end();
    this.#unwrap();
    this.#layers.end();
    this.#dressing.end();
    this.#source.end();
    this.dispatchEvent(new CustomEvent("detach"));
  }
}
