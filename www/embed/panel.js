// <whosaid-panel>: who speaks in an article and what they say, as lists that need neither sight nor mouse. Give it a
// `handle` from attach(). Text of the page becomes text here, never HTML.
import { canPaint } from "./whosaid_wasm.js";

/** @import { Analysis, Attribution, Handle, Hedge, Layer, Span } from "./whosaid.js" */

/** @type {Record<Layer, string>} */
const LAYERS = { quotations: "Quotations", attributions: "Who says it", hedges: "Hedged claims" };

/** @type {Record<Attribution["kind"], string>} */
const KINDS = { direct: "quoted", mixed: "partly quoted", indirect: "reported", "no-comment": "no comment" };

/** @type {Record<Hedge["class"], string>} */
const CLASSES = {
  modal: "possibility",
  adverb: "doubt",
  adjective: "doubt",
  verb: "appearance",
  hearsay: "hearsay",
  approximator: "approximation",
  conditional: "condition",
};

/** How long an entry's place stays lit, in milliseconds. */
const LIT = 2500;

/** How much may stand between “denied” and what was denied and still be shown, in UTF-16 units. */
const LEAD = 48;

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** @param {number} n @param {string} one */
const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** The stretch from the first of some spans to the last. @param {(Span | null)[]} spans */
function hull(spans) {
  const there = spans.filter((s) => s !== null);
  return {
    start: Math.min(...there.map((s) => s.start)),
    end: Math.max(...there.map((s) => s.end)),
  };
}

export class WhosaidPanel extends HTMLElement {
  /** @type {Handle | undefined} */
  #handle;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #dim;
  /** What the reader switched. @type {Map<Layer, boolean>} */
  #choices = new Map();
  #body = make("div", "body");
  #switches = make("fieldset", "layers");
  #frame = make("details", "frame");
  #tally = make("span", "tally");

