// The two strengths of marking, theming, and the functions of the list.
import { readFileSync } from "node:fs";
import { attach, expect, painted, reported, SITE, test } from "./site.js";

const STORY = `<main><h1>Mill reopens</h1>
  <p>“The wheel turns again,” said Petra Sandoval, the miller. She told visitors that the flour might be ready by Friday.</p>
  <p>“We may see,” said Jon Ekberg, the mayor. The rain stopped in the night, and nobody in the valley thought of bread.</p></main>`;

/**
 * Opens a page of this HTML, with the script tag.
 * @param {import("@playwright/test").Page} page @param {string} [attributes] Of the tag. @param {string} [head]
 */
async function open(page, attributes = "", head = "") {
  const html = `<!doctype html><html lang="en"><title>Mill</title><link rel="icon" href="data:,">${head}
    <script type="module" src="/embed/whosaid.js" data-auto ${attributes}></script>${STORY}</html>`;
  await page.route(`${SITE}mill.html`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: html }),
  );
  await page.goto(`${SITE}mill.html`);
  await page.waitForFunction(() => document.querySelector("whosaid-panel")?.handle);
}

const names = async (/** @type {import("@playwright/test").Page} */ page) => Object.keys(await painted(page)).sort();

const QUIET = ["whosaid-hedge", "whosaid-quotation", "whosaid-told-1", "whosaid-voice-1", "whosaid-voice-2"];

test("quiet is the default: it marks statements and hedges, and highlights only the speaker that is pointed at", async ({
  page,
}) => {
  await open(page);
  expect(await names(page)).toEqual(QUIET);
  expect(await painted(page)).toEqual(await reported(page));
  const words = page.getByText("“The wheel turns again,”");
  await words.hover({ position: { x: 40, y: 8 } });
  await expect
    .poll(async () => (await painted(page))["whosaid-lit-1"])
    .toEqual(["the flour might be ready by Friday", "“The wheel turns again,”"]);
  const lit = await painted(page);
  expect(lit["whosaid-source-1"]).toEqual(["Petra Sandoval, the miller", "She"]);
  expect(lit["whosaid-cue"]).toEqual(["said", "told"]);
  expect(lit).not.toHaveProperty("whosaid-lit-2");
  await page.mouse.move(0, 0);
  await expect.poll(() => names(page)).toEqual(QUIET);
});

test("the list, its styles, the card and other functions are loaded on first use", async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const late = () => asked.filter((path) => /\/(lists|uses|card|citation|selected|german)\./.test(path)).sort();
  await open(page);
  await page.waitForTimeout(400);
  expect(late()).toEqual([]);
  await page.getByText("Who said what").click();
  await expect(page.locator("whosaid-panel").getByText("“We may see,”")).toBeVisible();
  expect(late()).toEqual(["/embed/lists.css", "/embed/lists.js"]);
});

test("an entry of the list highlights its speaker's words while hovered or focused", async ({ page }) => {
  await open(page);
  await page.getByText("Who said what").click();
  await page.locator("whosaid-panel").getByText("“We may see,”").hover();
  await expect.poll(async () => (await painted(page))["whosaid-lit-2"]).toEqual(["“We may see,”"]);
  await page.mouse.move(0, 0);
  await expect.poll(() => names(page)).toEqual(QUIET);
  await page
    .locator("whosaid-panel")
    .getByRole("button", { name: /The wheel turns again/ })
    .last()
    .focus();
  await expect.poll(async () => (await painted(page))["whosaid-lit-1"]?.length).toBe(2);
});

test("full marks everything, and the two strengths can be switched", async ({ page }) => {
  await open(page, 'data-marking="full"');
  expect(await painted(page)).toEqual(await reported(page));
  expect(await names(page)).toContain("whosaid-source-2");
  const set = (/** @type {string} */ to) =>
    page.evaluate((to) => document.querySelector("whosaid-panel")?.handle?.setMarking(/** @type {any} */ (to)), to);
  await set("quiet");
  expect(await names(page)).toEqual(QUIET);
  await expect(set("loud")).rejects.toThrow(/unknown marking “loud”, expected one of quiet, full/);
});

