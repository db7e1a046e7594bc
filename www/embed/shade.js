// A page can be dark without saying so by `color-scheme`. Then light-dark() paints for a light page, so we set the marks' lines and
// tints for the background of the text.

import { pageOf, parentOf, rootOf, viewOf } from "./dom.js";
import { dark } from "./lightness.js";

/** @import { Host } from "./host.js" */

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
 * Fits the marks to a page that is dark and does not say so. Returns what undoes it.
 * @param {Element} root @param {Host} host
 */
export const fit = (root, host) => (isDarkUnsaid(root) ? host.darken(pageOf(root)) : () => {});

/** Makes panel or card dark if the element beside it is. @param {HTMLElement} host @param {Element | null} beside */
export function suit(host, beside) {
  if (host.dataset.theme === undefined || host.dataset.theme === "unsaid") {
    if (beside && isDarkUnsaid(beside)) host.dataset.theme = "unsaid";
    else delete host.dataset.theme;
  }
}
