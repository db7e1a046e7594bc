// The list as plain text, as a table and as JSON.
import { address } from "./citation.js";
import { noteOf, wordsOf } from "./statement.js";
import { say } from "./wording.js";
import { classOf, placeOf, stacked } from "./words.js";

/** @import { Handle } from "./whosaid.js" */

/** A cell of a table. Text that looks like a formula gets an apostrophe, so that no spreadsheet runs it. @param {unknown} value */
const cell = (value) => {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** The page's address. */
const page = () => location.href.split(/#?:~:/)[0];

/** The list as plain text. @param {Handle} handle */
export function asText(handle) {
  const { analysis, text } = handle;
  const lines = [document.title, page(), ""];
  const told = (/** @type {number} */ n) => {
    const a = analysis.attributions[n];
    lines.push(`  ${wordsOf(text, a)} (${noteOf(text, a)})`);
  };
  const of = (/** @type {number | null} */ who) =>
    [...analysis.attributions.keys()].filter((n) => analysis.attributions[n].speaker === who);
  for (const [n, s] of analysis.speakers.entries()) {
    const about = [s.name, s.role, s.anonymous ? say(s.kind === "group" ? "group" : "unnamed") : null]
      .filter(Boolean)
      .join(", ");
    lines.push(`${about}: ${say("words", { n: s.words })}`);
    for (const k of of(n)) told(k);
    lines.push("");
  }
  if (of(null).length > 0)
    lines.push(say("nobody"), ...of(null).map((n) => `  ${wordsOf(text, analysis.attributions[n])}`), "");
  const doubts = stacked(analysis.hedges);
  if (doubts.length > 0) lines.push(say("hedges"));
  for (const group of doubts) {
    const { start, end } = group[0].claim;
    const cues = group.map((h) => text.slice(h.cue.start, h.cue.end)).join(", ");
    lines.push(`  ${cues} (${[...new Set(group.map(classOf))].join(", ")}): ${text.slice(start, end)}`);
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** The statements as a table. @param {Handle} handle */
export function asCsv(handle) {
  const { analysis, text } = handle;
  const rows = analysis.attributions.map((a) => {
    const s = a.speaker === null ? undefined : analysis.speakers[a.speaker];
    const cue = a.cue ? text.slice(a.cue.start, a.cue.end) : "";
    return [s?.name, s?.role, s ? s.anonymous : "", a.kind, cue, wordsOf(text, a), address(handle, placeOf(a))];
  });
  const head = ["speaker", "role", "not_named", "kind", "cue", "words", "address"];
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** The Analysis with its text. @param {Handle} handle */
export const asJson = ({ analysis, text }) =>
  `${JSON.stringify({ title: document.title, address: page(), text, analysis }, null, 2)}\n`;
