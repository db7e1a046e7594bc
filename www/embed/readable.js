// Finds the article of a page without hints, by Mozilla's Readability. It works on a copy of the page, renames and moves elements,
// and rewrites the copy if it finds too little. To recognise the texts in its result, we put a character before each text that no
// page contains, from a plane for private use. The command line does the same.
import { all, copyOf, walkerOf } from "./dom.js";
import { Readability } from "./readability.js";

/** Fields and images that can shadow properties of their form or of the document. */
const NAMED = "button,embed,fieldset,form,iframe,img,input,object,output,select,textarea";

/** NodeFilter.SHOW_TEXT */
const TEXT = 4;

/** The first character that marks a text, and how many there are. */
const FIRST = 0xf0000;
const MOST = 0x1fffe;

/**
 * The texts of a page that Readability keeps.
 * @param {Document} page
 * @returns {Set<Node>}
 */
export function readable(page) {
  const copy = copyOf(page);
  for (const e of all(copy, NAMED)) for (const name of ["name", "id"]) e.removeAttribute(name);
  /** @type {Node[]} */
  const texts = [];
  const [there, here] = [walkerOf(page, page, TEXT), walkerOf(copy, copy, TEXT)];
  while (there.nextNode() && here.nextNode() && texts.length < MOST) {
    const text = /** @type {Text} */ (here.currentNode);
    if (!text.data.trim()) continue;
    text.data = String.fromCodePoint(FIRST + texts.length) + text.data;
    texts.push(there.currentNode);
  }
  /** @type {Set<Node>} */
  const kept = new Set();
  for (const [mark] of read(copy).matchAll(/[\u{F0000}-\u{10FFFD}]/gu)) {
    const text = texts[/** @type {number} */ (mark.codePointAt(0)) - FIRST];
    if (text) kept.add(text);
  }
  return kept;
}

/** The text that Readability finds; empty if the page's policy forbids it to rewrite its copy. @param {Document} copy */
function read(copy) {
  try {
    return new Readability(copy, { disableJSONLD: true }).parse()?.textContent ?? "";
  } catch {
    return "";
  }
}
