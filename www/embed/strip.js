// A picture of the article as a horizontal strip: who speaks where. Quoted words are taller than reported ones; hedges are ticks below.

import { button, colour, make } from "./make.js";
import { say } from "./wording.js";
import { hull, kindOf, placeOf } from "./words.js";

/** @import { Analysis, Hedge, Span } from "./whosaid.js" */

/** Maximum number of pieces of each kind. */
const MANY = 300;

/** @param {HTMLElement} e */
const from = (e) => Number.parseFloat(e.style.getPropertyValue("--from"));

/**
 * @param {{ analysis: Analysis, text: string, colours: readonly number[] }} article
 * @param {Hedge[][]} doubts
 * @param {(attribution: number) => void} go
 * @param {(span: Span) => void} reveal
 */
export function strip({ analysis, text, colours }, doubts, go, reveal) {
  const length = text.length || 1;
  const words = (/** @type {Span} */ s) => text.slice(s.start, s.end);
  const strip = make("div", "strip");
  strip.setAttribute("role", "toolbar");
  strip.setAttribute("aria-label", say("strip.label"));
  strip.part.add("strip");
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
    // Pieces that would lie on the same pixels are one.
    const same = last.speaker === a.speaker && last.kind === a.kind && here.start - last.end < length / 400;
    last = { speaker: a.speaker, kind: a.kind, end: here.end };
    if (same && analysis.attributions.length > MANY) continue;
    const name = a.speaker === null ? say("nobody") : analysis.speakers[a.speaker].name;
    const span = placeOf(a);
    const label = say("strip.piece", { name, kind: kindOf(a), text: words(span).slice(0, 80) });
    const piece = colour(
      button(`piece ${a.kind}`, label, () => go(n), ""),
      a.speaker === null ? 0 : colours[a.speaker],
    );
    piece.dataset.voice = String(n);
    piece.title = name;
    put(piece, span);
  }
  for (const [k, group] of doubts.entries()) {
    if (k % Math.ceil(doubts.length / MANY) > 0) continue;
    const span = hull(group.map((h) => h.cue));
    const label = say("strip.hedge", { text: group.map((h) => words(h.cue)).join(", ") });
    put(
      button("tick", label, () => reveal(span), ""),
      span,
    );
  }
  strip.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -1e9, End: 1e9 }[e.key];
    if (step === undefined) return;
    e.preventDefault();
    const all = /** @type {HTMLElement[]} */ ([...strip.children]).sort((a, b) => from(a) - from(b));
    const now = all.indexOf(/** @type {HTMLElement} */ (e.target));
    const next = all[Math.max(0, Math.min(all.length - 1, now + step))];
    for (const x of all) x.tabIndex = x === next ? 0 : -1;
    next.focus();
  });
  return strip;
}
