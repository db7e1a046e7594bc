// Reads a newsroom's own list (docs/HOUSE.md). The command line reads it with the crate `regex` (src/house/), and this with
// JavaScript's regular expressions; tests/browser/house.test.js compares the two.
import { VALUES } from "./shape.js";

const SECTIONS = ["[hedges]", "[verbs]", "[desks]"];
const FRAMES = ["quote", "clause", "that", "to", "hearer", "noun", "of", "wh", "prep", "after"];
/** The frames of a verb if the list gives none: the first three and the last. */
const USUAL = 0b10_0000_0111;
/** With this bit, the number is a set of frames; without it, the index of a verb in the lexicon. */
const OTHER = 1 << 15;
/** The usual strength of each class, in thousandths. @type {Record<string, number>} */
const STRENGTH = { approximator: 200, adjective: 400, verb: 400, conditional: 400 };
/** Maximum number of words of a phrase, of expressions in a list, and of bytes in its file. */
const WORDS = 16;
const EXPRESSIONS = 100;
const LONGEST = 1 << 20;

/** The forms of a verb, from the engine. @typedef {typeof import("./whosaid_wasm.js").verbForms} Forms */

/** An entry: the expression that finds it, and its number (src/house/page.rs). @typedef {{ expression: RegExp, number: (word: string) => number }} Entry */

/** A fault at a place of a line. */
class Fault extends Error {
  /** @param {string} line The line up to the place. @param {string} message */
  constructor(line, message) {
    super(message);
    this.column = [...line].length + 1;
  }
}

/**
 * Returns a function that finds the entries of a list in a sentence: the start, the end and the number of each. Throws if the list is
 * invalid.
 * @param {string} text @param {Forms} forms
 */
export const finderOf = (text, forms) => found(read(text, forms));

/** @param {Entry[]} entries */
const found = (entries) => (/** @type {string} */ sentence) => {
  const all = [];
  for (const { expression, number } of entries) {
    for (const { 0: word, index } of sentence.matchAll(expression)) all.push(index, index + word.length, number(word));
  }
  return Uint32Array.from(all);
};

/** @param {string} text @param {Forms} forms @returns {Entry[]} */
function read(text, forms) {
  if (new TextEncoder().encode(text).length > LONGEST) throw failed(1, 1, "longer than a megabyte: not a house list");
  const list = new List(forms);
  const lines = text.replace(/^\ufeff+/, "").split(/\r?\n/);
  for (const [n, line] of lines.entries()) {
    try {
      list.read(line);
    } catch (error) {
      if (error instanceof Fault) throw failed(n + 1, error.column, error.message);
      throw error;
    }
  }
  return list.entries();
}

/** @param {number} line @param {number} column @param {string} message */
const failed = (line, column, message) => new Error(`whosaid: house list:${line}:${column}: ${message}`);

