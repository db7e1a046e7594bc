// The article of a page that says nothing of itself, by Mozilla's Readability. It works on a copy of the page, and gives
// elements other tags and other places; its texts stay what they were, so they are known again.
import { all, copyOf, walkerOf } from "./dom.js";
import { Readability } from "./readability.js";

/** Fields and images that can stand in the place of their form's or the document's own properties. */
const NAMED = "button,embed,fieldset,form,iframe,img,input,object,output,select,textarea";

/** NodeFilter.SHOW_TEXT */
const TEXT = 4;

/**
 * The texts of a page that Readability keeps.
 * @param {Document} page
 * @returns {Set<Node>}
 */
export function readable(page) {
  const copy = copyOf(page);
  for (const e of all(copy, NAMED)) for (const name of ["name", "id"]) e.removeAttribute(name);
  /** @type {Map<Node, Node>} */
  const live = new Map();
  const [there, here] = [walkerOf(page, page, TEXT), walkerOf(copy, copy, TEXT)];
  while (there.nextNode() && here.nextNode()) live.set(here.currentNode, there.currentNode);
  const article = new Readability(copy, { serializer: (/** @type {Node} */ node) => node }).parse();
  /** @type {Set<Node>} */
  const kept = new Set();
  if (!article?.content) return kept;
  const texts = walkerOf(copy, article.content, TEXT);
  while (texts.nextNode()) {
    const text = live.get(texts.currentNode);
    if (text) kept.add(text);
  }
  return kept;
}
