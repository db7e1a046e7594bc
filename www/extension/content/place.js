// In the place of the embed's place.js: how an extension comes into a page that may forbid everything, and that may look at
// all that stands in it. Looks of marks are set by the browser, elements hold what they show in closed shadow roots, and the
// page is told nothing.

import { create } from "./dom.js";
import lists from "./lists.css";
import { send } from "./messages.js";
import panel from "./panel.css";
import shellLooks from "./shell.css";
import marks from "./whosaid.css";

/** One after the other: what is put on and taken off at once must not change places. @type {Promise<unknown>} */
let last = Promise.resolve();

/** @param {import("../messages.js").Sheet} sheet */
function wear(sheet) {
  const say = (/** @type {boolean} */ on) => {
    last = last.then(() => send({ dress: { sheet, on } })).catch(() => {});
  };
  say(true);
  return () => say(false);
}

/** @param {Document} _page @param {(error: Error) => void} _fail */
export const dress = (_page, _fail) => wear("marks");
export const darken = () => wear("dark");

/** Chromium needs none there, and Firefox adopts none from an extension: an element, while marks are shown. @param {ShadowRoot} shadow */
export function dressComponent(shadow) {
  const style = create("style");
  style.textContent = marks;
  shadow.append(style);
  return () => style.remove();
}

/** @param {import("../settings.js").Palette} name */
export const paletted = (name) => (name === "okabe" ? () => {} : wear(name));

/** The page's own size of letters is not the reader's: `rem` is counted in what the browser calls medium. */
const looks = `${panel}\n${lists}\n${shellLooks}`.replace(/@media[^{]*|([\d.]+)rem/g, (all, n) =>
  n === undefined ? all : `calc(${n} * var(--medium, 16px))`,
);

/** How panel and card look that are made from now on. */
const now = { theme: "auto", medium: "" };

/** @param {Partial<typeof now>} changes */
export const use = (changes) => void Object.assign(now, changes);

/** Takes the size of letters that the browser calls medium from an element of ours in the page. @param {HTMLElement} host */
export function measure(host) {
  use({ medium: getComputedStyle(host).fontSize });
  host.style.setProperty("--medium", now.medium);
}

/** @param {ShadowRoot} shadow @param {string} [name] The lists' looks are with the panel's. */
export function look(shadow, name = "panel.css") {
  if (name !== "panel.css") return Promise.resolve();
  const style = create("style");
  style.textContent = looks;
  shadow.append(style);
  return Promise.resolve();
}

/** An element of ours, of a kind that no page can have made its own, and what is in it. */
export function shell() {
  const host = create("div");
  host.setAttribute("data-whosaid-ignore", "");
  if (now.theme !== "auto") host.dataset.theme = now.theme;
  if (now.medium) host.style.setProperty("--medium", now.medium);
  const shadow = host.attachShadow({ mode: "closed" });
  look(shadow);
  return { host, shadow };
}

/** Nobody: what the reader reads is not the page's to know. Errors are shown in the panel. */
export const tell = () => false;
