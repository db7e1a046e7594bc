// Which element of a page is its article. The rules are Rust's; this lets it look, and asks a library where it finds nothing.

import { all, bodyOf, textOf, viewOf } from "./dom.js";
import { Host } from "./host.js";
import { through } from "./turns.js";
import { Survey } from "./whosaid_wasm.js";

/** @import { Seen } from "./whosaid_wasm.js" */

/** The element that holds the article, and what in it is none of it. @typedef {{ root: Element, ignored: Set<Element> }} Found */

/** The least prose of an article in a frame, in letters and digits. */
const LEAST = 200;

/** Nodes times depth of a page that is read by Readability at most. */
const READABLE = 10_000_000;

/**
 * The article of a page: one that is shown, else one that the page still hides.
 * @param {Document} page
 * @returns {Promise<Found | undefined>}
 */
export const findArticle = async (page) => (await search(page, false)) ?? search(page, true);

/** @param {Document} page @param {boolean} unseenToo @returns {Promise<Found | undefined>} */
async function search(page, unseenToo) {
  const seen = await look(page, unseenToo);
  if (!seen) return undefined;
  try {
    const found = seen.find(given(page));
    if (found) return answer(found);
    // A page around another of its own: the frame with more text than the page has.
    for (const { contentDocument } of /** @type {HTMLIFrameElement[]} */ (all(page, "iframe"))) {
      const inner = contentDocument && (await look(contentDocument, unseenToo));
      const more = inner && inner.prose >= Math.max(LEAST, seen.prose);
      inner?.free();
      if (more) return search(contentDocument, unseenToo);
    }
    if ((seen.cost ?? Number.POSITIVE_INFINITY) > READABLE) return undefined;
    const { readable } = await import("./readable.js");
    return answer(seen.keep(readable(page)));
  } finally {
    seen.free();
  }
}

/** @param {Document} page @param {boolean} unseenToo @returns {Promise<Seen | undefined>} */
async function look(page, unseenToo) {
  const body = bodyOf(page);
  if (!body) return undefined;
  const survey = new Survey(body, new Host(viewOf(page)), unseenToo);
  await through(survey);
  return survey.finish();
}

/** @param {[Element, Element[]] | undefined} found @returns {Found | undefined} */
const answer = (found) => found && { root: found[0], ignored: new Set(found[1]) };

/** What the page's JSON-LD gives as the text of its article. @param {Document} page */
function given(page) {
  return all(page, "script[type='application/ld+json']").flatMap((script) => {
    try {
      return bodies(JSON.parse(textOf(script) ?? ""));
    } catch {
      return [];
    }
  });
}

/** @param {unknown} value @returns {string[]} */
function bodies(value) {
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "articleBody" && typeof inner === "string" ? [inner] : bodies(inner),
  );
}
