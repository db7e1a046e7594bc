// The demo, used like a user does.
import { expect, painted, reported, SITE, shown, test } from "./site.js";

test.beforeEach(async ({ page }) => {
  await page.goto(SITE);
  await shown(page);
});

/** @param {import("@playwright/test").Page} page @param {string} text */
async function paste(page, text) {
  const before = await page.evaluateHandle(() => document.querySelector("whosaid-panel")?.handle);
  await page.getByRole("button", { name: "Paste your own" }).click();
  await page.getByRole("textbox").fill(text);
  await page.getByRole("button", { name: "Show who said what" }).click();
  // Over the article, the pointer would be on some statement.
  await page.mouse.move(0, 0);
  await page.waitForFunction((was) => document.querySelector("whosaid-panel")?.handle !== was, before);
}

test("each kind of mark has a switch, which keeps its state for the next article", async ({ page }) => {
  const all = await painted(page);
  const kinds = /** @type {const} */ ([
    ["Quotations", /-(quotation|voice-\d+|voice-tint-\d)$/],
    ["Who says it", /-(source-\d|cue|told-\d+|told-tint-\d)$/],
    ["Hedged claims", /-(claim|hedge|hedge-tint)$/],
  ]);
  for (const [label, names] of kinds) {
    const box = page.getByRole("checkbox", { name: label });
    await box.uncheck();
    const rest = Object.fromEntries(Object.entries(all).filter(([name]) => !names.test(name)));
    expect(await painted(page)).toEqual(rest);
    await box.check();
    expect(await painted(page)).toEqual(all);
  }
  await page.getByRole("checkbox", { name: "Quotations" }).uncheck();
  await paste(page, "“I am done,” said Ana Brodsky.");
  expect(Object.keys(await painted(page)).sort()).toEqual(["whosaid-cue", "whosaid-source-1"]);
});

test("an entry of the panel scrolls to its words", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 400 });
  const entry = page.getByRole("button", { name: /Tell us the date,”/ }).first();
  await entry.click();
  const words = "“Tell us the date,”";
  await expect.poll(async () => (await painted(page))["whosaid-focus"]?.join()).toContain(words);
  const place = page.locator("article p", { hasText: words });
  await expect(place).toBeInViewport();
  await expect.poll(() => painted(page), { timeout: 8000 }).not.toHaveProperty("whosaid-focus");
});

test("the panel works with the keyboard", async ({ page }) => {
  const box = page.getByRole("checkbox", { name: "Quotations" });
  await box.focus();
  await page.keyboard.press("Space");
  expect(await painted(page)).not.toHaveProperty("whosaid-quotation");
  await page.keyboard.press("Space");
  /** @type {string[]} */
  const reached = [];
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press("Tab");
    const text = await page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement;
      return inside?.matches("button") ? inside.textContent : undefined;
    });
    if (text?.includes("Tell us the date")) break;
    reached.push(text ?? "");
  }
  expect(reached.length).toBeLessThan(60);
  await page.keyboard.press("Enter");
  await expect(page.locator("article p", { hasText: "Tell us the date" })).toBeInViewport();
});

test("a pasted article is shown as plain text", async ({ page }) => {
  await paste(
    page,
    [
      "Council <b>bans</b> kites",
      "",
      "“<img src=x onerror=alert(1)> is no way to speak,” said Ola Brandt, the clerk. 🪁🪁",
      "“Unpaired, she said, and the kite was gone.",
      "مرحبا “يا عالم” said nobody, \u202eright to left\u202c, and ‘so on",
      "\u0000 \ufeff \ud83d alone. He said that he might go.",
      "<script>alert(2)</script> ``Typed,'' he said.",
    ].join("\n"),
  );
  const article = page.locator("article");
  await expect(article.locator("h1")).toHaveText("Council <b>bans</b> kites");
  await expect(article.locator("img, script, b")).toHaveCount(0);
  await expect(page.locator("whosaid-panel").locator("img, script")).toHaveCount(0);
  const marks = await painted(page);
  expect(marks).toEqual(await reported(page));
  expect(marks["whosaid-quotation"]).toContain("“<img src=x onerror=alert(1)> is no way to speak,”");
});

test("text in another language is not marked, and the panel says why", async ({ page }) => {
  await paste(page, "Der Bürgermeister sagte am Freitag, er werde nicht wieder antreten.\n„Nein“, sagte er.");
  await expect(page.getByText("this text is in another language or too short to tell")).toBeVisible();
  expect(await painted(page)).toEqual({});
});

