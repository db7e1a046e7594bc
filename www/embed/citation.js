// A quotation to be copied: the words, who said them, and an address that leads to them.
import { placeOf } from "./words.js";

/** @import { Attribution, Handle, Span } from "./whosaid.js" */

/**
 * The words of a quotation with who said them and an address that leads to them.
 * @param {Handle} handle @param {Attribution} a
 */
export function citation(handle, a) {
  const { text, analysis } = handle;
  const words = a.content.map((s) => text.slice(s.start, s.end)).join(" … ");
  const speaker = a.speaker === null ? undefined : analysis.speakers[a.speaker];
  const who = speaker ? `\n— ${speaker.name}${speaker.role ? `, ${speaker.role}` : ""}` : "";
  return `${words}${who}\n${address(handle, a.content[0] ?? placeOf(a))}`;
}

/** The address of a long quotation has this many of its first words, and as many of its last. */
const ENDS = 5;

/**
 * The page's address with a text fragment: https://wicg.github.io/scroll-to-text-fragment/. Browsers look for the page's
 * own words: without the marks that a `<q>` shows, and not across a line break or the number of a note.
 * @param {Handle} handle @param {Span} span
 */
export function address(handle, { start, end }) {
  const { text } = handle;
  const words = [...text.slice(start, end).matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: start + index,
    end: start + index + word.length,
  }));
  const plain = (/** @type {string} */ s) => s.replace(/[\s“”‘’"]/g, "");
  /** The page's text from word `i` to word `j`, and whether nothing else stands between these words. @param {number} i @param {number} j */
  const there = (i, j) => {
    const page = handle.rangeOf(words[i].start, words[j].end)?.toString().trim().replace(/\s+/g, " ") ?? "";
    const same = plain(page) === plain(text.slice(words[i].start, words[j].end));
    return { page, same, whole: same && page.split(" ").length === j - i + 1 };
  };
  const last = words.length - 1;
  const parts = [];
  if (last < 2 * ENDS && there(0, last).whole) parts.push(there(0, last).page);
  else {
    let [i, j] = [0, last];
    while (i + 1 < ENDS && i + 1 < last && there(0, i + 1).whole) i += 1;
    // A number right after a word is a part of it.
    if (i > 0 && i + 1 <= last && !there(0, i + 1).same) i -= 1;
    while (j - 1 > i && last - j + 1 < ENDS && there(j - 1, last).whole) j -= 1;
    parts.push(there(0, i).page, there(j, last).page);
  }
  const encode = (/** @type {string} */ s) => encodeURIComponent(s).replace(/-/g, "%2D");
  // Keep the page's own fragment: the article may be found by it.
  const [here] = location.href.split(":~:");
  return `${here}${here.includes("#") ? "" : "#"}:~:text=${parts.map(encode).join(",")}`;
}
