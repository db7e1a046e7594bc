// What the tests of the extension share: its pages, and what is seen on them.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base } from "@playwright/test";
import { PNG } from "pngjs";
import { STRICT, serve } from "./localhost.js";

const folder = fileURLToPath(new URL("..", import.meta.url));

/** One server per worker. @type {import("@playwright/test").Fixtures<{}, { site: string }>} */
const fixtures = {
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      const file = (/** @type {string} */ path) => (existsSync(join(folder, path)) ? join(folder, path) : undefined);
      const { address, end } = await serve(file, STRICT);
      await use(`${address}/pages/`);
      end();
    },
    { scope: "worker" },
  ],
};
export const test = base.extend(fixtures);

/** The text of each highlight. Runs in the page. */
export function marks() {
  /** @type {Record<string, string[]>} */
  const all = {};
  /** @type {any} */ (CSS).highlights.forEach((/** @type {any} */ highlight, /** @type {string} */ name) => {
    all[name] = [];
    highlight.forEach((/** @type {any} */ still) => {
      const range = new Range();
      range.setStart(still.startContainer, still.startOffset);
      range.setEnd(still.endContainer, still.endOffset);
      all[name].push(range.toString().replace(/\s+/g, " "));
    });
  });
  return all;
}

/** The same for a page whose elements are named like properties of `document`. Runs in the page. */
export const html = () => /** @type {Element} */ (document.lastElementChild).outerHTML;

/** The place of words in the window. Runs in the page. @param {string} selector @param {string} words */
export function rectOf(selector, words) {
  const node = document.createTreeWalker(/** @type {Element} */ (document.querySelector(selector)), 4).nextNode();
  const at = node?.nodeValue?.indexOf(words) ?? -1;
  const range = new Range();
  range.setStart(/** @type {Node} */ (node), at);
  range.setEnd(/** @type {Node} */ (node), at + words.length);
  const { left, top, width, height } = range.getBoundingClientRect();
  return { left, top, width, height, window: innerWidth };
}

/**
 * How many pixels of a rectangle have a colour.
 * @param {Buffer} picture @param {ReturnType<typeof rectOf>} rect @param {number[]} colour
 */
export function pixels(picture, { left, top, width, height, window }, colour) {
  const png = PNG.sync.read(picture);
  const scale = png.width / window;
  let count = 0;
  for (let y = Math.floor(top * scale); y < (top + height + 4) * scale; y += 1) {
    for (let x = Math.floor(left * scale); x < (left + width) * scale; x += 1) {
      const at = 4 * (y * png.width + x);
      if (colour.every((c, n) => Math.abs(png.data[at + n] - c) <= 3)) count += 1;
    }
  }
  return count;
}

/** The first speaker's line, and their tint on white, as in whosaid.css. */
export const LINE = [0x1d, 0x43, 0x9b];
export const TINT = [0xdd, 0xe3, 0xf0];

/** The quotations of story.html. */
export const QUOTED = ["“It has been a long and dry time for all of us.”", "“The wheel turns again,”", "“We may see,”"];
