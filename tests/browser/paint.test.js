// Pages with an embedded analysis: marked like by the engine, but without it. Edited text stays unmarked, or the engine
// reads it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, painted, SITE, test } from "./site.js";

const cli = /** @type {string} */ (process.env.WHOSAID_CLI);
test.skip(!cli, "WHOSAID_CLI is not set");

const FOLDER = fileURLToPath(new URL("../pages", import.meta.url));
const OUT = mkdtempSync(join(tmpdir(), "whosaid-paint-"));

/** The files of the engine. */
const ENGINE = /whosaid_bg\.wasm|whosaid_wasm\.js|worker\.js|engine\.js/;

/** The analysis to embed in a page of this HTML. @param {string} html */
function published(html) {
  const file = join(OUT, "article.html");
  writeFileSync(file, html);
  return execFileSync(cli, ["analyze", "--format", "embed", file], { stdio: ["ignore", "pipe", "ignore"] })
    .toString()
    .trim();
}

const LONG =
  "Nobody in the valley had thought of bread for a long time, and the wheel had stood still since the flood.";
const FIRST = "“The wheel turns again,” said Petra Sandoval, the miller.";
const SECOND = "She told visitors that the flour might be ready by Friday.";
const THIRD = "“It may rain,” said Tom Lund, who keeps the weir.";

/** The HTML of an article with these paragraphs. @param {string[]} paragraphs */
const article = (paragraphs) =>
  `<main><article><h1>Mill reopens after two years</h1>\n${paragraphs.map((p) => `<p>${p}</p>`).join("\n")}</article></main>`;

const BODY = article([FIRST, LONG, SECOND, THIRD]);

/**
 * Opens a page with an embedded analysis. Returns the addresses that it requests.
 * @param {import("@playwright/test").Page} page @param {string} body @param {string} carried
 * @param {string} [attributes] Of the script's tag.
 */
