// Records in a reader's words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { leadOf, noteOf, wordsOf } from "../../www/embed/statement.js";
import { add, say, speak, spoken } from "../../www/embed/wording.js";
import { counts, hull, initials, joined, noticesOf, placeOf, stacked } from "../../www/embed/words.js";
import { analysisOf, attribution, handleOf, hedge, spanOf, speaker } from "./article.js";

/** @type {{ whole: <T>(name: string, coming: Promise<T>) => Promise<T> }} */
const host = { whole: (_, coming) => coming };

test("a list in words", () => {
  assert.equal(joined([], "and"), "");
  assert.equal(joined(["A"], "and"), "A");
  assert.equal(joined(["A", "B"], "or"), "A or B");
  assert.equal(joined(["A", "B", "C"], "and"), "A, B and C");
});

test("the letters of a name are those of its first and its last capital", () => {
  assert.equal(initials("Petra Sandoval"), "PS");
  assert.equal(initials("Ursula von der Leyen"), "UL");
  assert.equal(initials("Reuters"), "R");
  assert.equal(initials("a neighbour"), "N");
  assert.equal(initials("the two drivers"), "TD");
  assert.equal(initials("Émile 2"), "É");
  assert.equal(initials(""), "");
});

test("a hull goes from the first span to the last, and a statement without words stands at its source and cue", () => {
  assert.deepEqual(hull([{ start: 5, end: 9 }, null, { start: 2, end: 3 }]), { start: 2, end: 9 });
  const a = attribution({ source: { start: 1, end: 3 }, cue: { start: 4, end: 8 } });
  assert.deepEqual(placeOf(a), { start: 1, end: 8 });
  assert.deepEqual(placeOf({ ...a, content: [{ start: 20, end: 30 }] }), { start: 20, end: 30 });
});

test("hedges of one claim are one doubt", () => {
  const claim = { start: 10, end: 20 };
  const might = hedge({ cue: { start: 12, end: 14 }, claim });
  const perhaps = hedge({ cue: { start: 10, end: 11 }, claim });
  assert.deepEqual(stacked([might, perhaps]), [[perhaps, might]]);
  assert.equal(stacked([might, { ...perhaps, voice: 0 }]).length, 2);
  // Claims that only touch are two.
  assert.equal(stacked([might, hedge({ cue: { start: 21, end: 22 }, claim: { start: 20, end: 30 } })]).length, 2);
  assert.equal(stacked([might, hedge({ cue: { start: 21, end: 22 }, claim: { start: 19, end: 30 } })]).length, 1);
});

test("counts have singular and plural, and count speech and claims", () => {
  const quotation = /** @type {const} */ ({ style: "double", attribution: null });
  const span = { start: 0, end: 1 };
  const analysis = analysisOf({
    speakers: [speaker({})],
    quotations: [
      { ...quotation, span, inner: span, role: "speech" },
      { ...quotation, span, inner: span, role: "scare" },
    ],
    attributions: [attribution({}), attribution({})],
    hedges: [hedge({}), hedge({})],
  });
  assert.equal(counts(analysis).all, "1 speaker, 1 quotation, 2 statements, 1 hedged claim");
  assert.equal(counts(analysis).speakers, "1 speaker");
  assert.equal(counts(analysisOf({})).all, "0 speakers, 0 quotations, 0 statements, 0 hedged claims");
});

const TEXT = "The miller denied that the wheel turned, said the Herald. “It does,” she said.";

test("only reported words have a lead", () => {
  const cue = spanOf(TEXT, "denied");
  const content = [spanOf(TEXT, "the wheel turned")];
  const a = attribution({ kind: "indirect", cue, content, source: spanOf(TEXT, "The miller") });
  assert.deepEqual(leadOf(TEXT, a), { cue: "denied", between: " that " });
  assert.equal(leadOf(TEXT, { ...a, kind: "direct" }), undefined);
  assert.equal(leadOf(TEXT, { ...a, cue: null }), undefined);
  assert.equal(leadOf(TEXT, { ...a, cue: spanOf(TEXT, "said the") }), undefined);
  // “said the Herald the wheel” would read as the Herald's.
  assert.equal(
    leadOf("said Ann it rains", {
      ...a,
      cue: { start: 0, end: 4 },
      source: { start: 5, end: 8 },
      content: [{ start: 9, end: 17 }],
    }),
    undefined,
  );
});

