// Components of the page: text in open shadow roots.

/** @import { Host } from "./host.js" */

/** The open shadow roots in an element, also those inside one another. @param {ParentNode} root @returns {ShadowRoot[]} */
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

/** Styles the marks in the components of an article. Firefox and WebKit take them only from a component's own styles. */
export class Components {
  /** The styled components, and what removes their styles. @type {Map<ShadowRoot, () => void>} */
  #dressed = new Map();
  #host;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /** Styles those that are new. @param {Element} root */
  dress(root) {
    for (const shadow of shadowsOf(root)) {
      if (!this.#dressed.has(shadow)) this.#dressed.set(shadow, this.#host.dressComponent(shadow));
    }
  }

  undress() {
    for (const undress of this.#dressed.values()) undress();
    this.#dressed.clear();
  }
}
