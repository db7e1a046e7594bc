// A page can be dark without saying so by `color-scheme`: then light-dark() paints for a light one. The marks' lines and
// tints are set here for what lies behind the text, by a style sheet that is adopted, so that the page's DOM is not touched.

/** What stands in whosaid.css for dark pages. */
const DARK = `:root {
  --whosaid-quotation-line: #e0a63a;
  --whosaid-attribution-line: #7db0ff;
  --whosaid-attribution-tint: rgb(90 150 255 / 0.22);
  --whosaid-hedge-line: #f08ccf;
  --whosaid-hedge-tint: rgb(255 100 200 / 0.2);
  --whosaid-claim-line: rgb(240 140 207 / 0.6);
  --whosaid-focus-tint: rgb(190 140 0 / 0.75);
}`;

/** Whether a colour is dark, alpha aside; undefined where nothing of it is seen. @param {string} colour */
function dark(colour) {
  const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (b === undefined || a < 0.5) return undefined;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 110;
}

/**
 * Fits the marks to a page that is dark and does not say so; gives back how to undo it.
 * @param {Element} root
 */
export function fit(root) {
  const page = root.ownerDocument;
  const view = page.defaultView;
  if (!view || !page.adoptedStyleSheets) return () => {};
  let behind;
  for (let e = /** @type {Element | null} */ (root); e && behind === undefined; e = e.parentElement) {
    behind = dark(view.getComputedStyle(e).backgroundColor);
  }
  const scheme = view.getComputedStyle(page.documentElement).colorScheme;
  const asked =
    scheme.includes("dark") && (!scheme.includes("light") || view.matchMedia("(prefers-color-scheme: dark)").matches);
  if (behind !== true || asked) return () => {};
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(DARK);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  return () => {
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((s) => s !== sheet);
  };
}
