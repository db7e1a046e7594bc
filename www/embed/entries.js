// The entries of the lists: each statement and each hedged claim is a button that leads to its words.

import { button, make } from "./make.js";
import { leadOf, noteOf, wordsOf } from "./statement.js";
import { say } from "./wording.js";
import { classOf, hull, joined } from "./words.js";

/** @import { Attribution, Handle, Hedge, Span } from "./whosaid.js" */

/** How many statements of one speaker are listed at a time. */
const SOME = 40;

/** What entries do. @typedef {{ go: (attribution: number) => void, reveal: (span: Span) => void }} Acts */

/** @param {(Node | string)[]} words @param {string} note @param {string} kind @param {() => void} act */
function entry(words, note, kind, act) {
  return button(`entry ${kind}`, "", act, make("span", "text", ...words), " ", make("span", "note", note));
}

/** The words that lead into a statement. The cue in them has another weight. @param {string} text @param {Attribution} a */
function lead(text, a) {
  const words = leadOf(text, a);
  return words ? [make("span", "lead", words.cue), words.between] : [];
}

/** The list of some statements. A button shows more, because a long page has thousands. @param {Handle} handle @param {number[]} numbers @param {Acts} acts */
export function statements(handle, numbers, acts) {
  const list = make("ul", "statements");
  const add = (/** @type {number[]} */ rest) => {
    const { text, analysis } = handle;
    for (const n of rest.slice(0, SOME)) {
      const a = analysis.attributions[n];
      const made = entry([...lead(text, a), wordsOf(text, a)], noteOf(text, a), a.kind, () => acts.go(n));
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

/** The entry of a hedged claim, with all its hedges. @param {Handle} handle @param {Hedge[]} group @param {Acts} acts */
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
