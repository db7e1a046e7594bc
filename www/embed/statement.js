// A statement in words: what leads into it, what was said, and how that was reported.
import { say } from "./wording.js";
import { joined, kindOf, placeOf } from "./words.js";

/** @import { Attribution, Span } from "./whosaid.js" */

/** The longest text between “denied” and what was denied that we show, in UTF-16 units. */
const LEAD = 48;

/**
 * The words that lead into a statement, because a speaker who “denied that she went” did not say “she went”.
 * @param {string} text @param {Attribution} attribution
 */
export function leadOf(text, { kind, cue, source, content: [first] }) {
  if (kind === "direct" || !cue || !first || cue.end > first.start) return undefined;
  if (source && cue.end <= source.start && source.end <= first.start) return undefined;
  const between = text.slice(cue.end, first.start);
  return { cue: text.slice(cue.start, cue.end), between: between.length > LEAD ? " … " : between };
}

/** The words of a statement. @param {string} text @param {Attribution} a */
export function wordsOf(text, a) {
  const slice = (/** @type {Span} */ s) => text.slice(s.start, s.end);
  return a.content.length > 0 ? a.content.map(slice).join(" … ") : slice(placeOf(a));
}

/**
 * How a statement was reported, and through whom.
 * @param {string} text @param {Attribution} a
 */
export function noteOf(text, a) {
  const note = [kindOf(a)];
  if (a.cue_class !== "speech") note.push(say(a.cue_class));
  if (a.via) note.push(say("through", { name: text.slice(a.via.start, a.via.end) }));
  const rivals = a.candidates.map((c) => c.name);
  if (rivals.length > 0) note.push(joined(rivals, "or"));
  return note.join(", ");
}
