// The marks of every example article.
import { ARTICLES, expect, painted, reported, SITE, shown, test } from "./site.js";

/** Articles of one test. They share a page, because opening one takes longer than the checks. */
const TOGETHER = 9;
/** The page's own article has no name. */
const ALL = ["", ...ARTICLES];

for (let n = 0; n < ALL.length; n += TOGETHER) {
  const names = ALL.slice(n, n + TOGETHER);
  test(`marks of articles ${n + 1} to ${n + names.length}`, async ({ page, browserName }) => {
    test.setTimeout(90_000);
    await page.goto(SITE);
    await shown(page);
    for (const name of names) {
      // Pictures take most of the time, so Firefox takes one article's.
      const pictures = browserName === "chromium" || name === names[0];
      await test.step(name || "its own", () => check(page, name, pictures));
    }
  });
}

/** @param {import("@playwright/test").Page} page @param {string} name @param {boolean} pictures */
async function check(page, name, pictures) {
  const article = page.locator("article");
  if (name) {
    const before = await page.evaluateHandle(() => document.querySelector("whosaid-panel")?.handle);
    await page.getByRole("combobox", { name: "Article" }).selectOption(name);
    await page.waitForFunction((was) => document.querySelector("whosaid-panel")?.handle !== was, before);
  } else {
    const source = await page.evaluate(async () => {
      const html = await (await fetch(location.href)).text();
      return new DOMParser().parseFromString(html, "text/html").querySelector("article")?.innerHTML;
    });
    expect(await article.innerHTML()).toBe(source);
  }
  const html = await article.innerHTML();
  const marks = await painted(page);
  expect(marks["whosaid-quotation"].length, name).toBeGreaterThan(0);
  expect(marks["whosaid-cue"].length, name).toBeGreaterThan(0);
  expect(marks, name).toEqual(await reported(page));
  await page.evaluate(() => {
    const [first] = /** @type {any} */ (CSS).highlights.get("whosaid-quotation");
    first.startContainer.parentElement.scrollIntoView();
  });
  const lit = pictures ? await page.screenshot() : undefined;
  await page.evaluate(() => document.querySelector("whosaid-panel")?.handle?.detach());
  expect(await painted(page), name).toEqual({});
  if (lit) expect((await page.screenshot()).equals(lit), name).toBe(false);
  expect(await article.innerHTML(), name).toBe(html);
}
