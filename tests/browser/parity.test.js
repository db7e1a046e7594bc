// The page reader gives the same blocks for a page in a browser, with a layout, and for its file.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, SITE, test } from "./site.js";

const FOLDER = fileURLToPath(new URL("../pages", import.meta.url));

/**
 * Pages that cannot be read from a file: scripts create their text, or it is in a component or frame, or depends on a
 * style sheet. src/page/table.rs names the rules that need a layout.
 * @type {Record<string, string>}
 */
const APART = {
  "app.html": "a script creates its article",
  "heavy.html": "a script creates its article",
  "journal.html": "a script creates its article",
  "replaced.html": "a script replaces its article",
  "shadow.html": "its words are in a component",
  "cases/18-slot.html": "its words are in a component",
  "trap.html": "its scripts break functions that the embed calls",
  "noengine.html": "it forbids the engine",
  "frame.html": "its article is in a frame",
  "cases/19-srcdoc.html": "its article is in a frame",
  "inline.html": "a style sheet hides words, and preserves line ends",
  "cases/07-q-reset.html": "a style sheet removes the quotation marks of <q>",
};

const pages = [
  ...readdirSync(FOLDER).filter((name) => name.endsWith(".html")),
  ...readdirSync(`${FOLDER}/cases`).map((name) => `cases/${name}`),
];

test("page and file give the same blocks", async ({ page, complaints, browserName }) => {
  test.setTimeout(180_000);
  const cli = process.env.WHOSAID_CLI;
  test.skip(!cli, "WHOSAID_CLI is not set");
  test.skip(browserName !== "chromium", "one browser is enough: other tests read the cases in each");
  // The page's own embed must not run.
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
  // Ignores messages of pages that forbid the engine or request missing files; other tests check those.
  complaints.length = 0;
});
