// Who speaks in an article and what they say, as lists that need neither sight nor mouse. Text of the page becomes text
// here, never HTML.
import { canPaint } from "./marks.js";
import { strip } from "./strip.js";
import { button, CLASSES, count, factsOf, hull, KINDS, make, noticesOf, placeOf, stacked } from "./words.js";

/** @import { Analysis, Attribution, Handle, Hedge, Layer, Span } from "./whosaid.js" */

/** @type {Record<Layer, string>} */
const LAYERS = { quotations: "Quotations", attributions: "Who says it", hedges: "Hedged claims" };

/** How much may stand between “denied” and what was denied and still be shown, in UTF-16 units. */
const LEAD = 48;
/** How many statements of one speaker are listed at a time, and how many hedges. */
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

export class List {
  #host;
  #shadow;
  /** What the lists are of. @type {string | undefined} */
  #shown;
  /** @type {Handle | undefined} */
  #handle;
  /** What the reader switched. @type {Map<Layer, boolean>} */
  #choices = new Map();
  /** The attribution that the keyboard stands on. */
  #at = -1;
  #turn = 0;
  /** What waits for the panel to be unfolded. */
  #unfolded = () => {};
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

  /**
   * @param {HTMLElement} host @param {ShadowRoot} shadow
   * @param {Promise<unknown>} dressed Until then nothing is shown: the page would jump.
   * @param {Node[]} acts What stands at the foot of the list.
   */
  constructor(host, shadow, dressed, acts = []) {
    this.#host = host;
    this.#shadow = shadow;
    const title = make("h2", "", "Who said what");
    title.id = "title";
    this.#frame.hidden = true;
    dressed.then(() => {
      this.#frame.hidden = false;
    });
    this.#bar.hidden = true;
    this.#bar.setAttribute("aria-label", "Reading the page");
    this.#status.setAttribute("role", "status");
    const sheet = make("section", "sheet", this.#bar, this.#switches, this.#body);
    if (acts.length > 0) sheet.append(make("p", "acts foot", ...acts));
    sheet.setAttribute("aria-labelledby", "title");
    sheet.tabIndex = 0;
    this.#frame.open = true;
    this.#frame.append(make("summary", "top", title, " ", this.#tally), sheet);
    this.#frame.addEventListener("keydown", (e) => this.#key(e));
    this.#frame.addEventListener("toggle", () => this.#unfolded());
    shadow.append(this.#frame, this.#status);
  }

  get #floating() {
    return this.#host.hasAttribute("floating");
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
    // What is being made is not wanted any more.
    this.#turn += 1;
    this.#unfolded = () => {};
    this.#shown = undefined;
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
    const { text = "", progress } = this.#handle ?? {};
    // A page that changes elsewhere is read again, and says the same.
    const now = `${progress?.done} ${progress?.failed} ${text}`;
    if (this.#handle && now === this.#shown) return;
    const active = /** @type {HTMLElement | null} */ (this.#shadow.activeElement);
    const focused = active?.dataset.attribution ?? active?.getAttribute("name");
    const folded = new Set(
      [...this.#body.querySelectorAll("details:not([open])")].map((d) => d.getAttribute("data-key")),
    );
    this.#clear();
    const handle = this.#handle;
    if (!handle) return;
    const { analysis } = handle;
    this.#shown = now;
    if (this.#at >= analysis.attributions.length) this.#at = -1;
    if (!this.#bar.hidden || handle.progress.done < handle.progress.total) this.#showProgress();
    this.#tally.textContent =
      analysis.language === null ? "nothing marked" : count(analysis.speakers.length, "speaker");
    const notices = noticesOf(handle);
    this.#body.append(...notices.map((text) => make("p", "notice", text)));
    if (analysis.language === null) return this.#say("Nothing marked.");
    const doubts = stacked(analysis.hedges);
    this.#fillSwitches(analysis, doubts.length);
    this.#work([
      () => analysis.attributions.length > 0 && this.#section("Through the article", this.#strip(analysis, doubts)),
      ...this.#speakers(analysis, doubts, folded),
      () => this.#doubts(analysis, doubts),
      () => this.#help(folded),
      // Who stood on something that is made anew stands on it again.
      () => {
        const same = focused && this.#shadow.querySelector(`[data-attribution="${focused}"], [name="${focused}"]`);
        if (same && !this.#shadow.activeElement) /** @type {HTMLElement} */ (same).focus({ preventScroll: true });
      },
    ]);
    const quoted = analysis.attributions.filter((a) => a.kind === "direct").length;
    this.#say(
      `${count(analysis.speakers.length, "speaker")}, ${count(quoted, "quotation")}, ${count(doubts.length, "hedged claim")}.`,
    );
  }

  /** Does one thing after the other, and lets the page have its turn between. @param {(() => void)[]} jobs */
  async #work(jobs) {
    const turn = this.#turn;
    let begin = performance.now();
    for (const [n, job] of jobs.entries()) {
      // Folded, it holds no more than is seen at once when it opens; the rest comes after.
      if (n === AHEAD && !this.#frame.open) {
        await new Promise((done) => {
          this.#unfolded = () => done(undefined);
        });
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

  /** @param {Analysis} analysis @param {Hedge[][]} doubts */
  #strip(analysis, doubts) {
    const { text, colours } = /** @type {Handle} */ (this.#handle);
    return strip(
      { analysis, text, colours },
      doubts,
      (n) => this.#go(n),
      (span) => this.#reveal(span),
    );
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
    } else if (e.key === "f" || (e.key === "Escape" && this.#floating && !this.#handle.explaining)) {
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
    if (this.#floating && innerWidth < 2 * this.#host.offsetWidth) {
      this.#frame.open = false;
      this.#frame.querySelector("summary")?.focus({ preventScroll: true });
    }
  }
}
