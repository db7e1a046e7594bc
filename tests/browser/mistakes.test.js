// Mistakes of publishers give an error that names the mistake.
import { expect, painted, SITE, shown, test } from "./site.js";

test("an unknown option is an error", async ({ page }) => {
  await page.goto(`${SITE}pages/inline.html`);
  const said = await page.evaluate(async () => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const all = [
      { confidense: 0.9 },
      { mode: "mark" },
      { css: "off" },
      { layers: "quotations" },
      { layers: ["lies"] },
      { scope: "everything" },
      { confidence: Number.NaN },
      "quotations",
    ];
    return Promise.all(
      all.map((options) =>
        attach("article", options).then(
          () => "no error",
          (/** @type {Error} */ e) => e.message,
        ),
      ),
    );
  });
  expect(said).toEqual([
    "whosaid: unknown option “confidense”, expected one of scope, confidence, house, layers, mode, marking, lang, messages, cards, watch, css",
    "whosaid: unknown mode “mark”, expected one of highlights, marks",
    "whosaid: css must be true or false",
    "whosaid: layers must be an array",
    "whosaid: unknown layer “lies”, expected one of quotations, attributions, hedges",
    expect.stringContaining("unknown scope “everything”"),
    expect.stringContaining("confidence must be a number from 0 to 1"),
    "whosaid: the options must be an object",
  ]);
  expect(await painted(page)).toEqual({});
});

/** Attributes of the script tag, with the expected message for each. @type {[string, string, RegExp][]} */
const WRONG = [
  ["data-layers", "quotations, lies", /unknown layer “lies”, .*quotations/],
  ["data-confidence", "high", /confidence must be a number/],
  ["data-confidence", "", /confidence must be a number/],
  ["data-house", "/pages/house-broken.txt", /house list:3:2: ./],
  ["data-mode", "mark", /unknown mode “mark”, .*highlights, marks/],
  ["data-css", "none", /unknown data-css “none”, .*on, off/],
  ["data-scope", "everything", /unknown scope “everything”/],
  ["data-root", "#nope", /nothing in the page matches "#nope"/],
  ["data-root", "##", /##/],
  ["data-panel", "##", /##/],
];

/**
 * Opens the page with another script tag.
 * @param {import("@playwright/test").Page} page @param {string} attributes @param {string} [silent] A script whose errors nobody handles.
 */
async function tagged(page, attributes, silent) {
  const body = `<!doctype html><title>Tagged</title><link rel="icon" href="data:,">
    ${silent ? "" : '<script type="module" src="/pages/listen.js"></script>'}
    <script type="module" src="/embed/${silent ?? "whosaid.js"}" data-auto ${attributes}></script>
    <article><p>“The wheel turns again,” said Petra Sandoval, the miller.</p></article>`;
  await page.route(`${SITE}tagged.html`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto(`${SITE}tagged.html`);
}

const told = (/** @type {import("@playwright/test").Page} */ page) =>
  page.waitForFunction(() => document.documentElement.dataset.error).then((handle) => handle.jsonValue());

for (const [name, value, message] of WRONG) {
  test(`an invalid attribute is reported: ${name}="${value}"`, async ({ page }) => {
    await tagged(page, `${name === "data-root" ? "" : 'data-root="article"'} ${name}="${value}"`);
    expect(await told(page)).toMatch(message);
    expect(await painted(page)).toEqual({});
  });
}

for (const [script, wrong, named] of [
  ["whosaid.js", 'data-markings="full"', "unknown data-markings; this script knows data-root, "],
  ["whosaid.js", 'data-engine="never"', "unknown data-engine; "],
  ["paint.js", 'data-scope="all" data-analyses="x.json"', "unknown data-scope, data-analyses; "],
]) {
  test(`an attribute that ${script} does not know is reported: ${wrong}`, async ({ page, complaints }) => {
    await tagged(page, `${wrong} data-cfasync="false"`, script);
    await expect.poll(() => complaints.some((c) => c.includes(named))).toBe(true);
    expect(complaints.join()).not.toContain("cfasync");
    complaints.length = 0;
  });
}

test("a missing element for the list is reported, and the list is in the corner", async ({ page }) => {
  await tagged(page, 'data-root="article" data-panel="#nope"');
  expect(await told(page)).toMatch(/nothing in the page matches data-panel "#nope"/);
  await shown(page);
  await expect(page.locator("whosaid-panel[floating]")).toHaveCount(1);
});