test("an article without speech says so", async ({ page }) => {
  await paste(page, "The river rose by two metres in the night and fell again.");
  await expect(page.getByText("Nobody is quoted or cited here")).toBeVisible();
});

test("a pasted article stays in the list until the next one", async ({ page }) => {
  const article = page.locator("article");
  const choice = page.getByRole("combobox", { name: "Article" });
  await paste(page, "“I am done,” said Ana Brodsky.");
  await expect(choice).toHaveValue("own");
  await choice.selectOption({ index: 0 });
  await expect(article).toContainText("Maud Ferriter");
  await choice.selectOption("own");
  await expect(article).toHaveText("“I am done,” said Ana Brodsky.");
  await page.getByRole("button", { name: "Paste your own" }).click();
  await page.keyboard.insertText("“So am I,” said Bo Ek.");
  await page.getByRole("button", { name: "Show who said what" }).click();
  await expect(article).toHaveText("“So am I,” said Bo Ek.");
});

test("empty text, an address, and an unsupported file give a message", async ({ page }) => {
  await page.getByRole("button", { name: "Paste your own" }).click();
  await page.getByRole("button", { name: "Show who said what" }).click();
  const said = page.getByRole("dialog").getByRole("alert");
  await expect(said).toHaveText(/^There is no text yet/);
  await page.getByRole("textbox").fill("  \n ");
  await page.getByRole("button", { name: "Show who said what" }).click();
  await expect(said).toHaveText(/^There is no text yet/);
  await page.getByRole("textbox").fill("https://news.example/story-7");
  await page.getByRole("button", { name: "Show who said what" }).click();
  await expect(said).toHaveText(/^This is an address, and this page fetches nothing/);
  await page.getByRole("textbox").fill("news.example/story-7");
  await page.getByRole("button", { name: "Show who said what" }).click();
  await expect(said).toHaveText(/^This is an address, and this page fetches nothing/);
  await page
    .getByLabel("Or open a file")
    .setInputFiles({ name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") });
  await expect(said).toHaveText(/neither HTML nor text/);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("article")).toContainText("Maud Ferriter");
});

test("an HTML file is opened: only the text of its article", async ({ page, complaints }) => {
  const html = `<!doctype html><nav><p>Menu</p></nav><article><h1>Mill turns</h1><p>“It <b>turns</b>,” said Ana Brodsky.</p>
    <img src=x onerror="document.title = 'hit'"><script>document.title = "hit"</script></article>`;
  await page.getByRole("button", { name: "Paste your own" }).click();
  await page
    .getByLabel("Or open a file")
    .setInputFiles({ name: "mill.html", mimeType: "text/html", buffer: Buffer.from(html) });
  const article = page.locator("article");
  await expect(article.locator("h1")).toHaveText("Mill turns");
  await expect(article.locator("p")).toHaveText(["“It turns,” said Ana Brodsky."]);
  await expect(article.locator("img, script, b")).toHaveCount(0);
  await expect(page).not.toHaveTitle("hit");
  // Newer Chromium reports that it refused the handler, although nothing of the file but its words is in the page.
  const others = complaints.filter((c) => !/Executing inline event handler violates/.test(c));
  complaints.splice(0, complaints.length, ...others);
});

test("an HTML file of divs in another encoding is opened", async ({ page }) => {
  const html =
    "<meta charset=windows-1252><article><div>Caf\xe9 turns</div><div>\x93Yes,\x94 said Ana Brodsky.</div></article>";
  await page.getByRole("button", { name: "Paste your own" }).click();
  await page
    .getByLabel("Or open a file")
    .setInputFiles({ name: "mill.html", mimeType: "text/html", buffer: Buffer.from(html, "latin1") });
  await expect(page.locator("article p")).toHaveText(["Café turns", "“Yes,” said Ana Brodsky."]);
});

test("a link opens the current article: an example, or the text in the link", async ({ page }) => {
  await paste(page, "“I am done,” said Ana Brodsky. «ÄÖ» 🪁");
  const link = page.url();
  expect(link).toMatch(/#text=[\w-]+$/);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.locator("article")).toHaveText("“I am done,” said Ana Brodsky. «ÄÖ» 🪁");
  await page.getByRole("combobox", { name: "Article" }).selectOption("court-orchard-fraud.txt");
  await expect.poll(() => page.url()).toMatch(/#article=court-orchard-fraud\.txt$/);
  await page.goto("about:blank");
  await page.goto(`${SITE}#article=court-orchard-fraud.txt`);
  await expect(page.getByRole("combobox", { name: "Article" })).toHaveValue("court-orchard-fraud.txt");
  await page.goto("about:blank");
  await page.goto(`${SITE}#text=broken`);
  await expect(page.getByText("This link is damaged")).toBeVisible();
});

test("the page and the panel both switch the strength", async ({ page }) => {
  const marks = page.getByRole("combobox", { name: "Marks" });
  const everything = page.getByRole("checkbox", { name: "Show everything at once" });
  await expect(marks).toHaveValue("full");
  await expect(everything).toBeChecked();
  expect(await painted(page)).toHaveProperty("whosaid-cue");
  await marks.selectOption("quiet");
  await expect(everything).not.toBeChecked();
  expect(await painted(page)).toEqual(await reported(page));
  expect(await painted(page)).not.toHaveProperty("whosaid-cue");
  await everything.check();
  await expect(marks).toHaveValue("full");
  expect(await painted(page)).toEqual(await reported(page));
});

test("the panel shows a denial as a denial", async ({ page }) => {
  await paste(
    page,
    "Bo Ek, the mayor, rejected the criticism. He denied that he was late. According to Ana Brodsky, he was late.",
  );
  await expect(page.getByRole("button", { name: /^rejected the criticism/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^denied that he was late/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^he was late/ })).toBeVisible();
});

test("cancelling keeps the article", async ({ page }) => {
  const before = await painted(page);
  await page.getByRole("button", { name: "Paste your own" }).click();
  await page.getByRole("textbox").fill("Something else.");
  await page.keyboard.press("Escape");
  expect(await painted(page)).toEqual(before);
});

test("the examples have their headlines in the list of articles", async ({ page }) => {
  const names = await page.getByRole("combobox", { name: "Article" }).getByRole("option").allTextContents();
  expect(names[0]).toBe("Harbour town weighs a ferry it may never get back");
  expect(names).toContain("Police rescue three kidnapped traders in Okenwa, arrest suspect");
  expect(names).toContain("Ferry inquiry hears of ignored warnings");
});

test("on a phone, the tools keep within the window, and the article's name has a row", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const { width } = (await page.getByRole("combobox", { name: "Article" }).boundingBox()) ?? { width: 0 };
  expect(width).toBeGreaterThan(340);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a card does not cover the list beside the article, says how the name was found, and closes", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const card = page.locator("whosaid-card .card");
  await page.getByRole("button", { name: /^told reporters that the vote/ }).click();
  await expect(card).toContainText("“Ms. Ferriter” is Maud Ferriter.");
  const box = await card.boundingBox();
  const list = await page.locator("whosaid-panel").boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(list?.x ?? 0);
  await card.getByRole("button", { name: "Close" }).click();
  await expect(card).toBeHidden();
  await page.getByRole("button", { name: /^“We are not throwing/ }).click();
  await expect(card).toContainText("The article names the speaker here.");
});

test("the list counts words quoted in part apart from whole quotations", async ({ page }) => {
  await expect(page.locator("whosaid-panel")).toContainText("quoted once, partly quoted 2 times, reported once");
});

test("the first card stands close to its words, although its styles come later", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const words = page.locator("article p", { hasText: "Her opponents are not so sure" });
  const box = /** @type {{ x: number, y: number }} */ (await words.boundingBox());
  await page.mouse.move(box.x + 200, box.y + 12);
  const card = page.locator("whosaid-card .card");
  await expect(card).toContainText("not so sure");
  const gap = async () => {
    const at = await card.boundingBox();
    return at ? Math.min(Math.abs(box.y - at.y - at.height), Math.abs(at.y - box.y - 24)) : 999;
  };
  await expect.poll(gap).toBeLessThan(24);
});

test("a headline that ends with a quotation is a headline", async ({ page }) => {
  await paste(page, "Osmaria says dam is full, neighbor calls it ‘provocation’\n“It is,” said Ana Brodsky.");
  await expect(page.locator("article h1")).toHaveText(/‘provocation’$/);
  await paste(page, "“Mill turns,” she said, “at last.”\n“It does,” said Ana Brodsky.");
  await expect(page.locator("article h1")).toHaveCount(0);
});
