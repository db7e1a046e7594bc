// A newsroom's own list in the page: its phrases by the engine, its expressions by the browser.
import { expect, painted, SITE, shown, test } from "./site.js";

const TEXT =
  "The mayor was late, tongues wag. Two who’re in the know say he left. “It is 😀 late,” sermonised Una Brandvold. “No,” said Day Shift.";

test("a tag's list marks what it has", async ({ page }) => {
  const body = `<!doctype html><title>House</title><link rel="icon" href="data:,">
    <script type="module" src="/embed/whosaid.js" data-auto data-root="article" data-house="/pages/house.txt"></script>
    <article><p>${TEXT}</p></article>`;
  await page.route(`${SITE}house.html`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto(`${SITE}house.html`);
  await shown(page);
  const marks = await painted(page);
  expect(marks["whosaid-quotation"]).toEqual(["“It is 😀 late,”", "“No,”"]);
  expect(Object.values(marks).flat().join("|")).toContain("The mayor was late");
});

test("the same list in a script, as text and by its address", async ({ page }) => {
  await page.goto(`${SITE}pages/inline.html`);
  const found = await page.evaluate(async (text) => {
    const { analyze } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const list = await (await fetch("/pages/house.txt")).text();
    const all = await Promise.all([list, "/pages/house.txt", undefined].map((house) => analyze(text, { house })));
    return all.map(({ hedges, speakers }) => ({
      hedges: hedges.map((/** @type {any} */ h) => text.slice(h.cue.start, h.cue.end)),
      speakers: speakers.map((/** @type {any} */ s) => `${s.name}, ${s.kind}`),
    }));
  }, TEXT);
  const house = {
    hedges: ["tongues wag", "Two who’re in the know"],
    speakers: ["Una Brandvold, person", "Day Shift, organisation"],
  };
  expect(found.slice(0, 2)).toEqual([house, house]);
  expect(found[2].hedges).not.toContain("tongues wag");
});
