// How the extension comes into a page, which may forbid everything and may look at everything in it. The browser itself styles
// the marks, our elements keep their content in closed shadow roots, and we tell the page nothing.
import { create } from "../../embed/dom.js";
import lists from "../../embed/lists.css";
import panel from "../../embed/panel.css";
import marks from "../../embed/whosaid.css";
import { send } from "./messages.js";
import shellLooks from "./shell.css";

/** @import { Host } from "../../embed/host.js" */

/** Requests go one after the other, so that those to add and to remove a sheet keep their order. @type {Promise<unknown>} */
let last = Promise.resolve();

/** @param {import("../messages.js").Sheet} sheet */
function wear(sheet) {
  const say = (/** @type {boolean} */ on) => {
    last = last.then(() => send({ dress: { sheet, on } })).catch(() => {});
  };
  say(true);
  return () => say(false);
}

/** Chromium needs no styles there, and Firefox adopts none from an extension, so we add an element while marks are shown. @param {ShadowRoot} shadow */
function dressComponent(shadow) {
  const style = create("style");
  style.textContent = marks;
  shadow.append(style);
  return () => style.remove();
}

/** @param {import("../settings.js").Palette} name */
export const paletted = (name) => (name === "okabe" ? () => {} : wear(name));

/** A page has its own font size, so we count `rem` in the browser's medium size, which the reader chose. */
const looks = `${panel}\n${lists}\n${shellLooks}`.replace(/@media[^{]*|([\d.]+)rem/g, (all, n) =>
  n === undefined ? all : `calc(${n} * var(--medium, 16px))`,
);

/** How new panels and cards look. */
const now = { theme: "auto", medium: "" };

/** @param {Partial<typeof now>} changes */
export const use = (changes) => void Object.assign(now, changes);

/** Takes the browser's medium font size from an element of ours in the page. @param {HTMLElement} host */
export function measure(host) {
  use({ medium: getComputedStyle(host).fontSize });
  host.style.setProperty("--medium", now.medium);
}

/** @param {ShadowRoot} shadow @param {string} [name] The lists' styles come with the panel's. */
function look(shadow, name = "panel.css") {
  if (name !== "panel.css") return Promise.resolve();
  const style = create("style");
  style.textContent = looks;
  shadow.append(style);
  return Promise.resolve();
}

/** Creates an element of ours, of a kind that no page can redefine. */
export function shell() {
  const host = create("div");
  host.setAttribute("data-whosaid-ignore", "");
  if (now.theme !== "auto") host.dataset.theme = now.theme;
  if (now.medium) host.style.setProperty("--medium", now.medium);
  const shadow = host.attachShadow({ mode: "closed" });
  look(shadow);
  return { host, shadow };
}

/** @type {Host} */
export const host = {
  dress: () => wear("marks"),
  dressComponent,
  darken: () => wear("dark"),
  look,
  shell,
  // The page must not know what the reader reads. The panel shows errors.
  tell: () => false,
  // The extension is one file, so nothing of it can be missing.
  whole: (_, coming) => coming,
};
