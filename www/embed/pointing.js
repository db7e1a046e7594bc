// Shows the card of a mark when a reader points at it or taps it. The card is loaded then.
import { placeAt } from "./caret.js";
import { listen, pageOf, selectionOf, tagOf } from "./dom.js";
import { recordAt } from "./hit.js";
import { placeOf } from "./words.js";

/** @import { Card } from "./card.js" */
/** @import { Record } from "./hit.js" */
/** @import { Host } from "./host.js" */
/** @import { Handle } from "./whosaid.js" */

/** How long a reader points at a mark before its card appears, and how long the card stays afterwards, in milliseconds. */
const COME = 220;
const GO = 300;

/**
 * Gives the marks of an article cards. Returns how to show one, and how to end it.
 * @param {Handle} handle @param {Host} host @param {(error: unknown) => void} fail
 */
export function explain(handle, host, fail) {
  const page = pageOf(handle.root);
  /** @type {Card | undefined} */
  let card;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let pinned = false;
  /** Counts requests: an outdated one is not shown when the card is loaded. */
  let turn = 0;
  const events = new AbortController();
  const { signal } = events;
  const isHovered = () => card?.host.matches(":hover") ?? false;

  /** Does something with the card, which is loaded at the first call. @param {(card: Card) => void} act */
  const use = async (act) => {
    turn += 1;
    const mine = turn;
    if (card) return act(card);
    const { Card } = await host.whole("card.js", import("./card.js"));
    if (mine !== turn || signal.aborted) return;
    card ??= new Card(host, { close, go });
    act(card);
  };

  /** @param {Record} record @param {boolean} stay */
  const open = (record, stay) => {
    const { attributions, hedges } = handle.analysis;
    // The page may have changed since the request.
    if (record.attribution !== undefined && !attributions[record.attribution]) return;
    const span =
      record.attribution === undefined ? hedges[record.hedges[0]].cue : placeOf(attributions[record.attribution]);
    const range = handle.rangeOf(span.start, span.end);
    if (!range) return;
    clearTimeout(timer);
    pinned = stay;
    if (record.attribution !== undefined) handle.light({ attribution: record.attribution });
    use((card) => card.show(handle, record, range)).catch(fail);
  };
  const close = () => {
    pinned = false;
    turn += 1;
    handle.light();
    card?.hide();
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
        else timer = setTimeout(() => !isHovered() && close(), GO);
      }, COME);
    },
    { signal, passive: true },
  );
  listen(
    root,
    "pointerleave",
    () => {
      clearTimeout(timer);
      if (!pinned) timer = setTimeout(() => !isHovered() && close(), GO);
    },
    { signal },
  );
  listen(
    root,
    "click",
    (e) => {
      // Ignore events that a script of the page made.
      if (!e.isTrusted) return;
      // A click on a link or at the end of a selection asks for no card. Inside a component, the target is the component.
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
  listen(page, "keydown", (e) => e.key === "Escape" && card?.open && close(), { signal });
  listen(page, "scroll", () => !pinned && close(), { signal, passive: true, capture: true });
  const go = (/** @type {number} */ n) => {
    const there = handle.analysis.attributions[n];
    if (!there) return;
    const span = placeOf(there);
    handle.reveal(span.start, span.end);
    open({ attribution: n, hedges: [] }, true);
  };
  return {
    show: (/** @type {number} */ n) => open({ attribution: n, hedges: [] }, true),
    /** Says whose words a selection holds. @param {Range} range */
    whose: async (range) => {
      const { recordOf, spanOf } = await host.whole("selected.js", import("./selected.js"));
      if (signal.aborted) return;
      const at = spanOf(handle, range);
      const record = at && recordOf(handle, at);
      if (record) open(record, true);
      await use((card) => {
        if (record) card.show(handle, record, range);
        else card.note(at ? "own" : "elsewhere", range);
        card.focus();
      });
    },
    get open() {
      return card?.open ?? false;
    },
    end: () => {
      events.abort();
      clearTimeout(timer);
      card?.host.remove();
      card = undefined;
    },
  };
}
