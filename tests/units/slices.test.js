// Long pages in slices.
import assert from "node:assert/strict";
import { test } from "node:test";
import { slice } from "../../www/embed/slices.js";

/** @import { Block } from "../../www/embed/whosaid.js" */

/** A paragraph of this many units. @param {number} length @param {number} n @returns {Block} */
const block = (length, n) => {
  let seed = n + 1;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (seed % 26));
  };
  return { kind: "paragraph", text: Array.from({ length }, next).join("") };
};
/** @param {number} count @param {number} length */
const blocks = (count, length) => Array.from({ length: count }, (_, n) => block(length, n));
const sizeOf = (/** @type {{ blocks: Block[] }} */ s) => s.blocks.reduce((sum, b) => sum + b.text.length + 1, 0);

test("an article of 36,000 units is one slice, and one unit more makes several", () => {
  assert.equal(slice(blocks(36, 999)).length, 1);
  assert.ok(slice([...blocks(35, 999), block(1000, 36)]).length > 1);
});

test("no blocks are no slices", () => assert.deepEqual(slice([]), []));

test("slices hold all blocks in order, and each begins where its text does", () => {
  const all = blocks(300, 500);
  const slices = slice(all);
  assert.deepEqual(
    slices.flatMap((s) => s.blocks),
    all,
  );
  const text = all.map((b) => b.text).join("\n");
  for (const { start, blocks: own } of slices) assert.equal(text.slice(start, start + own[0].text.length), own[0].text);
});

test("a slice holds more than 6,000 units and at most 20,000, the last one aside", () => {
  const sizes = slice(blocks(400, 500)).slice(0, -1).map(sizeOf);
  assert.ok(Math.min(...sizes) > 6000 && Math.min(...sizes) < 7500, `${sizes}`);
  assert.ok(Math.max(...sizes) <= 20_000, `${sizes}`);
});

test("without a place that fits, a slice ends before 20,000 units", () => {
  const [first] = slice(Array.from({ length: 60 }, () => ({ kind: "paragraph", text: "x".repeat(1000) })));
  assert.equal(first.blocks.length, 19);
});

test("a heading begins a slice once the one before is long enough", () => {
  /** @type {Block[]} */
  const all = Array.from({ length: 60 }, () => ({ kind: "paragraph", text: "x".repeat(1000) }));
  all[8] = { kind: "heading", text: "Next" };
  const [, second] = slice(all);
  assert.equal(second.blocks[0].text, "Next");
});

test("a page that grows at its top keeps most of its slices", () => {
  const all = blocks(400, 500);
  const before = new Set(slice(all).map((s) => s.key));
  const after = slice([block(700, 9999), ...all]);
  const kept = after.filter((s) => before.has(s.key)).length;
  assert.ok(kept >= after.length - 3, `${kept} of ${after.length}`);
});

test("the key of a slice tells texts and kinds apart", () => {
  const [a] = slice([{ kind: "paragraph", text: "One" }]);
  const [b] = slice([{ kind: "heading", text: "One" }]);
  assert.notEqual(a.key, b.key);
});

test("a block longer than a slice ends its pieces at sentences outside quotations", () => {
  const said = `“${"He saw it. ".repeat(300)}” `;
  const text = `${said}${"It rained again. ".repeat(3000)}`;
  const slices = slice([{ text }]);
  assert.equal(slices.map((s) => s.blocks[0].text).join(""), text);
  for (const s of slices) assert.ok(s.blocks[0].text.length <= 20_000);
  for (const s of slices.slice(0, -1)) assert.match(s.blocks[0].text, /again\. $/);
  for (const s of slices) assert.equal(text.slice(s.start, s.start + 20), s.blocks[0].text.slice(0, 20));
});

test("a piece does not end within a quotation if a sentence ends before it", () => {
  const text = `${"It rained again. ".repeat(600)}“${"He saw it. ".repeat(3000)}”`;
  const [first] = slice([{ text }]);
  assert.match(first.blocks[0].text, /again\. $/);
});

test("a piece ends between words if no sentence ends, and never within a character", () => {
  const [words] = slice([{ text: "word ".repeat(10_000) }]);
  assert.match(words.blocks[0].text, /word $/);
  const pieces = slice([{ text: `x${"😀".repeat(20_000)}` }]);
  for (const { blocks: own } of pieces) assert.doesNotMatch(own[0].text, /[\ud800-\udbff]$/);
});
