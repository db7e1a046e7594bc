// Finds the element of a page that is its article. The rules are written in Rust. If they find nothing, we ask Readability.

import { all, bodyOf, textOf, viewOf } from "./dom.js";
import { articleBodies } from "./jsonld.js";
import { Nodes } from "./nodes.js";
import { through } from "./turns.js";
import { Survey } from "./whosaid_wasm.js";

/** @import { Seen } from "./whosaid_wasm.js" */

/** The element that holds the article, and the elements in it that are not part of the article. @typedef {{ root: Element, ignored: Set<Element> }} Found */

/** An article in a frame has at least this much prose, in letters and digits. */
const LEAST = 200;

/** The largest page that Readability reads, in nodes times depth. */
const READABLE = 10_000_000;

/**
 * The article of a page: one that is shown, otherwise one that the page still hides.
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
    // Some pages show the article in a frame of their own: take the frame that has more text than the page.
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
  const survey = new Survey(body, new Nodes(viewOf(page)), unseenToo);
  await through(survey);
  return survey.finish();
}

/** @param {[Element, Element[]] | undefined} found @returns {Found | undefined} */
const answer = (found) => found && { root: found[0], ignored: new Set(found[1]) };

/** The text of the article in the page's JSON-LD. @param {Document} page */
const given = (page) =>
  articleBodies(all(page, "script[type='application/ld+json']").map((script) => textOf(script) ?? ""));
