// An Analysis as it crosses between JavaScript and WebAssembly: as numbers and strings (src/analysis/flat.rs), by the table
// that is generated from the Rust types.
import { RECORDS, VALUES } from "./shape.js";

/** @import { Analysis } from "./whosaid.js" */

/** An Analysis as numbers and strings. @typedef {[ArrayLike<number>, string[]]} Flat */

/** The steps that a fraction has from 0 to 1. */
const STEPS = 1000;

/** The Analysis of a flat form. @param {Flat} flat @returns {Analysis} */
export function unfold([numbers, strings]) {
  let at = 0;
  /** @type {(type: string) => unknown} */
  const read = (type) => {
    if (type[0] === "?") return numbers[at++] ? read(type.slice(1)) : null;
    if (type[0] === "*") {
      const item = type.slice(1);
      return Array.from({ length: numbers[at++] }, () => read(item));
    }
    if (type === "Span") return { start: numbers[at++], end: numbers[at++] };
    if (RECORDS[type]) return Object.fromEntries(RECORDS[type].map(([name, field]) => [name, read(field)]));
    const number = numbers[at++];
    if (VALUES[type]) return VALUES[type][number];
    if (type === "text") return strings[number];
    if (type === "flag") return number !== 0;
    return type === "fraction" ? number / STEPS : number;
  };
  return /** @type {Analysis} */ (read("Analysis"));
}

/**
 * The flat form of an Analysis that was read from JSON. What is missing counts as absent, empty or 0, and what is of another
 * type is an error.
 * @param {unknown} analysis @returns {[number[], string[]]}
 */
export function fold(analysis) {
  /** @type {number[]} */
  const numbers = [];
  /** @type {string[]} */
  const strings = [];
  /** @type {(type: string, value: any) => void} */
  const write = (type, value) => {
    if (type[0] === "?") {
      const there = value !== null && value !== undefined;
      numbers.push(Number(there));
      if (there) write(type.slice(1), value);
    } else if (type[0] === "*") {
      const items = value ?? [];
      numbers.push(items.length);
      for (const item of items) write(type.slice(1), item);
    } else if (type === "Span") {
      numbers.push(value.start, value.end);
    } else if (RECORDS[type]) {
      for (const [name, field] of RECORDS[type]) write(field, value[name]);
    } else if (VALUES[type]) {
      numbers.push(VALUES[type].indexOf(value));
    } else if (type === "text") {
      numbers.push(strings.push(String(value)) - 1);
    } else {
      numbers.push(type === "fraction" ? Math.round((value ?? 0) * STEPS) : Number(value ?? 0));
    }
  };
  write("Analysis", analysis);
  return [numbers, strings];
}
