// Which record stands at a place, and which one a span holds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordOf } from "../../www/embed/held.js";
import { recordAt } from "../../www/embed/hit.js";
import { lengthOf } from "../../www/embed/words.js";
import { attribution, handleOf, hedge } from "./article.js";

const outer = attribution({ kind: "indirect", content: [{ start: 10, end: 50 }], source: { start: 0, end: 3 } });
const inner = attribution({
  content: [
    { start: 20, end: 25 },
    { start: 30, end: 35 },
  ],
  cue: { start: 26, end: 29 },
});
const doubt = hedge({ cue: { start: 22, end: 24 }, claim: { start: 20, end: 40 } });
const given = { attributions: [outer, inner], hedges: [doubt] };

test("the length of a statement is that of its pieces", () => assert.equal(lengthOf(inner), 10));

test("the inner statement is found where one stands in another", () => {
  const handle = handleOf("", given);
  assert.deepEqual(recordAt(handle, 30), { attribution: 1, hedges: [] });
  assert.deepEqual(recordAt(handle, 27), { attribution: 1, hedges: [] });
  assert.deepEqual(recordAt(handle, 40), { attribution: 0, hedges: [] });
  assert.deepEqual(recordAt(handle, 22), { attribution: 1, hedges: [0] });
});

test("a span holds its start and not its end", () => {
  const handle = handleOf("", given);
  assert.deepEqual(recordAt(handle, 10)?.attribution, 0);
  assert.equal(recordAt(handle, 9), undefined);
  assert.equal(recordAt(handle, 50), undefined);
  assert.deepEqual(recordAt(handle, 2)?.attribution, 0);
  assert.equal(recordAt(handle, 3), undefined);
  assert.deepEqual(recordAt(handle, 23)?.hedges, [0]);
  assert.deepEqual(recordAt(handle, 24)?.hedges, []);
});

test("a layer that is hidden is not hit", () => {
  const at = (/** @type {string[]} */ hidden, /** @type {number} */ n) =>
    recordAt(handleOf("", given, undefined, hidden), n);
  assert.equal(at(["attributions"], 30)?.attribution, 1);
  assert.equal(at(["attributions"], 40), undefined);
  assert.equal(at(["attributions", "quotations"], 30), undefined);
  assert.deepEqual(at(["hedges"], 22), { attribution: 1, hedges: [] });
});

test("a selection belongs to the statement that it holds the most of", () => {
  const handle = handleOf("", given);
  assert.equal(recordOf(handle, { start: 36, end: 50 })?.attribution, 0);
  assert.equal(recordOf(handle, { start: 20, end: 25 })?.attribution, 1);
  assert.equal(recordOf(handle, { start: 50, end: 60 }), undefined);
  assert.equal(recordOf(handle, { start: 49, end: 60 })?.attribution, 0);
  assert.deepEqual(recordOf(handle, { start: 23, end: 24 }), { attribution: 1, hedges: [0] });
  assert.deepEqual(recordOf(handle, { start: 24, end: 25 })?.hedges, []);
});

test("a selection can hold hedges alone", () => {
  const handle = handleOf("", { hedges: [doubt] });
  assert.deepEqual(recordOf(handle, { start: 0, end: 23 }), { attribution: undefined, hedges: [0] });
});
