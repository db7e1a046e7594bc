// What attach() is asked for, and of what: an option that nobody knows is an error, and an element is shown once.
import { Article, known, LAYERS } from "./article.js";
import { all, isThere, rootOf } from "./dom.js";
import { MARKINGS } from "./marks.js";
import { housed } from "./start.js";

/** @import { Find, Source, Whole } from "./article.js" */
/** @import { AttachOptions, Handle } from "./whosaid.js" */

const MODES = ["highlights", "marks"];
const SWITCHES = /** @type {const} */ (["cards", "watch", "css"]);
const NAMES = ["scope", "confidence", "house", "layers", "mode", "marking", "lang", "messages", ...SWITCHES];

/** @param {unknown} tag */
function isLanguage(tag) {
  try {
    return typeof tag === "string" && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * Options with their defaults; throws where one is unknown or invalid.
 * @param {AttachOptions | undefined} given @param {Pick<Source, "check">} source
 */
export function checked(given, source) {
  const options = given ?? {};
  if (typeof options !== "object") throw new Error("whosaid: the options must be an object");
  for (const name of Object.keys(options)) known("option", name, NAMES);
  const { scope, confidence, house, layers, mode, marking = MARKINGS[0] } = options;
  source.check({ scope, confidence });
  if (layers && !Array.isArray(layers)) throw new Error("whosaid: layers must be an array");
  for (const name of layers ?? []) known("layer", name, LAYERS);
  known("mode", mode ?? MODES[0], MODES);
  known("marking", marking, MARKINGS);
  if (options.lang !== undefined && !isLanguage(options.lang))
    throw new Error(`whosaid: lang must be a language tag such as “de”, not ${JSON.stringify(options.lang)}`);
  const [cards, watch, css] = SWITCHES.map((name) => {
    const on = options[name] ?? true;
    if (typeof on !== "boolean") throw new Error(`whosaid: ${name} must be true or false`);
    return on;
  });
  return {
    scope: scope ?? "speech",
    confidence: confidence ?? undefined,
    house: house ?? undefined,
    layers: LAYERS.filter((name) => layers?.includes(name) ?? true),
    marks: mode === MODES[1],
    marking,
    cards,
    watch,
    css,
  };
}

/** The articles that are shown, and what each was asked for. @type {Set<{ article: Article, asked: string, coming: Promise<Handle> }>} */
const shown = new Set();

/**
 * @param {Element | string | null | undefined} root @param {AttachOptions | undefined} options
 * @param {Source} source @param {Whole} whole @param {boolean | undefined} stood
 */
export async function attach(root, options, source, whole, stood) {
  const chosen = checked(await housed(options), source);
  // A broken list is told at once; where there is no engine yet, none is read.
  if (chosen.house && source.lists) (await whole("house.js", source.lists())).finder(chosen.house);
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
  await translate(options, whole);
  const asked = JSON.stringify(chosen);
  for (const one of shown) {
    if (one.article.root !== found.root) continue;
    if (one.asked === asked) return one.coming;
    one.article.detach();
  }
  const article = new Article(found, chosen, source, find, stood, whole);
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
 * Has panel and cards speak the language that is asked for, else the page's, else English.
 * @param {AttachOptions | undefined} options @param {Whole} whole
 */
async function translate({ lang = rootOf(document).lang, messages } = {}, whole) {
  if (messages === undefined && !/^[a-z]/i.test(lang)) return;
  if (messages === undefined && /^en\b/i.test(lang)) return;
  const { speak } = await whole("wording.js", import("./wording.js"));
  await speak(lang, messages);
}

/** The match with the most text: a page's article, not the teasers of others. @param {string} selector */
function longest(selector) {
  const length = (/** @type {Element} */ e) => e.textContent?.length ?? 0;
  return all(document, selector).reduce(
    (best, e) => (best && length(best) >= length(e) ? best : e),
    /** @type {Element | undefined} */ (undefined),
  );
}
