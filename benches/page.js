// What the embed costs a reader, in a real browser: node benches/page.js ADDRESS FILE. ADDRESS serves an empty page with
// the built embed/ beside it, FILE is the article. Prints JSON, in milliseconds; `cargo xtask bench` calls it.
import { readFile } from "node:fs/promises";
import process from "node:process";
import { chromium } from "playwright-core";

const [address, file] = process.argv.slice(2);
const text = await readFile(file, "utf8");
const browser = await chromium.launch({ executablePath: process.env.WHOSAID_BROWSER, args: ["--no-sandbox"] });

/**
 * Opens an empty page in a profile of its own, so that nothing is cached, and measures there.
 * @template T
 * @param {(text: string) => Promise<T>} measure
 */
async function inFreshPage(measure) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const result = await page.evaluate(measure, text);
  await context.close();
  return result;
}

/** Fetch, compile, start, analyse. */
async function first(/** @type {string} */ text) {
  const start = performance.now();
  const { analyze, load } = await import(new URL("/embed/whosaid.js", location.href).href);
  await load();
  const loaded = performance.now() - start;
  await analyze(text);
  return { loaded, analysed: performance.now() - start };
}

/** The analysis alone, on the page's own thread, its result as JavaScript objects included. */
async function warm(/** @type {string} */ text) {
  await (await import(new URL("/embed/whosaid.js", location.href).href)).load();
  const { analyze } = await import(new URL("/embed/whosaid_wasm.js", location.href).href);
  const times = [];
  for (let run = 0; run < 320; run++) {
    const start = performance.now();
    analyze(text, {});
    times.push(performance.now() - start);
  }
  return times.slice(20);
}

/** The quotations of compromise, a general library for English in JavaScript, on the same text. */
async function compromise(/** @type {string} */ text) {
  const { default: nlp } = await import(new URL("/compromise.js", location.href).href);
  const times = [];
  for (let run = 0; run < 25; run++) {
    const start = performance.now();
    nlp(text).quotations().json();
    times.push(performance.now() - start);
  }
  return times.slice(5);
}

/** From the call of attach to the end of the frame that paints the marks, without the wait for that frame. */
async function paint(/** @type {string} */ text) {
  const { attach } = await import(new URL("/embed/whosaid.js", location.href).href);
  const article = document.body.appendChild(document.createElement("article"));
  for (const line of text.split("\n").filter((line) => line.trim())) {
    article.appendChild(document.createElement("p")).textContent = line;
  }
  const times = [];
  for (let run = 0; run < 35; run++) {
    const { handle, time } = await new Promise((resolve, reject) => {
      requestAnimationFrame(() => {
        const start = performance.now();
        // Microtasks end before the frame is painted, the message comes after.
        const attached = attach(article);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const time = performance.now() - start;
          attached.then((/** @type {{ detach(): void }} */ handle) => resolve({ handle, time }), reject);
        };
        port2.postMessage(null);
      });
    });
    times.push(time);
    handle.detach();
  }
  return times.slice(5);
}

/** How long a page is left alone while it is marked, in milliseconds. */
const MARKED = 1500;

/**
 * When a page that carries its analysis has its first mark, after the page's own load: 0 where the mark comes first. Nothing is
 * cached. @param {number} slower How many times slower the processor is.
 */
async function marked(slower) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.addInitScript(() => {
    const look = () => {
      if (CSS.highlights.size > 0) Object.assign(window, { marked: performance.now() });
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(new URL("/published.html", address).href);
  // To ask the page costs it time, so we ask when it has long been marked.
  await new Promise((done) => setTimeout(done, MARKED));
  const time = await page.waitForFunction(() => {
    const at = /** @type {{ marked?: number }} */ (window).marked;
    const [{ loadEventEnd }] = /** @type {PerformanceNavigationTiming[]} */ (
      performance.getEntriesByType("navigation")
    );
    return at && loadEventEnd && { after: Math.max(0, at - loadEventEnd) };
  });
  const { after } = /** @type {{ after: number }} */ (await time.jsonValue());
  await context.close();
  return after;
}

/** @param {number} slower */
async function marks(slower) {
  const times = [];
  for (let run = 0; run < 10; run++) times.push(await marked(slower));
  return summary(times);
}

/** @param {number[]} times */
function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.floor(sorted.length * share)];
  return { median: at(0.5), p95: at(0.95), runs: sorted.length };
}

try {
  const starts = [];
  for (let run = 0; run < 10; run++) starts.push(await inFreshPage(first));
  const result = {
    browser: `Chromium ${browser.version()}`,
    analysis: summary(await inFreshPage(warm)),
    load: summary(starts.map(({ loaded }) => loaded)),
    first: summary(starts.map(({ analysed }) => analysed)),
    paint: summary(await inFreshPage(paint)),
    published: await marks(1),
    throttled: await marks(4),
    compromise: summary(await inFreshPage(compromise)),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await browser.close();
}
