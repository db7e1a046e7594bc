// Reads a newsroom's own list, with the engine's forms of verbs. Loaded if there is a list.
import { finderOf } from "./houselist.js";
import { verbForms } from "./whosaid_wasm.js";

/** The last list and the function that finds its entries, because each slice of an article asks again. @type {[string, (text: string) => Uint32Array] | undefined} */
let last;

/** The function that finds the entries of a list in a sentence. Throws if the list is invalid. @param {string} text */
export function finder(text) {
  if (last?.[0] !== text) last = [text, finderOf(text, verbForms)];
  return last[1];
}
