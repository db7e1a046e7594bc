// The exports, checked with independent software.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import * as annotator from "@recogito/text-annotator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { HtmlValidate } from "html-validate";
import { expect, SITE, test } from "./site.js";

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const CLI = resolve(folder("."), process.env.WHOSAID_CLI ?? "target/debug/whosaid");
const PAGE = folder("tests/pages/cases/60-plain.html");
const FERRY = folder("examples/ferry.txt");

test.skip(({ browserName }) => browserName !== "chromium", "one browser is enough: most of these tests need none");

/** The package's types are for bundlers: tsc does not find this function for Node. */
const { parseW3CTextAnnotation } = /** @type {any} */ (annotator);

/** The output of the command line. @param {string} format @param {...string} args */
const written = (format, ...args) => execFileSync(CLI, ["analyze", "--format", format, ...args]).toString();

test("JSON matches its schema, which knows every field", () => {
  const valid = new Ajv2020({ strictTypes: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(folder("docs/analysis.schema.json"), "utf8")),
  );
  const { id, ...analysis } = JSON.parse(written("json", FERRY));
  expect(id).toBe("ferry");
  expect(valid(analysis), JSON.stringify(valid.errors)).toBe(true);
  const { style, ...quotation } = analysis.quotations[0];
  expect(valid({ ...analysis, quotations: [{ ...quotation, style: "curly" }] })).toBe(false);
  expect(valid({ ...analysis, quotations: [quotation] })).toBe(false);
  const { voice, ...hedge } = analysis.hedges[0];
  expect(valid({ ...analysis, hedges: [hedge] })).toBe(false);
});

test("a W3C annotation library reads the annotations", () => {
  const page = JSON.parse(written("annotations", FERRY));
  const text = execFileSync("cat", [FERRY]).toString();
  expect(page.items.length).toBeGreaterThan(5);
  for (const annotation of page.items) {
    const { parsed, error } = parseW3CTextAnnotation(annotation);
    expect(error, JSON.stringify(annotation)).toBeUndefined();
    expect(parsed?.bodies.length).toBe(annotation.body.length);
    for (const { quote, start, end } of parsed?.target.selector ?? []) expect(quote).toBe(text.slice(start, end));
  }
  const pages = JSON.parse(written("annotations", FERRY, PAGE));
  expect(pages.map((/** @type {any} */ p) => p.type)).toEqual(["AnnotationPage", "AnnotationPage"]);
});

test("quotations and annotations match independent type definitions", () => {
  test.setTimeout(120_000);
  const where = folder("target/xtask/exports");
  mkdirSync(where, { recursive: true });
  const url = ["--url", "https://example.org/a"];
  const { "@graph": quotations, ...rest } = JSON.parse(written("schema-org", ...url, FERRY));
  expect(rest).toEqual({ "@context": "https://schema.org" });
  expect(quotations.length).toBeGreaterThan(0);
  const { items } = JSON.parse(written("annotations", ...url, FERRY));
  writeFileSync(
    join(where, "types.ts"),
    `import type { Quotation } from "schema-dts";
     import type { W3CTextAnnotation } from "@recogito/text-annotator";
     export const quotations: Quotation[] = ${JSON.stringify(quotations)};
     export const annotations: W3CTextAnnotation[] = ${JSON.stringify(items)};`,
  );
  const tsc = folder("node_modules/.bin/tsc");
  const options = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
    "--ignoreConfig",
  ];
  execFileSync(tsc, [...options, join(where, "types.ts")], { stdio: "pipe" });
});

test("annotated HTML is valid", async () => {
  const validate = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:document"] });
  for (const files of [[FERRY], [PAGE], [FERRY, PAGE]]) {
    const { results } = await validate.validateString(written("html", ...files));
    const faults = results.flatMap(({ messages }) => messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`));
    expect(faults).toEqual([]);
  }
});

test("annotated HTML works without scripts and makes no requests", async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(written("html", FERRY));
  await page.locator("a", { hasText: "Nobody told us" }).click();
  await expect(page.locator("mark:target")).toHaveText("“Nobody told us anything,”");
  expect(asked.filter((address) => !address.startsWith("about:"))).toEqual([]);
});

test("a link scrolls to its words", async ({ page }) => {
  const address = `${SITE}pages/cases/60-plain.html`;
  const links = [...written("links", "--url", address, PAGE).matchAll(/bolt.*\((\S+)\)$/gm)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(0);
  await page.goto(links[0]);
  const inView = () =>
    page.evaluate(() => {
      const { top, bottom } = document.querySelector("#q")?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return top >= 0 && bottom <= innerHeight;
    });
  await expect.poll(inView, { message: links[0] }).toBe(true);
});
