// The card of a mark: who said it and how we know, or what a hedge weakens. It appears when a reader points at a mark or taps it,
// beside the text if there is room. We make it of text, never of HTML.
import { complain } from "./complain.js";
import { bodyOf, elementAt, pageOf, rootOf, viewOf } from "./dom.js";
import { button, chip, colour, make } from "./make.js";
import { suit } from "./shade.js";
import { say, spoken } from "./wording.js";
import { classOf, joined, kindOf } from "./words.js";

/** @import { Record } from "./hit.js" */
/** @import { Host } from "./host.js" */
/** @import { Attribution, Handle, Hedge, Span } from "./whosaid.js" */

/** The room that a card needs beside the text, in CSS pixels. */
const WIDTH = 312;

/** What a card asks for: to close it, or to go to another attribution. @typedef {{ close: () => void, go: (attribution: number) => void }} Asks */

export class Card {
  #body = make("div", "card");
  /** @type {Handle | undefined} */
  #handle;
  /** What the card stands beside. @type {Range | undefined} */
  #range;
  /** What the card lives in, and the card's element. */
  #place;
  #asks;
  host;

  /** @param {Host} place @param {Asks} asks */
  constructor(place, asks) {
    const { host, shadow } = place.shell("whosaid-card");
    this.#place = place;
    this.#asks = asks;
    this.host = host;
    host.popover = "manual";
    this.#body.setAttribute("role", "dialog");
    this.#body.part.add("card");
    this.#body.tabIndex = -1;
    shadow.append(this.#body);
    // Until its styles are there, the first card has another size.
    shadow.addEventListener("load", () => this.#range && this.#stand(this.#range), { capture: true });
  }

  get open() {
    return this.host.matches(":popover-open");
  }

  /** @param {Handle} handle @param {Record} record @param {Range} range */
  show(handle, record, range) {
    this.#handle = handle;
    const { attributions, hedges } = handle.analysis;
    const { attribution } = record;
    const told = attribution === undefined ? [] : [this.#tell(attributions[attribution])];
    const doubts = record.hedges.map((n) => this.#doubt(hedges[n]));
    this.#come(range, [...told, ...doubts], attribution === undefined ? [] : this.#acts(attribution));
  }

  /** Says something about a place without marks. @param {"own" | "elsewhere"} name @param {Range} range */
  note(name, range) {
    this.#come(range, [make("p", "how", say(name))], []);
  }

  /** @param {Range} range @param {Node[]} content @param {Node[]} acts */
  #come(range, content, acts) {
    this.host.lang = spoken();
    this.#body.setAttribute("aria-label", say("about"));
    const close = button("close", say("close"), this.#asks.close, "×");
    close.title = say("close");
    this.#body.replaceChildren(...content, ...(acts.length > 0 ? [make("p", "acts", ...acts)] : []), close);
    const page = pageOf(range.startContainer) ?? document;
    if (!this.host.isConnected) (bodyOf(page) ?? rootOf(page)).append(this.host);
    if (this.#handle) suit(this.host, this.#handle.root);
    if (!this.open) this.host.showPopover?.();
    this.#range = range;
    this.#stand(range);
  }

  /** Focuses the card, for readers who asked for it without pointing. */
  focus() {
    this.#body.focus({ preventScroll: true });
  }

  hide() {
    if (this.open) this.host.hidePopover();
  }

  /** @param {Attribution} a */
  #tell(a) {
    const handle = /** @type {Handle} */ (this.#handle);
    const { analysis, text, colours } = handle;
    const speaker = a.speaker === null ? undefined : analysis.speakers[a.speaker];
    const name = make("span", "name", speaker ? speaker.name : say("nobody"));
    name.part.add("name");
    const who = colour(make("p", "who", name), a.speaker === null ? 0 : colours[a.speaker]);
    if (speaker) name.before(chip(speaker.name, colours[/** @type {number} */ (a.speaker)]));
    if (speaker?.anonymous) who.append(" ", make("span", "badge", say(speaker.kind === "group" ? "group" : "unnamed")));
    if (speaker?.role) who.append(" ", make("span", "role", speaker.role));
    const facts = [kindOf(a)];
    if (a.cue) facts.push(`“${text.slice(a.cue.start, a.cue.end)}”`);
    if (a.via) facts.push(say("through", { name: text.slice(a.via.start, a.via.end) }));
    return make("div", "told", who, make("p", "how", `${reason(handle, a)}.`), make("p", "note", facts.join(" · ")));
  }

  /** The buttons for a statement. @param {number} n */
  #acts(n) {
    const handle = /** @type {Handle} */ (this.#handle);
    const { attributions } = handle.analysis;
    const acts = [];
    if (attributions[n].content.length > 0) {
      // Load this before the click, because browsers let a page copy only right after a click.
      const coming = this.#place.whole("citation.js", import("./citation.js"));
      coming.catch((error) => complain(this.#place, error));
      const copy = button("act", say("copy"), async () => {
        // Pages without encryption have no clipboard, and a page may forbid its own.
        const done = await coming
          .then(({ citation }) => navigator.clipboard.writeText(citation(handle, attributions[n])))
          .then(
            () => true,
            () => false,
          );
        copy.textContent = say(done ? "copied" : "uncopied");
      });
      acts.push(copy);
    }
    const next = nextBySame(attributions, n);
    if (next !== undefined) acts.push(button("act", say("next"), () => this.#asks.go(next)));
    return acts;
  }

  /** @param {Hedge} h */
  #doubt(h) {
    const { text } = /** @type {Handle} */ (this.#handle);
    const slice = (/** @type {Span} */ s) => text.slice(s.start, s.end);
    const claim = make("p", "note", say("weakens", { claim: slice(h.claim) }));
    return make("div", "doubt", make("p", "", make("b", "cue", slice(h.cue)), ` · ${classOf(h)}`), claim);
  }

  /** Places the card beside the text if there is room, otherwise below the words, otherwise above them. @param {Range} range */
  #stand(range) {
    // The article may stand in a frame.
    const page = pageOf(range.startContainer) ?? document;
    const { innerWidth, innerHeight } = viewOf(page) ?? window;
    const rects = [...range.getClientRects()];
    const words = rects[0] ?? range.getBoundingClientRect();
    const last = rects.at(-1) ?? words;
    const column = this.#handle?.root.getBoundingClientRect() ?? words;
    const [width, height] = [this.host.offsetWidth || WIDTH, this.host.offsetHeight];
    const right = column.right + 12;
    /** Whether our own panel lies there. @param {number} x @param {number} y */
    const covered = (x, y) =>
      [0, height].some((h) => elementAt(page, x + width, y + h)?.matches("whosaid-panel, [floating]") ?? false);
    // Below or above the words, it stays within the column, if that is wide enough.
    let [left, top] = [Math.min(words.left, Math.max(column.left, column.right - width)), last.bottom + 8];
    if (innerWidth - column.right >= width + 24 && !covered(right, words.top)) [left, top] = [right, words.top];
    else if (column.left >= width + 24) [left, top] = [column.left - width - 12, words.top];
    else if (top + height > innerHeight) top = words.top - height - 8;
    this.host.style.setProperty("--x", `${Math.round(Math.max(8, Math.min(left, innerWidth - width - 8)))}px`);
    this.host.style.setProperty("--y", `${Math.round(Math.max(8, Math.min(top, innerHeight - height - 8)))}px`);
  }
}

/**
 * How we found the speaker.
 * @param {Handle} handle @param {Attribution} a
 */
function reason({ text, analysis }, a) {
  const slice = (/** @type {Span} */ s) => text.slice(s.start, s.end);
  const speaker = a.speaker === null ? undefined : analysis.speakers[a.speaker];
  const here = a.source ? `“${slice(a.source)}”` : "";
  if (!speaker) {
    const rivals = a.candidates.map((c) => c.name);
    if (rivals.length > 1) return say("rivals", { here, names: joined(rivals, "or") });
    return here ? say("unclear", { here }) : say("unsaid");
  }
  const { name } = speaker;
  if (a.resolution === "pronoun") return say("means", { here, name });
  if (a.resolution === "continued") return say("continued");
  if (a.resolution !== "described") return !here || here.includes(name) ? say("named") : say("is", { here, name });
  if (speaker.anonymous) return say("withheld");
  if (here.toLowerCase() !== `“${name.toLowerCase()}”`) return say("is", { here, name });
  return say(speaker.kind === "group" ? "grouped" : "described");
}

/** @param {Attribution[]} all @param {number} n */
function nextBySame(all, n) {
  const speaker = all[n]?.speaker ?? null;
  if (speaker === null) return undefined;
  const theirs = [...all.keys()].filter((k) => all[k].speaker === speaker);
  return theirs.length > 1 ? theirs[(theirs.indexOf(n) + 1) % theirs.length] : undefined;
}
