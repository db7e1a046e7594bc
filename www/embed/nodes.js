// Answers what the reader of pages (Rust, src/page) asks about a page's nodes. The rules are in Rust.

import { assignedOf, attributeOf, boxOf, dataOf, nodesOf, parentOf, shadowOf, tagOf, typeOf } from "./dom.js";
import { asked } from "./whosaid_wasm.js";

export class Nodes {
  #view;
  #attributes;
  #properties;

  /** @param {(Window & typeof globalThis) | null} view The window of the nodes' document; without one nothing is laid out. */
  constructor(view) {
    this.#view = view;
    [this.#attributes, this.#properties] = asked();
  }

  /** A text as “t” and its characters, an element as “e”, its tag, and what is asked of it, parted by NUL. @param {Node} node */
  look(node) {
    const type = typeOf(node);
    if (type === 3 || type === 4) return `t${dataOf(node)}`;
    if (type !== 1) return undefined;
    const element = /** @type {Element} */ (node);
    const values = [tagOf(element)];
    for (const name of this.#attributes) {
      const value = attributeOf(element, name);
      values.push(value === null ? "" : `=${value}`);
    }
    const style = this.#view?.getComputedStyle(element);
    for (const name of this.#properties) values.push(style?.getPropertyValue(name) ?? "");
    return `e${values.join("\0")}`;
  }

  /** The children that are shown: those of an open shadow root, or the elements assigned to a slot, or else the element's own. @param {Node} node */
  children(node) {
    if (typeOf(node) !== 1) return [];
    const element = /** @type {Element} */ (node);
    const shadow = shadowOf(element);
    if (shadow) return [...nodesOf(shadow)];
    const given = tagOf(element) === "slot" ? assignedOf(/** @type {HTMLSlotElement} */ (element)) : [];
    return given.length > 0 ? given : [...nodesOf(element)];
  }

  /** Its left, top, right and bottom in the page. @param {Element} element */
  place(element) {
    if (!this.#view) return undefined;
    const { left, top, right, bottom } = boxOf(element);
    const { scrollX, scrollY } = this.#view;
    return [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
  }

  /** The marks that are shown before and after a `<q>`. @param {Element} q */
  marks(q) {
    const view = this.#view;
    if (!view) return undefined;
    const { quotes } = view.getComputedStyle(q);
    let depth = 0;
    for (let e = parentOf(q); e; e = parentOf(e)) depth += tagOf(e) === "q" ? 2 : 0;
    const pairs = quotes === "none" ? ["", ""] : (quotes.match(/"[^"]*"/g) ?? ["“", "”", "‘", "’"]);
    const at = Math.min(depth, pairs.length - 2);
    return ["::before", "::after"].map((part, n) => {
      const { content } = view.getComputedStyle(q, part);
      if (/^(none|normal)$|no-(open|close)-quote/.test(content)) return "";
      return (/quote/.test(content) ? pairs[at + n] : content).replace(/"/g, "");
    });
  }
}
