// The embed's elements in a page, and its events.
import { create, emit, isThere, rootOf } from "./dom.js";

/** @param {string} href */
export const lost = (href) => new Error(`whosaid: ${href} cannot be loaded`);

/** Addresses in a form that bundlers find. */
const LOOKS = {
  "panel.css": () => new URL("panel.css", import.meta.url),
  "lists.css": () => new URL("lists.css", import.meta.url),
};

/**
 * Styles a shadow root as panel and card, or as the lists.
 * @param {ShadowRoot} shadow @param {"panel.css" | "lists.css"} [name]
 * @returns {Promise<unknown>} Resolves when the styles are there or cannot be loaded.
 */
export function look(shadow, name = "panel.css") {
  const link = create("link");
  link.rel = "stylesheet";
  link.href = LOOKS[name]().href;
  shadow.append(link);
  return new Promise((done) => {
    link.addEventListener("load", done);
    link.addEventListener("error", () => {
      const error = lost(link.href);
      if (tell(rootOf(document), "error", { error })) console.error(error.message);
      done(undefined);
    });
  });
}

/** Creates an element of ours. @param {string} name */
export function shell(name) {
  const host = create(/** @type {"div"} */ (name));
  const shadow = host.attachShadow({ mode: "open" });
  look(shadow);
  return { host, shadow };
}

/**
 * Tells the page what happened, from the article's element. Returns false if a listener handled it.
 * @param {Element} root @param {string} name @param {object} detail
 */
export function tell(root, name, detail) {
  const event = new CustomEvent(`whosaid:${name}`, { bubbles: true, cancelable: true, composed: true, detail });
  return emit(isThere(root) ? root : document, event);
}