  constructor() {
    super();
    const style = make("link", "");
    style.rel = "stylesheet";
    style.href = new URL("panel.css", import.meta.url).href;
    const title = make("h2", "", "Who said what");
    title.id = "title";
    const body = make("section", "sheet", this.#switches, this.#body);
    body.setAttribute("aria-labelledby", "title");
    this.#frame.open = true;
    this.#frame.append(make("summary", "top", title, " ", this.#tally), body);
    this.attachShadow({ mode: "open" }).append(style, this.#frame);
  }

  static observedAttributes = ["floating"];

  // Folded where it would lie over the page, open where it has a place of its own.
  attributeChangedCallback() {
    this.#frame.open = !this.hasAttribute("floating");
  }

  get handle() {
    return this.#handle;
  }

  set handle(handle) {
    clearTimeout(this.#dim);
    this.#handle = handle;
    this.#body.replaceChildren();
    this.#switches.replaceChildren();
    this.#tally.textContent = "";
    if (!handle) return;
    const { analysis } = handle;
    this.#tally.textContent =
      analysis.language === null ? "nothing marked" : count(analysis.speakers.length, "speaker");
    const notices = noticesOf(analysis);
    this.#body.append(...notices.map((text) => make("p", "notice", text)));
    if (analysis.language === null) return;
    this.#fillSwitches(analysis);
    this.#fillSpeakers(analysis);
    this.#fillHedges(analysis);
  }

  /** @param {Analysis} analysis */
  #fillSwitches(analysis) {
    const counts = {
      quotations: analysis.quotations.filter((q) => q.role === "speech").length,
      attributions: analysis.attributions.length,
      hedges: analysis.hedges.length,
    };
    this.#switches.append(make("legend", "unseen", "Marks shown in the article"));
    for (const [name, label] of /** @type {[Layer, string][]} */ (Object.entries(LAYERS))) {
      const box = make("input", "");
      box.type = "checkbox";
      box.name = name;
      box.checked = this.#choices.get(name) ?? this.#handle?.shows(name) ?? true;
      box.disabled = !canPaint();
      const set = () => {
        this.#choices.set(name, box.checked);
        this.#handle?.setLayer(name, box.checked);
      };
      box.addEventListener("change", set);
      // A new article comes with its own idea of what is shown; the reader's holds.
      if (this.#choices.has(name)) set();
      const amount = make("span", "amount", String(counts[name]));
      this.#switches.append(make("label", "layer", box, make("span", `sample ${name}`, label), amount));
    }
  }

  /** @param {Analysis} analysis */
  #fillSpeakers(analysis) {
    const { speakers, attributions } = analysis;
    const most = Math.max(1, ...speakers.map((s) => s.words));
    const list = make("ul", "speakers");
    for (const [n, speaker] of speakers.entries()) {
      const who = make("span", "who", make("span", "name", speaker.name));
      if (speaker.anonymous) who.append(" ", make("span", "badge", "not named"));
      const head = make("summary", "speaker", who);
      const share = make("span", "share");
      share.style.setProperty("--share", String(speaker.words / most));
      if (speaker.role) head.append(" ", make("span", "role", speaker.role));
      head.append(" ", make("span", "words", count(speaker.words, "word")), share);
      const theirs = attributions.filter((a) => a.speaker === n);
      list.append(make("li", "", foldable(head, this.#statements(theirs))));
    }
    if (speakers.length > 0) this.#section("Speakers", list);
    const nobody = attributions.filter((a) => a.speaker === null);
    if (nobody.length > 0) {
      this.#section("Not clear who", this.#statements(nobody));
    }
  }

  /** @param {Attribution[]} attributions */
  #statements(attributions) {
    const list = make("ul", "statements");
    for (const a of attributions) {
      const span = hull(a.content.length > 0 ? a.content : [a.source, a.cue]);
      const words = a.content.length > 0 ? a.content.map((s) => this.#slice(s)).join(" … ") : this.#slice(span);
      const note = [KINDS[a.kind]];
      if (a.cue_class !== "speech") note.push(a.cue_class);
      if (a.via) note.push(`via ${this.#slice(a.via)}`);
      list.append(make("li", "", this.#entry(span, [...this.#lead(a), words], note.join(", "), a.kind)));
    }
    return list;
  }

  /** @param {Analysis} analysis */
  #fillHedges({ hedges, attributions, speakers }) {
    const own = make("ul", "statements");
    const others = make("ul", "statements");
    for (const hedge of hedges) {
      const span = hull([hedge.cue, hedge.claim]);
      const before = this.#slice({ start: span.start, end: hedge.cue.start });
      const after = this.#slice({ start: hedge.cue.end, end: span.end });
      const words = [before, make("b", "cue", this.#slice(hedge.cue)), after];
      const said = hedge.voice === null ? undefined : attributions[hedge.voice];
      const speaker = said?.speaker === null || !said ? undefined : speakers[said.speaker];
      const note = speaker ? `${CLASSES[hedge.class]}, ${speaker.name}` : CLASSES[hedge.class];
      (said ? others : own).append(make("li", "", this.#entry(span, words, note, "hedge")));
    }
    if (own.children.length > 0) this.#section("Hedged in the article’s own voice", own);
    if (others.children.length > 0) this.#section("Hedged by those who speak", others);
  }

  /** @param {string} title @param {HTMLElement} list */
  #section(title, list) {
    const heading = make("h3", "", title);
    heading.id = `s${this.#body.children.length}`;
    list.setAttribute("aria-labelledby", heading.id);
    this.#body.append(make("section", "", heading, list));
  }

  /**
   * @param {Span} span
   * @param {(Node | string)[]} words
   * @param {string} note
   * @param {string} kind
   */
  #entry(span, words, note, kind) {
    const button = make("button", `entry ${kind}`, make("span", "text", ...words), " ", make("span", "note", note));
    button.type = "button";
    button.addEventListener("click", () => this.#reveal(span));
    return button;
  }

  /**
   * The words that lead into a statement: who “denied that she went” did not say “she went”.
   * @param {Attribution} attribution
   */
  #lead({ kind, cue, source, content: [first] }) {
    if (kind === "direct" || !cue || !first || cue.end > first.start) return [];
    if (source && cue.end <= source.start && source.end <= first.start) return [];
    const between = this.#slice({ start: cue.end, end: first.start });
    return [make("span", "lead", this.#slice(cue)), between.length > LEAD ? " … " : between];
  }

  /** @param {Span} span */
  #slice({ start, end }) {
    return this.#handle?.text.slice(start, end) ?? "";
  }

  /** Scrolls to a stretch of the article and lights it up for a while. @param {Span} span */
  #reveal({ start, end }) {
    const handle = this.#handle;
    const range = handle?.rangeOf(start, end);
    if (!handle || !range) return;
    // First into view within whatever scrolls around it, then to a comfortable height of the window.
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest", behavior: "instant" });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = range.getBoundingClientRect().top - innerHeight / 3;
    scrollBy({ top, behavior: calm ? "instant" : "smooth" });
    if (this.hasAttribute("floating") && innerWidth < 2 * this.offsetWidth) {
      this.#frame.open = false;
      this.#frame.querySelector("summary")?.focus({ preventScroll: true });
    }
    handle.focus(start, end);
    clearTimeout(this.#dim);
    this.#dim = setTimeout(() => handle.focus(), LIT);
  }
}

/** @param {HTMLElement} head @param {HTMLElement} list */
function foldable(head, list) {
  const details = make("details", "", head, list);
  details.open = true;
  return details;
}

/** What a reader should know before the lists. @param {Analysis} analysis */
function noticesOf({ language, quotations, attributions, hedges }) {
  if (language === null) {
    return [
      "Nothing is marked: this text is not in a language that Whosaid reads, or is too short to tell. It reads English so far.",
    ];
  }
  const notices = [];
  if (!canPaint()) {
    notices.push(
      "This browser cannot mark text in the page (it lacks the CSS Custom Highlight API). The lists work without.",
    );
  }
  if (quotations.length + attributions.length + hedges.length === 0) {
    notices.push("Nobody is quoted or cited here, and nothing is hedged.");
  }
  return notices;
}

if (!customElements.get("whosaid-panel")) customElements.define("whosaid-panel", WhosaidPanel);
