// Pages built like those of real newsrooms, each with one difficulty: the complete article must be read, and nothing
// else.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, painted, SITE, test } from "./site.js";

const FOLDER = fileURLToPath(new URL("../pages/cases", import.meta.url));

/** Speakers of a completely read page, with the numbers of quoted and reported statements. */
const WHOLE = { "the county": "0 1", "Ines Valdahl": "2 1", "Olaf Brekke": "2 1" };

/**
 * Speakers outside the article, who must not be found: in other stories, readers' comments, boxes, hidden or struck
 * text.
 */
const NOBODY = /Lindqvist|Oresk|Tolle|Helle|Ritter|Critics|Hidden|Nowhere|neighbour/;

/**
 * Expected results that differ from the usual: speakers, text that must be read or must not be read, hedges; `others`:
 * speakers outside the article are allowed.
 * @typedef {object} Right
 * @property {Record<string, string>} [speakers]
 * @property {RegExp} [reads] @property {RegExp} [without] @property {string[]} [hedges] @property {boolean} [others]
 */

/** @type {Record<string, Right>} */
const RIGHT = {
  "05-liveblog": { speakers: { ...WHOLE, "Greta Lindqvist": "1 0", "Harbourmaster Ulla Rehn": "1 0" }, others: true },
  "07-q-reset": {
    speakers: { "the county": "0 1", "Ines Valdahl": "2 1" },
    reads: /^“We looked at every bolt,” said Ines Valdahl, the county engineer\. “A third of them must go\.”$/m,
  },
  "08-dropcap": {
    speakers: { "Ines Valdahl": "2 1", "Olaf Brekke": "2 1" },
    reads: /^“We looked at every bolt, and a third/m,
  },
  "10-pullquote": { without: /must go”\n|^The crab will/m },
  "13-shy": { speakers: { "Ines Valdahl": "3 0", "Olaf Brekke": "2 1" }, hedges: ["may", "reportedly"] },
  "15-del": { speakers: { "Ines Valdahl": "2 2" }, without: /4 million 6|said Olaf Brekke ?said/ },
  "16-hidden": { without: /Unseen/ },
  "17-glossary": {
    reads: /^“We looked at every bolt, and a third must go,” Ines Valdahl, the county engineer, said\.$/m,
  },
  "63-two-paras": { speakers: { "Ines Valdahl": "3 1" } },
  "18-slot": { speakers: { ...WHOLE, "Una Shade": "1 0" } },
  "20-notes": { reads: /must go,” said Ines Valdahl\.$/m, without: /\d said|\[/ },
  "21-related-inline": { without: /We sank|READ|I quit/ },
  "22-comments": { without: /hates|Typical/ },
  "23-splittext": { reads: /^“We looked at every bolt, and a third of them must go,” said Ines Valdahl/m },
  "24-smallcaps": {
    speakers: { "Ines Valdahl": "2 2", "Olaf Brekke": "2 1" },
    reads: /^Ines Valdahl, the county engineer, said/m,
  },
  "27b-contents-p": { reads: /on Monday\.\n“We looked/ },
  "29-bidi": { speakers: { "Ines Valdahl": "3 1" } },
  "31-inline": { speakers: { "Ines Valdahl": "3 1" } },
  "34-short": { speakers: { "the county": "0 1", "Ines Valdahl": "1 1", "Olaf Brekke": "1 0" }, hedges: [] },
  "37-comment-articles": { speakers: { "the county": "0 1", "Ines Valdahl": "1 0", "Olaf Brekke": "1 0" }, hedges: [] },
};

/**
 * Pages that show the article only after a click, with the id of the element to click.
 * @type {Record<string, string>}
 */
const DONE = { "44-toggle": "go" };

const IN_FRAME = new Set(["19-srcdoc"]);

const pages = readdirSync(FOLDER).map((file) => file.replace(".html", ""));

/** @param {import("@playwright/test").Page} page @param {string} name */
async function check(page, name) {
  await page.goto(`${SITE}pages/cases/${name}.html`);
  const untouched = await page.evaluate(async () => {
    const before = document.body.outerHTML;
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    Object.assign(window, { handle: await attach() });
    return document.body.outerHTML === before;
  });
  expect(untouched).toBe(true);
  if (DONE[name]) await page.evaluate((call) => /** @type {any} */ (window)[call](), DONE[name]);
  const found = () =>
    page.evaluate(() => {
      const { text, analysis } = /** @type {any} */ (window).handle;
      /** @type {Record<string, string>} */
      const speakers = {};
      for (const [n, { name }] of analysis.speakers.entries()) {
        const of = (/** @type {RegExp} */ kind) =>
          analysis.attributions.filter((/** @type {any} */ a) => a.speaker === n && kind.test(a.kind)).length;
        speakers[name] = `${of(/^direct|mixed/)} ${of(/^indirect/)}`;
      }
      const hedges = analysis.hedges.map((/** @type {any} */ h) => text.slice(h.cue.start, h.cue.end));
      return { text, speakers, hedges };
    });
  const { speakers = WHOLE, reads = /./, without, hedges = ["may"], others = false } = RIGHT[name] ?? {};
  await expect.poll(async () => (await found()).speakers, { timeout: 4000 }).toMatchObject(speakers);
  const { text, hedges: hedged, speakers: all } = await found();
  expect(text).toMatch(reads);
  if (without) expect(text).not.toMatch(without);
  expect(hedged).toEqual(hedges);
  if (!others) expect(Object.keys(all).filter((who) => NOBODY.test(who))).toEqual([]);
  // Marks in a frame are in the registry of the frame.
  if (!IN_FRAME.has(name)) expect((await painted(page))["whosaid-quotation"]?.length ?? 0).toBeGreaterThan(0);
  await page.evaluate(() => /** @type {any} */ (window).handle.detach());
  expect(await painted(page)).toEqual({});
}

for (const name of pages) {
  test(`a newsroom page: ${name}`, async ({ page, browserName }) => {
    test.skip(browserName !== "chromium", "other browsers read all pages in one test");
    await check(page, name);
  });
}

test("all newsroom pages", async ({ page, browserName }) => {
  test.skip(browserName === "chromium", "each page has its own test");
  test.setTimeout(240_000);
  for (const name of pages) await test.step(name, () => check(page, name));
});
