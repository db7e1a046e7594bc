// <whosaid-panel>: the list of who speaks in an article. Give it a `handle` from attach().
import { all, bodyOf, create } from "./dom.js";
import { List } from "./list.js";
import { look, tell } from "./shell.js";
import { whole } from "./whole.js";

/** @import { Handle } from "./whosaid.js" */

export class WhosaidPanel extends HTMLElement {
  #list;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    this.#list = new List(this, shadow, { look, tell, whole }, look(shadow));
    // The handle was set before the element was defined.
    if (Object.hasOwn(this, "handle")) {
      const { handle } = this;
      Reflect.deleteProperty(this, "handle");
      this.handle = handle;
    }
  }

  static observedAttributes = ["floating"];

  // The panel is folded if it lies over the page, and open if it has a place of its own.
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

/**
 * Puts the list of an article into the page: into the existing panel, otherwise into the element that the selector names, otherwise
 * into the corner. Puts it back when the page replaces what it stood in.
 * @param {Handle} handle @param {string} [selector]
 */
export function seat(handle, selector) {
  const panels = () => all(document, "whosaid-panel");
  const panel = /** @type {WhosaidPanel} */ (panels()[0] ?? create("whosaid-panel"));
  const put = () => {
    const [other] = panels();
    if (other) {
      panel.toggleAttribute("floating", other.hasAttribute("floating"));
      if (other !== panel) other.replaceWith(panel);
      return;
    }
    const place = selector && all(document, selector)[0];
    panel.toggleAttribute("floating", !place);
    (place || bodyOf(document))?.append(panel);
  };
  put();
  panel.handle = handle;
  const lost = new MutationObserver((records) => {
    if (panel.isConnected) return;
    // If the page removed only the panel, it does not want one.
    if (records.flatMap((r) => [...r.removedNodes]).length === 1 && records.some((r) => r.removedNodes[0] === panel))
      lost.disconnect();
    else put();
  });
  lost.observe(document, { childList: true, subtree: true });
  handle.addEventListener("detach", () => lost.disconnect());
}
