// What is painted: colours, layers, strengths; and which backgrounds are dark.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dark } from "../../www/embed/lightness.js";
import {
  bounded,
  coloursOf,
  HIGHLIGHTS,
  hueOf,
  litMarksOf,
  marksOf,
  NAMES,
  nextColour,
  roundOf,
} from "../../www/embed/marks.js";
import { analysisOf, attribution, hedge, speaker } from "./article.js";

const span = (/** @type {number} */ start) => ({ start, end: start + 5 });

test("seven hues, three lines, and from the beginning again", () => {
  assert.deepEqual([0, 1, 7, 8, 14, 15, 21].map(hueOf), [0, 1, 7, 1, 7, 1, 7]);
  assert.deepEqual([0, 1, 7, 8, 14, 15, 21].map(roundOf), [1, 1, 1, 2, 2, 3, 3]);
  assert.deepEqual([0, 20, 21].map(nextColour), [1, 21, 1]);
});

test("speakers have colours in order of their first words; one without words has none", () => {
  const speakers = [3, 0, 9, 1].map((words) => speaker({ words }));
  assert.deepEqual(coloursOf({ speakers }), [1, 0, 2, 3]);
});

test("the speakers who say most come first where there are more than hues", () => {
  const speakers = [1, 5, 5, 5, 5, 5, 5, 5].map((words) => speaker({ words }));
  assert.deepEqual(coloursOf({ speakers }), [8, 1, 2, 3, 4, 5, 6, 7]);
});

const analysis = analysisOf({
  quotations: [{ span: span(0), inner: span(0), style: "double", role: "speech", attribution: 1 }],
  attributions: [
    attribution({ content: [span(10)], speaker: 0, source: span(20), cue: span(30) }),
    attribution({ kind: "indirect", content: [span(40)], speaker: 1, cue: span(50), via: span(60) }),
  ],
  hedges: [hedge({ cue: span(70), claim: span(80), voice: 1 }), hedge({ cue: span(71), claim: span(81) })],
});
/** @param {import("../../www/embed/marks.js").Mark[]} marks */
const named = (marks) => Object.fromEntries(marks.map((m) => [m.name.replace("whosaid-", ""), m.spans]));

test("quiet marks are lines under statements and hedges, and full ones everything", () => {
  const colour = (/** @type {number} */ n) => n + 8;
  const quiet = {
    quotation: [span(0)],
    "told-9": [span(40)],
    "voice-8": [span(10)],
    "voice-9": [span(0)],
    hedge: [span(70), span(71)],
  };
  assert.deepEqual(named(marksOf(analysis, colour, "quiet")), quiet);
  assert.deepEqual(named(marksOf(analysis, colour, "full")), {
    ...quiet,
    "voice-tint-1": [span(10)],
    "told-tint-2": [span(40)],
    "source-1": [span(20)],
    "source-2": [span(60)],
    cue: [span(30), span(50)],
    "hedge-tint": [span(70), span(71)],
    claim: [span(80), span(81)],
  });
});

test("every mark has a place among the names, hedges above voices", () => {
  for (const { name } of marksOf(analysis, (n) => n + 1, "full")) assert.ok(HIGHLIGHTS.includes(name), name);
  assert.ok(NAMES.indexOf("hedge") > NAMES.indexOf("voice-21") && NAMES.indexOf("voice-1") > NAMES.indexOf("told-21"));
});

test("lit statements have their words, and when quiet who says them and what is in doubt", () => {
  assert.deepEqual(named(litMarksOf(analysis, [1], 9, "full")), { "lit-2": [span(40)] });
  assert.deepEqual(named(litMarksOf(analysis, [1], 9, "quiet")), {
    "lit-2": [span(40)],
    "source-2": [span(60)],
    cue: [span(50)],
    claim: [span(80)],
  });
});

test("forced colours mark the ends of statements alone", () => {
  const all = named(bounded(marksOf(analysis, () => 1, "quiet")));
  assert.deepEqual(all["told-1"], [
    { start: 40, end: 41 },
    { start: 44, end: 45 },
  ]);
  assert.deepEqual(all.hedge, [span(70), span(71)]);
  assert.equal(all.quotation, undefined);
});

test("dark colours in the forms that browsers compute", () => {
  for (const colour of ["rgb(0, 0, 0)", "rgb(120, 100, 80)", "rgba(0, 0, 0, 0.5)", "oklch(0.49 0 0)", "lab(44 0 0)"])
    assert.equal(dark(colour), true, colour);
  for (const colour of [
    "color(srgb 0.4 0.4 0.4)",
    "color(xyz-d65 0.9 0.15 0.9)",
    "color(display-p3 0.1 0.1 0.1)",
    "oklab(4.9e-1 0 0)",
  ])
    assert.equal(dark(colour), true, colour);
  for (const colour of [
    "rgb(110, 110, 110)",
    "rgb(0, 160, 0)",
    "oklch(0.5 0 0)",
    "lch(45 0 0)",
    "color(srgb 0.44 0.44 0.44)",
  ])
    assert.equal(dark(colour), false, colour);
  assert.equal(dark("color(xyz-d65 0 0.17 0)"), false);
  for (const colour of ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0.49)", "transparent", ""])
    assert.equal(dark(colour), undefined);
});
