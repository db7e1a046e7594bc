// Runs the embed on a folder of saved pages and compares its article text with the expected text: node pages.js DIR
// [--json]. Each page is a folder with source.html and expected.html. Used by `cargo xtask pages`.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { chromium as options } from "./browsers.js";

const EMBED = fileURLToPath(new URL("../../dist/embed", import.meta.url));
const SITE = "https://page.test/";

/** Pages that are not news, by the beginning of their names. The report has a separate mean for them. */
const OTHERS =
  /^(aclu|archive-of-our-own|hidden-nodes|hukumusume|keep-images|missing-paragraphs|rtl-1|webmd|wikipedia|medicalnewstoday)/;

/**
 * Tests one page.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} folder
 */
async function look(browser, folder) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults = /** @type {string[]} */ ([]);
  const ours = (/** @type {string | undefined} */ url) => url?.startsWith(`${SITE}embed/`);
  page.on("console", (m) => ours(m.location().url) && faults.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => /whosaid|\/embed\//.test(e.stack ?? "") && faults.push(`error: ${e.message}`));
  await page.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.href === SITE)
      return route.fulfill({ path: join(folder, "source.html"), contentType: "text/html; charset=utf-8" });
    const file = join(EMBED, url.pathname.replace("/embed/", ""));
    if (ours(url.href) && existsSync(file)) return route.fulfill({ path: file });
    return route.abort();
  });
  try {
    await page.goto(SITE, { waitUntil: "domcontentloaded" });
    await page.waitForTimeout(300);
    const file = written(join(folder, "source.html"));
    const found = await page.evaluate(inPage, { expected: readFileSync(join(folder, "expected.html"), "utf8"), file });
    return { ...found, faults: [...faults, ...found.faults] };
  } catch (error) {
    return {
      f1: 0,
      precision: 0,
      recall: 0,
      words: 0,
      marks: 0,
      ms: 0,
      faults: [...faults, String(error).split("\n")[0]],
    };
  } finally {
    await page.close();
  }
}

/**
 * The article text that the command line reads from the file; undefined without the command line.
 * @param {string} file
 */
function written(file) {
  const cli = process.env.WHOSAID_CLI;
  if (!cli) return undefined;
  const json = execFileSync(cli, ["analyze", "--format", "json", file], { stdio: ["ignore", "pipe", "ignore"] });
  return /** @type {string} */ (JSON.parse(json.toString()).text);
}

/** Runs in the page. @param {{ expected: string, file: string | undefined }} given */
async function inPage({ expected, file }) {
  const faults = /** @type {string[]} */ ([]);
  const begin = performance.now();
  const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
  const before = document.documentElement.outerHTML;
  const handle = await attach(undefined, { css: false, watch: false });
  const ms = Math.round(performance.now() - begin);
  if (document.documentElement.outerHTML !== before) faults.push("the DOM was touched");
  const { text, analysis } = handle;

  /** Checks that every highlight covers the words in the analysis. */
  let marks = 0;
  const plain = (/** @type {string} */ s) => s.replace(/\s+/g, "");
  const named = plain(
    [
      ...analysis.attributions.flatMap((/** @type {any} */ a) => [...a.content, a.source, a.cue, a.via]),
      ...analysis.quotations.map((/** @type {any} */ q) => q.span),
      ...analysis.hedges.flatMap((/** @type {any} */ h) => [h.cue, h.claim]),
    ]
      .filter(Boolean)
      .map((s) => text.slice(s.start, s.end))
      .join("\n"),
  );
  for (const [name, highlight] of /** @type {any} */ (CSS).highlights) {
    if (!name.startsWith("whosaid-")) continue;
    for (const still of highlight) {
      const range = new Range();
      range.setStart(still.startContainer, still.startOffset);
      range.setEnd(still.endContainer, still.endOffset);
      marks += 1;
      if (!named.includes(plain(range.toString()).slice(0, 40)))
        faults.push(`${name} on “${range.toString().slice(0, 40)}”`);
    }
  }

  const words = (/** @type {string} */ s) => s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const bag = (/** @type {string[]} */ list) => {
    const counts = new Map();
    for (const w of list) counts.set(w, (counts.get(w) ?? 0) + 1);
    return counts;
  };
  const reference = new DOMParser().parseFromString(expected, "text/html");
  for (const e of reference.querySelectorAll("script,style,noscript,template,svg,pre,code,button,form,iframe"))
    e.remove();
  for (const e of reference.querySelectorAll("p,div,li,h1,h2,h3,h4,td,th,br,figcaption,blockquote,figure,section,tr"))
    e.append(" ");
  const want = words(reference.body.textContent ?? "");
  const there = bag(want);
  /** Compares a text with the expected text. @param {string} text */
  const score = (text) => {
    const got = words(text);
    let shared = 0;
    for (const [w, n] of bag(got)) shared += Math.min(n, there.get(w) ?? 0);
    const precision = shared / (got.length || 1);
    const recall = shared / (want.length || 1);
    const f1 = shared === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { f1, precision, recall, words: got.length };
  };
  const asFile = file === undefined ? undefined : score(file).f1;
  const root = `${handle.root.localName}${handle.root.id ? `#${handle.root.id}` : ""}`;
  handle.detach();
  if ([.../** @type {any} */ (CSS).highlights.keys()].some((n) => n.startsWith("whosaid-")))
    faults.push("marks are left");
  if (document.documentElement.outerHTML !== before) faults.push("detach left a trace");
  return { ...score(text), asFile, marks, ms, root, faults };
}

const [dir, ...flags] = process.argv.slice(2);
const folder = resolve(dir ?? ".");
const names = readdirSync(folder)
  .filter((n) => existsSync(join(folder, n, "source.html")))
  .sort();
const browser = await chromium.launch(options);
const results = [];
for (const name of names) results.push({ name, .../** @type {any} */ (await look(browser, join(folder, name))) });
await browser.close();
const news = results.filter((r) => !OTHERS.test(r.name));
const mean = (/** @type {any[]} */ list) => list.reduce((sum, r) => sum + r.f1, 0) / (list.length || 1);
const faulty = results.filter((r) => r.faults.length > 0);
if (flags.includes("--json")) {
  console.log(JSON.stringify({ pages: results, news: mean(news), all: mean(results), faulty: faulty.length }));
} else {
  const percent = (/** @type {number} */ n) => (100 * n).toFixed(1).padStart(6);
  console.log(`${"page".padEnd(24)}    F1     P     R  file  words marks    ms  root`);
  for (const r of results) {
    console.log(
      `${r.name.padEnd(24)}${percent(r.f1)}${percent(r.precision)}${percent(r.recall)}${r.asFile === undefined ? "     -" : percent(r.asFile)}${String(r.words).padStart(7)}${String(r.marks).padStart(6)}${String(r.ms).padStart(6)}  ${r.root ?? "-"}`,
    );
    for (const fault of r.faults.slice(0, 5)) console.log(`    ${fault}`);
  }
  console.log(
    `\nnews pages: ${news.length}, F1 ${percent(mean(news))}, least ${percent(Math.min(...news.map((r) => r.f1)))}`,
  );
  console.log(`all pages:  ${results.length}, F1 ${percent(mean(results))}; ${faulty.length} with faults`);
  const files = results.filter((r) => r.asFile !== undefined).map((r) => Math.abs(r.f1 - r.asFile));
  if (files.length > 0) console.log(`as files:   at most ${percent(Math.max(...files))} apart`);
}
process.exitCode = faulty.length > 0 ? 1 : 0;
