// How the embed comes into a page: the styles of its marks are here, and its elements in shell.js.
import { DARK } from "./dark.js";
import { adopt, all, create, headOf, isThere, rootOf, sheetsOf, viewOf } from "./dom.js";
import { look, lost, shell, tell } from "./shell.js";
import { whole } from "./whole.js";

/** @import { Host } from "./host.js" */

/** The style sheets that we put into pages, with the number of articles that use each. @type {Map<Document, { link: Element, users: number }>} */
const sheets = new Map();

/**
 * Styles the marks of a page. Returns what removes the styles.
 * @param {Document} page @param {(error: Error) => void} fail
 */
function dress(page, fail) {
  const { href } = new URL("whosaid.css", import.meta.url);
  const links = /** @type {HTMLLinkElement[]} */ (all(page, "link"));
  let there = sheets.get(page);
  if (!there) {
    if (links.some((link) => link.href === href)) return () => {};
    const link = create("link", page);
    link.rel = "stylesheet";
    link.href = href;
    link.addEventListener("error", () => fail(lost(href)));
    there = { link, users: 0 };
    sheets.set(page, there);
  }
  there.users += 1;
  // A page that replaced its whole document has lost the link.
  if (!isThere(there.link)) (headOf(page) ?? rootOf(page)).append(there.link);
  return () => undress(page);
}

/** @param {Document} page */
function undress(page) {
  const there = sheets.get(page);
  if (!there) return;
  there.users -= 1;
  if (there.users > 0) return;
  there.link.remove();
  sheets.delete(page);
}

/** For each document, the sheet that its components adopt. @type {WeakMap<Document, Promise<CSSStyleSheet>>} */
const adoptable = new WeakMap();

/** @param {Document} page */
async function load(page) {
  const sheet = new (viewOf(page) ?? window).CSSStyleSheet();
  return sheet.replace(await (await fetch(new URL("whosaid.css", import.meta.url))).text());
}

/**
 * Styles the marks in a component by a style sheet that it adopts. Returns what removes the styles. If the sheet cannot be loaded,
 * the marks there have no styles.
 * @param {ShadowRoot} shadow
 */
function dressComponent(shadow) {
  const page = shadow.ownerDocument;
  const coming = adoptable.get(page) ?? load(page);
  adoptable.set(page, coming);
  let gone = false;
  const change = (/** @type {(sheet: CSSStyleSheet) => CSSStyleSheet[]} */ sheets) =>
    coming.then(
      (sheet) => {
        shadow.adoptedStyleSheets = sheets(sheet);
      },
      () => adoptable.delete(page),
    );
  change((sheet) => (gone ? shadow.adoptedStyleSheets : [...shadow.adoptedStyleSheets, sheet]));
  return () => {
    gone = true;
    change((sheet) => shadow.adoptedStyleSheets.filter((s) => s !== sheet));
  };
}

/**
 * Styles the marks for a dark page by a style sheet that the page adopts, which does not touch its DOM. Returns what removes
 * the styles.
 * @param {Document} page
 */
function darken(page) {
  const view = viewOf(page);
  if (!view || !sheetsOf(page)) return () => {};
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(DARK);
  adopt(page, [...sheetsOf(page), sheet]);
  return () =>
    void adopt(
      page,
      sheetsOf(page).filter((s) => s !== sheet),
    );
}

/** @type {Host} */
export const host = { dress, dressComponent, darken, look, shell, tell, whole };
