// A speaker in the list: name, role, how much of what is said is theirs, and their statements.
import { statements } from "./entries.js";
import { chip, colour, make } from "./make.js";
import { say } from "./wording.js";

/** @import { Attribution, Handle } from "./whosaid.js" */

/** How often somebody is quoted, partly quoted, reported, hedged. @param {Attribution[]} theirs @param {number} hedged */
function factsOf(theirs, hedged) {
  const of = (/** @type {Attribution["kind"]} */ kind) => theirs.filter((a) => a.kind === kind).length;
  const facts = [
    ["times.quoted", of("direct")],
    ["times.partly", of("mixed")],
    ["times.reported", of("indirect")],
    ["times.declined", of("no-comment")],
    ["times.hedged", hedged],
  ];
  return facts
    .filter(([, n]) => n)
    .map(([name, n]) => say(String(name), { n }))
    .join(", ");
}

/**
 * @param {Handle} handle @param {number} n @param {number[]} theirs Their statements. @param {number} hedged
 * @param {import("./entries.js").Acts} acts
 */
export function speakerCard(handle, n, theirs, hedged, acts) {
  const { analysis, colours } = handle;
  const speaker = analysis.speakers[n];
  const all = analysis.speakers.reduce((sum, s) => sum + s.words, 0);
  const name = make("span", "name", speaker.name);
  const who = make("span", "who", chip(speaker.name, colours[n]), name);
  const badge = speaker.kind === "group" ? "group.badge" : "unnamed.badge";
  if (speaker.anonymous) who.append(" ", make("span", "badge", say(badge)));
  const head = make("summary", "speaker", who);
  head.dataset.speaker = String(n);
  head.part.add("speaker");
  const share = make("span", "share");
  share.style.setProperty("--share", String(all ? speaker.words / all : 0));
  if (speaker.role) head.append(" ", make("span", "role", speaker.role));
  const percent = all ? [`${Math.round((100 * speaker.words) / all)}%`] : [];
  head.append(" ", make("span", "words", [say("words", { n: speaker.words }), ...percent].join(", ")), share);
  const facts = factsOf(
    theirs.map((k) => analysis.attributions[k]),
    hedged,
  );
  const card = make("details", "", head, make("p", "facts", facts));
  const fill = () => card.open && card.append(statements(handle, theirs, acts));
  card.addEventListener("toggle", fill, { once: true });
  card.dataset.key = `${speaker.kind} ${speaker.name}`;
  colour(card, colours[n]);
  return card;
}
