// A page can be dark without saying so by `color-scheme`: then light-dark() paints for a light one. The marks' lines and
// tints are set here for what lies behind the text.

import { pageOf, parentOf, rootOf, viewOf } from "./dom.js";
import { darken } from "./place.js";

/** Whether a colour is dark, alpha aside; undefined where nothing of it is seen. @param {string} colour */
function dark(colour) {
  const [, form = "", space = ""] = /^([a-z]+)\((?:([a-z][a-z0-9-]*) )?/.exec(colour) ?? [];
  const [x, y, z, a = 1] = (colour.slice(form.length + space.length).match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (z === undefined || a < 0.5) return undefined;
  // The light of each form: https://www.w3.org/TR/css-color-4/#serializing-color-values.
  if (form === "oklab" || form === "oklch") return x < 0.5;
  if (form === "lab" || form === "lch") return x < 45;
  const light = 0.2126 * x + 0.7152 * y + 0.0722 * z;
  if (form === "color") return space.startsWith("xyz") ? y < 0.16 : light < 110 / 255;
  return light < 110;
}

/** Whether an element stands on something dark in a page that does not say so. @param {Element} root */
function isDarkUnsaid(root) {
  const page = pageOf(root);
  const view = viewOf(page);
  if (!view) return false;
  let behind;
  for (let e = /** @type {Element | null} */ (root); e && behind === undefined; e = parentOf(e)) {
    behind = dark(view.getComputedStyle(e).backgroundColor);
  }
  const scheme = view.getComputedStyle(rootOf(page)).colorScheme;
  const asked =
    scheme.includes("dark") && (!scheme.includes("light") || view.matchMedia("(prefers-color-scheme: dark)").matches);
  return behind === true && !asked;
}

/**
 * Fits the marks to a page that is dark and does not say so; gives back how to undo it.
 * @param {Element} root
 */
export const fit = (root) => (isDarkUnsaid(root) ? darken(pageOf(root)) : () => {});

/** Has panel or card be dark where the element beside which it is shown is. @param {HTMLElement} host @param {Element | null} beside */
export function suit(host, beside) {
  if (host.dataset.theme === undefined || host.dataset.theme === "unsaid") {
    if (beside && isDarkUnsaid(beside)) host.dataset.theme = "unsaid";
    else delete host.dataset.theme;
  }
}
