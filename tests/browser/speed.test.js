// Long articles and slow machines: order of reading, length of tasks, layout shifts.
import { expect, SITE, test } from "./site.js";

// On a busy machine, tasks take longer: failed tests run again, and are reported as flaky if they pass then.
test.describe.configure({ retries: 2 });

/**
 * Maximum length of a task for a megabyte of text, in milliseconds: 60 to 150 on a quiet machine, 166 with two other
 * processes. The target is 50.
 */
const LONGEST = 250;

test("a megabyte is read in slices, visible text first, without long tasks", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`${SITE}pages/app.html`);
  const seen = await page.evaluate(async () => {
    const article = document.createElement("article");
    for (let n = 0; n < 7000; n += 1) {
      const tag = n % 12 === 0 ? "h2" : "p";
      const e = document.createElement(tag);
      e.textContent =
        tag === "h2"
          ? `Update ${n}`
          : `“The wheel turns again at ${n},” said Petra Sandoval. She told visitors that the flour might be ready by Friday, and the clerk, who had come late, said it would be.`;
      article.append(e);
    }
    document.querySelector("#app")?.append(article);
    await new Promise((done) => setTimeout(done, 500));
    const { attach, load } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    await load();
    /** @type {number[]} */
    const tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({
      type: "longtask",
    });
    scrollTo(0, article.scrollHeight / 2);
    const begin = performance.now();
    let first = 0;
    let where = 0;
    article.addEventListener("whosaid:progress", (e) => {
      if (first > 0) return;
      first = performance.now() - begin;
      const { handle } = /** @type {CustomEvent} */ (e).detail;
      where = handle.analysis.quotations[0].span.start / handle.text.length;
    });
    const handle = await attach(article, { css: false, watch: false });
    return {
      characters: handle.text.length,
      quotations: handle.analysis.quotations.length,
      speakers: handle.analysis.speakers.length,
      first,
      where,
      all: performance.now() - begin,
      longest: Math.max(0, ...tasks),
      tasks: tasks.length,
    };
  });
  // Only Chromium reports long tasks.
  expect(seen.longest).toBeLessThan(LONGEST);
  expect(seen.first).toBeLessThan(2000);
  expect(seen.quotations).toBe(6416);
  expect(seen.where).toBeGreaterThan(0.4);
  expect(seen.where).toBeLessThan(0.6);
  expect(seen.speakers).toBeLessThan(200);
});

test("a megabyte in one text node is read and painted in pieces", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`${SITE}pages/app.html`);
  const seen = await page.evaluate(async () => {
    const article = document.createElement("article");
    const sentences = Array.from(
      { length: 9500 },
      (_, n) =>
        `“The wheel turns again at ${n},” said Petra Sandoval. She told visitors that it might be ready by Friday.`,
    );
    article.textContent = sentences.join(" ");
    document.querySelector("#app")?.append(article);
    await new Promise((done) => setTimeout(done, 1000));
    const { attach, load } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    await load();
    /** @type {number[]} */
    const tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({
      type: "longtask",
    });
    const size = () => /** @type {any} */ (CSS).highlights.get("whosaid-quotation")?.size ?? 0;
    const begin = performance.now();
    let first = 0;
    const look = setInterval(() => {
      if (size() > 0) {
        first = performance.now() - begin;
        clearInterval(look);
      }
    }, 10);
    const handle = await attach(article, { css: false, watch: false });
    const all = performance.now() - begin;
    const here = size();
    scrollTo(0, article.scrollHeight / 2);
    await new Promise((done) => setTimeout(done, 1500));
    const there = size();
    const { analysis, text } = handle;
    const wrong = analysis.quotations.filter(
      (/** @type {any} */ q) => !/^“The wheel turns again at \d+,”$/.test(text.slice(q.span.start, q.span.end)),
    );
    return {
      characters: text.length,
      slices: handle.progress.total,
      quotations: analysis.quotations.length,
      wrong: wrong.length,
      first,
      all,
      here,
      there,
      longest: Math.max(0, ...tasks),
    };
  });
  console.log(JSON.stringify(seen));
  expect(seen.characters).toBeGreaterThan(900_000);
  expect(seen.slices).toBeGreaterThan(40);
  expect(seen).toMatchObject({ quotations: 9500, wrong: 0 });
  expect(seen.first).toBeLessThan(2000);
  expect(seen.here).toBeGreaterThan(20);
  expect(seen.here).toBeLessThan(2000);
  expect(seen.there).toBeGreaterThan(20);
  expect(seen.there).toBeLessThan(2000);
  // Only Chromium reports long tasks.
  expect(seen.longest).toBeLessThan(LONGEST);
});

test("an article on a slow machine: no long tasks, no layout shift, quick response", async ({ page, browserName }) => {
  test.skip(browserName !== "chromium", "only Chromium can be slowed down, and reports long tasks, shifts and inputs");
  test.setTimeout(120_000);
  await page.goto(`${SITE}pages/app.html`);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const seen = await page.evaluate(async () => {
    const article = document.createElement("article");
    for (let n = 0; n < 40; n += 1) {
      const p = document.createElement("p");
      p.textContent = `“The wheel turns again at ${n},” said Petra Sandoval${n}, the miller. She told visitors that the flour might be ready by Friday, and the clerk, who had come late, said it would be, if the river held and nobody in the valley above it opened a sluice.`;
      article.append(p);
    }
    document.querySelector("#app")?.append(article);
    await new Promise((done) => setTimeout(done, 1000));
    /** @type {{ tasks: number[], shift: number, inputs: number[] }} */
    const seen = { tasks: [], shift: 0, inputs: [] };
    Object.assign(window, { seen });
    const observe = (/** @type {string} */ type, /** @type {(e: any) => void} */ take, options = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, ...options });
    observe("longtask", (e) => seen.tasks.push(e.duration));
    observe("layout-shift", (e) => {
      if (!e.hadRecentInput) seen.shift += e.value;
    });
    observe("event", (e) => e.interactionId && seen.inputs.push(e.duration), { durationThreshold: 16 });
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    await import(/** @type {string} */ ("/embed/panel.js"));
    const handle = await attach(article);
    const panel = document.createElement("whosaid-panel");
    panel.toggleAttribute("floating", true);
    document.body.append(panel);
    panel.handle = handle;
    await new Promise((done) => setTimeout(done, 1500));
    return { words: handle.text.split(" ").length };
  });
  expect(seen.words).toBeGreaterThan(1500);
  const panel = page.locator("whosaid-panel");
  await panel.getByText("Who said what").click();
  await panel.getByRole("checkbox", { name: "Quotations" }).uncheck();
  await panel.getByRole("checkbox", { name: "Quotations" }).check();
  await panel
    .getByRole("button", { name: /turns again at 3,/ })
    .first()
    .click();
  await panel.getByText("Who said what").click();
  await page.waitForTimeout(800);
  const all = await page.evaluate(() => /** @type {any} */ (window).seen);
  expect(all.shift).toBe(0);
  // Limits for a busy machine; the targets are 50 and 100.
  expect(Math.max(0, ...all.tasks)).toBeLessThan(400);
  expect(Math.max(0, ...all.inputs)).toBeLessThan(500);
});
