// Published blocks found by their hashes, and where the text of a page stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Painter } from "../../www/embed/painter.js";
import { Units } from "../../www/embed/prints.js";

/** @typedef {import("../../www/embed/prints.js").Print} Print */

/** The hash of a text, worked out as src/analysis/carried.rs defines it. @param {string} text @returns {Print} */
function print(text) {
  const solid = [...text.replace(/[\s\u00ad\u200b\ufeff]/g, "")].join("");
  const hash = [0x01000193n, 0x85ebca6bn].map((base) => {
    let sum = 0n;
    for (let at = 0; at < solid.length; at += 1) sum = (sum * base + BigInt(solid.charCodeAt(at) + 1)) & 0xffffffffn;
    return sum.toString(16).padStart(8, "0");
  });
  return { hash: hash.join(""), length: solid.length };
}

/** @param {...string} nodes */
function unitsOf(...nodes) {
  const units = new Units();
  for (const node of nodes) units.add(node);
  return units;
}

test("the hash is the one that is published", () => {
  assert.deepEqual(print("It will hold – 😀."), { hash: "f6b7b2949fc1d574", length: 14 });
});

test("white space and invisible characters do not count", () => {
  assert.deepEqual(new Units().add(" a\u00a0b\u00ad\u200b\ufeff!~\u007fc\n"), [1, 3, 7, 8, 9, 10]);
});

test("a block is found where a node or a line begins, and nowhere else", () => {
  const wheel = print("The wheel");
  assert.deepEqual(unitsOf("Top", "The wheel", "end").find([wheel]), [{ from: 3, to: 11 }]);
  assert.deepEqual(unitsOf("Top\nThe wheel").find([wheel]), [{ from: 3, to: 11 }]);
  assert.deepEqual(unitsOf("Top The wheel").find([wheel]), []);
  assert.deepEqual(unitsOf("The ", " whe", "el").find([wheel]), [{ from: 0, to: 8 }]);
  assert.deepEqual(unitsOf("The whee").find([wheel]), []);
});

test("the longest block is found first, and blocks do not overlap", () => {
  const [short, long, next] = ["The", "The wheel", "wheel"].map(print);
  assert.deepEqual(unitsOf("The ", "wheel").find([short, long, next]), [{ from: 0, to: 8 }]);
  assert.deepEqual(unitsOf("The ", "wheel").find([short, next]), [
    { from: 0, to: 3 },
    { from: 3, to: 8 },
  ]);
  assert.deepEqual(unitsOf("The ", "The").find([short]).length, 2);
});

test("both hashes must fit, and an empty block is found nowhere", () => {
  const { hash, length } = print("The");
  const other = (/** @type {number} */ at) => hash.slice(0, at) + (hash[at] === "0" ? "1" : "0") + hash.slice(at + 1);
  assert.equal(unitsOf("The").find([{ hash, length }]).length, 1);
  assert.equal(unitsOf("The").find([{ hash: other(0), length }]).length, 0);
  assert.equal(unitsOf("The").find([{ hash: other(15), length }]).length, 0);
  assert.deepEqual(unitsOf("The").find([{ hash: "0".repeat(16), length: 0 }]), []);
});

test("a long block is found far down a page", () => {
  const text = "Nobody thought of bread. ".repeat(200);
  const before = Array.from({ length: 500 }, (_, n) => `Line ${n} of others.`);
  assert.equal(unitsOf(...before, text, "end").find([print(text)]).length, 1);
});

class StaticRange {
  /** @param {StaticRangeInit} init */
  constructor(init) {
    this.init = init;
  }
}
class Highlight extends Set {}

/** A painter of “He said” in one node, “ so.” in the next, and “End” after something that is left out. */
function painter() {
  const nodes = /** @type {any[]} */ (["x He said", " so.", "End"].map((data) => ({ data })));
  // Start, length, node, offset, gap.
  const stretches = new Uint32Array([0, 7, 0, 2, 0, 7, 4, 1, 0, 0, 12, 3, 2, 0, 1]);
  const highlights = new Map();
  const view = /** @type {any} */ ({ CSS: { highlights }, Highlight, StaticRange });
  const said = (/** @type {string} */ name) =>
    [...(highlights.get(name) ?? [])].map(({ init }) => [
      nodes.indexOf(init.startContainer),
      init.startOffset,
      nodes.indexOf(init.endContainer),
      init.endOffset,
    ]);
  return { painter: new Painter(view, nodes, stretches), nodes, highlights, said };
}

test("a mark runs through nodes, and breaks where something is left out", () => {
  const { painter: p, said } = painter();
  p.mark("a", [{ start: 3, end: 15 }]);
  assert.deepEqual(said("a"), [
    [0, 5, 1, 4],
    [2, 0, 2, 3],
  ]);
  p.mark("b", [{ start: 0, end: 7 }]);
  assert.deepEqual(said("b"), [[0, 2, 0, 9]]);
  p.mark("c", [{ start: 11, end: 12 }]);
  assert.deepEqual(said("c"), []);
});

test("a span is marked once, an empty one never", () => {
  const { painter: p, said } = painter();
  p.mark("a", [
    { start: 0, end: 2 },
    { start: 0, end: 2 },
    { start: 4, end: 4 },
  ]);
  p.mark("a", [{ start: 3, end: 7 }]);
  assert.deepEqual(said("a"), [
    [0, 2, 0, 4],
    [0, 5, 0, 9],
  ]);
});

test("highlights are registered in the order of their names, whichever is marked first", () => {
  const { painter: p, highlights } = painter();
  for (const name of ["hedge", "voice-2", "focus", "voice-tint-1", "voice-1", "cue"])
    p.mark(`whosaid-${name}`, [{ start: 0, end: 2 }]);
  const names = ["voice-tint-1", "voice-1", "voice-2", "cue", "hedge", "focus"].map((name) => `whosaid-${name}`);
  assert.deepEqual([...highlights.keys()], names);
});

test("unmarking removes the painter's own ranges, and highlights that are empty then", () => {
  const { painter: p, said, highlights } = painter();
  p.mark("a", [{ start: 0, end: 2 }]);
  p.mark("b", [{ start: 0, end: 2 }]);
  highlights.get("a").add({ init: {} });
  p.unmark("b");
  assert.deepEqual([...highlights.keys()], ["a"]);
  p.unmark();
  assert.equal(said("a").length, 1);
});

test("the offset of a place in the page", () => {
  const { painter: p, nodes } = painter();
  assert.equal(p.offsetOf(nodes[0], 2), 0);
  assert.equal(p.offsetOf(nodes[0], 9), 7);
  assert.equal(p.offsetOf(nodes[0], 1), undefined);
  assert.equal(p.offsetOf(nodes[1], 4), 11);
  assert.equal(p.offsetOf(nodes[1], 5), undefined);
  assert.equal(p.offsetOf(nodes[2], 0), 12);
  assert.equal(p.offsetOf(/** @type {any} */ ({}), 0), undefined);
});
