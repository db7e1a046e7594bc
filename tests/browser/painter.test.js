// The places of text in its page, and the search for published blocks, each tested alone.
import { expect, painted, SITE, test } from "./site.js";

/**
 * Opens a page of this HTML with a test module.
 * @param {import("@playwright/test").Page} page @param {string} body
 */
async function open(page, body) {
  const html = `<!doctype html><title>Parts</title><link rel="icon" href="data:,">${body}`;
  await page.route(`${SITE}parts.html`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  await page.goto(`${SITE}parts.html`);
}

/**
 * The painted text when these words are marked one by one.
 * @param {import("@playwright/test").Page} page @param {string[]} words
 */
async function marked(page, words) {
  await page.evaluate(async (words) => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const handle = await attach("main", { css: false, cards: false });
    Object.assign(window, { handle });
    const at = handle.text.indexOf(words[0]);
    handle.focus(at, handle.text.indexOf(words[1], at) + words[1].length);
  }, words);
  return (await painted(page))["whosaid-focus"];
}

const LONG =
  "Nobody in the valley had thought of bread for a long time, and the wheel had stood still since the flood.";

test("a span is one range across elements and blocks, split where something is left out", async ({ page }) => {
  await open(page, `<main><p>He <b>said</b> “go <script>0</script>  now”.</p><p>Then ${LONG}</p></main>`);
  expect(await marked(page, ["said", "Then"])).toEqual(["said “go ", "now”.Then"].sort());
  const inner = await page.evaluate(() => {
    const { handle } = /** @type {any} */ (window);
    const range = handle.rangeOf(3, 7);
    const { startContainer, startOffset } = range;
    return [range.toString(), handle.offsetOf(startContainer, startOffset), handle.offsetOf(startContainer, 2)];
  });
  expect(inner).toEqual(["said", 3, 5]);
});

test("text that is not in the page has no range and no offset", async ({ page }) => {
  await open(page, `<main><p>He said “go now”. ${LONG}</p></main><footer>Foot</footer>`);
  await marked(page, ["He", "said"]);
  const found = await page.evaluate(() => {
    const { handle } = /** @type {any} */ (window);
    const foot = document.querySelector("footer")?.firstChild;
    return [handle.rangeOf(9000, 9001), handle.rangeOf(5, 5), handle.offsetOf(foot, 1), handle.text.length > 20];
  });
  expect(found).toEqual([undefined, undefined, undefined, true]);
});

test("the hash of a block equals the published one", async ({ page }) => {
  // Must stay the same as in src/analysis/carried.rs, because published pages contain such hashes.
  const carried = {
    whosaid: 1,
    blocks: [{ hash: "f6b7b2949fc1d574", length: 14 }],
    analysis: { version: 1, language: "en", quotations: [], attributions: [], speakers: [], hedges: [] },
  };
  await open(page, "<main><p> It&nbsp;will&shy; hold – 😀. </p></main>");
  const text = await page.evaluate(async (analysis) => {
    const { attach } = await import(/** @type {string} */ ("/embed/paint.js"));
    const handle = await attach(undefined, { analysis, css: false, cards: false, engine: "never" });
    return handle.text;
  }, carried);
  expect(text).toBe("It will hold – 😀.");
});
