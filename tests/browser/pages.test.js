// The embed in difficult pages: policies, clutter, components, frames, applications that redraw themselves.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { attach as attachTo, expect, painted, SITE, shown, test } from "./site.js";

/** Attaches without a root, like the extension does. @param {import("@playwright/test").Page} page */
const attach = (page) => attachTo(page, undefined, { css: false });

test("a strict policy with trusted types is no hindrance", async ({ page }) => {
  await page.goto(`${SITE}pages/csp.html`);
  await shown(page);
  expect((await painted(page))["whosaid-quotation"]).toContain("“The wheel turns again,”");
  await page.locator("whosaid-panel").getByText("Who said what").click();
  await expect(page.locator("whosaid-panel").getByText("Petra Sandoval", { exact: true })).toBeVisible();
});

test("if the page forbids the engine, the page stays unchanged and an error is reported", async ({
  page,
  complaints,
}) => {
  await page.goto(`${SITE}pages/noengine.html`);
  await page.waitForFunction(() => document.documentElement.dataset.error);
  expect(await page.locator("html").getAttribute("data-error")).toMatch(/WebAssembly|wasm/i);
  expect(await painted(page)).toEqual({});
  // The browser itself reports the policy.
  complaints.splice(0, complaints.length, ...complaints.filter((c) => !/Content Security Policy|unsafe-eval/i.test(c)));
});

test("clutter is left out", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  const { text, untouched } = await attach(page);
  expect(untouched).toBe(true);
  expect(text.split("\n")).toEqual([
    "Mill reopens after two years",
    expect.stringContaining("“The wheel turns again,” said Petra Sandoval"),
    "She told visitors that the flour might be ready by Friday.",
    expect.stringContaining("The old stones, she said,"),
  ]);
});

test("an article without markup for it is found by reading the page", async ({ page }) => {
  await page.goto(`${SITE}pages/plain.html`);
  const { text, untouched } = await attach(page);
  expect(untouched).toBe(true);
  expect(text).toContain("“The wheel turns again,”");
  expect(text).toContain("according to its clerk");
  expect(text).not.toContain("Other stories");
  expect((await painted(page))["whosaid-quotation"]).toContain("“The wheel turns again,”");
});

test("an article is found from the JSON-LD of the page", async ({ page }) => {
  await page.goto(`${SITE}pages/linked.html`);
  const { text } = await attach(page);
  expect(text).toMatch(/^“The wheel turns again,”[\s\S]*by her father\.$/);
});

test("components are read as displayed, and marked inside", async ({ page }) => {
  await page.goto(`${SITE}pages/shadow.html`);
  const { text } = await attach(page);
  expect(text.split("\n").slice(1)).toEqual([
    expect.stringMatching(/^“The wheel turns again,” said Petra Sandoval/),
    "She told visitors that the flour might be ready by Friday.",
  ]);
  expect((await painted(page))["whosaid-quotation"]).toEqual(["“The wheel turns again,”"]);
  // The marks are painted, not only registered.
  await page.evaluate(() => /** @type {any} */ (window).handle.detach());
  const bare = await page.locator("news-story").screenshot();
  await page.evaluate(async () => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    await attach("article");
  });
  await expect.poll(async () => (await page.locator("news-story").screenshot()).equals(bare)).toBe(false);
});

test("an article in a frame of the same origin is marked there", async ({ page }) => {
  await page.goto(`${SITE}pages/frame.html`);
  await page.frameLocator("iframe").locator("article").waitFor();
  const { text } = await attach(page);
  expect(text).toContain("“The wheel turns again,”");
  const names = await page.evaluate(() => {
    const inner = /** @type {any} */ (document.querySelector("iframe")?.contentWindow);
    return [...inner.CSS.highlights.keys()];
  });
  expect(names).toContain("whosaid-quotation");
  expect(await painted(page)).toEqual({});
});

test("a page that changes while it is read is read completely", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  const found = await page.evaluate(async () => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const coming = attach("main article", { css: false });
    await new Promise((done) => setTimeout(done, 5));
    const p = document.createElement("p");
    p.textContent = "“Late again,” said the baker.";
    document.querySelector("main article")?.append(p);
    const { text, analysis } = await coming;
    return { text, quotations: analysis.quotations.length };
  });
  expect(found.text).toContain("“Late again,”");
  expect(found.quotations).toBe(2);
});

