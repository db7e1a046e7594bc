// A page and a file of it are read alike, block by block: one policy, with a layout and without.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, SITE, test } from "./site.js";

const FOLDER = fileURLToPath(new URL("../pages", import.meta.url));

/**
 * Pages that a file cannot be read like: their words are made by a script, stand in a component or a frame, or hang on a style
 * sheet. The rules that need a layout are named in src/page/table.rs.
 * @type {Record<string, string>}
 */
const APART = {
  "app.html": "a script makes its article",
  "heavy.html": "a script makes its article",
  "journal.html": "a script makes its article",
  "replaced.html": "a script replaces its article",
  "shadow.html": "its words stand in a component",
  "cases/18-slot.html": "its words stand in a component",
  "trap.html": "its scripts break what an embed calls",
  "noengine.html": "it forbids the engine",
  "frame.html": "its article stands in a frame",
  "cases/19-srcdoc.html": "its article stands in a frame",
  "inline.html": "a style sheet hides words, and keeps lines",
  "cases/07-q-reset.html": "a style sheet takes the marks of <q> away",
};

const pages = [
  ...readdirSync(FOLDER).filter((name) => name.endsWith(".html")),
  ...readdirSync(`${FOLDER}/cases`).map((name) => `cases/${name}`),
];

test("every page is read as its file is", async ({ page, complaints, browserName }) => {
  test.setTimeout(180_000);
  const cli = process.env.WHOSAID_CLI;
  test.skip(!cli, "WHOSAID_CLI names no command line");
  test.skip(browserName !== "chromium", "one browser is enough: the cases are read in each");
  // The page is read by us alone.
  await page.route(/\/pages\/.*\.html$/, (route) => {
    const html = readFileSync(`${FOLDER}/${new URL(route.request().url()).pathname.slice("/pages/".length)}`, "utf8");
    return route.fulfill({ contentType: "text/html", body: html.replace("data-auto", "data-not") });
  });
  let compared = 0;
  for (const name of pages.filter((name) => !APART[name])) {
    await page.goto(`${SITE}pages/${name}`);
    const live = await page.evaluate(async () => {
      const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
      const handle = await attach(undefined, { css: false, watch: false, cards: false }).catch(() => undefined);
      handle?.detach();
      return handle?.text.split("\n") ?? [];
    });
    const written = execFileSync(/** @type {string} */ (cli), ["analyze", "--format", "json", `${FOLDER}/${name}`], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const { text } = JSON.parse(written.toString());
    expect(text ? text.split("\n") : [], name).toEqual(live);
    compared += live.length > 0 ? 1 : 0;
  }
  expect(compared).toBeGreaterThan(50);
  // Pages that forbid the engine, or ask for what is not there, say so; other tests listen to that.
  complaints.length = 0;
});
