// Which element of a page is its article, and what inside it is none of it.

/** @typedef {{ root: Element, ignored: Set<Element> }} Found */

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

/** Those of an element, and of the open shadow roots in it. @param {ParentNode} e @returns {Element[]} */
function paragraphs(e) {
  const own = [...e.querySelectorAll("p")].filter((p) => !p.closest("nav,aside,footer,form,[hidden]"));
  const hosts = [...e.querySelectorAll("*")].filter((x) => x.localName.includes("-") && x.shadowRoot);
  return [...own, ...hosts.flatMap((x) => paragraphs(/** @type {ShadowRoot} */ (x.shadowRoot)))];
}

/** The text of an element's paragraphs. @param {Element} e */
const weight = (e) => paragraphs(e).reduce((sum, p) => sum + (p.textContent?.trim().length ?? 0), 0);

/**
 * The article of a page, by what the page says of itself; else as Mozilla's Readability finds it.
 * @param {Document} page
 * @returns {Promise<Found | undefined>}
 */
export async function findArticle(page) {
  const all = page.body ? weight(page.body) : 0;
  for (const selector of SEMANTIC) {
    const best = heaviest(selector === LINKED_DATA ? linked(page) : [...page.querySelectorAll(selector)]);
    // A teaser is marked as an article too: what holds little of the page's text is not what the page is about.
    if (best && best.weight >= LEAST && best.weight * 2 >= all) {
      return { root: best.element, ignored: clutter(best.element) };
    }
  }
  // A page around another of its own: the frame with more text than the page has.
  for (const frame of page.querySelectorAll("iframe")) {
    const inner = frame.contentDocument;
    if (inner?.body && weight(inner.body) >= Math.max(LEAST, all)) return findArticle(inner);
  }
  const { readable } = await import("./readable.js");
  return readable(page);
}

/** The innermost elements that hold what the page's JSON-LD gives as its article's text. @param {Document} page */
function linked(page) {
  const plain = (/** @type {string} */ s) => s.replace(/<[^>]*>|[^\p{L}\p{N}]+/gu, "");
  const found = [];
  for (const script of page.querySelectorAll(LINKED_DATA)) {
    const body = plain(
      /"articleBody"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(script.textContent ?? "")?.[1]?.replace(/\\[nrt]/g, " ") ?? "",
    );
    if (body.length < LEAST) continue;
    const ends = [body.slice(0, 60), body.slice(-60)];
    const holds = (/** @type {Element} */ e) => ends.every((end) => plain(e.textContent ?? "").includes(end));
    let inner = /** @type {Element | undefined} */ (page.body && holds(page.body) ? page.body : undefined);
    for (let next = inner; next; next = [...next.children].find(holds)) inner = next;
    if (inner) found.push(inner);
  }
  return found;
}

/** @param {Element[]} elements */
function heaviest(elements) {
  const weighed = elements.map((element) => ({ element, weight: weight(element) }));
  return weighed.sort((a, b) => b.weight - a.weight)[0];
}

/**
 * What inside an article's element is none of the article: other articles, lists of links, what its class says.
 * @param {Element} root
 * @returns {Set<Element>}
 */
export function clutter(root) {
  const ignored = new Set();
  const whole = root.textContent?.length ?? 0;
  for (const e of root.querySelectorAll("div,section,ul,ol,article,header,p,table,figure,span")) {
    const name = `${e.id} ${e.getAttribute("class") ?? ""}`;
    const length = e.textContent?.length ?? 0;
    const named = CLUTTER.test(name) && !BODY.test(name) && length * 3 < whole;
    if (named || (/^(DIV|SECTION|UL|OL)$/.test(e.tagName) && linksOnly(e, length))) ignored.add(e);
  }
  return ignored;
}

/** Whether an element holds several links and hardly anything else. @param {Element} e @param {number} length */
function linksOnly(e, length) {
  const links = e.querySelectorAll("a[href]");
  if (links.length < 3 || length > 2000) return false;
  return [...links].reduce((sum, a) => sum + (a.textContent?.length ?? 0), 0) > length * 0.75;
}
