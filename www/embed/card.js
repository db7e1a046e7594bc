// The card of a mark: who said it and how that was told, or what a hedge weakens. It comes where a mark is pointed at,
// tapped or walked to, beside the text and not over it where there is room, and is made of text, never of HTML.
import { bodyOf, elementAt, listen, pageOf, rootOf, selectionOf, tagOf } from "./dom.js";
import { Emitter } from "./events.js";
import { placeAt, recordAt, recordOf, spanOf } from "./hit.js";
import { shell } from "./place.js";
import { button, CLASSES, citation, KINDS, make, placeOf, reason } from "./words.js";

/** @import { Record } from "./hit.js" */
/** @import { Attribution, Handle, Hedge, Span } from "./whosaid.js" */

/** How long a mark is pointed at before its card comes, and how long the card stays behind, in milliseconds. */
const COME = 220;
const GO = 300;
/** The room that a card needs beside the text, in CSS pixels. */
const WIDTH = 320;

/** What is said of a selection where nobody is quoted, and where it is not the article's. */
const NOBODY = "Nobody is quoted or cited here: these are the article’s own words.";
const ELSEWHERE = "This is not a part of the article that Whosaid reads.";

/** A card: an event target that says `go` where another attribution is asked for. */
export class Card extends Emitter {
  #body = make("div", "card");
  /** @type {Handle | undefined} */
  #handle;
  host;

  constructor() {
    super();
    const { host, shadow } = shell("whosaid-card");
    this.host = host;
    host.popover = "manual";
    this.#body.setAttribute("role", "dialog");
    this.#body.setAttribute("aria-label", "About this mark");
    this.#body.tabIndex = -1;
    shadow.append(this.#body);
  }

  get open() {
    return this.host.matches(":popover-open");
  }

  /** @param {Handle} handle @param {Record} record @param {Range} range */
  show(handle, record, range) {
    this.#handle = handle;
    const { attributions, hedges } = handle.analysis;
    this.#body.replaceChildren();
    if (record.attribution !== undefined) this.#tell(attributions[record.attribution], record.attribution);
    for (const n of record.hedges) this.#doubt(hedges[n]);
    this.#come(range);
  }

  /** Says something of a place where nothing is marked. @param {string} text @param {Range} range */
  note(text, range) {
    this.#body.replaceChildren(
      make("p", "how", text),
      make(
        "p",
        "acts",
        button("act", "Close", () => this.hide()),
      ),
    );
    this.#come(range);
  }

  /** @param {Range} range */
  #come(range) {
    const page = pageOf(range.startContainer) ?? document;
    if (!this.host.isConnected) (bodyOf(page) ?? rootOf(page)).append(this.host);
    if (!this.open) this.host.showPopover?.();
    this.#place(range);
  }

  /** For who asked for it without pointing. */
  focus() {
    this.#body.focus({ preventScroll: true });
  }

  hide() {
    if (this.open) this.host.hidePopover();
  }

  /** @param {Attribution} a @param {number} n */
  #tell(a, n) {
    const handle = /** @type {Handle} */ (this.#handle);
    const { analysis, text, colours } = handle;
    const speaker = a.speaker === null ? undefined : analysis.speakers[a.speaker];
    const who = make("p", "who", make("span", "name", speaker ? speaker.name : "Not clear who"));
    if (a.speaker !== null) who.dataset.colour = String(colours[a.speaker] ?? 0);
    if (speaker?.role) who.append(" ", make("span", "role", speaker.role));
    if (speaker?.anonymous) who.append(" ", make("span", "badge", "not named"));
    const facts = [KINDS[a.kind]];
    if (a.cue) facts.push(`“${text.slice(a.cue.start, a.cue.end)}”`);
    if (a.via) facts.push(`through ${text.slice(a.via.start, a.via.end)}`);
    this.#body.append(who, make("p", "how", `${reason(handle, a)}.`), make("p", "note", facts.join(" · ")));
    const acts = make("p", "acts");
    if (a.content.length > 0) {
      const copy = button("act", "Copy with speaker", async () => {
        // Pages without encryption have no clipboard, and a page may forbid its own.
        const done = await navigator.clipboard?.writeText(citation(handle, a)).then(
          () => true,
          () => false,
        );
        copy.textContent = done ? "Copied" : "Could not copy";
      });
      acts.append(copy);
    }
    const next = nextBySame(analysis.attributions, n);
    if (next !== undefined) {
      acts.append(button("act", "Next by them", () => this.dispatchEvent(new CustomEvent("go", { detail: next }))));
    }
    acts.append(button("act", "Close", () => this.hide()));
    this.#body.append(acts);
  }

  /** @param {Hedge} h */
  #doubt(h) {
    const { text } = /** @type {Handle} */ (this.#handle);
    const slice = (/** @type {Span} */ s) => text.slice(s.start, s.end);
    this.#body.append(
      make("p", "doubt", make("b", "cue", slice(h.cue)), ` · ${CLASSES[h.class]}`),
      make("p", "note", `Weakens: “${slice(h.claim)}”`),
    );
  }

  /** Beside the text where there is room, else below the words, else above them. @param {Range} range */
  #place(range) {
    const rects = [...range.getClientRects()];
    const words = rects[0] ?? range.getBoundingClientRect();
    const last = rects.at(-1) ?? words;
    const column = this.#handle?.root.getBoundingClientRect() ?? words;
    const [width, height] = [this.host.offsetWidth || WIDTH, this.host.offsetHeight];
    const right = column.right + 12;
    /** Whether our own panel lies there. @param {number} x @param {number} y */
    const covered = (x, y) =>
      [0, height].some((h) => elementAt(document, x + width, y + h)?.matches("[floating]") ?? false);
    let [left, top] = [words.left, last.bottom + 8];
    if (innerWidth - column.right >= width + 24 && !covered(right, words.top)) [left, top] = [right, words.top];
    else if (column.left >= width + 24) [left, top] = [column.left - width - 12, words.top];
    else if (top + height > innerHeight) top = words.top - height - 8;
    this.host.style.setProperty("--x", `${Math.round(Math.max(8, Math.min(left, innerWidth - width - 8)))}px`);
    this.host.style.setProperty("--y", `${Math.round(Math.max(8, Math.min(top, innerHeight - height - 8)))}px`);
  }
}

