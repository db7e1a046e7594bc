// Components of the page: text in open shadow roots.
import { dressComponent } from "./place.js";

/** The open shadow roots in an element, those in one another too. @param {ParentNode} root @returns {ShadowRoot[]} */
const within = (root) =>
  [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...within(shadowRoot)] : []));

/** The open shadow roots that the text of an element can stand in. @param {Element} root */
export function shadowsOf(root) {
  const around = root.getRootNode();
  const shadows = within(root);
  if (root.shadowRoot) shadows.push(root.shadowRoot, ...within(root.shadowRoot));
  if ("host" in around) shadows.push(/** @type {ShadowRoot} */ (around));
  return shadows;
}

/** The looks of marks in the components of an article: Firefox and WebKit take them from a component's own styles alone. */
export class Components {
  /** Those that are dressed, and what takes their looks away. @type {Map<ShadowRoot, () => void>} */
  #dressed = new Map();

  /** Dresses those that are new. @param {Element} root */
  dress(root) {
    for (const shadow of shadowsOf(root)) {
      if (!this.#dressed.has(shadow)) this.#dressed.set(shadow, dressComponent(shadow));
    }
  }

  undress() {
    for (const undress of this.#dressed.values()) undress();
    this.#dressed.clear();
  }
}
