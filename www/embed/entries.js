// The entries of the lists: each statement, and each claim that is hedged, as a button that leads to its words.
import { say } from "./wording.js";
import { button, classOf, hull, joined, kindOf, make, placeOf } from "./words.js";

/** @import { Attribution, Handle, Hedge, Span } from "./whosaid.js" */

/** How much may stand between “denied” and what was denied and still be shown, in UTF-16 units. */
const LEAD = 48;
/** How many statements of one speaker are listed at a time. */
const SOME = 40;

/** What entries do. @typedef {{ go: (attribution: number) => void, reveal: (span: Span) => void }} Acts */

/** @param {(Node | string)[]} words @param {string} note @param {string} kind @param {() => void} act */
function entry(words, note, kind, act) {
  return button(`entry ${kind}`, "", act, make("span", "text", ...words), " ", make("span", "note", note));
}

/**
 * The words that lead into a statement: who “denied that she went” did not say “she went”.
 * @param {string} text @param {Attribution} attribution
 */
function leadOf(text, { kind, cue, source, content: [first] }) {
  if (kind === "direct" || !cue || !first || cue.end > first.start) return [];
  if (source && cue.end <= source.start && source.end <= first.start) return [];
  const between = text.slice(cue.end, first.start);
  return [make("span", "lead", text.slice(cue.start, cue.end)), between.length > LEAD ? " … " : between];
}

/** The words of a statement. @param {string} text @param {Attribution} a */
export function wordsOf(text, a) {
  const slice = (/** @type {Span} */ s) => text.slice(s.start, s.end);
  return a.content.length > 0 ? a.content.map(slice).join(" … ") : slice(placeOf(a));
}

/**
 * How a statement was told, and through whom.
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

/** Statements, some at a time: a long page has thousands. @param {Handle} handle @param {number[]} numbers @param {Acts} acts */
export function statements(handle, numbers, acts) {
  const list = make("ul", "statements");
  const add = (/** @type {number[]} */ rest) => {
    const { text, analysis } = handle;
    for (const n of rest.slice(0, SOME)) {
      const a = analysis.attributions[n];
      const made = entry([...leadOf(text, a), wordsOf(text, a)], noteOf(text, a), a.kind, () => acts.go(n));
      made.dataset.attribution = String(n);
      made.part.add("statement");
      list.append(make("li", "", made));
    }
    const left = rest.slice(SOME);
    if (left.length === 0) return;
    const more = make("li", "");
    const go = () => {
      more.remove();
      add(left);
    };
    more.append(button("act", say("more", { n: left.length }), go));
    list.append(more);
  };
  add(numbers);
  return list;
}

/** What is in doubt: several hedges of one claim are one entry. @param {Handle} handle @param {Hedge[]} group @param {Acts} acts */
export function doubt({ text, analysis: { attributions, speakers } }, group, acts) {
  const span = hull(group.flatMap((h) => [h.cue, h.claim]));
  /** @type {(Node | string)[]} */
  const words = [];
  let at = span.start;
  for (const { cue } of [...group].sort((a, b) => a.cue.start - b.cue.start)) {
    words.push(text.slice(at, cue.start), make("b", "cue", text.slice(cue.start, cue.end)));
    at = cue.end;
  }
  words.push(text.slice(at, span.end));
  const { voice } = group[0];
  const speaker = voice === null ? null : attributions[voice].speaker;
  const classes = joined([...new Set(group.map(classOf))], "and");
  const note = speaker === null ? classes : `${classes}, ${speakers[speaker].name}`;
  const made = entry(words, note, "hedge", () => acts.reveal(span));
  if (voice !== null) made.dataset.voice = String(voice);
  return make("li", "", made);
}