/** An expression that matches only whole words. @param {string} source @param {boolean} anyCase */
const whole = (source, anyCase) =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${source})(?![\\p{L}\\p{M}\\p{N}_])`, anyCase ? "giu" : "gu");

/** A phrase as it is compared. @param {string} phrase */
const plain = (phrase) => phrase.toLowerCase().replaceAll("’", "'").trim().replace(/\s+/g, " ");

/** @param {string} phrase */
const escaped = (phrase) => phrase.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** The source for a desk's name: a capital at the start of a word is required, and all other letters match in any case. @param {string} name */
const cased = (name) =>
  escaped(name.replaceAll("’", "'").trim().replace(/\s+/g, " ")).replace(/\p{L}/gu, (letter, at, all) => {
    const capital = letter !== letter.toLowerCase() && !/[\p{L}\p{N}]$/u.test(all.slice(0, at));
    return capital ? letter : `[${letter.toLowerCase()}${letter.toUpperCase()}]`;
  });

class List {
  #forms;
  #section = -1;
  /** The phrases of each section, by their words as they are compared. @type {Map<string, number>[]} */
  #phrases = [new Map(), new Map(), new Map()];
  /** @type {Map<string, string>} */
  #names = new Map();
  /** @type {Entry[]} */
  #expressions = [];

  /** @param {Forms} forms */
  constructor(forms) {
    this.#forms = forms;
  }

  /** @returns {Entry[]} */
  entries() {
    const of = (
      /** @type {Map<string, number>} */ numbers,
      /** @type {string[]} */ sources,
      /** @type {boolean} */ anyCase,
    ) => ({
      expression: whole(sources.sort((a, b) => b.length - a.length).join("|"), anyCase),
      number: (/** @type {string} */ word) => numbers.get(plain(word)) ?? 1,
    });
    const [hedges, verbs, desks] = this.#phrases;
    return [
      ...[hedges, verbs].filter((all) => all.size).map((all) => of(all, [...all.keys()].map(escaped), true)),
      ...(desks.size ? [of(desks, [...this.#names.values()].map(cased), false)] : []),
      ...this.#expressions,
    ];
  }

  /** @param {string} line */
  read(line) {
    const before = /** @type {RegExpExecArray} */ (/^\s*/.exec(line))[0];
    const entry = line.trim();
    if (!entry || entry.startsWith("#")) return;
    if (entry.startsWith("[")) {
      const name = entry.replace(/\s#.*/, "").trimEnd();
      this.#section = SECTIONS.indexOf(name);
      if (this.#section < 0)
        throw new Fault(before, `unknown section “${name}”, expected one of ${SECTIONS.join(", ")}`);
      return;
    }
    if (this.#section < 0) throw new Fault(before, "an entry must be in a section: [hedges], [verbs] or [desks]");
    if (entry.startsWith("/")) return this.#expression(entry, before);
    const [, words, given] = /** @type {RegExpExecArray} */ (
      /^([^=]*)(=.*)?$/s.exec(entry.replace(/\s#.*/s, "").trimEnd())
    );
    const colon = words.indexOf(":");
    if (colon >= 0) throw new Fault(before + words.slice(0, colon), "unexpected “:”, expected “=” before settings");
    const number = this.#what(given, before + words);
    if (this.#section === 1) return this.#verb(words.trimEnd(), before, number, given !== undefined);
    this.#check(words, before);
    if (this.#section === 2 && /^\s*the(\s+the)*\s*$/i.test(words))
      throw new Fault(before, "a desk needs a name besides “the”");
    const name = this.#section === 2 ? words.trim().replace(/^the\s+(?=\S)/i, "") : words;
    this.#phrases[this.#section].set(plain(name), number);
    if (this.#section === 2) this.#names.set(plain(name), name);
  }

  /** @param {string} phrase @param {string} before */
  #check(phrase, before) {
    if (!/[\p{L}\p{N}]/u.test(phrase)) throw new Fault(before, "an entry needs a word");
    const [, more] = RegExp(`^((?:\\S+\\s+){${WORDS}})\\S`).exec(phrase) ?? [];
    if (more) throw new Fault(before + more, `longer than ${WORDS} words`);
  }

  /** @param {string} entry @param {string} before */
  #expression(entry, before) {
    const [match, source, space, rest] = /^\/((?:\\.|[^\\/])*)\/(\s*)(.*)$/su.exec(entry) ?? [];
    if (match === undefined)
      throw new Fault(before, "the expression is not closed: it must end with “/” (write “\\/” for a slash inside)");
    const at = `${before}/${source}/${space}`;
    if (rest && !/^[=#]/.test(rest)) throw new Fault(at, "unexpected words after the expression");
    const given = rest.startsWith("=") ? rest.replace(/\s#.*/s, "").trimEnd() : undefined;
    const number = this.#what(given, at);
    if (this.#expressions.length === EXPRESSIONS)
      throw new Fault(before, `more than ${EXPRESSIONS} expressions: use phrases where possible`);
    try {
      // Compile it alone first: an unbalanced bracket must not close the group that is put around it.
      if (RegExp(source, "u").test("")) throw new Error("the expression matches the empty string");
      this.#expressions.push({ expression: whole(source, this.#section < 2), number: () => number });
    } catch (error) {
      throw new Fault(`${before}/`, /** @type {Error} */ (error).message);
    }
  }

  /** The number of an entry, from the text that begins with its "=". @param {string | undefined} given @param {string} before */
  #what(given, before) {
    const at = before + (/^=\s*/.exec(given ?? "") ?? [""])[0];
    const said = given?.slice(1).trim();
    if (this.#section === 2 && given !== undefined) throw new Fault(at, "a desk has no settings after its name");
    if (said === "") throw new Fault(at, "missing settings after “=”");
    if (this.#section === 2) return 1;
    const words = [...(said ?? "").matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      word,
      at: at + /** @type {string} */ (said).slice(0, index),
    }));
    if (this.#section === 0) return hedge(words);
    return 2 | (verb(words, this.#forms) << 8);
  }

  /** @param {string} words @param {string} before @param {number} number @param {boolean} told */
  #verb(words, before, number, told) {
    const [lemma, mark] = words.split(/(?=\/)/s);
    if (mark !== undefined && words !== `${lemma}/vv`)
      throw new Fault(before + lemma, "unexpected “/”, expected “/vv” for a doubled consonant");
    const put = (/** @type {string} */ form, /** @type {number} */ bits) => {
      const of = this.#phrases[1].get(form) ?? 0;
      // One word may be several forms of the same verb: “put”.
      this.#phrases[1].set(form, (of >> 8 === number >> 8 ? of : 0) | number | (bits << 2));
    };
    if (lemma.includes(",")) {
      const forms = lemma.split(",").map(plain);
      if (forms.length !== 5 || forms.some((form) => /\s/.test(form)))
        throw new Fault(before, "give only the verb, or its five forms: write, writes, wrote, written, writing");
      for (const form of forms) this.#check(form, before);
      for (const [n, form] of forms.entries()) put(form, 1 << n);
      return;
    }
    this.#check(lemma, before);
    const [first, ...rest] = plain(lemma).split(" ");
    if (!/^\p{L}/u.test(first)) throw new Fault(before, "a verb must begin with a letter");
    const [, known, ...forms] = this.#forms(first, mark !== undefined);
    if (rest.length === 0 && !told && mark === undefined && known) return;
    for (let n = 0; n < forms.length; n += 2) put([forms[n], ...rest].join(" "), Number(forms[n + 1]));
  }
}

/** @param {{ word: string, at: string }[]} words */
function hedge(words) {
  let name;
  let strength;
  for (const { word, at } of words) {
    if (VALUES.HedgeClass.includes(word) && name === undefined) name = word;
    else if (/^[\d.]/.test(word) && strength === undefined) {
      strength = /^([01]?)(\.\d{1,3})?$/.test(word) ? Math.round(Number(word) * 1000) : 0;
      if (!(strength > 0 && strength <= 1000))
        throw new Fault(at, "a strength must be above 0 and at most 1, such as 0.5");
    } else {
      const known = VALUES.HedgeClass.join(", ");
      throw new Fault(at, `unknown class “${word}”, expected one of ${known} and a strength`);
    }
  }
  name ??= "hearsay";
  return (VALUES.HedgeClass.indexOf(name) << 2) | ((strength ?? STRENGTH[name] ?? 500) << 8);
}

/** The number for the settings of a verb. @param {{ word: string, at: string }[]} words @param {Forms} forms */
function verb(words, forms) {
  if (words[0]?.word === "like" && words.length > 1) {
    const like = words.slice(1).map(({ word }) => word);
    const [model] = forms(plain(like.join(" ")), false);
    if (Number(model) < 0) throw new Fault(words[1].at, `“${like.join(" ")}” is not a verb of saying in the lexicon`);
    return Number(model);
  }
  let frames = 0;
  for (const { word, at } of words) {
    const bit = FRAMES.indexOf(word);
    if (bit < 0)
      throw new Fault(at, `unknown frame “${word}”, expected “like” and a verb, or some of ${FRAMES.join(" ")}`);
    frames |= 1 << bit;
  }
  return OTHER | (frames || USUAL);
}
