// A page can be dark without saying so by `color-scheme`: then light-dark() paints for a light one. The marks' lines and
// tints are set here for what lies behind the text.

import { parentOf } from "./dom.js";
import { darken } from "./place.js";

/** Whether a colour is dark, alpha aside; undefined where nothing of it is seen. @param {string} colour */
function dark(colour) {
  const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (b === undefined || a < 0.5) return undefined;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
}

/**
 * Fits the marks to a page that is dark and does not say so; gives back how to undo it.
 * @param {Element} root
 */
export function fit(root) {
  const page = root.ownerDocument;
  const view = page.defaultView;
  if (!view) return () => {};
  let behind;
  for (let e = /** @type {Element | null} */ (root); e && behind === undefined; e = parentOf(e)) {
    behind = dark(view.getComputedStyle(e).backgroundColor);
  }
  const scheme = view.getComputedStyle(page.documentElement).colorScheme;
  const asked =
    scheme.includes("dark") && (!scheme.includes("light") || view.matchMedia("(prefers-color-scheme: dark)").matches);
  return behind === true && !asked ? darken(page) : () => {};
}
