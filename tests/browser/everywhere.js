// Tests for every browser, including WebKit: marks are visible (by pixels), and pointing at them opens a card.
import { attach, expect, painted, SITE, shown } from "./site.js";

/**
 * The functions of a page that these tests need.
 * @typedef {Pick<import("@playwright/test").Page, "evaluate" | "goto" | "screenshot" | "waitForFunction"> & { mouse: Pick<import("@playwright/test").Mouse, "move"> }} Page
 */

/** Pages with one quotation each, in black on white. */
const PAGES = ["clutter", "inline", "linked", "shadow", "frame"];

/** The colours of quotations, and their places in the window. @param {Page} page */
function sought(page) {
  return page.evaluate(() => {
    const frame = document.querySelector("iframe");
    const view = /** @type {any} */ (frame?.contentWindow ?? window);
    const box = frame?.getBoundingClientRect();
    const [x, y] = frame && box ? [box.x + frame.clientLeft, box.y + frame.clientTop] : [0, 0];
    const rects = [...view.CSS.highlights.get("whosaid-quotation")].flatMap((still) => {
      const range = view.document.createRange();
      range.setStart(still.startContainer, still.startOffset);
      range.setEnd(still.endContainer, still.endOffset);
      const all = /** @type {DOMRect[]} */ ([...range.getClientRects()]);
      return all.map((r) => ({ left: r.left + x, top: r.top + y, width: r.width, height: r.height }));
    });
    const numbers = [...view.CSS.highlights.keys()].flatMap((name) => /^whosaid-voice-(\d)$/.exec(name)?.[1] ?? []);
    const probe = view.document.createElement("i");
    view.document.body.append(probe);
    const colour = (/** @type {string} */ value) => {
      probe.style.color = value;
      return view.getComputedStyle(probe).color;
    };
    const lines = numbers.map((n) => colour(`var(--whosaid-speaker-${n})`));
    const tints = numbers.map((n) =>
      colour(`color-mix(in srgb, var(--whosaid-speaker-${n}) var(--whosaid-speaker-strength), transparent)`),
    );
    probe.remove();
    return { rects, lines, tints };
  });
}

/**
 * How many pixels of a screenshot have these colours, inside and outside these places.
 * @param {Page} page @param {Buffer} picture @param {Awaited<ReturnType<typeof sought>>} what
 */
function seen(page, picture, what) {
  return page.evaluate(
    async ({ png, rects, lines, tints }) => {
      const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = document.createElement("canvas");
      const { width, height } = Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
      /** Blends a colour with white. @param {string} colour */
      const onWhite = (colour) => {
        for (const style of ["white", colour]) {
          context.fillStyle = style;
          context.fillRect(0, 0, 1, 1);
        }
        return context.getImageData(0, 0, 1, 1).data;
      };
      const wanted = { line: lines.map(onWhite), tint: tints.map(onWhite) };
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const scale = width / innerWidth;
      // Lines are a little below the words.
      const inside = (/** @type {number} */ x, /** @type {number} */ y) =>
        rects.some((r) => r.left - 1 <= x && x <= r.left + r.width + 1 && r.top - 2 <= y && y <= r.top + r.height + 6);
      /** @type {Record<string, number>} */
      const found = { line: 0, tint: 0, lineElsewhere: 0, tintElsewhere: 0 };
      for (let at = 0; at < data.length; at += 4) {
        for (const kind of /** @type {const} */ (["line", "tint"])) {
          if (!wanted[kind].some((w) => [0, 1, 2].every((n) => Math.abs(data[at + n] - w[n]) <= 3))) continue;
          const pixel = at / 4;
          const there = inside((pixel % width) / scale, Math.floor(pixel / width) / scale);
          found[there ? kind : `${kind}Elsewhere`] += 1;
        }
      }
      // The edges of letters have a few pixels of any light colour.
      for (const kind of ["tint", "tintElsewhere"]) if (found[kind] < 100) found[kind] = 0;
      return found;
    },
    { png: picture.toString("base64"), ...what },
  );
}

/** Points at words of the page, including inside components. @param {Page} page @param {string} words */
async function point(page, words) {
  const { x, y } = await page.evaluate((words) => {
    /** @param {Node} root @returns {Text[]} */
    const texts = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      const all = [];
      for (let n = walker.nextNode(); n; n = walker.nextNode()) {
        if (n instanceof Text) all.push(n);
        else if (n instanceof Element && n.shadowRoot && !n.localName.startsWith("whosaid"))
          all.push(...texts(n.shadowRoot));
      }
      return all;
    };
    const text = texts(document.body).find((t) => t.data.includes(words));
    if (!text) throw new Error(`no ${words}`);
    text.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(words));
    range.setEnd(text, text.data.indexOf(words) + words.length);
    const [first] = range.getClientRects();
    return { x: first.x + first.width / 2, y: first.y + first.height / 2 };
  }, words);
  // The scroll event comes a moment later, and would close a card.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page.mouse.move(x, y);
}

