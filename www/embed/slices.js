// Parts a long page into slices, which the engine reads one by one: first what is on the screen.

/** @import { Block } from "./whosaid.js" */

/** A page up to this long is one slice, in UTF-16 units: an article of 6,000 words. */
const WHOLE = 36_000;
/** The least and the most that a slice of a longer page holds. */
const LEAST = 6_000;
const MOST = 20_000;

/**
 * @typedef {object} Slice
 * @property {Block[]} blocks
 * @property {number} start Where its text begins in the page's.
 * @property {string} key Identifies slices with the same text.
 */

/**
 * Parts blocks into slices. The end of a slice depends on the text there and not on the text before, so that a page that grows at
 * its top keeps most of its slices.
 * @param {Block[]} blocks
 * @returns {Slice[]}
 */
export function slice(blocks) {
  const length = blocks.reduce((sum, b) => sum + b.text.length + 1, 0);
  const long = length > WHOLE;
  /** @type {Slice[]} */
  const slices = [];
  let [from, start, at] = [0, 0, 0];
  for (const [n, block] of blocks.entries()) {
    const size = at - start;
    const fits = block.kind === "heading" || mixed(block.text) % 6 === 0;
    if (long && n > from && (size + block.text.length > MOST || (size > LEAST && fits))) {
      slices.push(part(blocks.slice(from, n), start));
      [from, start] = [n, at];
    }
    if (long && block.text.length > MOST) {
      // The block has its own slices, so that no line feed comes between its pieces.
      for (const text of pieces(block.text)) {
        slices.push(part([{ ...block, text }], at));
        at += text.length;
      }
      at += 1;
      [from, start] = [n + 1, at];
      continue;
    }
    at += block.text.length + 1;
  }
  if (from < blocks.length) slices.push(part(blocks.slice(from), start));
  return slices;
}

/** Where a piece of a block may end: at a quotation mark that opens, the end of a sentence, a mark that closes, white space. */
const ENDS = /((?:^|[\s(—])"|[“„«])|([.!?…]["'”’»)\]]*(?=\s))|(["”»])|(\s)/g;

/**
 * Parts a block that is too long for one slice. Each piece ends where a sentence ends, if possible outside a quotation.
 * @param {string} text
 */
function pieces(text) {
  const all = [];
  for (let from = 0; from < text.length; ) {
    const rest = text.slice(from, from + MOST);
    const size = from + MOST < text.length ? end(rest) : rest.length;
    all.push(rest.slice(0, size));
    from += size;
  }
  return all;
}

/** The best place to end a piece within a text. @param {string} text */
function end(text) {
  let quoted = false;
  // The last place of each kind: after a sentence outside a quotation, after a sentence, between words.
  const best = [0, 0, 0];
  for (const { 0: all, 1: opens, 2: stops, 3: closes, index } of text.matchAll(ENDS)) {
    if (opens) quoted = true;
    if (closes || /["”»]/.test(stops ?? "")) quoted = false;
    const at = index + all.length + (stops ? 1 : 0);
    if (at > LEAST && !opens && !closes) best[stops ? Number(quoted) : 2] = at;
  }
  const size = best.find(Boolean) ?? text.length;
  // Do not separate the halves of a surrogate pair.
  return size - Number(/[\ud800-\udbff]/.test(text[size - 1]));
}

/** @param {Block[]} blocks @param {number} start */
const part = (blocks, start) => ({ blocks, start, key: blocks.map((b) => `${b.kind}\0${b.text}`).join("\n") });

/** A hash of a text. @param {string} text */
function mixed(text) {
  let n = text.length;
  for (let i = 0; i < text.length; i += 7) n = (n * 31 + text.charCodeAt(i)) % 65_521;
  return n;
}
