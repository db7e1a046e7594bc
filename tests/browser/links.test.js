// The link that a card copies scrolls to its words, whatever the markup.
import { expect, SITE, test } from "./site.js";

/** Pages with a quotation about the bolt far down. */
const PAGES = ["60-plain", "61-q", "62-nbsp", "63-two-paras", "64-sup", "65-br"];

for (const name of PAGES) {
  test(`a copied link scrolls to its words: ${name}`, async ({ page, browserName }) => {
    test.skip(browserName !== "chromium", "text fragments are tested as Chromium follows them");
    await page.goto(`${SITE}pages/cases/${name}.html`);
    await page.evaluate(async () => {
      const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
      const handle = await attach();
      const copied = /** @type {string[]} */ ([]);
      Object.assign(window, { copied });
      const clipboard = { writeText: async (/** @type {string} */ text) => void copied.push(text) };
      Object.defineProperty(navigator, "clipboard", { value: clipboard });
      const { text, analysis } = handle;
      const about = (/** @type {any} */ a) =>
        a.content.some((/** @type {any} */ s) => /bolt/.test(text.slice(s.start, s.end)));
      handle.explain(analysis.attributions.findIndex(about));
    });
    await page.locator("whosaid-card").getByRole("button", { name: /copy/i }).click();
    // The text is composed by a script that loads when it is needed.
    await page.waitForFunction(() => /** @type {any} */ (window).copied.length > 0);
    const [copied] = await page.evaluate(() => /** @type {any} */ (window).copied);
    const link = copied.split("\n").at(-1) ?? "";
    expect(link).toMatch(/#:~:text=/);
    await page.goto("about:blank");
    await page.goto(link);
    const inView = () =>
      page.evaluate(() => {
        const { top, bottom } = document.querySelector("#q")?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
        return top >= 0 && bottom <= innerHeight;
      });
    await expect.poll(inView, { message: link }).toBe(true);
  });
}