test("ten thousand changes cause only a few readings", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  await attach(page);
  const seen = await page.evaluate(async () => {
    const { handle } = /** @type {any} */ (window);
    let updates = 0;
    handle.addEventListener("update", () => {
      updates += 1;
    });
    const p = document.querySelector("article p");
    const node = document.createTextNode("");
    p?.append(node);
    let longest = 0;
    for (let n = 0; n < 10_000; n += 1) {
      node.data = ` Again ${n}.`;
      if (n % 500 === 0) {
        const before = performance.now();
        await new Promise((done) => setTimeout(done));
        longest = Math.max(longest, performance.now() - before);
      }
    }
    await new Promise((done) => setTimeout(done, 2500));
    const settled = updates;
    await new Promise((done) => setTimeout(done, 600));
    return { updates, later: updates - settled, longest, text: handle.text };
  });
  expect(seen.text).toContain("Again 9999.");
  expect(seen.updates).toBeGreaterThan(0);
  expect(seen.updates).toBeLessThan(8);
  expect(seen.later).toBe(0);
});

test("a hostile article cannot inject code or hang the page", async ({ page }) => {
  await page.goto(`${SITE}pages/app.html`);
  const took = await page.evaluate(async () => {
    const article = document.createElement("article");
    const add = (/** @type {string} */ words) => {
      const p = document.createElement("p");
      p.textContent = words;
      article.append(p);
    };
    add("“<img src=x onerror=window.hit=1>” said <script>window.hit=1</script> the mayor, who told reporters so.");
    add(`${"“".repeat(20_000)} said nobody.`);
    add("x".repeat(1_000_000));
    add("\ud800 alone “\udfff said” she \u202e said \u202c and he said that it might.");
    let deep = article;
    // The maximum depth: the parser nests no deeper, and Chromium crashes at much more.
    for (let n = 0; n < 400; n += 1) deep = deep.appendChild(document.createElement("div"));
    deep.textContent = "“So deep,” said Ana Brodsky, the diver.";
    document.querySelector("#app")?.append(article);
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const begin = performance.now();
    const handle = await attach(article, { css: false });
    Object.assign(window, { handle });
    return performance.now() - begin;
  });
  expect(took).toBeLessThan(20_000);
  // Elements that are not rendered can be deeper.
  const depths = await page.evaluate(async () => {
    const article = document.implementation.createHTMLDocument().createElement("article");
    let deep = article;
    for (let n = 0; n < 10_000; n += 1) deep = deep.appendChild(article.ownerDocument.createElement("div"));
    deep.textContent = "“So deep,” said Ana Brodsky, the diver.";
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const handle = await attach(article, { css: false, cards: false, watch: false });
    handle.detach();
    return handle.text;
  });
  expect(depths).toBe("“So deep,” said Ana Brodsky, the diver.");
  expect(await page.evaluate(() => /** @type {any} */ (window).hit)).toBeUndefined();
  expect((await painted(page))["whosaid-quotation"]).toContain("“So deep,”");
  await page.evaluate(async () => {
    await import(/** @type {string} */ ("/embed/panel.js"));
    const panel = document.createElement("whosaid-panel");
    document.body.append(panel);
    panel.handle = /** @type {any} */ (window).handle;
  });
  await expect(page.locator("whosaid-panel").locator("img, script")).toHaveCount(0);
});

test("the mode with elements marks the article, and detach restores the page", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  const found = await page.evaluate(async () => {
    const article = /** @type {Element} */ (document.querySelector("main article"));
    const nodes = () => {
      const walker = document.createTreeWalker(article);
      const all = [];
      while (walker.nextNode()) all.push(walker.currentNode);
      return all;
    };
    const [before, were] = [article.outerHTML, nodes()];
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const handle = await attach(article, { mode: "marks", css: false });
    const marked = () => article.querySelector("mark.whosaid-quotation");
    for (let tries = 0; tries < 50 && !marked(); tries += 1) await new Promise((done) => setTimeout(done, 100));
    const marks = [...article.querySelectorAll("mark.whosaid-quotation")].map((m) => m.textContent);
    await new Promise((done) => setTimeout(done, 2000));
    const still = article.querySelectorAll("mark").length;
    handle.detach();
    const are = nodes();
    const same = are.length === were.length && are.every((n, k) => n === were[k]);
    return { marks, still, restored: article.outerHTML === before, same };
  });
  expect(found.marks.join("")).toContain("“The wheel turns again,”");
  expect(found.still).toBeGreaterThan(0);
  expect(found).toMatchObject({ restored: true, same: true });
});

