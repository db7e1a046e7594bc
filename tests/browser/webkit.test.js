// The embed in WebKit, as far as its driver can test it.
import { everywhere } from "./everywhere.js";
import { ARTICLES, attach, expect, painted, reported, SITE, shown } from "./site.js";
import { test } from "./webkit.js";

everywhere(test);

test("the marks of every article match its analysis", async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto(SITE);
  await shown(page);
  for (const name of ["", ...ARTICLES]) {
    if (name) {
      await page.evaluate((name) => {
        Object.assign(window, { before: document.querySelector("whosaid-panel")?.handle });
        const choice = /** @type {HTMLSelectElement} */ (document.querySelector("#choice"));
        choice.value = name;
        choice.dispatchEvent(new Event("change", { bubbles: true }));
      }, name);
      await page.waitForFunction(
        () => document.querySelector("whosaid-panel")?.handle !== /** @type {any} */ (window).before,
      );
    }
    const marks = await painted(page);
    expect(marks["whosaid-quotation"].length, name).toBeGreaterThan(0);
    expect(marks, name).toEqual(await reported(page));
    // Paints all of it in both strengths: WebKit crashed when it painted some orders of highlights.
    await page.evaluate(async () => {
      for (const marking of /** @type {const} */ (["full", "quiet"])) {
        document.querySelector("whosaid-panel")?.handle?.setMarking(marking);
        for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
          scrollTo(0, top);
          await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
        }
      }
    });
    const restored = await page.evaluate(() => {
      const html = () => document.querySelector("article")?.innerHTML;
      const before = html();
      document.querySelector("whosaid-panel")?.handle?.detach();
      return html() === before;
    });
    expect(restored, name).toBe(true);
    expect(await painted(page), name).toEqual({});
  }
});

test("a strict policy with trusted types is no hindrance", async ({ page }) => {
  await page.goto(`${SITE}pages/csp.html`);
  await shown(page);
  expect((await painted(page))["whosaid-quotation"]).toContain("“The wheel turns again,”");
  expect(await painted(page)).toEqual(await reported(page));
});

/** For each page: text in its article, and text beside it. @type {[string, RegExp, RegExp][]} */
const PAGES = [
  ["clutter", /^Mill reopens after two years\n“The wheel turns again,” said/, /Subscribe|News|hidden|print|First/],
  ["plain", /“The wheel turns again,”[\s\S]*according to its clerk/, /Other stories/],
  ["linked", /^“The wheel turns again,”[\s\S]*by her father\.$/, /Buy one/],
  ["shadow", /“The wheel turns again,” said[\s\S]*ready by Friday\.$/, /\n\n/],
  ["frame", /“The wheel turns again,”/, /Subscribe/],
  [
    "inline",
    /\nThe baker said she would\u00a0close\.\n“I am tired”, she said\./,
    /Sign up|Read also|Type here|boo|const/,
  ],
];

for (const [name, inside, outside] of PAGES) {
  test(`an article is found and not changed: ${name}`, async ({ page }) => {
    await page.goto(`${SITE}pages/${name}.html`);
    await page.waitForFunction(() => {
      const view = document.querySelector("iframe")?.contentWindow ?? window;
      return view.document.readyState === "complete" && view.document.querySelector("p");
    });
    const source = await page.evaluate(() => document.documentElement.outerHTML);
    const { text, untouched } = await attach(page, undefined, { css: false });
    expect(untouched).toBe(true);
    expect(text).toMatch(inside);
    expect(text).not.toMatch(outside);
    const names = () =>
      page.evaluate(() => {
        const view = /** @type {any} */ (document.querySelector("iframe")?.contentWindow ?? window);
        return [...view.CSS.highlights.keys()];
      });
    expect(await names()).toContain("whosaid-quotation");
    await page.evaluate(() => /** @type {any} */ (window).handle.detach());
    expect(await names()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(source);
  });
}
