// House lists in the page: their marks, and that the page and the command line agree on every list.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, painted, SITE, shown, test } from "./site.js";

const LIST = readFileSync(fileURLToPath(new URL("../pages/house.txt", import.meta.url)), "utf8");

const TEXT =
  "The mayor was late, tongues wag. Two who’re in the know say he left. “It is 😀 late,” sermonised Una Brandvold. “No,” said Day Shift.";

/** @param {import("@playwright/test").Page} page @param {string} tag @param {string} attributes */
async function tagged(page, tag, attributes) {
  const body = `<!doctype html><title>House</title><link rel="icon" href="data:,">
    <script type="module" src="/embed/${tag}.js" data-auto ${attributes}></script>
    <article><p>${TEXT}</p></article>`;
  await page.route(`${SITE}house.html`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto(`${SITE}house.html`);
  await shown(page);
  return painted(page);
}

test("the list of a script tag marks its entries", async ({ page }) => {
  const marks = await tagged(page, "whosaid", 'data-root="article" data-house="/pages/house.txt"');
  expect(marks["whosaid-quotation"]).toEqual(["“It is 😀 late,”", "“No,”"]);
  expect(marks["whosaid-hedge"].sort()).toEqual(["Two who’re in the know", "tongues wag"]);
  const kinds = await page.evaluate(() =>
    document.querySelector("whosaid-panel")?.handle?.analysis.speakers.map((s) => `${s.name}, ${s.kind}`),
  );
  expect(kinds).toEqual(["Una Brandvold, person", "Day Shift, organisation"]);
});

/**
 * The results for texts with lists in the page; for an invalid list, its error.
 * @param {import("@playwright/test").Page} page @param {{ list: string, text: string }[]} all
 */
async function inPage(page, all) {
  await page.goto(`${SITE}pages/inline.html`);
  return page.evaluate(async (all) => {
    const { analyze } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    return Promise.all(
      all.map(({ list, text }) =>
        // With a line end, `house` is text, not an address.
        analyze(text, { house: `${list}\n` }).catch((/** @type {Error} */ e) => e.message),
      ),
    );
  }, all);
}

const CLI = process.env.WHOSAID_CLI ?? "";

/** The result of the command line. @param {{ list: string, text: string }} one */
function onCommandLine({ list, text }) {
  const folder = mkdtempSync(join(tmpdir(), "house-"));
  const [house, article] = [join(folder, "house.txt"), join(folder, "a.txt")];
  writeFileSync(house, `${list}\n`);
  writeFileSync(article, text);
  try {
    const args = ["analyze", "--format", "json", "--house", house, article];
    const { id: _, ...analysis } = JSON.parse(execFileSync(CLI, args, { stdio: "pipe" }).toString());
    return analysis;
  } catch (error) {
    return String(/** @type {any} */ (error).stderr)
      .replace(`whosaid: ${house}:`, "whosaid: house list:")
      .trim();
  }
}

test.describe("page and command line agree", () => {
  test.skip(!CLI, "WHOSAID_CLI is not set");
  test.skip(({ browserName }) => browserName !== "chromium", "one browser is enough");

  test("the same list gives the same analysis", async ({ page }) => {
    const all = [
      { list: LIST, text: TEXT },
      { list: "", text: TEXT },
      { list: "[hedges]\r\ntongues wag = adverb .75\r\n", text: TEXT },
      { list: "[hedges]\nit’s anyone's guess", text: "It's\u00a0anyone’s  guess who won the match." },
      {
        list: "[hedges]\ntongues\ntongues wag = .9\nTongues Wag = .1",
        text: "Ton\u00adgues wag that he left the town.",
      },
      { list: "[hedges]\ntongue", text: "It is a tongue-twister for the people of the town, and a tongue." },
      {
        list: "[verbs]\ndrub/vv = quote that\ntold our desk\nbespeak, bespeaks, bespoke, bespoken, bespeaking\nput, puts, put, put, putting = like say",
        text: "“It is late,” drubbed Una Brandvold. She tells our desk that it rains. “No,” bespoke Tom Lund.",
      },
      { list: "[verbs]\n/(tell|told) (our|this) desk/\nsay", text: "Una Brandvold told this desk that it was late." },
      { list: "[verbs]\nquizz = like ask", text: "“Who was late?” quizzed Una Brandvold. “I was,” said Tom Lund." },
      {
        list: "[desks]\nthe Night Shift\nour newsroom\nÉclair desk",
        text: "“No,” said the Night Shift. “It is late,” our newsroom said. “Yes,” said the night shift. “So,” said NIGHT SHIFT. ÉCLAIR DESK said that it rained.",
      },
      { list: "[desks]\n/(Night|Day) Shift/", text: "“No,” said the day shift. “It is late,” said Day Shift." },
    ];
    const found = await inPage(page, all);
    for (const [n, one] of all.entries()) expect(found[n], one.list).toEqual(onCommandLine(one));
  });

  test("errors have the same place and message", async ({ page }) => {
    const faults = [
      "word has it",
      "\n[hedge] # what",
      "[hedges]\n word has it = rumour 0.5",
      "[hedges]\nword has it = hearsay 5",
      "[hedges]\nword has it = hearsay modal",
      "[hedges]\nword has it =",
      "[hedges]\nword has it: hearsay",
      "[hedges]\n= hearsay",
      "[hedges]\n…",
      "[hedges]\na b c d e f g h i j k l m n o p q",
      "[verbs]\nkvetch = quote thta",
      "[verbs]\nkvetch = like xyzzy",
      "[verbs]\nkvetch = like said",
      "[verbs]\nblab/v",
      "[verbs]\nwrite, wrote, written",
      "[verbs]\n7 said",
      "[desks]\nthe Metro Desk = body",
      "[desks]\n The",
      "[hedges]\n/word (has it",
      "[hedges]\n/word/ has it",
      "[hedges]\n/x*/",
      "\ufeff[hedges]\r\n\r\nété\r\n/x/ = été",
      "[hedges]\n😀 é = x",
    ].map((list) => ({ list, text: TEXT }));
    expect(await inPage(page, faults)).toEqual(faults.map(onCommandLine));
  });

  test("an invalid expression is reported at its start, with the browser's message", async ({ page }) => {
    const [said] = await inPage(page, [{ list: "# House\n[hedges]\n é /(/\n /word (has it/", text: TEXT }]);
    expect(said).toMatch(/^whosaid: house list:4:3: .*word \(has it/);
  });
});
