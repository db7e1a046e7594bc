// <whosaid-panel>: who speaks in an article and what they say, as lists that need neither sight nor mouse. Give it a
// `handle` from attach(). Text of the page becomes text here, never HTML.
import { canPaint } from "./marks.js";
import { button, CLASSES, count, hull, KINDS, make, placeOf, stacked } from "./words.js";

/** @import { Analysis, Attribution, Handle, Hedge, Layer, Span } from "./whosaid.js" */

/** @type {Record<Layer, string>} */
const LAYERS = { quotations: "Quotations", attributions: "Who says it", hedges: "Hedged claims" };

/** How much may stand between “denied” and what was denied and still be shown, in UTF-16 units. */
const LEAD = 48;
/** How many statements of one speaker are listed at a time, and how many pieces the strip has at most of each kind. */
const SOME = 40;
const MANY = 300;
/** Up to so many speakers have their cards open. */
const FEW = 12;
/** How much is made of a panel that is folded: the strip, the headings and some speakers. */
const AHEAD = 10;
/** How long the panel works at a time, in milliseconds. */
const BUDGET = 6;
/** A page that takes longer than this shows how far it is, in milliseconds. */
const SLOW = 500;

/** @type {[string, string][]} */
const KEYS = [
  ["n / p", "next and previous words of anybody"],
  ["s", "next by the same speaker"],
  ["1 2 3", "quotations, who says it, hedged claims: on and off"],
  ["f", "fold and unfold this panel"],
  ["Esc", "close the card, or the panel"],
];

export class WhosaidPanel extends HTMLElement {
  /** @type {Handle | undefined} */
  #handle;
  /** What the reader switched. @type {Map<Layer, boolean>} */
  #choices = new Map();
  /** The attribution that the keyboard stands on. */
  #at = -1;
  #turn = 0;
  /** The cards that the reader opened. @type {Set<string | undefined>} */
  #opened = new Set();
  /** Whether the keys are shown. */
  #helped = false;
  #listening = new AbortController();
  #body = make("div", "body");
  #switches = make("fieldset", "layers");
  #frame = make("details", "frame");
  #tally = make("span", "tally");
  #status = make("p", "unseen");
  #bar = make("progress", "reading");