test("a lead leaves out more than 48 units", () => {
  const of = (/** @type {number} */ gap) =>
    leadOf(
      `denied${" ".repeat(gap)}it`,
      attribution({ kind: "indirect", cue: { start: 0, end: 6 }, content: [{ start: 6 + gap, end: 8 + gap }] }),
    )?.between.length;
  assert.equal(of(48), 48);
  assert.equal(of(49), 3);
});

test("the words of a statement and how they were reported", () => {
  const a = attribution({
    content: [spanOf(TEXT, "“It does,”"), spanOf(TEXT, "she")],
    via: spanOf(TEXT, "the Herald"),
    cue_class: "belief",
    candidates: [
      { name: "A", span: { start: 0, end: 1 } },
      { name: "B", span: { start: 0, end: 1 } },
    ],
  });
  assert.equal(wordsOf(TEXT, a), "“It does,” … she");
  assert.equal(noteOf(TEXT, a), `quoted, a belief, ${say("through", { name: "the Herald" })}, A or B`);
  assert.equal(noteOf(TEXT, attribution({ kind: "no-comment" })), "no comment");
  assert.equal(wordsOf(TEXT, attribution({ cue: spanOf(TEXT, "denied") })), "denied");
});

test("what a reader should know before the lists", () => {
  Object.assign(globalThis, { CSS: { highlights: new Map() } });
  const notices = (/** @type {object} */ more, /** @type {object} */ analysis = {}) =>
    noticesOf({ .../** @type {any} */ (handleOf("Text")), analysis: analysisOf(analysis), ...more });
  assert.deepEqual(notices({}), [say("silent")]);
  assert.deepEqual(notices({}, { hedges: [hedge({})] }), []);
  assert.deepEqual(notices({ text: "" }), [say("left")]);
  assert.deepEqual(notices({}, { language: null }), [say("language")]);
  assert.deepEqual(notices({ progress: { done: 2, total: 2, failed: 2 } }), [say("failed")]);
  const partly = notices({ progress: { done: 3, total: 3, failed: 1 } }, { hedges: [hedge({})] });
  assert.deepEqual(partly, ["Whosaid could not read 1 of the 3 parts of this page. Nothing is marked there."]);
  Object.assign(globalThis, { CSS: {} });
  assert.deepEqual(notices({}, { hedges: [hedge({})] }), [say("unpainted")]);
  Reflect.deleteProperty(globalThis, "CSS");
});

test("a message that is missing in a table is said in English, and one that nobody knows by its name", async () => {
  await speak("fr", host, { title: "Qui dit quoi", "speakers.one": "{n} personne" });
  assert.equal(spoken(), "fr");
  assert.equal(say("title"), "Qui dit quoi");
  assert.equal(say("speakers", { n: 0 }), "0 personne");
  assert.equal(say("speakers", { n: 2 }), "2 speakers");
  assert.equal(say("close"), "Close");
  assert.equal(say("no such message"), "no such message");
  await speak("fr", host);
  assert.equal(spoken(), "en");
  assert.equal(say("title"), "Who said what");
});

test("German has a table, which says what English says", async () => {
  await speak("de-AT", host);
  assert.equal(spoken(), "de");
  assert.notEqual(say("title"), "Who said what");
  await speak("en", host);
});

test("messages can be added, and what is not given stays", () => {
  add({ greet: "Hello {name}, {other}" });
  assert.equal(say("greet", { name: "Ann" }), "Hello Ann, {other}");
});
