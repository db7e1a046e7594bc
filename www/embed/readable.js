// The article of a page that says nothing of itself, by Mozilla's Readability: it works on a copy, whose elements are
// numbered, so that what it keeps is found again in the page.
import { childrenOf, parentOf, tagOf, textOf } from "./dom.js";
import { Readability } from "./readability.js";

/** @import { Found } from "./find.js" */

const NUMBER = "data-whosaid-number";
const FIELDS = "button,embed,fieldset,form,iframe,img,input,object,output,select,textarea";
const INLINE =
  /^(A|ABBR|B|BDI|BDO|BR|CITE|CODE|DEL|DFN|EM|FONT|I|INS|KBD|MARK|Q|S|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|VAR|WBR)$/i;

/**
 * @param {Document} page
 * @returns {Found | undefined}
 */
export function readable(page) {
  const copy = /** @type {Document} */ (page.cloneNode(true));
  // Fields that stand in the place of their form's properties would lead it astray.
  for (const e of copy.querySelectorAll(FIELDS)) for (const name of ["name", "id"]) e.removeAttribute(name);
  const live = [...page.querySelectorAll("*")];
  for (const [n, e] of [...copy.querySelectorAll("*")].entries()) e.setAttribute(NUMBER, String(n));
  const article = new Readability(copy, { serializer: (/** @type {Node} */ node) => node, keepClasses: true }).parse();
  const content = /** @type {Element | undefined} */ (article?.content);
  if (!content) return undefined;
  const numbers = [...content.querySelectorAll(`[${NUMBER}]`)].map((e) => Number(e.getAttribute(NUMBER)));
  const kept = new Set(numbers.map((n) => live[n]).filter(Boolean));
  const root = around([...kept].filter((e) => textOf(e)?.trim()));
  return root && { root, ignored: others(root, kept) };
}

/** The deepest element that holds them all. @param {Element[]} elements */
function around(elements) {
  let [root] = elements;
  for (const e of elements) while (root && !root.contains(e)) root = /** @type {Element} */ (parentOf(root));
  return /** @type {Element | undefined} */ (root);
}

/** What of an element's inside was dropped, outermost only. @param {Element} root @param {Set<Element>} kept */
function others(root, kept) {
  const holds = new Set();
  for (const e of kept) for (let p = /** @type {Element | null} */ (e); p && p !== root; p = parentOf(p)) holds.add(p);
  const ignored = new Set();
  const walk = (/** @type {Element} */ e) => {
    for (const child of childrenOf(e)) {
      if (holds.has(child)) walk(child);
      // Words in line with those that are kept belong to them.
      else if (!INLINE.test(tagOf(child))) ignored.add(child);
    }
  };
  walk(root);
  return ignored;
}
