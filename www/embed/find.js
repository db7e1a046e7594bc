// Which element of a page is its article, and what inside it is none of it.

import { Census } from "./census.js";
import { all, bodyOf, childrenOf, textOf } from "./dom.js";

/**
 * `told`: the page itself says that this is its article.
 * @typedef {{ root: Element, ignored: Set<Element>, told?: boolean }} Found
 */

/** Marks that a page itself puts on its article, the surest first. */
const LINKED_DATA = "script[type='application/ld+json']";
const SEMANTIC = ["[itemprop~=articleBody]", "[property~=articleBody]", LINKED_DATA, "article", "main", "[role=main]"];

/** How an element's class or id says that it is none of the article. */
const CLUTTER =
  /(^|[\s_-])(ads?|advert\w*|banner|breadcrumbs?|byline-social|comments?|consent|cookies?|disqus|disclaimer|gdpr|login|masthead|most-(read|popular|viewed)|newsletter\w*|outbrain|pagination|paywall|popup|promo\w*|read-?(more|next)|recirc\w*|recommend\w*|related\w*|share\w*|sharing|sidebar|signup|social\w*|sponsor\w*|subscri\w*|taboola|tags?|teasers?|teads\w*|toolbar|trc\w*|trending|widget|zerg\w*)([\s_-]|$)/i;
/** What such a class may also stand on: the article itself. */
const BODY = /(^|[\s_-])(article|body|content|entry|main|page|post|story|text)([\s_-]|$)/i;

/** The least text of an article, in UTF-16 units. */
const LEAST = 250;

/** Of an element's names so much is read, in UTF-16 units. */
const NAMED = 1000;

/** Nodes times depth of a page that is read by Readability at most. */
const READABLE = 10_000_000;

/** How much text at most is searched for what a page's data gives as its article, in UTF-16 units. */
const SEARCHED = 20_000_000;

/**
 * The article of a page, by what the page says of itself; else as Mozilla's Readability finds it.
 * @param {Document} page
 * @returns {Promise<Found | undefined>}
 */
export async function findArticle(page) {
  const body = bodyOf(page);
  if (!body) return undefined;
  const census = new Census(body);
  const { prose, text } = census.of(body);
  for (const selector of SEMANTIC) {
    const there = selector === LINKED_DATA ? linked(page, body, census) : all(page, selector);
    const best = heaviest(there, census);
    // A teaser is marked as an article too: what holds little of the page's text is not what the page is about.
    if (best && best.weight >= LEAST && best.weight * 2 >= prose) {
      return { root: best.element, ignored: clutter(best.element, census), told: true };
    }
  }
  // A page around another of its own: the frame with more text than the page has.
  for (const frame of /** @type {HTMLIFrameElement[]} */ (all(page, "iframe"))) {
    const inner = frame.contentDocument;
    const within = inner && bodyOf(inner);
    if (within && new Census(within).of(within).prose >= Math.max(LEAST, prose)) return findArticle(inner);
  }
  // It costs more the longer and the deeper a page is.
  if (census.full || (census.nodes + text / 16) * census.depth > READABLE) return undefined;
  const { readable } = await import("./readable.js");
  const found = readable(page);
  return found && census.of(found.root).text >= LEAST ? found : undefined;
}

/**
 * The innermost elements that hold what the page's JSON-LD gives as its article's text.
 * @param {Document} page @param {Element} body @param {Census} census
 */
function linked(page, body, census) {
  const plain = (/** @type {string} */ s) => s.replace(/<[^<>]*>|[^\p{L}\p{N}]+/gu, "");
  let left = SEARCHED;
  /** @type {Element[]} */
  const found = [];
  if (census.full) return found;
  for (const script of all(page, LINKED_DATA)) {
    if (left <= 0) break;
    const given = /"articleBody"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"/.exec(script.textContent ?? "")?.[1] ?? "";
    const words = plain(given.replace(/\\[nrt]/g, " "));
    if (words.length < LEAST) continue;
    const ends = [words.slice(0, 60), words.slice(-60)];
    const holds = (/** @type {Element} */ e) => {
      left -= census.of(e).text + 100;
      return left > 0 && ends.every((end) => plain(textOf(e) ?? "").includes(end));
    };
    let inner = holds(body) ? body : undefined;
    for (let next = /** @type {Element | undefined} */ (inner); next; next = [...childrenOf(next)].find(holds)) {
      inner = /** @type {HTMLElement} */ (next);
    }
    if (inner) found.push(inner);
  }
  return found;
}

/** @param {Element[]} elements @param {Census} census */
function heaviest(elements, census) {
  const weighed = elements.map((element) => ({ element, weight: census.of(element).prose }));
  return weighed.sort((a, b) => b.weight - a.weight)[0];
}

/**
 * What inside an article's element is none of the article: other articles, lists of links, what its class says.
 * @param {Element} root
 * @returns {Set<Element>}
 */
export function clutter(root, census = new Census(root)) {
  const ignored = new Set();
  const whole = census.of(root).text;
  for (const e of root.querySelectorAll("div,section,ul,ol,article,header,p,table,figure,span")) {
    const name = `${e.id} ${e.getAttribute("class") ?? ""}`.slice(0, NAMED);
    const { text, links, linked } = census.of(e);
    const named = CLUTTER.test(name) && !BODY.test(name) && text * 3 < whole;
    // Several links and hardly anything else.
    const list = /^(DIV|SECTION|UL|OL)$/.test(e.tagName) && links >= 3 && text <= 2000 && linked > text * 0.75;
    if (named || list) ignored.add(e);
  }
  return ignored;
}
