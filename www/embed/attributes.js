// The attributes of the script tags: which options they set, and which are misspelt.

/** @import { AttachOptions, Layer } from "./whosaid.js" */

/** The attributes of both script tags. */
const COMMON = ["root", "panel", "house", "layers", "css", "mode", "marking", "lang", "messages"];
/** Those that only whosaid.js has, and those that only paint.js has. */
export const ENGINE_ONLY = ["scope", "confidence"];
export const PAINT_ONLY = ["analysis", "engine"];

/** How many letters of a longer and of a short name may be wrong. */
const WRONG = 2;
const WRONG_OF_SHORT = 1;
const SHORT = 4;

/**
 * The options in a script's attributes.
 * @param {DOMStringMap} data @returns {AttachOptions}
 */
export function asked({ scope, confidence, house, layers, css = "on", mode, marking, lang, messages }) {
  if (!/^(on|off)$/.test(css)) throw new Error(`whosaid: unknown data-css “${css}”, expected one of on, off`);
  return {
    scope: /** @type {import("./whosaid.js").Scope | undefined} */ (scope),
    // An empty value is invalid, not 0.
    confidence: confidence === undefined ? undefined : Number(confidence.trim() || Number.NaN),
    house,
    layers: /** @type {Layer[] | undefined} */ (layers?.split(/[\s,]+/).filter(Boolean)),
    mode: /** @type {"highlights" | "marks" | undefined} */ (mode),
    marking: /** @type {import("./whosaid.js").Marking | undefined} */ (marking),
    lang,
    messages,
    css: css === "on",
  };
}

/**
 * Returns an error that names the misspelt attributes of a script, and those that only the other script has. Other tools put
 * attributes on scripts too (`data-cfasync`), so a name that is like none of ours is not an error.
 * @param {DOMStringMap} data @param {readonly string[]} own The names that only this script has.
 */
export function misspelt(data, own) {
  const known = [...COMMON, ...own];
  const all = [...COMMON, ...ENGINE_ONLY, ...PAINT_ONLY];
  const wrong = Object.keys(data).filter((name) => name !== "auto" && !known.includes(name));
  const ours = wrong.filter((name) => all.some((right) => isLike(name, right)));
  if (ours.length === 0) return undefined;
  return new Error(`whosaid: unknown ${written(ours)}; this script knows ${written(known)}`);
}

/** @param {readonly string[]} names */
const written = (names) =>
  names.map((name) => `data-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`).join(", ");

/** Whether a name begins with another one (“language”, “lang”), or few letters of it are wrong. @param {string} name @param {string} right */
function isLike(name, right) {
  const isShort = right.length <= SHORT;
  if (name.startsWith(right) && right.length >= SHORT) return true;
  return distance(name, right) <= (isShort ? WRONG_OF_SHORT : WRONG);
}

/** How many letters must be added, removed or replaced to make one word of another. @param {string} a @param {string} b */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1])));
    row = next;
  }
  return row[b.length];
}
