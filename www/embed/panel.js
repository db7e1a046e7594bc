// <whosaid-panel>: the list of who speaks in an article. Give it a `handle` from attach().
import { List } from "./list.js";
import { look } from "./place.js";

/** @import { Handle } from "./whosaid.js" */

export class WhosaidPanel extends HTMLElement {
  #list;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    this.#list = new List(this, shadow, look(shadow));
  }

  static observedAttributes = ["floating"];

  // Folded where it would lie over the page, open where it has a place of its own.
  attributeChangedCallback() {
    this.#list.unfold(!this.hasAttribute("floating"));
  }

  /** @returns {Handle | undefined} */
  get handle() {
    return this.#list.handle;
  }

  set handle(handle) {
    this.#list.handle = handle;
  }
}

if (!customElements.get("whosaid-panel")) customElements.define("whosaid-panel", WhosaidPanel);
