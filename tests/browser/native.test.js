// The engine in the page and the command line give the same results, to the last digit of a confidence.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ARTICLES, expect, SITE, test } from "./site.js";

const folder = fileURLToPath(new URL("../articles", import.meta.url));

test("page and command line agree on every article", async ({ page }) => {
  const cli = process.env.WHOSAID_CLI;
  test.skip(!cli, "WHOSAID_CLI is not set");
  await page.goto(`${SITE}pages/inline.html`);
  let attributions = 0;
  for (const name of ARTICLES.filter((a) => a.endsWith(".txt"))) {
    const file = `${folder}/${name.replace(/\.txt$/, "")}/article.txt`;
    const said = execFileSync(/** @type {string} */ (cli), ["analyze", "--format", "json", "--scope", "all", file]);
    const { id: _, ...native } = JSON.parse(said.toString());
    const text = readFileSync(file, "utf8");
    const inPage = await page.evaluate(async (text) => {
      const { analyze } = await import(/** @type {string} */ ("/embed/whosaid.js"));
      return analyze(text, { scope: "all" });
    }, text);
    expect(inPage, name).toEqual(native);
    attributions += native.attributions.length;
  }
  expect(attributions).toBeGreaterThan(100);
});
