// What the panel and the cards say, in the language of the page or of the reader. The table of another language has its own file and
// may leave out messages, which are then in English.

/** @import { Host } from "./host.js" */

/** The messages by their names; those that count something end with a plural category of `Intl.PluralRules`. */
export const ENGLISH = {
  title: "Who said what",
  reading: "Reading the page",
  nothing: "nothing marked",
  "speakers.one": "{n} speaker",
  "speakers.other": "{n} speakers",
  "quotations.one": "{n} quotation",
  "quotations.other": "{n} quotations",
  "statements.one": "{n} statement",
  "statements.other": "{n} statements",
  "hedged.one": "{n} hedged claim",
  "hedged.other": "{n} hedged claims",
  "words.one": "{n} word",
  "words.other": "{n} words",
  "sources.one": "{n} source",
  "sources.other": "{n} sources",
  "more.one": "{n} more",
  "more.other": "{n} more",
  direct: "quoted",
  mixed: "partly quoted",
  indirect: "reported",
  "no-comment": "no comment",
  belief: "a belief",
  perception: "a perception",
  decree: "a decree",
  modal: "possibility",
  adverb: "doubt",
  adjective: "doubt",
  verb: "appearance",
  hearsay: "hearsay",
  approximator: "approximation",
  conditional: "condition",
  and: "{a} and {b}",
  or: "{a} or {b}",
  nobody: "Not clear who",
  unnamed: "not named by the article",
  group: "described as a group",
  means: "{here} means {name}",
  rivals: "{here} may be {names}",
  unclear: "It is not clear who {here} is",
  unsaid: "Nobody is named here",
  continued: "Goes on from the speaker before",
  grouped: "The article describes a group",
  withheld: "The article gives no name",
  described: "Described here",
  is: "{here} is {name}",
  named: "The article names the speaker here",
  through: "through {name}",
  about: "About this mark",
  weakens: "Hedges: “{claim}”",
  copy: "Copy with speaker",
  copied: "Copied",
  uncopied: "Could not copy",
  next: "Their next words",
  close: "Close",
  lines: "Each speaker’s line:",
  own: "Nobody is quoted or cited here: these are the article’s own words.",
  left: "The article is no longer on the page.",
  failed: "Whosaid could not read this text. Nothing is marked.",
  partly: "Whosaid could not read {failed} of the {total} parts of this page. Nothing is marked there.",
  language: "Nothing is marked: Whosaid reads English, and this text is in another language or too short to tell.",
  unpainted:
    "This browser cannot mark text in the page (it has no CSS Custom Highlight API). The list works without marks.",
  silent: "Nobody is quoted or cited here, and nothing is hedged.",
  lost: "The list cannot be loaded.",
  elsewhere: "This is not a part of the article that Whosaid reads.",
};

/** @typedef {keyof typeof ENGLISH} Name */
/** @typedef {Partial<Record<string, string>>} Table */

/** The languages that have a table here, beside English. */
const LANGUAGES = ["de"];

let table = /** @type {Table} */ (ENGLISH);
const ENGLISH_PLURALS = new Intl.PluralRules("en");
let plurals = ENGLISH_PLURALS;
let language = "en";

/** The language of the messages. */
export const spoken = () => language;

/** Adds messages in English, for code that is loaded later. @param {Table} messages */
export function add(messages) {
  for (const [name, text] of Object.entries(messages)) Object.assign(ENGLISH, { [name]: text });
}

/**
 * A message with its values: `{n}` is a count and chooses the plural.
 * @param {string} name @param {Record<string, string | number>} [given]
 */
export function say(name, given = {}) {
  const of = (/** @type {Table} */ messages, /** @type {Intl.PluralRules} */ rules) =>
    (given.n === undefined
      ? undefined
      : (messages[`${name}.${rules.select(Number(given.n))}`] ?? messages[`${name}.other`])) ?? messages[name];
  const text = of(table, plurals) ?? of(ENGLISH, ENGLISH_PLURALS) ?? name;
  return text.replace(/\{(\w+)\}/g, (all, key) => String(given[key] ?? all));
}

/**
 * Sets the language: the one that is asked for if it has a table, else English. A table can be given as well, or its address.
 * @param {string} wanted @param {Pick<Host, "whole">} host @param {Table | URL | string} [own]
 */
export async function speak(wanted, host, own) {
  const [base] = wanted.toLowerCase().split("-");
  /** @type {Table} */
  let found = ENGLISH;
  if (own !== undefined) found = await tableOf(own);
  else if (LANGUAGES.includes(base)) found = (await host.whole("german.js", import("./german.js"))).GERMAN;
  language = found === ENGLISH ? "en" : base;
  [table, plurals] = [found, new Intl.PluralRules(language)];
}

/** @param {Table | URL | string} own @returns {Promise<Table>} */
async function tableOf(own) {
  if (typeof own === "object" && !(own instanceof URL)) return own;
  const answer = await fetch(own);
  if (!answer.ok) throw new Error(`whosaid: ${answer.url} cannot be loaded (${answer.status})`);
  return answer.json();
}
