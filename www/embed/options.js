// The options of attach(): their defaults, and errors for unknown or invalid ones.
import { LAYERS, MARKINGS } from "./marks.js";

/** @import { Source } from "./host.js" */
/** @import { AttachOptions } from "./whosaid.js" */

const MODES = ["highlights", "marks"];
const SWITCHES = /** @type {const} */ (["cards", "watch", "css"]);
const NAMES = ["scope", "confidence", "house", "layers", "mode", "marking", "lang", "messages", ...SWITCHES];

/** @typedef {ReturnType<typeof checked>} Checked */

/** Throws if a name is not one of those that we know. @param {string} what @param {unknown} name @param {readonly unknown[]} all */
export function known(what, name, all) {
  if (!all.includes(name)) throw new Error(`whosaid: unknown ${what} “${name}”, expected one of ${all.join(", ")}`);
}

/** @param {unknown} tag */
function isLanguage(tag) {
  try {
    return typeof tag === "string" && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * Returns options with their defaults. Throws if one is unknown or invalid.
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
