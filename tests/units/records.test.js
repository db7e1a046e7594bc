// An Analysis as numbers and strings, and back; and JSON-LD.
import assert from "node:assert/strict";
import { test } from "node:test";
import { articleBodies } from "../../www/embed/jsonld.js";
import { fold, unfold } from "../../www/embed/records.js";
import { analysisOf, attribution, hedge, speaker } from "./article.js";

const FULL = analysisOf({
  quotations: [
    { span: { start: 1, end: 9 }, inner: { start: 2, end: 8 }, style: "guillemet", role: "scare", attribution: 0 },
    { span: { start: 1, end: 9 }, inner: { start: 2, end: 8 }, style: "double", role: "speech", attribution: null },
  ],
  attributions: [
    attribution({
      kind: "no-comment",
      content: [
        { start: 1, end: 2 },
        { start: 3, end: 4 },
      ],
      cue: { start: 5, end: 6 },
      candidates: [{ name: "Tom", span: { start: 7, end: 8 } }],
      confidence: 0.123,
      evidence: { by: "rule", spans: [{ start: 0, end: 1 }] },
    }),
  ],
  speakers: [speaker({ role: "miller", anonymous: true, mentions: [{ start: 3, end: 4 }], words: 77 })],
  hedges: [hedge({ class: "conditional", strength: 1, voice: 0 })],
});

test("an Analysis survives its flat form", () => {
  assert.deepEqual(unfold(fold(FULL)), FULL);
  assert.deepEqual(unfold(fold(analysisOf({ language: null }))), analysisOf({ language: null }));
});

test("fractions have a thousand steps", () => {
  const [hedged] = unfold(fold(analysisOf({ hedges: [hedge({ strength: 0.12345 })] }))).hedges;
  assert.equal(hedged.strength, 0.123);
});

test("the flat form begins with version and language", () => {
  const [numbers, strings] = fold(analysisOf({}));
  assert.deepEqual(numbers, [1, 1, 0, 0, 0, 0, 0]);
  assert.deepEqual(strings, ["en"]);
  assert.deepEqual(fold(analysisOf({ language: null }))[0], [1, 0, 0, 0, 0, 0]);
});

test("what is missing counts as absent, empty or 0, and another type is an error", () => {
  assert.deepEqual(unfold(fold({ speakers: [{ name: "Ann" }] })), {
    ...analysisOf({ language: null, speakers: [speaker({ name: "Ann", kind: undefined, words: 0 })] }),
    version: 0,
  });
  assert.throws(() => fold({ speakers: 3 }), TypeError);
  assert.throws(() => fold({ quotations: [{}] }), TypeError);
});

test("JSON-LD gives the texts of articles at any depth, and invalid JSON gives none", () => {
  const scripts = [
    '{ "@graph": [{ "articleBody": "One" }, { "hasPart": { "articleBody": "Two" } }] }',
    "{ not JSON",
    '{ "articleBody": ["Three"], "other": null }',
    '"articleBody"',
  ];
  assert.deepEqual(articleBodies(scripts), ["One", "Two"]);
});
