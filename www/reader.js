// What a reader gives the demo, as an article: text, HTML, files. Nothing is fetched, and of HTML the words alone are taken.

/** The longest file that is read, in bytes. */
const LARGEST = 4_000_000;

/** What is shown of a page of HTML. */
const BLOCKS = "h1, h2, h3, h4, p, li, blockquote, figcaption, address, td, dd";

/** Whether a text is an address alone. @param {string} text */
export const isAddress = (text) => /^\s*(https?:\/\/|www\.)\S+\s*$/i.test(text);

/**
 * Plain text as an article: every line that is not blank is a paragraph, a first line that does not end as a sentence
 * does the headline.
 * @param {string} text
 */
export function paragraphs(text) {
  const lines = text.split(/[\n\u2028\u2029]/).filter((line) => line.trim() !== "");
  return lines.map((line, n) => {
    const headline = n === 0 && lines.length > 1 && !/[.!?”"',:’]\s*$/.test(line);
    const block = document.createElement(headline ? "h1" : "p");
    block.textContent = line;
    return block;
  });
}

/** The article of one of the example pages, as it is. @param {string} html */
export function htmlArticle(html) {
  // A template's content is inert; of the examples' pages only the prose is wanted here.
  const page = document.createElement("template");
  page.innerHTML = html;
  for (const extra of page.content.querySelectorAll("script, style, link, img, iframe, [style]")) extra.remove();
  return [...(page.content.querySelector("article") ?? page.content).childNodes];
}

/** The blocks of somebody else's page as elements of ours. @param {string} html */
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

/**
 * A file as an article, or why it cannot be shown.
 * @param {File} file
 * @returns {Promise<{ why: string } | { text: string, content: () => Node[] }>}
 */
export async function fileArticle(file) {
  const { name, type, size } = file;
  const html = /html/.test(type) || /\.x?html?$/i.test(name);
  if (!html && !/^text\//.test(type) && !/\.(txt|md|text)$/i.test(name))
    return { why: `“${name}” is neither HTML nor text. Save the article as one of these, or paste its text.` };
  if (size > LARGEST) return { why: `“${name}” is larger than ${LARGEST / 1_000_000} MB.` };
  const content = await file.text();
  const blocks = html ? blocksOf(content) : paragraphs(content);
  if (blocks.length === 0) return { why: `“${name}” holds no text.` };
  const text = blocks.map((b) => b.textContent).join("\n");
  return { text, content: () => blocks };
}
