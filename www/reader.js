// Turns the user's input (text, HTML, files) into an article. Fetches nothing, and takes only the words of HTML.

/** Maximum size of a file. */
const MAX_FILE_BYTES = 4_000_000;

/** The elements of an HTML page that are shown. */
const BLOCKS = "h1, h2, h3, h4, p, li, blockquote, figcaption, address, td, dd, div, section";

/** Whether a text is only a web address. @param {string} text */
export const isAddress = (text) => /^\s*(https?:\/\/\S+|[\w-]+(\.[\w-]+)+(\/\S*)?)\s*$/i.test(text);

/**
 * Turns plain text into an article: every non-blank line is a paragraph; the first line is the headline unless it ends
 * like a sentence.
 * @param {string} text
 */
export function paragraphs(text) {
  const lines = text.split(/[\n\u2028\u2029]/).filter((line) => line.trim() !== "");
  return lines.map((line, n) => {
    const headline = n === 0 && lines.length > 1 && !/[.!?…,:]["”'’]*\s*$/.test(line);
    const block = document.createElement(headline ? "h1" : "p");
    block.textContent = line;
    return block;
  });
}

/** The article of an example page, with its markup. @param {string} html */
export function htmlArticle(html) {
  // The content of a template is inert: it runs no scripts. Only the prose is needed.
  const page = document.createElement("template");
  page.innerHTML = html;
  for (const extra of page.content.querySelectorAll("script, style, link, img, iframe, [style]")) extra.remove();
  return [...(page.content.querySelector("article") ?? page.content).childNodes];
}

/** Turns the blocks of any page into plain elements. @param {string} html */
function blocksOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const length = (/** @type {Element} */ e) => e.textContent?.length ?? 0;
  const [root = page.body] = [...page.querySelectorAll("article, main")].sort((a, b) => length(b) - length(a));
  for (const e of root.querySelectorAll("script, style, nav, aside, form, noscript, template")) e.remove();
  return [...root.querySelectorAll(BLOCKS)]
    .filter((e) => !e.querySelector(BLOCKS) && e.textContent?.trim())
    .map((e) => {
      const block = document.createElement(/^h\d$/.test(e.localName) ? e.localName : "p");
      block.textContent = (e.textContent ?? "").replace(/\s+/g, " ").trim();
      return block;
    });
}

/** The text of a file: UTF-8, or else the encoding that a page declares, or Windows-1252. @param {ArrayBuffer} bytes */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder("latin1").decode(bytes.slice(0, 1024));
    const [, label = "windows-1252"] = /charset=["']?([\w-]+)/i.exec(head) ?? [];
    try {
      return new TextDecoder(label).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }
}

/**
 * Turns a file into an article, or returns why it cannot be shown.
 * @param {File} file
 * @returns {Promise<{ why: string } | { text: string, content: () => Node[] }>}
 */
export async function fileArticle(file) {
  const { name, type, size } = file;
  const html = /html/.test(type) || /\.x?html?$/i.test(name);
  if (!html && !/^text\//.test(type) && !/\.(txt|md|text)$/i.test(name))
    return { why: `“${name}” is neither HTML nor text. Save the article as one of these, or paste its text.` };
  if (size > MAX_FILE_BYTES) return { why: `“${name}” is larger than ${MAX_FILE_BYTES / 1_000_000} MB.` };
  const content = decoded(await file.arrayBuffer());
  const blocks = html ? blocksOf(content) : paragraphs(content);
  if (blocks.length === 0) return { why: `“${name}” contains no text.` };
  const text = blocks.map((b) => b.textContent).join("\n");
  return { text, content: () => blocks };
}
