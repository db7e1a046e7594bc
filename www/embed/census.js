// How much text each element of a page holds: counted in one walk, so that no page, however deep, costs more than its length.
import { tagOf, walkerOf } from "./dom.js";

/** A page of more nodes is counted up to this one: it is not an article alone. */
const MOST = 500_000;

/** Paragraphs in these are none of the article. */
const OUTSIDE = new Set(["nav", "aside", "footer", "form"]);

/**
 * @typedef {object} Count All in UTF-16 units, but for `links`.
 * @property {number} text Its text.
 * @property {number} prose What of it stands in paragraphs, those in open shadow roots as well.
 * @property {number} links How many links it holds.
 * @property {number} linked The text of these.
 */

/** @type {Count} */
const NONE = { text: 0, prose: 0, links: 0, linked: 0 };

const NOT = { outside: false, paragraph: false, link: false };

/** @typedef {Count & { element: Element | undefined, outside: boolean, paragraph: boolean, link: boolean }} Open */

export class Census {
  nodes = 0;
  depth = 0;
  /** @type {Map<Element, Count>} */
  #counts = new Map();

  /** @param {Element | ShadowRoot} root */
  constructor(root) {
    this.#walk(root);
  }

  /** Whether there was more than could be counted. */
  get full() {
    return this.nodes >= MOST;
  }

  /** @param {Element} element */
  of(element) {
    return this.#counts.get(element) ?? NONE;
  }

  /** @param {Element | ShadowRoot} root @returns {Count} */
  #walk(root) {
    const walker = walkerOf(document, root, 1 | 4);
    const open = [this.#enter(root, undefined)];
    // The walker knows the way where an element's own properties may not be its own.
    for (let down = true; this.nodes < MOST; ) {
      if (down && walker.firstChild()) open.push(this.#enter(walker.currentNode, open.at(-1)));
      else if (walker.nextSibling()) {
        this.#leave(open);
        open.push(this.#enter(walker.currentNode, open.at(-1)));
        down = true;
      } else if (open.length > 1 && walker.parentNode()) {
        this.#leave(open);
        down = false;
      } else break;
      this.depth = Math.max(this.depth, open.length);
    }
    while (open.length > 1) this.#leave(open);
    const [all] = open;
    if (all.element) this.#counts.set(all.element, all);
    return all;
  }

  /** @param {Node} node @param {Open | undefined} parent @returns {Open} */
  #enter(node, parent) {
    this.nodes += 1;
    const { outside = false, paragraph = false, link = false } = parent ?? {};
    if (node.nodeType === 3) {
      const { length } = /** @type {Text} */ (node).data.trim();
      const text = /** @type {Text} */ (node).length;
      return {
        text,
        prose: paragraph && !outside ? length : 0,
        links: 0,
        linked: link ? text : 0,
        ...NOT,
        element: undefined,
      };
    }
    if (node.nodeType === 11) return { ...NONE, ...NOT, element: undefined };
    const element = /** @type {Element} */ (node);
    const tag = tagOf(element);
    const linking = tag === "a" && element.hasAttribute("href");
    return {
      ...NONE,
      links: linking ? 1 : 0,
      element,
      outside: outside || OUTSIDE.has(tag) || (tag !== "form" && element.hasAttribute("hidden")),
      paragraph: paragraph || tag === "p",
      link: link || linking,
      // A component's own text is seen in its place.
      prose: tag.includes("-") && element.shadowRoot ? this.#walk(element.shadowRoot).prose : 0,
    };
  }

  /** @param {Open[]} open */
  #leave(open) {
    const done = /** @type {Open} */ (open.pop());
    const parent = /** @type {Open} */ (open.at(-1));
    for (const name of /** @type {const} */ (["text", "prose", "links", "linked"])) parent[name] += done[name];
    if (done.element) this.#counts.set(done.element, done);
  }
}