test("more speakers than hues are distinguished by hue and line", async ({ page }) => {
  await page.goto(`${SITE}pages/app.html`);
  const colours = await page.evaluate(async () => {
    const first = [
      "Ana",
      "Bo",
      "Cleo",
      "Dov",
      "Eva",
      "Finn",
      "Gus",
      "Hal",
      "Ida",
      "Jon",
      "Kai",
      "Lea",
      "Max",
      "Nia",
      "Oda",
      "Per",
    ];
    const article = document.createElement("article");
    for (const [n, name] of first.entries()) {
      const p = document.createElement("p");
      p.textContent = `“It is number ${n} here,” said ${name} ${name}strand, the baker.`;
      article.append(p);
    }
    document.querySelector("#app")?.append(article);
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const handle = await attach(article);
    return handle.colours;
  });
  expect([...colours].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
  expect((await painted(page))["whosaid-voice-16"]).toHaveLength(1);
});

test("with forced colours, quiet marks only the ends of each statement", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const forced = await page.evaluate(() => matchMedia("(forced-colors: active)").matches);
  test.skip(!forced, "this browser does not emulate forced colours");
  await open(page);
  expect((await painted(page))["whosaid-voice-2"]).toEqual(["“", "”"]);
  expect(await names(page)).not.toContain("whosaid-quotation");
});

for (const first of [true, false]) {
  test(`properties that a page sets on :root take precedence, ${first ? "before" : "after"} the sheet of marks`, async ({
    page,
  }) => {
    const own = "<style>:root { --whosaid-speaker-2: rgb(1, 2, 3) }</style>";
    const sheet = '<link rel="stylesheet" href="/embed/whosaid.css">';
    await open(page, "", first ? own + sheet : sheet + own);
    const colour = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--whosaid-speaker-2").trim());
    await expect.poll(colour).toBe("rgb(1, 2, 3)");
    // Also on a dark page.
    await page.evaluate(async () => {
      document.body.style.background = "#111";
      const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
      await attach("main");
    });
    expect(await colour()).toBe("rgb(1, 2, 3)");
  });
}

test("panel and card have properties and parts, and are dark on a dark page without color-scheme", async ({ page }) => {
  const style = `<style>body { background: #111; color: #eee } whosaid-panel { --whosaid-panel-accent: rgb(9, 8, 7) }
    whosaid-panel::part(title) { color: rgb(3, 2, 1) } whosaid-card::part(card) { border-color: rgb(5, 5, 5) }</style>`;
  await open(page, "", style);
  await page.evaluate(() => document.querySelector("whosaid-panel")?.handle?.explain(0));
  await page.locator("whosaid-card .card").waitFor();
  const looks = () =>
    page.evaluate(() => {
      const inside = (/** @type {string} */ host, /** @type {string} */ selector) =>
        getComputedStyle(/** @type {Element} */ (document.querySelector(host)?.shadowRoot?.querySelector(selector)));
      return {
        panel: inside("whosaid-panel", ".frame").backgroundColor,
        card: inside("whosaid-card", ".card").backgroundColor,
        title: inside("whosaid-panel", "h2").color,
        border: inside("whosaid-card", ".card").borderTopColor,
        accent: inside("whosaid-panel", "summary").getPropertyValue("--accent").trim(),
      };
    });
  // Style sheets load asynchronously.
  await expect.poll(looks).toEqual({
    panel: "rgb(33, 31, 28)",
    card: "rgb(33, 31, 28)",
    title: "rgb(3, 2, 1)",
    border: "rgb(5, 5, 5)",
    accent: "rgb(9, 8, 7)",
  });
});

test("printing names each speaker's line after the article, although the list is folded", async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: "print" });
  const prints = await page.evaluate(() => matchMedia("print").matches);
  test.skip(!prints, "this browser does not emulate print");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const panel = page.locator("whosaid-panel");
  await expect(panel.locator(".lines")).toHaveText("Each speaker’s line: Petra Sandoval Jon Ekberg");
  await expect(panel.locator(".frame")).toBeHidden();
  const styles = await panel
    .locator(".lines .name")
    .evaluateAll((all) => all.map((e) => getComputedStyle(e)).map((s) => s.textDecorationStyle));
  expect(styles).toEqual(["solid", "double"]);
  await page.emulateMedia({ media: "screen" });
  await expect(panel.locator(".lines")).toBeHidden();
});

