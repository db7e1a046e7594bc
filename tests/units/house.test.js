// A newsroom's own list; the verbs' forms come from a stand-in of the engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { finderOf } from "../../www/embed/houselist.js";

/** Knows “say” (number 7) and adds an s to others. @param {string} word @param {boolean} double */
const forms = (word, double) => [word === "say" ? 7 : -1, word === "say", word, 1, `${word}${double ? "z" : "s"}`, 2];

/** What a list finds in a sentence: words and numbers. @param {string} list @param {string} sentence */
function found(list, sentence) {
  const all = [...finderOf(list, forms)(sentence)];
  return Array.from({ length: all.length / 3 }, (_, n) => [sentence.slice(all[3 * n], all[3 * n + 1]), all[3 * n + 2]]);
}
const refused = (/** @type {string} */ list) => {
  try {
    finderOf(list, forms);
  } catch (error) {
    return /** @type {Error} */ (error).message.replace("whosaid: house list:", "");
  }
  return "nothing";
};

/** The number of a hedge: its class and its strength in thousandths. @param {number} kind @param {number} strength */
const hedge = (kind, strength) => (kind << 2) | (strength << 8);

test("hedges have a class and a strength, with defaults", () => {
  assert.deepEqual(found("[hedges]\nso we hear", "So we hear, it rains."), [["So we hear", hedge(4, 500)]]);
  assert.deepEqual(found("[hedges]\nor so = approximator", "Ten or so."), [["or so", hedge(5, 200)]]);
  for (const [n, kind] of ["adjective", "verb", "conditional"].entries())
    assert.deepEqual(found(`[hedges]\nor so = ${kind}`, "or so"), [["or so", hedge([2, 3, 6][n], 400)]]);
  assert.deepEqual(found("[hedges]\nor so = 0.25 modal", "Ten or so."), [["or so", hedge(0, 250)]]);
  assert.deepEqual(found("[hedges]\nor so = 1 verb", "Ten or so."), [["or so", hedge(3, 1000)]]);
});

test("whole words alone, the longest first, in any case", () => {
  const list = "[hedges]\nit seems\nit seems to us = 0.1";
  assert.deepEqual(found(list, "IT SEEMS TO US"), [["IT SEEMS TO US", hedge(4, 100)]]);
  assert.deepEqual(found(list, "Wit seems, it seemsly"), []);
});

test("strengths are above 0 and at most 1, with three digits at most", () => {
  for (const s of ["0", "1.001", "0.0004", "2", "1.5"])
    assert.equal(refused(`[hedges]\nso = ${s}`), `2:6: a strength must be above 0 and at most 1, such as 0.5`, s);
  for (const s of ["1", ".5", "0.001", "1.000"]) assert.equal(refused(`[hedges]\nso = ${s}`), "nothing", s);
});

test("verbs have their forms and frames", () => {
  const usual = (1 << 15) | 0b10_0000_0111;
  const number = (/** @type {number} */ what, /** @type {number} */ bits) => 2 | (what << 8) | (bits << 2);
  assert.deepEqual(found("[verbs]\nblog", "They blog; she blogs."), [
    ["blog", number(usual, 1)],
    ["blogs", number(usual, 2)],
  ]);
  assert.deepEqual(found("[verbs]\nblog/vv", "she blogz"), [["blogz", number(usual, 2)]]);
  assert.deepEqual(found("[verbs]\nblog = quote to", "they blog"), [["blog", number((1 << 15) | 0b1001, 1)]]);
  assert.deepEqual(found("[verbs]\nblog = like say", "they blog"), [["blog", number(7, 1)]]);
  // The engine knows it already.
  assert.deepEqual(found("[verbs]\nsay\nblog", "they say"), []);
  const five = "[verbs]\nput, puts, put, put, putting";
  assert.deepEqual(found(five, "put putting"), [
    ["put", number(usual, 1 | 4 | 8)],
    ["putting", number(usual, 16)],
  ]);
});

test("desks keep their capitals, and lose their article", () => {
  assert.deepEqual(found("[desks]\nthe Live desk", "by LIVE DESK, live Desk, Live Desk"), [
    ["LIVE DESK", 1],
    ["Live Desk", 1],
  ]);
});

test("expressions are found as they are written", () => {
  assert.deepEqual(found("[hedges]\n/sources? say/ = 0.3", "A source say; Sources say"), [
    ["source say", hedge(4, 300)],
    ["Sources say", hedge(4, 300)],
  ]);
  assert.deepEqual(found("[desks]\n/Team \\d/", "Team 4, team 5"), [["Team 4", 1]]);
});

test("comments, empty lines and a byte order mark are no entries", () => {
  assert.deepEqual(found("\ufeff# ours\n\n[hedges] # here\r\nor so # there\n", "Ten or so."), [
    ["or so", hedge(4, 500)],
  ]);
});

const MANY = (/** @type {number} */ count) => `[hedges]\n${"/a/\n".repeat(count)}`;
const LONG = (/** @type {number} */ count) => `[hedges]\n${"a ".repeat(count)}`;

for (const [list, message] of [
  ["so", "1:1: an entry must be in a section: [hedges], [verbs] or [desks]"],
  ["[hedge]", "1:1: unknown section “[hedge]”, expected one of [hedges], [verbs], [desks]"],
  ["[hedges]\n  so: x", "2:5: unexpected “:”, expected “=” before settings"],
  ["[hedges]\nso =", "2:5: missing settings after “=”"],
  ["[hedges]\n–", "2:1: an entry needs a word"],
  ["[hedges]\n/a", "2:1: the expression is not closed: it must end with “/” (write “\\/” for a slash inside)"],
  ["[hedges]\n/a*/", "2:2: the expression matches the empty string"],
  ["[hedges]\n/a/ b", "2:5: unexpected words after the expression"],
  ["[desks]\n  The # Desk", "2:3: a desk needs a name besides “the”"],
  ["[desks]\nLive = x", "2:8: a desk has no settings after its name"],
  ["[verbs]\nput, puts", "2:1: give only the verb, or its five forms: write, writes, wrote, written, writing"],
  ["[verbs]\nput/v", "2:4: unexpected “/”, expected “/vv” for a doubled consonant"],
  ["[verbs]\nblog = like nod", "2:13: “nod” is not a verb of saying in the lexicon"],
  ["[verbs]\n2blog", "2:1: a verb must begin with a letter"],
  [LONG(17), "2:33: longer than 16 words"],
  [LONG(16), "nothing"],
  [MANY(101), "102:1: more than 100 expressions: use phrases where possible"],
  [MANY(100), "nothing"],
  ["#".repeat((1 << 20) + 1), "1:1: longer than a megabyte: not a house list"],
  ["#".repeat(1 << 20), "nothing"],
])
  test(`a list that begins ${JSON.stringify(list.slice(0, 16))} of ${list.length}: ${message}`, () => {
    assert.equal(refused(list), message);
  });
