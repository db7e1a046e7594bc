// attach() of the embed: finds the article that is asked for, and shows each element once.
import { Article } from "./article.js";
import { all, isThere, rootOf } from "./dom.js";
import { checked } from "./options.js";
import { host } from "./place.js";
import { housed } from "./start.js";

/** @import { Find, Source } from "./host.js" */
/** @import { AttachOptions, Handle } from "./whosaid.js" */

/** The articles that are shown, and the options of each. @type {Set<{ article: Article, asked: string, coming: Promise<Handle> }>} */
const shown = new Set();

/**
 * @param {Element | string | null | undefined} root @param {AttachOptions | undefined} options
 * @param {Source} source @param {boolean | undefined} stood
 */
export async function attach(root, options, source, stood) {
  const chosen = checked(await housed(options), source);
  // A broken list is an error at once. Without an engine we read no list.
  if (chosen.house && source.lists) (await host.whole("house.js", source.lists())).finder(chosen.house);
  const around = (/** @type {Element} */ element) => ({ root: element, ignored: new Set() });
  /** @type {Find | undefined} */
  let find;
  let why = "no article was found on this page";
  if (root === undefined || root === null) find = () => source.find(document);
  else if (typeof root === "string") {
    why = `nothing in the page matches ${JSON.stringify(root)}`;
    find = (now) => {
      const element = now && isThere(now) ? now : longest(root);
      return element && around(element);
    };
  } else if (root.nodeType !== 1) throw new Error("whosaid: the root must be an Element");
  const found = find ? await find() : around(/** @type {Element} */ (root));
  if (!found) throw new Error(`whosaid: ${why}`);
  await translate(options);
  const asked = JSON.stringify(chosen);
  for (const one of shown) {
    if (one.article.root !== found.root) continue;
    if (one.asked === asked) return one.coming;
    one.article.detach();
  }
  const article = new Article(found, chosen, host, source, find, stood);
  const coming = article.show().catch((error) => {
    article.detach();
    throw error;
  });
  const one = { article, asked, coming };
  shown.add(one);
  article.addEventListener("detach", () => shown.delete(one));
  return coming;
}

/**
 * Sets the language of panel and cards: the one that is asked for, else the page's, else English.
 * @param {AttachOptions | undefined} options
 */
async function translate({ lang = rootOf(document).lang, messages } = {}) {
  if (messages === undefined && !/^[a-z]/i.test(lang)) return;
  if (messages === undefined && /^en\b/i.test(lang)) return;
  const { speak } = await host.whole("wording.js", import("./wording.js"));
  await speak(lang, host, messages);
}

/** The match with the most text: a page's article, not the teasers of other articles. @param {string} selector */
function longest(selector) {
  const length = (/** @type {Element} */ e) => e.textContent?.length ?? 0;
  return all(document, selector).reduce(
    (best, e) => (best && length(best) >= length(e) ? best : e),
    /** @type {Element | undefined} */ (undefined),
  );
}