/** @param {Attribution[]} all @param {number} n */
export function nextBySame(all, n) {
  const speaker = all[n]?.speaker ?? null;
  if (speaker === null) return undefined;
  const theirs = [...all.keys()].filter((k) => all[k].speaker === speaker);
  return theirs.length > 1 ? theirs[(theirs.indexOf(n) + 1) % theirs.length] : undefined;
}

/**
 * Lets the marks of an article explain themselves. Gives back how to explain one, and how to end it.
 * @param {Handle} handle
 */
export function explain(handle) {
  const page = pageOf(handle.root);
  const card = new Card();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let pinned = false;
  const events = new AbortController();
  const { signal } = events;

  /** @param {Record} record @param {boolean} stay */
  const open = (record, stay) => {
    const { attributions, hedges } = handle.analysis;
    // The page may have changed under what was asked.
    if (record.attribution !== undefined && !attributions[record.attribution]) return;
    const span =
      record.attribution === undefined ? hedges[record.hedges[0]].cue : placeOf(attributions[record.attribution]);
    const range = handle.rangeOf(span.start, span.end);
    if (!range) return;
    clearTimeout(timer);
    pinned = stay;
    card.show(handle, record, range);
  };
  const close = () => {
    pinned = false;
    card.hide();
  };
  /** @param {MouseEvent} e */
  const hit = (e) => {
    const place = placeAt(page, handle.root, e.clientX, e.clientY);
    const at = place && handle.offsetOf(place.node, place.offset);
    return at === undefined ? undefined : recordAt(handle, at);
  };
  const root = /** @type {HTMLElement} */ (handle.root);
  listen(
    root,
    "pointermove",
    (e) => {
      if (e.pointerType !== "mouse" || pinned || e.buttons > 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const record = hit(e);
        if (record) open(record, false);
        else timer = setTimeout(() => !card.host.matches(":hover") && close(), GO);
      }, COME);
    },
    { signal, passive: true },
  );
  listen(
    root,
    "pointerleave",
    () => {
      clearTimeout(timer);
      if (!pinned) timer = setTimeout(() => !card.host.matches(":hover") && close(), GO);
    },
    { signal },
  );
  listen(
    root,
    "click",
    (e) => {
      // What a script of the page makes up is none of the reader's doing.
      if (!e.isTrusted) return;
      // A link is followed, a selection is made: neither asks for a card.
      // Inside a component too, where the target is the component.
      const path = /** @type {Element[]} */ (e.composedPath());
      const acts = path.some((n) => n.nodeType === 1 && /^(a|button|input|label)$/.test(tagOf(n)));
      if (e.defaultPrevented || acts) return;
      if (!selectionOf(page)?.isCollapsed) return;
      const record = hit(e);
      if (record) open(record, true);
      else close();
    },
    { signal },
  );
  listen(page, "keydown", (e) => e.key === "Escape" && card.open && close(), { signal });
  listen(page, "scroll", () => !pinned && close(), { signal, passive: true, capture: true });
  card.addEventListener("go", (e) => {
    const n = /** @type {CustomEvent<number>} */ (e).detail;
    const there = handle.analysis.attributions[n];
    if (!there) return;
    const span = placeOf(there);
    handle.reveal(span.start, span.end);
    open({ attribution: n, hedges: [] }, true);
  });
  return {
    show: (/** @type {number} */ n) => open({ attribution: n, hedges: [] }, true),
    /** Says whose words a selection holds. @param {Range} range */
    whose: (range) => {
      const at = spanOf(handle, range);
      const record = at && recordOf(handle, at);
      if (record) open(record, true);
      else card.note(at ? NOBODY : ELSEWHERE, range);
      card.focus();
    },
    get open() {
      return card.open;
    },
    end: () => {
      events.abort();
      clearTimeout(timer);
      card.host.remove();
    },
  };
}