  constructor() {
    super();
    const style = make("link", "");
    style.rel = "stylesheet";
    style.href = new URL("panel.css", import.meta.url).href;
    const title = make("h2", "", "Who said what");
    title.id = "title";
    // Nothing is shown until it has its looks: the page would jump.
    this.#frame.hidden = true;
    for (const event of ["load", "error"]) {
      style.addEventListener(event, () => {
        this.#frame.hidden = false;
      });
    }
    this.#bar.hidden = true;
    this.#bar.setAttribute("aria-label", "Reading the page");
    this.#status.setAttribute("role", "status");
    const sheet = make("section", "sheet", this.#bar, this.#switches, this.#body);
    sheet.setAttribute("aria-labelledby", "title");
    sheet.tabIndex = 0;
    this.#frame.open = true;
    this.#frame.append(make("summary", "top", title, " ", this.#tally), sheet);
    this.#frame.addEventListener("keydown", (e) => this.#key(e));
    this.attachShadow({ mode: "open" }).append(style, this.#frame, this.#status);
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
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#handle = handle;
    this.#at = -1;
    this.#fill();
    if (!handle) return;
    const { signal } = this.#listening;
    handle.addEventListener("update", () => this.#fill(), { signal });
    handle.addEventListener("progress", () => this.#fill(), { signal });
    handle.addEventListener("detach", () => this.#clear(), { signal });
    setTimeout(() => this.#showProgress(), SLOW);
  }

  #clear() {
    this.#body.replaceChildren();
    this.#switches.replaceChildren();
    this.#tally.textContent = "";
  }

  #showProgress() {
    const { done, total } = this.#handle?.progress ?? { done: 0, total: 0 };
    this.#bar.hidden = done >= total;
    this.#bar.max = total;
    this.#bar.value = done;
  }

  #fill() {
    const folded = new Set(
      [...this.#body.querySelectorAll("details:not([open])")].map((d) => d.getAttribute("data-key")),
    );
    this.#clear();
    const handle = this.#handle;
    if (!handle) return;
    const { analysis } = handle;
    if (!this.#bar.hidden || handle.progress.done < handle.progress.total) this.#showProgress();
    this.#tally.textContent =
      analysis.language === null ? "nothing marked" : count(analysis.speakers.length, "speaker");
    const notices = noticesOf(analysis);
    this.#body.append(...notices.map((text) => make("p", "notice", text)));
    if (analysis.language === null) return this.#say("Nothing marked.");
    const doubts = stacked(analysis.hedges);
    this.#fillSwitches(analysis, doubts.length);
    this.#work([
      () => analysis.attributions.length > 0 && this.#timeline(analysis, doubts),
      ...this.#speakers(analysis, doubts, folded),
      () => this.#doubts(analysis, doubts),
      () => this.#help(folded),
    ]);
    const quoted = analysis.attributions.filter((a) => a.kind === "direct").length;
    this.#say(
      `${count(analysis.speakers.length, "speaker")}, ${count(quoted, "quotation")}, ${count(doubts.length, "hedged claim")}.`,
    );
  }

  /** Does one thing after the other, and lets the page have its turn between. @param {(() => void)[]} jobs */
  async #work(jobs) {
    this.#turn += 1;
    const turn = this.#turn;
    let begin = performance.now();
    for (const [n, job] of jobs.entries()) {
      // Folded, it holds no more than is seen at once when it opens; the rest comes after.
      if (n === AHEAD && !this.#frame.open) {
        await new Promise((done) => this.#frame.addEventListener("toggle", done, { once: true }));
        await new Promise((done) => setTimeout(done, 50));
      }
      if (performance.now() - begin > BUDGET) {
        await new Promise((done) => setTimeout(done));
        begin = performance.now();
      }
      if (turn !== this.#turn) return;
      job();
    }
  }

  /** One polite word, and only when it is another. @param {string} text */
  #say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  /** @param {Analysis} analysis @param {number} doubts */
  #fillSwitches(analysis, doubts) {
    const counts = {
      quotations: analysis.quotations.filter((q) => q.role === "speech").length,
      attributions: analysis.attributions.length,
      hedges: doubts,
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

  /**
   * The article as a strip: who speaks where, quoted words higher than reported ones, hedges as ticks below.
   * @param {Analysis} analysis @param {Hedge[][]} doubts
   */
  #timeline(analysis, doubts) {
    const length = this.#handle?.text.length || 1;
    const strip = make("div", "strip");
    strip.setAttribute("role", "toolbar");
    strip.setAttribute("aria-label", "Timeline of the article; arrow keys move along it");
    /** @param {HTMLElement} e @param {Span} span */
    const put = (e, span) => {
      e.style.setProperty("--from", `${(100 * span.start) / length}%`);
      e.style.setProperty("--length", `${(100 * (span.end - span.start)) / length}%`);
      e.tabIndex = strip.children.length === 0 ? 0 : -1;
      strip.append(e);
    };
    let last = { speaker: /** @type {number | null | undefined} */ (undefined), kind: "", end: 0 };
    for (const [n, a] of analysis.attributions.entries()) {
      if (a.content.length === 0) continue;
      const here = placeOf(a);
      // What would lie on the same pixels is one piece.
      const same = last.speaker === a.speaker && last.kind === a.kind && here.start - last.end < length / 400;
      last = { speaker: a.speaker, kind: a.kind, end: here.end };
      if (same && analysis.attributions.length > MANY) continue;
      const who = a.speaker === null ? "not clear who" : analysis.speakers[a.speaker].name;
      const span = placeOf(a);
      const label = `${who}, ${KINDS[a.kind]}: ${this.#slice(span).slice(0, 80)}`;
      const piece = button(`piece ${a.kind}`, label, () => this.#go(n), "");
      piece.dataset.colour = String(a.speaker === null ? 0 : this.#handle?.colours[a.speaker]);
      piece.title = who;
      put(piece, span);
    }
    for (const [k, group] of doubts.entries()) {
      if (k % Math.ceil(doubts.length / MANY) > 0) continue;
      const span = hull(group.map((h) => h.cue));
      const label = `Hedge: ${group.map((h) => this.#slice(h.cue)).join(", ")}`;
      put(
        button("tick", label, () => this.#reveal(span), ""),
        span,
      );
    }
    strip.addEventListener("keydown", (e) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, Home: -1e9, End: 1e9 }[e.key];
      if (step === undefined) return;
      e.preventDefault();
      const all = /** @type {HTMLElement[]} */ ([...strip.children]).sort((a, b) => from(a) - from(b));
      const now = all.indexOf(/** @type {HTMLElement} */ (this.shadowRoot?.activeElement));
      const next = all[Math.max(0, Math.min(all.length - 1, now + step))];
      for (const x of all) x.tabIndex = x === next ? 0 : -1;
      next.focus();
    });
    this.#section("Through the article", strip);
  }

  /**
   * The jobs that make the cards of the speakers.
   * @param {Analysis} analysis @param {Hedge[][]} doubts @param {Set<string | null>} folded
   */
  #speakers({ speakers, attributions }, doubts, folded) {
    const all = speakers.reduce((sum, s) => sum + s.words, 0);
    const list = make("ul", "speakers");
    const unnamed = make("ul", "speakers");
    const theirs = speakers.map(() => /** @type {number[]} */ ([]));
    for (const [k, a] of attributions.entries()) if (a.speaker !== null) theirs[a.speaker].push(k);
    const hedged = speakers.map(() => 0);
    for (const [{ voice }] of doubts) {
      const speaker = voice === null ? null : attributions[voice].speaker;
      if (speaker !== null) hedged[speaker] += 1;
    }
    const named = speakers.filter((s) => !s.anonymous).length;
    const others = speakers.filter((s) => s.anonymous);
    const words = others.reduce((sum, s) => sum + s.words, 0);
    const nobody = [...attributions.keys()].filter((k) => attributions[k].speaker === null);
    const card = (/** @type {number} */ n) => () => {
      const made = this.#card(n, all, theirs[n], hedged[n]);
      // Of many speakers a reader first wants the names.
      made.open = speakers.length <= FEW ? !folded.has(made.dataset.key ?? null) : this.#opened.has(made.dataset.key);
      made.addEventListener("toggle", () => this.#opened[made.open ? "add" : "delete"](made.dataset.key));
      (speakers[n].anonymous ? unnamed : list).append(make("li", "", made));
    };
    return [
      () => named > 0 && this.#section("Speakers", list),
      () =>
        others.length > 0 &&
        this.#section("Unnamed sources", unnamed, `${count(others.length, "source")}, ${count(words, "word")}`),
      () => nobody.length > 0 && this.#section("Not clear who", this.#statements(nobody)),
      ...speakers.map((_, n) => card(n)),
    ];
  }

  /** @param {number} n @param {number} all @param {number[]} theirs @param {number} hedged */
  #card(n, all, theirs, hedged) {
    const { analysis, colours } = /** @type {Handle} */ (this.#handle);
    const speaker = analysis.speakers[n];
    const who = make("span", "who", make("span", "name", speaker.name));
    if (speaker.anonymous) who.append(" ", make("span", "badge", "not named"));
    const head = make("summary", "speaker", who);
    const share = make("span", "share");
    share.style.setProperty("--share", String(all ? speaker.words / all : 0));
    if (speaker.role) head.append(" ", make("span", "role", speaker.role));
    const percent = all ? `, ${Math.round((100 * speaker.words) / all)}%` : "";
    head.append(" ", make("span", "words", `${count(speaker.words, "word")}${percent}`), share);
    const facts = factsOf(
      theirs.map((k) => analysis.attributions[k]),
      hedged,
    );
    const card = make("details", "", head, make("p", "facts", facts));
    const fill = () => card.open && card.append(this.#statements(theirs));
    card.addEventListener("toggle", fill, { once: true });
    card.dataset.key = `${speaker.kind} ${speaker.name}`;
    card.dataset.colour = String(colours[n] ?? 0);
    return card;
  }

  /** @param {number[]} numbers */
  #statements(numbers) {
    const list = make("ul", "statements");
    this.#addStatements(list, numbers);
    return list;
  }

  /** Some at a time: a long page has thousands. @param {HTMLElement} list @param {number[]} numbers */
  #addStatements(list, numbers) {
    for (const n of numbers.slice(0, SOME)) {
      const a = /** @type {Handle} */ (this.#handle).analysis.attributions[n];
      const span = placeOf(a);
      const words = a.content.length > 0 ? a.content.map((s) => this.#slice(s)).join(" … ") : this.#slice(span);
      const note = [KINDS[a.kind]];
      if (a.cue_class !== "speech") note.push(a.cue_class);
      if (a.via) note.push(`through ${this.#slice(a.via)}`);
      if (a.candidates.length > 0) note.push(a.candidates.map((c) => c.name).join(" or "));
      const entry = this.#entry([...this.#lead(a), words], note.join(", "), a.kind, () => this.#go(n));
      entry.dataset.attribution = String(n);
      list.append(make("li", "", entry));
    }
    const rest = numbers.slice(SOME);
    if (rest.length === 0) return;
    const more = make("li", "");
    more.append(
      button("act", `${rest.length} more`, () => {
        more.remove();
        this.#addStatements(list, rest);
      }),
    );
    list.append(more);
  }

  /** What is in doubt: several hedges of one claim are one entry. @param {Analysis} analysis @param {Hedge[][]} doubts */
  #doubts({ attributions, speakers }, doubts) {
    const own = make("ul", "statements");
    const others = make("ul", "statements");
    for (const group of doubts.slice(0, MANY)) {
      const span = hull(group.flatMap((h) => [h.cue, h.claim]));
      /** @type {(Node | string)[]} */
      const words = [];
      let at = span.start;
      for (const { cue } of [...group].sort((a, b) => a.cue.start - b.cue.start)) {
        words.push(this.#slice({ start: at, end: cue.start }), make("b", "cue", this.#slice(cue)));
        at = cue.end;
      }
      words.push(this.#slice({ start: at, end: span.end }));
      const { voice } = group[0];
      const said = voice === null ? undefined : attributions[voice];
      const speaker = said?.speaker === null || !said ? undefined : speakers[said.speaker];
      const classes = [...new Set(group.map((h) => CLASSES[h.class]))].join(" and ");
      const note = speaker ? `${classes}, ${speaker.name}` : classes;
      (said ? others : own).append(
        make(
          "li",
          "",
          this.#entry(words, note, "hedge", () => this.#reveal(span)),
        ),
      );
    }
    if (own.children.length > 0) this.#section("Hedged in the article’s own voice", own);
    if (others.children.length > 0) this.#section("Hedged by those who speak", others);
  }

  /** @param {Set<string | null>} folded */
  #help(folded) {
    const list = make("dl", "keys");
    for (const [key, what] of KEYS) list.append(make("dt", "", make("kbd", "", key)), make("dd", "", what));
    const help = make("details", "help", make("summary", "", "Keys"), list);
    help.dataset.key = "keys";
    help.open = this.#helped && !folded.has("keys");
    help.addEventListener("toggle", () => {
      this.#helped = help.open;
    });
    this.#body.append(help);
  }

  /** @param {string} title @param {HTMLElement} content @param {string} [note] */
  #section(title, content, note) {
    const heading = make("h3", "", title);
    heading.id = `s${this.#body.children.length}`;
    if (content.tagName === "UL") content.setAttribute("aria-labelledby", heading.id);
    const about = note ? [make("p", "facts", note)] : [];
    this.#body.append(make("section", "", heading, ...about, content));
  }

  /** @param {(Node | string)[]} words @param {string} note @param {string} kind @param {() => void} act */
  #entry(words, note, kind, act) {
    return button(`entry ${kind}`, "", act, make("span", "text", ...words), " ", make("span", "note", note));
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

  /** @param {KeyboardEvent} e */
  #key(e) {
    if (e.altKey || e.ctrlKey || e.metaKey || !this.#handle) return;
    const { attributions } = this.#handle.analysis;
    const { length } = attributions;
    const layer = /** @type {Layer | undefined} */ (Object.keys(LAYERS)[Number(e.key) - 1]);
    if (e.key === "n" && length > 0) this.#go((this.#at + 1) % length, true);
    else if (e.key === "p" && length > 0) this.#go((this.#at - 1 + length) % length, true);
    else if (e.key === "s" && this.#at >= 0) {
      const { speaker } = attributions[this.#at];
      const after = [...attributions.keys()].map((k) => (k + this.#at + 1) % length);
      const next = after.find((k) => attributions[k].speaker === speaker && speaker !== null);
      if (next !== undefined) this.#go(next, true);
    } else if (layer) {
      const box = /** @type {HTMLInputElement | null} */ (this.#switches.querySelector(`[name=${layer}]`));
      box?.click();
    } else if (e.key === "f" || (e.key === "Escape" && this.hasAttribute("floating"))) {
      this.#frame.open = e.key === "f" && !this.#frame.open;
      this.#frame.querySelector("summary")?.focus({ preventScroll: true });
    } else return;
    e.preventDefault();
  }

  /** To the words of an attribution, with their card. @param {number} n @param {boolean} [spoken] Told as well. */
  #go(n, spoken = false) {
    const handle = /** @type {Handle} */ (this.#handle);
    this.#at = n;
    const a = handle.analysis.attributions[n];
    this.#reveal(placeOf(a));
    handle.explain(n);
    if (!spoken) return;
    const who = a.speaker === null ? "Not clear who" : handle.analysis.speakers[a.speaker].name;
    this.#say(
      `${n + 1} of ${handle.analysis.attributions.length}: ${who}, ${KINDS[a.kind]}: ${this.#slice(placeOf(a))}`,
    );
  }

  /** Scrolls to a stretch of the article and lights it up for a while. @param {Span} span */
  #reveal({ start, end }) {
    if (!this.#handle?.reveal(start, end)) return;
    if (this.hasAttribute("floating") && innerWidth < 2 * this.offsetWidth) {
      this.#frame.open = false;
      this.#frame.querySelector("summary")?.focus({ preventScroll: true });
    }
  }
}

/** @param {HTMLElement} e */
const from = (e) => Number.parseFloat(e.style.getPropertyValue("--from"));

/** How often somebody is quoted, reported, hedged. @param {Attribution[]} theirs @param {number} hedged */
function factsOf(theirs, hedged) {
  const of = (/** @type {Attribution["kind"][]} */ ...kinds) => theirs.filter((a) => kinds.includes(a.kind)).length;
  const counts = [
    [of("direct", "mixed"), "quoted"],
    [of("indirect"), "reported"],
    [of("no-comment"), "declined to speak"],
    [hedged, "hedged"],
  ];
  return counts
    .filter(([n]) => n)
    .map(([n, what]) => `${what} ${n === 1 ? "once" : `${n} times`}`)
    .join(", ");
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
