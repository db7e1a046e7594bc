// The marks of every example article.
import { ARTICLES, expect, painted, reported, SITE, shown, test } from "./site.js";

for (const name of ["", ...ARTICLES]) {
  test(`marks of ${name || "the first article"}`, async ({ page }) => {
    await page.goto(SITE);
    await shown(page);
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
    expect(marks["whosaid-quotation"].length).toBeGreaterThan(0);
    expect(marks["whosaid-cue"].length).toBeGreaterThan(0);
    expect(marks).toEqual(await reported(page));
    const lit = await article.screenshot();
    await page.evaluate(() => document.querySelector("whosaid-panel")?.handle?.detach());
    expect(await painted(page)).toEqual({});
    expect((await article.screenshot()).equals(lit)).toBe(false);
    expect(await article.innerHTML()).toBe(html);
  });
}