test("panel and card can be in German, or use custom messages", async ({ page }) => {
  await open(page, 'data-lang="de-AT"');
  const panel = page.locator("whosaid-panel");
  await panel.getByText("Wer hat was gesagt").click();
  await expect(panel.getByRole("checkbox", { name: "Abgeschwächte Behauptungen" })).toBeChecked();
  await expect(panel.getByRole("status")).toHaveText(/^2 Personen und Stellen, 2 Zitate, 3 Aussagen, 2 abge/);
  await page.route(`${SITE}fr.json`, (route) => route.fulfill({ json: { title: "Qui a dit quoi" } }));
  await open(page, 'data-lang="fr" data-messages="fr.json"');
  await panel.getByText("Qui a dit quoi").click();
  await expect(panel.getByRole("checkbox", { name: "Quotations" })).toBeChecked();
});

test("every message has a German translation", async ({ page }) => {
  await page.goto(`${SITE}pages/inline.html`);
  await attach(page, "article");
  const table = (/** @type {string} */ name) => {
    const source = readFileSync(new URL(`../../www/embed/${name}`, import.meta.url), "utf8");
    return [...source.matchAll(/^ {2}"?([\w.-]+)"?:\s/gm)].map(([, key]) => key);
  };
  const german = new Set(table("german.js"));
  const missing = [...table("wording.js"), ...table("labels.js")].filter((name) => !german.has(name));
  expect(missing).toEqual([]);
});

test("panel and live region show the same counts", async ({ page }) => {
  await page.goto(SITE);
  await page.waitForFunction(() => document.querySelector("whosaid-panel")?.handle);
  const panel = page.locator("whosaid-panel");
  await expect(panel.locator(".amount")).toHaveCount(4);
  const amounts = await panel.locator(".amount").allTextContents();
  const [, quotations, statements, hedged] = (await panel.getByRole("status").textContent())?.match(/\d+/g) ?? [];
  expect([quotations, statements, hedged, ""]).toEqual(amounts);
});

test("the list is saved as text, CSV and JSON", async ({ page, browserName }) => {
  test.skip(browserName === "firefox", "Playwright does not report downloads of this Firefox");
  await open(page);
  await page.getByText("Who said what").click();
  /** @param {string} name */
  const saved = async (name) => {
    const coming = page.waitForEvent("download");
    await page.locator("whosaid-panel").getByRole("button", { name }).click();
    const download = await coming;
    return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  };
  const [name, text] = await saved("Save as text");
  expect(name).toBe("who-said-what.txt");
  expect(text).toContain("Petra Sandoval: 11 words\n");
  expect(text).toContain("  “We may see,” (quoted)\n");
  const [, csv] = await saved("CSV");
  expect(csv.split("\r\n")).toHaveLength(5);
  expect(csv).toContain('"Jon Ekberg","the mayor","false","direct","said","“We may see,”","https://');
  const [, json] = await saved("JSON");
  expect(JSON.parse(json).analysis.speakers).toHaveLength(2);
});

test("printing shows the complete list after the article, and restores the page", async ({ page }) => {
  await open(page);
  await page.evaluate(() => Object.assign(window, { print: () => {} }));
  await page.getByText("Who said what").click();
  const panel = page.locator("whosaid-panel");
  await panel.getByText("Petra Sandoval", { exact: true }).click();
  await panel.getByRole("button", { name: "Print" }).click();
  await expect(panel).toHaveAttribute("printing", "");
  await page.emulateMedia({ media: "print" });
  const prints = await page.evaluate(() => matchMedia("print").matches);
  test.skip(!prints, "this browser does not emulate print");
  const state = await panel.evaluate((host) => ({
    position: getComputedStyle(host).position,
    shown: [...(host.shadowRoot?.querySelectorAll(".entry") ?? [])].every((e) => e.getBoundingClientRect().height > 0),
  }));
  expect(state).toEqual({ position: "static", shown: true });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(panel).not.toHaveAttribute("printing");
});