test("a dark page without color-scheme has dark marks", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  const lines = await page.evaluate(async () => {
    const line = () => getComputedStyle(document.documentElement).getPropertyValue("--whosaid-speaker-2");
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const light = await attach();
    // The style sheet loads asynchronously.
    for (let tries = 0; tries < 50 && !line(); tries += 1) await new Promise((done) => setTimeout(done, 100));
    const before = line();
    light.detach();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("body { background: #111; color: #eee }");
    document.adoptedStyleSheets = [sheet];
    const dark = await attach();
    const inDark = line();
    dark.detach();
    return { before, inDark, after: line(), sheets: document.adoptedStyleSheets.length };
  });
  expect(lines.inDark).toBe("#ff9628");
  expect(lines.before).toMatch(/^light-dark/);
  expect(lines).toMatchObject({ after: "", sheets: 1 });
});

test("detach leaves no trace", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  const left = await page.evaluate(async () => {
    const before = document.documentElement.outerHTML;
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const [one, two] = [await attach(), await attach("main")];
    one.explain(0);
    one.focus(0, 5);
    one.detach();
    const between = [.../** @type {any} */ (CSS).highlights.keys()].length;
    two.detach();
    await new Promise((done) => setTimeout(done, 300));
    return {
      between,
      html: document.documentElement.outerHTML === before,
      marks: [.../** @type {any} */ (CSS).highlights.keys()],
    };
  });
  expect(left.between).toBeGreaterThan(0);
  expect(left).toMatchObject({ html: true, marks: [] });
});

test("a card opens for a pointer, a tap and the keyboard", async ({ page }) => {
  await page.goto(SITE);
  await shown(page);
  const card = page.locator("whosaid-card");
  const words = page.locator("article p", { hasText: "Nobody has shown me the keel" });
  await words.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number }} */ (await words.boundingBox());
  await page.mouse.move(box.x + 60, box.y + 14);
  await expect(card.getByText("Dov Lindqvist", { exact: true })).toBeVisible();
  await expect(card.getByText("“he” means Dov Lindqvist.")).toBeVisible();
  // The card does not cover the text.
  const place = /** @type {{ x: number, y: number, width: number }} */ (await card.locator(".card").boundingBox());
  const article = /** @type {{ x: number, width: number }} */ (await page.locator("article").boundingBox());
  expect(place.x >= article.x + article.width || place.x + place.width <= article.x || place.y > box.y + 14).toBe(true);
  await page.mouse.click(box.x + 60, box.y + 14);
  await page.keyboard.press("Escape");
  await expect(card.locator(".card")).toBeHidden();
  await page.locator("whosaid-panel").getByRole("checkbox", { name: "Quotations" }).focus();
  await page.keyboard.press("n");
  await expect(card.locator(".card")).toBeVisible();
  await page.keyboard.press("n");
  await expect(card.getByText("Maud Ferriter", { exact: true })).toBeVisible();
  const panel = page.locator("whosaid-panel");
  await expect(panel.getByRole("status")).toHaveText(/^2 of \d+: Maud Ferriter, quoted/);
  // From the statement that has the focus.
  await panel.locator("[data-attribution='4']").focus();
  await page.keyboard.press("n");
  await expect(panel.getByRole("status")).toHaveText(/^6 of \d+/);
  await expect(panel.locator("[aria-current]")).toHaveAttribute("data-attribution", "5");
  await expect(panel.locator("[data-attribution='5']")).toBeFocused();
});