/** The speaker in the card; empty without a card. @param {Page} page */
const named = (page) =>
  page.evaluate(() => {
    const card = document.querySelector("whosaid-card");
    return card?.matches(":popover-open") ? card.shadowRoot?.querySelector(".name")?.textContent : "";
  });

/** @param {{ (name: string, body: (given: { page: Page }) => Promise<void>): void }} test */
export function everywhere(test) {
  for (const name of PAGES) {
    test(`marks are visible at the words: ${name}`, async ({ page }) => {
      await page.goto(`${SITE}pages/${name}.html`);
      await page.waitForFunction(() => {
        const view = document.querySelector("iframe")?.contentWindow ?? window;
        return view.document.readyState === "complete" && view.document.querySelector("article, .b");
      });
      const html = () => page.evaluate(() => document.documentElement.outerHTML);
      const source = await html();
      // Hiding the caret would change the page.
      const picture = () => page.screenshot({ caret: "initial" });
      // WebKit fires the load event before it paints the page.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const before = await picture();
      await attach(page, undefined, { layers: ["quotations"], marking: "full" });
      const what = await sought(page);
      const width = what.rects.reduce((sum, r) => sum + r.width, 0);
      const area = what.rects.reduce((sum, r) => sum + r.width * r.height, 0);
      // Lines have gaps at descenders, and letters cover part of the tint.
      await expect.poll(async () => (await seen(page, await picture(), what)).line).toBeGreaterThan(width / 2);
      const lit = await seen(page, await picture(), what);
      expect(lit.tint).toBeGreaterThan(area / 4);
      expect(lit).toMatchObject({ lineElsewhere: 0, tintElsewhere: 0 });
      await page.evaluate(() => /** @type {any} */ (window).handle.detach());
      expect(await html()).toBe(source);
      const none = { line: 0, tint: 0, lineElsewhere: 0, tintElsewhere: 0 };
      expect(await seen(page, before, what)).toEqual(none);
      await expect.poll(async () => seen(page, await picture(), what)).toEqual(none);
    });
  }

  test("pointing at words shows their speaker", async ({ page }) => {
    await page.goto(SITE);
    await shown(page);
    await point(page, "Nobody has shown me the keel");
    await expect.poll(() => named(page)).toBe("Dov Lindqvist");
    await point(page, "We are buying the islands a winter");
    await expect.poll(() => named(page)).toBe("Maud Ferriter");
    await point(page, "PORT ELLERBY");
    await expect.poll(() => named(page)).toBe("");
  });

  test("pointing at words inside a component shows their speaker", async ({ page }) => {
    await page.goto(`${SITE}pages/shadow.html`);
    await attach(page);
    await point(page, "The wheel turns again");
    await expect.poll(() => named(page)).toBe("Petra Sandoval");
  });

  test("follows an application that redraws, navigates and adds content", async ({ page }) => {
    await page.goto(`${SITE}pages/app.html`);
    await page.evaluate(() => {
      /** @param {string[]} lines */
      const draw = (lines) => {
        const article = document.createElement("article");
        for (const line of lines) {
          const p = document.createElement("p");
          p.textContent = line;
          article.append(p);
        }
        document.querySelector("#app")?.replaceChildren(article);
      };
      const long = " It had been a dry year for everybody in the valley, and nobody had thought of bread.".repeat(4);
      draw([`“The wheel turns again,” said Petra Sandoval, the miller.${long}`]);
      Object.assign(window, { draw, long });
    });
    await attach(page, undefined, { css: false });
    // The same words in new nodes.
    await page.evaluate(() => {
      const p = document.querySelector("article p");
      const again = p?.cloneNode(true);
      if (again) p?.replaceWith(again);
    });
    const quoted = async () => (await painted(page))["whosaid-quotation"];
    await expect.poll(quoted).toEqual(["“The wheel turns again,”"]);
    // Content that is added later.
    await page.evaluate(() => {
      const p = document.createElement("p");
      p.textContent = "“About time,” said the baker.";
      document.querySelector("article")?.append(p);
    });
    await expect.poll(quoted).toEqual(["“About time,”", "“The wheel turns again,”"]);
    // Another view of the application.
    await page.evaluate(() => {
      const { draw, long } = /** @type {any} */ (window);
      history.pushState({}, "", "/pages/other");
      draw([`“Nothing turns here,” said Ola Brandt, the clerk.${long}`]);
    });
    await expect.poll(quoted).toEqual(["“Nothing turns here,”"]);
    expect(await page.evaluate(() => /** @type {any} */ (window).handle.text)).not.toContain("wheel");
  });
}
