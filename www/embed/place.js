// How Whosaid comes into a page: its looks, its own elements, and what it tells. An extension has another file in this
// one's place.
import { DARK } from "./dark.js";
import { adopt, all, create, emit, headOf, isThere, rootOf, sheetsOf, viewOf } from "./dom.js";

/** @param {string} href */
const lost = (href) => new Error(`whosaid: ${href} cannot be loaded`);

/** The style sheets that we put into pages, and how many articles use each. @type {Map<Document, { link: Element, users: number }>} */
const sheets = new Map();

/**
 * Gives a page the looks of marks; gives back how to take them away.
 * @param {Document} page @param {(error: Error) => void} fail
 */
export function dress(page, fail) {
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
  // A page that is written anew has lost it.
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

/** The looks of marks as a sheet that can be adopted, for each document. @type {WeakMap<Document, Promise<CSSStyleSheet>>} */
const adoptable = new WeakMap();

/** @param {Document} page */
async function load(page) {
  const sheet = new (viewOf(page) ?? window).CSSStyleSheet();
  return sheet.replace(await (await fetch(new URL("whosaid.css", import.meta.url))).text());
}

/**
 * Gives marks their looks in a component by a style sheet that is adopted; gives back how to take them away. Where the sheet
 * cannot be had, marks there go without.
 * @param {ShadowRoot} shadow
 */
export function dressComponent(shadow) {
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
 * Gives marks their looks for the dark by a style sheet that is adopted, so that the page's DOM is not touched; gives back
 * how to take them away.
 * @param {Document} page
 */
export function darken(page) {
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

/** By names that bundlers see. */
const LOOKS = {
  "panel.css": () => new URL("panel.css", import.meta.url),
  "lists.css": () => new URL("lists.css", import.meta.url),
};

/**
 * Gives a shadow root the looks of panel and card, or those of the lists.
 * @param {ShadowRoot} shadow @param {"panel.css" | "lists.css"} [name]
 * @returns {Promise<unknown>} When they are there, or cannot be had.
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

/** An element of ours and what is in it. @param {string} name */
export function shell(name) {
  const host = create(/** @type {"div"} */ (name));
  const shadow = host.attachShadow({ mode: "open" });
  look(shadow);
  return { host, shadow };
}

/**
 * Tells the page of what happened, from the article's element; false where somebody has seen to it.
 * @param {Element} root @param {string} name @param {object} detail
 */
export function tell(root, name, detail) {
  const event = new CustomEvent(`whosaid:${name}`, { bubbles: true, cancelable: true, composed: true, detail });
  return emit(isThere(root) ? root : document, event);
}