test("hit-testing works without caretPositionFromPoint", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Document.prototype, "caretPositionFromPoint"));
  await page.goto(SITE);
  await shown(page);
  const words = page.locator("article p", { hasText: "Nobody has shown me the keel" });
  await words.scrollIntoViewIfNeeded();
  const box = /** @type {{ x: number, y: number }} */ (await words.boundingBox());
  await page.mouse.move(box.x + 60, box.y + 14);
  await expect(page.locator("whosaid-card").getByText("Dov Lindqvist", { exact: true })).toBeVisible();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds no violations in panel and card: ${colorScheme}`, async ({ page, complaints, browserName }) => {
    test.skip(colorScheme === "dark" && browserName === "firefox", "Playwright cannot make this Firefox dark");
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.emulateMedia({ colorScheme });
    await page.goto(SITE);
    await shown(page);
    const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    expect(dark).toBe(colorScheme === "dark");
    await page.evaluate(() => document.querySelector("whosaid-panel")?.handle?.explain(1));
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe } = /** @type {any} */ (window);
      const result = await axe.run(document, { resultTypes: ["violations"] });
      const ours = result.violations.flatMap((/** @type {any} */ v) =>
        v.nodes.map((/** @type {any} */ n) => `${v.id}: ${n.target.join(" ")} ${n.failureSummary}`),
      );
      return ours.filter((/** @type {string} */ s) => s.includes("whosaid-"));
    });
    expect(violations).toEqual([]);
    // axe adds an inline style, which the policy of the demo refuses.
    complaints.splice(0, complaints.length, ...complaints.filter((c) => !/inline style/i.test(c)));
  });
}

test("a page whose images are named like properties of document has marks, panel and cards", async ({ page }) => {
  await page.goto(`${SITE}pages/clobber.html`);
  await page.waitForFunction(() => {
    const panel = Document.prototype.querySelector.call(document, "whosaid-panel");
    return /** @type {any} */ (panel)?.handle;
  });
  const clobbered = await page.evaluate(() => {
    const names = ["querySelectorAll", "createElement", "head", "body", "addEventListener", "dispatchEvent", "scripts"];
    return names.filter((name) => /** @type {any} */ (document)[name] instanceof HTMLImageElement).length;
  });
  expect(clobbered).toBe(7);
  expect((await painted(page))["whosaid-quotation"]).toEqual(["“The wheel turns again,”"]);
  const seen = await page.evaluate(async () => {
    /** @type {(selector: string) => any} */
    const own = (selector) => Document.prototype.querySelector.call(document, selector);
    const { handle } = own("whosaid-panel");
    const look = async () => {
      handle.explain(0);
      const shown = () => own("whosaid-card")?.shadowRoot.querySelector(".name")?.textContent;
      for (let tries = 0; tries < 50 && !shown(); tries += 1) await new Promise((done) => setTimeout(done, 100));
      return shown();
    };
    const name = await look();
    const root = own("article");
    const before = root.innerHTML;
    handle.detach();
    // The mode with elements, a dark page, and no frame.
    own("article").style.background = "#111";
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const marks = await attach("article", { mode: "marks" });
    const colour = () => getComputedStyle(root).getPropertyValue("--whosaid-speaker-2");
    const found = () => root.querySelectorAll("mark.whosaid-quotation").length;
    // Marks and style sheet load asynchronously.
    const settled = () => found() > 0 && colour().startsWith("#");
    for (let tries = 0; tries < 50 && !settled(); tries += 1) await new Promise((done) => setTimeout(done, 100));
    const [wrapped, line] = [found(), colour()];
    marks.detach();
    const links = Document.prototype.querySelectorAll.call(document, "link[href*=whosaid]").length;
    return { name, wrapped, line, links, same: root.innerHTML === before };
  });
  expect(seen).toEqual({ name: "Petra Sandoval", wrapped: 1, line: "#ff9628", links: 0, same: true });
  // Pointing at words.
  const words = page.locator("article p").first();
  await page.evaluate(async () => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    await attach("article");
  });
  const box = /** @type {{ x: number, y: number }} */ (await words.boundingBox());
  await page.mouse.move(box.x + 60, box.y + 8);
  await expect(page.locator("whosaid-card").getByText("Petra Sandoval", { exact: true })).toBeVisible();
});

test("a right-to-left page has panel and marks", async ({ page }) => {
  await page.goto(`${SITE}pages/rtl.html`);
  await shown(page);
  expect((await painted(page))["whosaid-quotation"]).toEqual(["“The wheel turns again,”"]);
});
