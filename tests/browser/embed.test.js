// The embed in pages that were not made for it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { attach, EMBED, expect, painted, SITE, shown, test } from "./site.js";

test("text in several nodes is read as displayed, and marked in place", async ({ page }) => {
  await page.goto(`${SITE}pages/inline.html`);
  const { text, analysis, untouched } = await attach(page, "article");
  expect(untouched).toBe(true);
  expect(text.split("\n")).toEqual([
    "Baker closes shop",
    "The baker said she would\u00a0close.",
    "“I am tired”, she said. “We 👩🏽‍🍳 baked 🥐 for years, all of us.”",
    "First line of a speech goes on here.",
    "“A second paragraph,” the baker said.",
    "“One line,” she said. Still the same.",
    "“Another paragraph,” said her son.",
    "“Set off, and sourced,” she said.",
    "Ana Brodsky, baker",
    "She called it “a pity”.",
    "“مرحبا بالجميع,” she said. “ab”",
    "The end, he said, was near.",
  ]);
  const quotations = analysis.quotations.map((/** @type {any} */ q) => text.slice(q.span.start, q.span.end));
  expect(quotations).toContain("“We 👩🏽‍🍳 baked 🥐 for years, all of us.”");
  const marks = await painted(page);
  expect(marks["whosaid-quotation"]).toContain("“I am tired”");
  // A script inside splits the range; it is not part of the content.
  expect(marks["whosaid-quotation"]).toContain("“We 👩🏽‍🍳 baked 🥐 for years");
  expect(marks["whosaid-quotation"]).toContain(", all of us.”");
  expect(marks["whosaid-quotation"].join()).not.toMatch(/Sign up|Read also|Type here|Hidden|boo|const/);
});

test("every range of the text has a range in the page", async ({ page }) => {
  await page.goto(`${SITE}pages/inline.html`);
  await attach(page, "article");
  const wrong = await page.evaluate(() => {
    const { handle } = /** @type {any} */ (window);
    const words = [...handle.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    return (
      words
        // The page has a soft hyphen here, which is not part of the word.
        .map((m) => [m[0], `${handle.rangeOf(m.index, m.index + m[0].length)}`.replace(/\u00ad/g, "")])
        .filter(([word, there]) => word !== there)
    );
  });
  expect(wrong).toEqual([]);
});

test("several articles on a page share the highlights without conflicts", async ({ page }) => {
  await page.goto(`${SITE}pages/auto.html`);
  await shown(page);
  await page.evaluate(async () => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const [first] = document.querySelectorAll("article");
    Object.assign(window, { other: await attach(first, { layers: ["quotations"] }) });
  });
  const both = ["“A teaser,”", "“The wheel turns again,”"];
  expect(await painted(page)).toEqual({ "whosaid-quotation": both, "whosaid-voice-1": both });
  await page.evaluate(() => document.querySelector("whosaid-panel")?.handle?.detach());
  expect(await painted(page)).toEqual({ "whosaid-quotation": ["“A teaser,”"], "whosaid-voice-1": ["“A teaser,”"] });
  await page.evaluate(() => {
    const { other } = /** @type {any} */ (window);
    other.detach();
    other.detach();
    other.setLayer("quotations", true);
  });
  expect(await painted(page)).toEqual({});
});

test("highlights of other scripts stay", async ({ page }) => {
  await page.goto(`${SITE}pages/inline.html`);
  await page.evaluate(() => {
    const range = new Range();
    range.selectNodeContents(document.body);
    const { Highlight, CSS } = /** @type {any} */ (window);
    CSS.highlights.set("search", new Highlight(range));
    CSS.highlights.set("whosaid-cue", new Highlight(range));
  });
  await attach(page, "article");
  const left = await page.evaluate(() => {
    const { handle, CSS } = /** @type {any} */ (window);
    handle.detach();
    return [...CSS.highlights].map(([name, ranges]) => [name, ranges.size]);
  });
  expect(left).toEqual([
    ["search", 1],
    ["whosaid-cue", 1],
  ]);
});

test("one script tag marks the article and adds a panel", async ({ page }) => {
  await page.goto(`${SITE}pages/auto.html`);
  await shown(page);
  const quoted = ["“The wheel turns again,”"];
  expect(await painted(page)).toEqual({ "whosaid-quotation": quoted, "whosaid-voice-1": quoted });
  const panel = page.locator("whosaid-panel");
  await expect(panel.getByText("“The wheel turns again,”")).toBeHidden();
  await panel.getByText("Who said what").click();
  await expect(panel.getByText("“The wheel turns again,”")).toBeVisible();
  await expect(panel.getByRole("checkbox", { name: "Quotations" })).toBeChecked();
  await expect(panel.getByRole("checkbox", { name: "Who says it" })).not.toBeChecked();
});

test("mistakes give clear errors", async ({ page }) => {
  await page.goto(`${SITE}pages/inline.html`);
  const said = await page.evaluate(async () => {
    const { attach, analyze } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const tries = [
      () => attach("#nowhere"),
      () => attach(document),
      () => attach("article", { scope: "everything" }),
      () => attach("article", { confidence: 3 }),
      () => attach("article", { layers: ["lies"] }),
      () => analyze(7),
      async () => (await attach("article")).setLayer("lies", true),
    ];
    return Promise.all(
      tries.map((t) =>
        t().then(
          () => "no error",
          (/** @type {Error} */ e) => e.message,
        ),
      ),
    );
  });
  expect(said).toEqual([
    expect.stringContaining('nothing in the page matches "#nowhere"'),
    expect.stringContaining("the root must be an Element"),
    expect.stringMatching(/unknown scope “everything”, .*speech/),
    expect.stringContaining("confidence must be a number from 0 to 1"),
    expect.stringMatching(/unknown layer “lies”, .*quotations/),
    expect.stringContaining("the input must be a string or an array of {kind, text}"),
    expect.stringMatching(/unknown layer “lies”/),
  ]);
});

test("a browser without highlights gets only the panel, with a message", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(CSS, "highlights"));
  await page.goto(SITE);
  await shown(page);
  await expect(page.getByText("This browser cannot mark text")).toBeVisible();
  await page
    .getByRole("button", { name: /We are not throwing/ })
    .first()
    .click();
});

test("the engine runs in a worker without a page", async ({ page }) => {
  await page.goto(`${SITE}pages/inline.html`);
  const quotations = await page.evaluate(() => {
    const worker = new Worker("/pages/worker.js", { type: "module" });
    return new Promise((done, fail) => {
      worker.onmessage = (m) => done(m.data);
      worker.onerror = (e) => fail(new Error(e.message));
    });
  });
  expect(quotations).toMatchObject([{ span: { start: 3, end: 8 } }]);
});

test("the engine runs in Node", async () => {
  const { analyze, load } = await import(join(EMBED, "whosaid.js"));
  await load(await readFile(join(EMBED, "whosaid_bg.wasm")));
  const analysis = await analyze("Baker quits\n\n😀 “I am done,” said Ana Brodsky.");
  expect(analysis).toMatchObject({ language: "en", quotations: [{ span: { start: 16, end: 28 }, role: "speech" }] });
});
