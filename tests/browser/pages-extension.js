// Runs the built extension on a folder of saved pages and prints the results: node pages-extension.js DIR. Each page is
// a folder with source.html, served with a strict policy. Used by `cargo xtask pages DIR --extension`.
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { BROWSERS } from "./extended.js";
import { STRICT, serve } from "./localhost.js";

/** Time limit for a page, in milliseconds. */
const PATIENCE = 20_000;

const html = () => document.documentElement.outerHTML;

/** The number of marked ranges, and the HTML of the page without our elements. Runs in the page. */
function there() {
  let marks = 0;
  /** @type {any} */ (CSS).highlights.forEach((/** @type {any} */ h) => {
    marks += h.size;
  });
  const copy = /** @type {Element} */ (document.documentElement.cloneNode(true));
  for (const e of copy.querySelectorAll("div[data-whosaid-ignore]")) e.remove();
  return { marks, rest: copy.outerHTML };
}

/** @param {import("./extended.js").Extended} browser @param {string} address */
async function look(browser, address) {
  const faults = /** @type {string[]} */ ([]);
  await browser.goto(address);
  const before = await browser.evaluate(html);
  const begin = Date.now();
  await browser.click();
  const done = async () => /^\d/.test(await browser.badge()) || /no article|could not/.test(await browser.panel());
  while (!(await done()) && Date.now() - begin < PATIENCE) await new Promise((r) => setTimeout(r, 20));
  const ms = Date.now() - begin;
  const [badge, panel, { marks, rest }] = [await browser.badge(), await browser.panel(), await browser.evaluate(there)];
  if (!/^\d/.test(badge))
    faults.push(panel.match(/There is no article|could not.*/s)?.[0].slice(0, 100) ?? "no answer");
  if (rest !== before) faults.push("the DOM was touched");
  await browser.click();
  await new Promise((r) => setTimeout(r, 300));
  if ((await browser.evaluate(html)) !== before) faults.push("switching it off left a trace");
  if ((await browser.evaluate(there)).marks > 0) faults.push("marks are left");
  return { badge, marks, ms, faults };
}

const folder = resolve(process.argv[2] ?? ".");
const names = readdirSync(folder)
  .filter((n) => existsSync(join(folder, n, "source.html")))
  .sort();
const { address, end } = await serve(
  (path) => (path.endsWith("/") ? join(folder, path, "source.html") : undefined),
  STRICT,
);
let faulty = 0;
for (const { name, start, why } of BROWSERS) {
  if (!start) {
    console.log(`skipped: ${why}`);
    continue;
  }
  const browser = await start();
  console.log(`${name.padEnd(24)} speakers  marks    ms`);
  for (const page of names) {
    const { badge, marks, ms, faults } = await look(browser, `${address}/${page}/`);
    console.log(
      `${page.padEnd(24)}${badge.padStart(9)}${String(marks).padStart(7)}${String(ms).padStart(6)}  ${faults.join("; ")}`,
    );
    if (faults.length > 0) faulty += 1;
  }
  await browser.end();
}
end();
console.log(`\n${faulty} with faults`);
process.exitCode = faulty > 0 ? 1 : 0;
