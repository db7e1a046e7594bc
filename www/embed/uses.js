// What else can be done with the list: it is copied, saved and printed. Loaded where it is used.
import { address } from "./citation.js";
import { create } from "./dom.js";
import { noteOf, wordsOf } from "./entries.js";
import { say } from "./wording.js";
import { classOf, placeOf, stacked } from "./words.js";

/** @import { Handle } from "./whosaid.js" */

/** What a spreadsheet would take for a formula is shown to it as text. @param {unknown} value */
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

/** What was found, with the text that its spans count in. @param {Handle} handle */
export const asJson = ({ analysis, text }) =>
  `${JSON.stringify({ title: document.title, address: page(), text, analysis }, null, 2)}\n`;

/** @param {string} content @param {string} name @param {string} type @param {Node} inside */
function save(content, name, type, inside) {
  const link = create("a");
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  // In the panel's own tree, where the page does not see it.
  inside.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Prints the article with the list after it: all of its parts open, and back afterwards. @param {HTMLElement} host @param {ShadowRoot} shadow */
function print(host, shadow) {
  const folded = [...shadow.querySelectorAll("details:not(.help):not([open])")];
  for (const details of folded) details.toggleAttribute("open", true);
  host.toggleAttribute("printing", true);
  const back = () => {
    host.toggleAttribute("printing", false);
    for (const details of folded) details.toggleAttribute("open", false);
  };
  addEventListener("afterprint", back, { once: true });
  // The details fill themselves first.
  setTimeout(() => window.print(), 50);
}

/** Does one of these, and gives back what is said of it. @param {string} name @param {Handle} handle @param {HTMLElement} host @param {ShadowRoot} shadow */
export async function uses(name, handle, host, shadow) {
  if (name === "print") {
    print(host, shadow);
    return "";
  }
  if (name === "copy.list") {
    const copied = navigator.clipboard?.writeText(asText(handle)).then(
      () => true,
      () => false,
    );
    return say((await copied) ? "done" : "undone");
  }
  const [make, end, type] = {
    "save.text": /** @type {const} */ ([asText, "txt", "text/plain"]),
    "save.csv": /** @type {const} */ ([asCsv, "csv", "text/csv"]),
    "save.json": /** @type {const} */ ([asJson, "json", "application/json"]),
  }[name] ?? [asText, "txt", "text/plain"];
  const file = `who-said-what.${end}`;
  save(make(handle), file, type, shadow);
  return say("saved", { name: file });
}
