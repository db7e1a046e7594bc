// Long work in turns, and the options of attach().
import assert from "node:assert/strict";
import { test } from "node:test";
import { checked, known } from "../../www/embed/options.js";
import { pause, through } from "../../www/embed/turns.js";

/** A walk of so many steps, each of which takes some milliseconds. @param {number} steps @param {number} [slow] */
function walkOf(steps, slow = 0) {
  const walk = {
    asked: /** @type {number[]} */ ([]),
    /** @param {number} count */
    goOn(count) {
      walk.asked.push(count);
      for (const end = performance.now() + slow; performance.now() < end; );
      return walk.asked.length === steps;
    },
  };
  return walk;
}

test("a walk goes on to its end, 100 nodes at a time", async () => {
  const walk = walkOf(5);
  assert.equal(await through(walk), true);
  assert.deepEqual(walk.asked, [100, 100, 100, 100, 100]);
});

test("quick work gives the page no turn, and slow work does", async () => {
  let turns = 0;
  const count = setInterval(() => {
    turns += 1;
  }, 0);
  await pause(5);
  turns = 0;
  await through(walkOf(3));
  assert.equal(turns, 0);
  await through(walkOf(4, 16));
  clearInterval(count);
  assert.ok(turns >= 2, `${turns}`);
});

test("a turn is shorter than a frame", async () => {
  // Three steps of 7 ms: one turn after the second.
  const walk = walkOf(4, 7);
  let turn = 0;
  setTimeout(() => {
    turn = walk.asked.length;
  });
  await through(walk);
  assert.equal(turn, 2);
});

test("work that nobody wants any more ends", async () => {
  const walk = walkOf(10, 16);
  assert.equal(await through(walk, () => walk.asked.length >= 3), false);
  assert.equal(walk.asked.length, 3);
});

const source = { check() {} };

test("options have defaults", () => {
  assert.deepEqual(checked(undefined, source), {
    scope: "speech",
    confidence: undefined,
    house: undefined,
    layers: ["quotations", "attributions", "hedges"],
    marks: false,
    marking: "quiet",
    cards: true,
    watch: true,
    css: true,
  });
  const given = checked({ layers: ["hedges", "quotations"], mode: "marks", css: false, confidence: 0 }, source);
  assert.deepEqual(
    [given.layers, given.marks, given.css, given.confidence],
    [["quotations", "hedges"], true, false, 0],
  );
  assert.deepEqual(checked({ layers: [] }, source).layers, []);
});

test("unknown and invalid options are errors", () => {
  const wrong = (/** @type {any} */ options) => assert.throws(() => checked(options, source), /^Error: whosaid: /);
  for (const options of [{ layer: [] }, { layers: "hedges" }, { layers: ["hedge"] }, { mode: "mark" }, { css: "on" }])
    wrong(options);
  for (const options of [{ lang: "not a tag" }, { lang: 3 }, { marking: "loud" }, "quiet"]) wrong(options);
  assert.throws(() => known("layer", "x", ["a", "b"]), /unknown layer “x”, expected one of a, b$/);
  assert.throws(
    () =>
      checked(
        {},
        {
          check: () => {
            throw new Error("checked");
          },
        },
      ),
    /checked/,
  );
});
