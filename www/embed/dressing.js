// The styles of an article's marks: in its page, in the components in it, and for the background that it stands on.
import { Components } from "./components.js";
import { pageOf } from "./dom.js";
import { fit } from "./shade.js";

/** @import { Host } from "./host.js" */

export class Dressing {
  #host;
  #fail;
  #components;
  /** What removes the styles. */
  #undress = () => {};
  #unfit = () => {};

  /** @param {Host} host @param {(error: Error) => void} fail */
  constructor(host, fail) {
    this.#host = host;
    this.#fail = fail;
    this.#components = new Components(host);
  }

  /** Styles the page of an article's element, and no earlier one. @param {Element} root */
  wear(root) {
    const before = this.#undress;
    this.#undress = this.#host.dress(pageOf(root), this.#fail);
    before();
    this.#unfit();
    this.#unfit = fit(root, this.#host);
  }

  /** Styles the components that are new. @param {Element} root */
  wearInside(root) {
    this.#components.dress(root);
  }

  end() {
    this.#unfit();
    this.#undress();
    this.#components.undress();
  }
}
