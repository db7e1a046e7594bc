// Who speaks in an article and what they say, as lists that need neither sight nor mouse. Loaded when the panel is opened.
import { complain } from "./complain.js";
import { doubt, statements } from "./entries.js";
import { LISTS } from "./labels.js";
import { button, make } from "./make.js";
import { LAYERS } from "./marks.js";
import { speakerCard } from "./speaker.js";
import { strip } from "./strip.js";
import { Switches } from "./switches.js";
import { add, say } from "./wording.js";
import { kindOf, noticesOf, placeOf, stacked } from "./words.js";

/** @import { PanelHost } from "./host.js" */
/** @import { Handle, Hedge, Span } from "./whosaid.js" */

/** How many hedges are listed. */
const MANY = 300;
/** With at most this many speakers, their cards are open. */
const FEW = 12;
/** How long the panel works at a time, in milliseconds. */
const BUDGET = 6;

/** Keys with what they do. @type {[string, string][]} */
const KEYS = [
  ["n / p", "key.next"],
  ["s", "key.same"],
  ["1 2 3", "key.layers"],
  ["4", "key.full"],
  ["f", "key.fold"],
  ["Esc", "key.close"],
];

add(LISTS);

/**
 * The panel: its element, its shadow root, its frame, and in this the sheet and the body of the lists.
 * @typedef {{ panel: HTMLElement, shadow: ShadowRoot, frame: HTMLDetailsElement, sheet: HTMLElement, body: HTMLElement }} Parts
 */

export class Lists {
  /** @type {Parts} */
  #parts;
  /** @type {PanelHost} */
  #host;
  /** @type {(text: string) => void} */
  #say;
  /** @type {Handle | undefined} */
  #handle;
  /** The attribution that the keyboard stands on. */
  #at = -1;
  #turn = 0;
  /** The cards that the reader opened. @type {Set<string | undefined>} */
  #opened = new Set();
  /** Whether the keys are shown. */
  #helped = false;
  #switches = new Switches();
  #uses = make("p", "acts uses");