async function open(page, body, carried, attributes = "") {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const html = `<!doctype html><html lang="en"><title>Mill</title><link rel="icon" href="data:,">
    <script type="module" src="/embed/paint.js" data-auto ${attributes}></script>
    ${carried && `<script type="application/whosaid+json">${carried}</script>`}
    <nav><p>Home</p></nav>${body}<footer><p>All about mills.</p></footer>`;
  await page.route(`${SITE}carrying.html`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  await page.goto(`${SITE}carrying.html`);
  return asked;
}

/** Waits for the list. Returns the marked text. @param {import("@playwright/test").Page} page */
async function marks(page) {
  await page.waitForFunction(() => document.querySelector("whosaid-panel")?.handle);
  await expect.poll(async () => Object.keys(await painted(page)).length).toBeGreaterThan(0);
  return painted(page);
}

/** Who says what, from the handle. @param {import("@playwright/test").Page} page */
const said = (page) =>
  page.evaluate(() => {
    const handle = document.querySelector("whosaid-panel")?.handle;
    if (!handle) throw new Error("no handle");
    const { analysis, text } = handle;
    return analysis.attributions.map((a) => {
      const words = a.content.map((s) => text.slice(s.start, s.end)).join(" … ");
      return `${a.speaker === null ? "?" : analysis.speakers[a.speaker].name}: ${words}`;
    });
  });

const ALL = [
  "Petra Sandoval: “The wheel turns again,”",
  "Petra Sandoval: the flour might be ready by Friday",
  "Tom Lund: “It may rain,”",
];

test("unchanged since publication: no engine, no worker, no change to the page", async ({ page }) => {
  const asked = await open(page, BODY, published(BODY));
  const marked = await marks(page);
  expect(await said(page)).toEqual(ALL);
  expect(marked["whosaid-hedge"]).toEqual(["may", "might"]);
  expect(marked).not.toHaveProperty("whosaid-cue");
  await page.evaluate(() => document.querySelector("whosaid-panel")?.handle?.setMarking("full"));
  expect((await marks(page))["whosaid-cue"]).toEqual(["said", "said", "told"]);
  expect(asked.filter((url) => ENGINE.test(url))).toEqual([]);
  expect(page.workers()).toEqual([]);
  expect(await page.locator("main").evaluate((e) => e.outerHTML)).toBe(BODY);
  await page.evaluate(() => document.querySelector("whosaid-panel")?.handle?.detach());
  expect(await painted(page)).toEqual({});
});

test("cards and list show the embedded analysis", async ({ page }) => {
  await open(page, BODY, published(BODY));
  await marks(page);
  await page.locator("p", { hasText: "The wheel turns again" }).click({ position: { x: 60, y: 8 } });
  await expect(page.locator("whosaid-card")).toContainText("Petra Sandoval");
});

test("white space and inline elements may differ", async ({ page }) => {
  const minified = BODY.replace(/\n/g, "").replace("turns again", "  turns\n<em>again</em>").replace("<h1>", "<h1> ");
  const asked = await open(page, minified, published(BODY));
  const marked = await marks(page);
  expect(marked["whosaid-quotation"]).toEqual(["“It may rain,”", "“The wheel turns again,”"]);
  expect(asked.filter((url) => ENGINE.test(url))).toEqual([]);
});

test("the analysis may be in a separate file", async ({ page }) => {
  await page.route(`${SITE}carried.json`, (route) =>
    route.fulfill({ contentType: "application/json", body: published(BODY) }),
  );
  await open(page, BODY, "", 'data-analysis="carried.json"');
  await marks(page);
  expect(await said(page)).toEqual(ALL);
});

const EDITED = article([FIRST, LONG, SECOND, "“It will not rain,” said Tom Lund, who keeps the weir."]);

test("edited paragraphs stay unmarked without the engine", async ({ page }) => {
  const asked = await open(page, EDITED, published(BODY), 'data-engine="never"');
  await marks(page);
  expect(await said(page)).toEqual(ALL.slice(0, 2));
  expect(asked.filter((url) => ENGINE.test(url))).toEqual([]);
});

test("if a name was edited, statements that depend on it are unmarked", async ({ page }) => {
  const body = article([FIRST.replace("Petra", "Paula"), LONG, SECOND, THIRD]);
  await open(page, body, published(BODY), 'data-engine="never"');
  await marks(page);
  expect(await said(page)).toEqual(ALL.slice(2));
});

for (const [name, body, want] of [
  ["a paragraph was edited", EDITED, [...ALL.slice(0, 2), "Tom Lund: “It will not rain,”"]],
  [
    "a paragraph was added",
    article([FIRST, LONG, SECOND, THIRD, "“We were never asked about the weir,” said Una Moe, a farmer."]),
    [...ALL, "Una Moe: “We were never asked about the weir,”"],
  ],
]) {
  test(`the engine is loaded if ${name}`, async ({ page }) => {
    const asked = await open(page, /** @type {string} */ (body), published(BODY));
    await marks(page);
    expect(await said(page)).toEqual(want);
    expect(asked.some((url) => /whosaid_bg\.wasm/.test(url))).toBe(true);
  });
}

test("a paragraph that is added later is read by the engine, which is loaded then", async ({ page }) => {
  const asked = await open(page, BODY, published(BODY));
  await marks(page);
  expect(asked.filter((url) => ENGINE.test(url))).toEqual([]);
  await page.evaluate(() => {
    const p = document.createElement("p");
    p.textContent = "“We were never asked about the weir,” said Una Moe, a farmer.";
    document.querySelector("article")?.append(p);
  });
  await expect.poll(() => said(page), { timeout: 10_000 }).toHaveLength(4);
  expect(await said(page)).toEqual([...ALL, "Una Moe: “We were never asked about the weir,”"]);
});

test("a removed paragraph does not load the engine", async ({ page }) => {
  const asked = await open(page, article([FIRST, LONG, THIRD]), published(BODY));
  await marks(page);
  expect(await said(page)).toEqual([ALL[0], ALL[2]]);
  expect(asked.filter((url) => ENGINE.test(url))).toEqual([]);
});

test("a label that is added later does not load the engine", async ({ page }) => {
  const asked = await open(page, BODY, published(BODY));
  await marks(page);
  await page.evaluate(() => {
    const p = document.createElement("p");
    p.textContent = "Share this article";
    document.querySelector("article")?.prepend(p);
  });
  await page.waitForTimeout(1000);
  expect(await said(page)).toEqual(ALL);
  expect(asked.filter((url) => ENGINE.test(url))).toEqual([]);
});

for (const [carried, message] of [
  ["", "this page carries no analysis"],
  ["{", "what the page carries is not JSON"],
  ["[]", "not an analysis by Whosaid"],
  ['{"whosaid":7,"blocks":[],"analysis":{}}', "version 7"],
  ['{"whosaid":1,"blocks":[{}],"analysis":{"quotations":[3]}}', "invalid"],
]) {
  test(`a clear error: ${message}`, async ({ page, complaints }) => {
    await open(page, BODY, carried);
    await expect.poll(() => complaints.join("\n")).toContain(message);
    expect(complaints).toHaveLength(1);
    complaints.length = 0;
  });
}

/** Pages whose text is not in their file, or that other tests cover. */
const APART = /^(app|heavy|journal|replaced|shadow|trap|noengine|frame|inline|csp)\.html|cases\/(07|18|19)/;

/**
 * Pages with paragraphs that are not found, because the page reader omits words or adds quotation marks in them. The
 * engine can read them.
 */
const WITHIN = /cases\/(20-notes|24-smallcaps|25-glossinfo|61-q|64-sup)/;

test("published blocks are found in every page", async ({ page, complaints, browserName }) => {
  test.setTimeout(180_000);
  test.skip(browserName !== "chromium", "one browser is enough");
  const names = ["", "cases/"].flatMap((folder) =>
    readdirSync(`${FOLDER}/${folder}`)
      .filter((name) => name.endsWith(".html"))
      .map((name) => folder + name),
  );
  await page.route(/\/pages\/.*\.html$/, (route) => {
    const html = readFileSync(`${FOLDER}/${new URL(route.request().url()).pathname.slice("/pages/".length)}`, "utf8");
    return route.fulfill({ contentType: "text/html", body: html.replace("data-auto", "data-not") });
  });
  /** @type {Record<string, string[]>} */
  const lost = {};
  let found = 0;
  for (const name of names.filter((name) => !APART.test(name))) {
    const json = published(readFileSync(`${FOLDER}/${name}`, "utf8"));
    const { blocks } = json ? JSON.parse(json) : { blocks: [] };
    if (blocks.length === 0) continue;
    await page.goto(`${SITE}pages/${name}`);
    const [painted, read] = await page.evaluate(async (analysis) => {
      const texts = [];
      for (const [script, options] of [
        ["/embed/paint.js", { analysis, engine: "never" }],
        ["/embed/whosaid.js", {}],
      ]) {
        const { attach } = await import(/** @type {string} */ (script));
        const handle = await attach(undefined, {
          css: false,
          watch: false,
          cards: false,
          .../** @type {object} */ (options),
        }).catch(() => undefined);
        texts.push(/** @type {string[]} */ (handle?.text.split("\n") ?? []));
        handle?.detach();
      }
      return texts;
    }, JSON.parse(json));
    const solid = (/** @type {string} */ text) => text.replace(/[\s\u202a-\u202e]/g, "");
    const there = new Set(painted.map(solid));
    const missing = read.filter((text) => !there.has(solid(text)) && solid(text));
    if (missing.length > 0 && !WITHIN.test(name)) lost[name] = missing;
    found += read.length - missing.length;
  }
  expect(lost).toEqual({});
  expect(found).toBeGreaterThan(300);
  complaints.length = 0;
});