  /** @param {Parts} parts @param {PanelHost} host @param {(text: string) => void} tell Announces a text to screen readers. */
  constructor(parts, host, tell) {
    [this.#parts, this.#host, this.#say] = [parts, host, tell];
    const { body, sheet } = parts;
    body.before(this.#switches.element);
    body.after(this.#uses);
    this.#uses.part.add("uses");
    // A speaker that the reader points at in the list stands out in the article.
    for (const type of ["pointerover", "focusin"]) sheet.addEventListener(type, (e) => this.#light(e.target));
    // The keys go on from the statement that has the focus.
    sheet.addEventListener("focusin", (e) => {
      const { attribution } = /** @type {HTMLElement} */ (e.target).dataset;
      if (attribution) this.#at = Number(attribution);
    });
    // A speaker with an open card stays lit until it closes.
    const rest = () => this.#handle?.explaining || this.#handle?.light();
    for (const type of ["pointerleave", "focusout"]) sheet.addEventListener(type, rest);
  }

  /** @param {EventTarget | null} target */
  #light(target) {
    const handle = this.#handle;
    const at = /** @type {Element | null} */ (target)?.closest("[data-attribution], [data-voice], [data-speaker]");
    const { attribution, voice, speaker } = /** @type {HTMLElement | null} */ (at)?.dataset ?? {};
    if (attribution ?? voice) handle?.light({ attribution: Number(attribution ?? voice) });
    else handle?.light(speaker ? { speaker: Number(speaker) } : undefined);
  }

  /** @param {Handle | undefined} handle */
  of(handle) {
    this.#handle = handle;
    this.#at = -1;
    this.#switches.of(handle);
  }

  clear() {
    // Stops the work that is in progress.
    this.#turn += 1;
    this.#switches.clear();
    this.#uses.replaceChildren();
  }

  fill() {
    const active = /** @type {HTMLElement | null} */ (this.#parts.shadow.activeElement);
    const focused = active?.dataset.attribution ?? active?.getAttribute("name");
    const folded = new Set(
      [...this.#parts.body.querySelectorAll("details:not([open])")].map((d) => d.getAttribute("data-key")),
    );
    this.clear();
    const handle = this.#handle;
    if (!handle) return;
    const { analysis } = handle;
    if (this.#at >= analysis.attributions.length) this.#at = -1;
    this.#parts.body.replaceChildren(...noticesOf(handle).map((text) => make("p", "notice", text)));
    const doubts = stacked(analysis.hedges);
    this.#switches.fill();
    this.#work([
      () => analysis.attributions.length > 0 && this.#section("strip", this.#strip(doubts)),
      ...this.#speakers(handle, doubts, folded),
      () => this.#doubts(handle, doubts),
      () => this.#help(folded),
      () => this.#fillUses(),
      // Restore the focus.
      () => {
        const same =
          focused && this.#parts.shadow.querySelector(`[data-attribution="${focused}"], [name="${focused}"]`);
        if (same && !this.#parts.shadow.activeElement) /** @type {HTMLElement} */ (same).focus({ preventScroll: true });
      },
    ]);
  }

  /** Runs jobs one after the other, with turns for the page. @param {(() => void)[]} jobs */
  async #work(jobs) {
    const turn = this.#turn;
    let begin = performance.now();
    for (const job of jobs) {
      if (performance.now() - begin > BUDGET) {
        await new Promise((done) => setTimeout(done));
        begin = performance.now();
      }
      if (turn !== this.#turn) return;
      job();
    }
  }

  /** @param {Hedge[][]} doubts */
  #strip(doubts) {
    const { analysis, text, colours } = /** @type {Handle} */ (this.#handle);
    const go = (/** @type {number} */ n) => this.#go(n);
    return strip({ analysis, text, colours }, doubts, go, (span) => this.#reveal(span));
  }

  get #acts() {
    return { go: (/** @type {number} */ n) => this.#go(n), reveal: (/** @type {Span} */ span) => this.#reveal(span) };
  }

  /**
   * The jobs that make the cards of the speakers.
   * @param {Handle} handle @param {Hedge[][]} doubts @param {Set<string | null>} folded
   */
  #speakers(handle, doubts, folded) {
    const { speakers, attributions } = handle.analysis;
    const list = make("ul", "speakers");
    const unnamed = make("ul", "speakers");
    const theirs = speakers.map(() => /** @type {number[]} */ ([]));
    for (const [k, a] of attributions.entries()) if (a.speaker !== null) theirs[a.speaker].push(k);
    const hedged = speakers.map(() => 0);
    for (const [{ voice }] of doubts) {
      const speaker = voice === null ? null : attributions[voice].speaker;
      if (speaker !== null) hedged[speaker] += 1;
    }
    const others = speakers.filter((s) => s.anonymous);
    const words = others.reduce((sum, s) => sum + s.words, 0);
    const nobody = [...attributions.keys()].filter((k) => attributions[k].speaker === null);
    const card = (/** @type {number} */ n) => () => {
      const made = speakerCard(handle, n, theirs[n], hedged[n], this.#acts);
      const { key } = made.dataset;
      // With many speakers, a reader first wants the names.
      made.open = speakers.length <= FEW ? !folded.has(key ?? null) : this.#opened.has(key);
      made.addEventListener("toggle", () => this.#opened[made.open ? "add" : "delete"](key));
      (speakers[n].anonymous ? unnamed : list).append(make("li", "", made));
    };
    return [
      () => others.length < speakers.length && this.#section("speakers", list, say("share")),
      () =>
        others.length > 0 &&
        this.#section(
          "unnamed.section",
          unnamed,
          `${say("sources", { n: others.length })}, ${say("words", { n: words })}`,
        ),
      () => nobody.length > 0 && this.#section("nobody", statements(handle, nobody, this.#acts)),
      ...speakers.map((_, n) => card(n)),
    ];
  }

  /** @param {Handle} handle @param {Hedge[][]} doubts */
  #doubts(handle, doubts) {
    const own = make("ul", "statements");
    const others = make("ul", "statements");
    for (const group of doubts.slice(0, MANY))
      (group[0].voice === null ? own : others).append(doubt(handle, group, this.#acts));
    const [first] = [own, others].filter((list) => list.children.length > 0);
    for (const [name, list] of /** @type {[string, HTMLElement][]} */ ([
      ["hedged.own", own],
      ["hedged.said", others],
    ]))
      if (list.children.length > 0) this.#section(name, list, list === first ? say("hedge.what") : undefined);
  }

  /** @param {Set<string | null>} folded */
  #help(folded) {
    const list = make("dl", "keys");
    for (const [key, what] of KEYS) list.append(make("dt", "", make("kbd", "", key)), make("dd", "", say(what)));
    const help = make("details", "help", make("summary", "", say("keys")), make("p", "", say("keys.where")), list);
    help.dataset.key = "keys";
    help.open = this.#helped && !folded.has("keys");
    help.addEventListener("toggle", () => {
      this.#helped = help.open;
    });
    this.#parts.body.append(help);
  }

  /** The buttons that copy, save and print the list. */
  #fillUses() {
    const handle = this.#handle;
    if (!handle || handle.analysis.attributions.length === 0) return;
    const use = (/** @type {string} */ name) => {
      const act = () =>
        this.#host
          .whole("uses.js", import("./uses.js"))
          .then(({ uses }) => uses(name, handle, this.#parts.panel, this.#parts.shadow))
          .then(this.#say, (error) => complain(this.#host, error));
      return button("act", say(name), act);
    };
    this.#uses.append(...["copy.list", "save.text", "save.csv", "save.json", "print"].map(use));
  }

  /** @param {string} name @param {HTMLElement} content @param {string} [note] */
  #section(name, content, note) {
    const heading = make("h3", "", say(name));
    heading.id = `s${this.#parts.body.children.length}`;
    if (content.tagName === "UL") content.setAttribute("aria-labelledby", heading.id);
    const about = note ? [make("p", "facts", note)] : [];
    this.#parts.body.append(make("section", "", heading, ...about, content));
  }

  /** Handles a key. Returns whether it did something. @param {string} key */
  key(key) {
    if (!this.#handle) return false;
    const { attributions } = this.#handle.analysis;
    const { length } = attributions;
    const box = [...LAYERS, "full"][Number(key) - 1];
    if (key === "n" && length > 0) this.#go((this.#at + 1) % length, true);
    else if (key === "p" && length > 0) this.#go((this.#at - 1 + length) % length, true);
    else if (key === "s" && this.#at >= 0) {
      const { speaker } = attributions[this.#at];
      const after = [...attributions.keys()].map((k) => (k + this.#at + 1) % length);
      const next = after.find((k) => attributions[k].speaker === speaker && speaker !== null);
      if (next !== undefined) this.#go(next, true);
    } else if (box) {
      // A switch that gets the focus is announced by the screen reader.
      this.#switches.box(box)?.focus();
      this.#switches.box(box)?.click();
    } else return false;
    return true;
  }

  /** Goes to the words of an attribution, with their card. @param {number} n @param {boolean} [spoken] Whether to say it as well. */
  #go(n, spoken = false) {
    const handle = /** @type {Handle} */ (this.#handle);
    this.#at = n;
    const { attributions, speakers } = handle.analysis;
    const a = attributions[n];
    const span = placeOf(a);
    this.#reveal(span);
    this.#stand(n);
    handle.explain(n);
    if (!spoken) return;
    const name = a.speaker === null ? say("nobody") : speakers[a.speaker].name;
    const text = handle.text.slice(span.start, span.end);
    this.#say(say("at", { n: n + 1, all: attributions.length, name, kind: kindOf(a), text }));
  }

  /** Shows in the list at which statement the reader is. If another statement has the focus, the focus moves too. @param {number} n */
  #stand(n) {
    const { body, shadow } = this.#parts;
    for (const before of body.querySelectorAll("[aria-current]")) before.removeAttribute("aria-current");
    const entry = /** @type {HTMLElement | null} */ (body.querySelector(`[data-attribution="${n}"]`));
    if (!entry) return;
    entry.setAttribute("aria-current", "true");
    const active = /** @type {HTMLElement | null} */ (shadow.activeElement);
    if (!active?.dataset.attribution) return;
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
  }

  /** Scrolls to a stretch of the article and lights it up for a while. @param {Span} span */
  #reveal({ start, end }) {
    if (!this.#handle?.reveal(start, end)) return;
    if (this.#parts.panel.hasAttribute("floating") && innerWidth < 2 * this.#parts.panel.offsetWidth) {
      this.#parts.frame.open = false;
      this.#parts.frame.querySelector("summary")?.focus({ preventScroll: true });
    }
  }
}
