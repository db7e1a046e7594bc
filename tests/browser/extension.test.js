// The built extension in real browsers, on pages with a strict policy.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { BROWSERS } from "./extended.js";
import { html, LINE, marks, pixels, QUOTED, rectOf, TINT, test } from "./extended-page.js";

/** @import { Extended } from "./extended.js" */

const extension = fileURLToPath(new URL("../../dist/extension/", import.meta.url));

for (const { name, start, why, own } of BROWSERS) {
  test.describe(`the extension in ${name}`, () => {
    test.describe.configure({ mode: "serial" });
    test.skip(!start, why);
    test.setTimeout(90_000);
    /** @type {Extended} */
    let browser;

    test.beforeAll(async () => {
      if (start) browser = await start();
    });
    test.afterAll(async () => {
      await browser?.end();
    });

    const on = () => expect.poll(() => browser.badge(), { timeout: 20_000 }).toMatch(/^[1-9]/);
    const off = () => expect.poll(async () => Object.keys(await browser.evaluate(marks))).toEqual([]);

    test("a click marks the article and opens the panel; a second click removes everything", async ({ site }) => {
      await browser.goto(`${site}story.html`);
      const [before, picture] = [await browser.evaluate(html), await browser.screenshot()];
      const rect = await browser.evaluate(rectOf, "#first", "The wheel turns again");
      expect(pixels(picture, rect, LINE)).toBe(0);
      await browser.click();
      await on();
      expect(await browser.badge()).toBe("2");
      const there = await browser.evaluate(marks);
      expect(there["whosaid-quotation"].sort()).toEqual(QUOTED);
      expect(there["whosaid-voice-2"]).toEqual(["“We may see,”"]);
      expect(there["whosaid-hedge"].sort()).toEqual(["may", "might"]);
      const marked = await browser.screenshot();
      // If a line falls between two rows of pixels, few pixels have its full colour.
      expect(pixels(marked, rect, LINE)).toBeGreaterThan(rect.width / 8);
      expect(pixels(marked, rect, TINT)).toBeGreaterThan((rect.width * rect.height) / 4);
      const panel = await browser.panel();
      expect(panel).toContain("Petra Sandoval");
      expect(panel).toContain("Jon Ekberg");
      await browser.click();
      await off();
      expect(await browser.evaluate(html)).toBe(before);
      expect(await browser.panel()).toBe("");
      expect(await browser.badge()).toBe("");
      expect((await browser.screenshot()).equals(picture)).toBe(true);
    });

    test("quick clicks leave either everything or nothing", async ({ site }) => {
      await browser.goto(`${site}story.html`);
      const before = await browser.evaluate(html);
      for (let n = 0; n < 4; n += 1) await browser.click();
      await new Promise((done) => setTimeout(done, 2000));
      await off();
      expect(await browser.evaluate(html)).toBe(before);
      await browser.click();
      await on();
      expect((await browser.evaluate(marks))["whosaid-quotation"].sort()).toEqual(QUOTED);
    });

    test("a hostile page is read, detects nothing and breaks nothing", async ({ site }) => {
      await browser.goto(`${site}trap.html`);
      const before = await browser.evaluate(html);
      await browser.click();
      await on();
      const there = await browser.evaluate(marks);
      expect(there["whosaid-quotation"]).toContain("“The wheel turns again,”");
      const found = await browser.evaluate(() => {
        const host = /** @type {HTMLElement} */ (document.querySelector("div[data-whosaid-ignore]"));
        const { width, height } = host.getBoundingClientRect();
        const style = getComputedStyle(host);
        return {
          seen: /** @type {any} */ (window).seen,
          shadow: host.shadowRoot,
          world: /** @type {any} */ (window)[Symbol.for("whosaid")],
          looks: [style.display, style.opacity, style.fontSize, style.transform],
          large: width > 200 && height > 100,
        };
      });
      expect(found.seen).toEqual({ events: [], shadows: 0, messages: 0, hits: 0 });
      expect(found.shadow).toBeNull();
      expect(found.world ?? null).toBeNull();
      expect(found.looks).toEqual(["block", "1", "16px", "none"]);
      expect(found.large).toBe(true);
      await browser.click();
      await off();
      expect(await browser.evaluate(html)).toBe(before);
    });

    test("a deliberately slow page is read, and stays responsive", async ({ site }) => {
      await browser.goto(`${site}heavy.html`);
      await browser.evaluate(() => {
        const seen = { longest: 0, last: performance.now() };
        Object.assign(window, { turns: seen });
        setInterval(() => {
          const now = performance.now();
          seen.longest = Math.max(seen.longest, now - seen.last);
          seen.last = now;
        }, 10);
      });
      await browser.click();
      await on();
      await new Promise((done) => setTimeout(done, 5000));
      const { longest } = await browser.evaluate(() => /** @type {any} */ (window).turns);
      console.log(`longest turn: ${Math.round(longest)} ms`);
      expect(longest).toBeLessThan(5000);
      await browser.click();
      await off();
    });

    test("words in components are marked", async ({ site }) => {
      await browser.goto(`${site}shadow.html`);
      const words = () => {
        const { shadowRoot } = /** @type {Element} */ (document.querySelector("news-story"));
        const { left, top, width, height } = /** @type {any} */ (shadowRoot).querySelector("p").getBoundingClientRect();
        return { left, top, width, height, window: innerWidth, inside: shadowRoot?.innerHTML };
      };
      const rect = await browser.evaluate(words);
      expect(pixels(await browser.screenshot(), rect, TINT)).toBe(0);
      await browser.click();
      await on();
      await expect.poll(async () => pixels(await browser.screenshot(), rect, TINT)).toBeGreaterThan(500);
      await browser.click();
      await off();
      expect((await browser.evaluate(words)).inside).toBe(rect.inside);
    });

    test("a message says that a page has no article; later articles are marked", async ({ site }) => {
      await browser.goto(`${site}journal.html`);
      await browser.click();
      await expect.poll(() => browser.panel(), { timeout: 10_000 }).toContain("Whosaid found no article here");
      const go = (/** @type {string} */ to) => browser.evaluate((to) => /** @type {any} */ (window).open(to), to);
      const quoted = async () => (await browser.evaluate(marks))["whosaid-quotation"];
      await go("mill");
      await expect.poll(quoted, { timeout: 10_000 }).toEqual(["“The wheel turns again,”"]);
      await go("ferry");
      await expect.poll(quoted, { timeout: 10_000 }).toEqual(["“Nobody told us anything,”"]);
      await expect.poll(() => browser.panel()).toContain("Maren Ostby");
      await go("front");
      await off();
      await expect.poll(() => browser.panel()).toContain("The article is no longer on the page");
      await browser.press("Turn off");
      await expect.poll(() => browser.panel()).toBe("");
    });

    test("the panel is beside the article if there is room, and stays where the user moves it", async ({ site }) => {
      const places = () =>
        browser.evaluate(() => {
          const host = /** @type {HTMLElement} */ (document.querySelector("div[data-whosaid-ignore][floating]"));
          const { left, right } = host.getBoundingClientRect();
          const words = document.createRange();
          words.selectNodeContents(/** @type {Element} */ (document.querySelector("#first")));
          const text = words.getBoundingClientRect();
          return { dock: host.dataset.dock ?? "corner", apart: left >= text.right || right <= text.left };
        });
      const narrow = () =>
        browser.evaluate(() => {
          const { style } = document.body;
          Object.assign(style, { inlineSize: "24rem", marginInline: "auto" });
        });
      await browser.goto(`${site}story.html`);
      await narrow();
      await browser.click();
      await on();
      await expect.poll(places).toEqual({ dock: "right", apart: true });
      await browser.press("Move");
      await expect.poll(places).toEqual({ dock: "left", apart: true });
      await browser.click();
      await off();
      await browser.click();
      await on();
      await expect.poll(places).toEqual({ dock: "left", apart: true });
      await browser.press("Move");
      await expect.poll(async () => (await places()).dock).toBe("corner");
      await browser.press("Move");
      await expect.poll(async () => (await places()).dock).toBe("right");
      await browser.click();
      await off();
    });

    test("it explains why it cannot run on a page", async ({ site }) => {
      const tried = async (/** @type {string} */ url) => {
        await browser.goto(url);
        await browser.click();
        await expect.poll(() => browser.popup(), { timeout: 10_000 }).toMatch(/cannot\.html/);
        // The popup opens last, and would take the next click.
        await new Promise((done) => setTimeout(done, 700));
        return (await browser.popup()).split("#")[1];
      };
      expect(await tried(`${site}plain.txt`)).toBe("document");
      expect(await tried(own)).toBe("browser");
      await browser.goto(`${site}story.html`);
      await expect.poll(() => browser.popup()).toBe("");
    });

    test("the speaker of selected words is shown", async ({ site }) => {
      await browser.goto(`${site}story.html`);
      await browser.click();
      await on();
      const select = (/** @type {string} */ words) =>
        browser.evaluate((words) => {
          const walker = document.createTreeWalker(document.body, 4);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.nodeValue?.indexOf(words) ?? -1;
            if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
          }
        }, words);
      await select("We may");
      await browser.who();
      await expect.poll(() => browser.panel()).toMatch(/Jon Ekberg.*names the speaker here/s);
      await select("opened in the morning");
      await browser.who();
      await expect.poll(() => browser.panel()).toContain("Nobody is quoted or cited here");
    });

    test("a printed page says which line is whose", async ({ site }) => {
      await browser.goto(`${site}story.html`);
      await browser.click();
      await on();
      await browser.evaluate(() => dispatchEvent(new Event("beforeprint")));
      await expect.poll(() => browser.panel()).toMatch(/Each speaker’s line:.*Jon Ekberg/s);
    });

    test("settings are saved, and open pages follow", async ({ site }) => {
      await browser.open("options.html");
      await expect.poll(() => browser.evaluate(() => document.querySelectorAll("#keys dt").length)).toBe(2);
      const choose = (/** @type {string[]} */ ids) =>
        browser.evaluate((ids) => {
          for (const id of ids) /** @type {HTMLElement} */ (document.querySelector(id)).click();
        }, ids);
      const keys = await browser.evaluate(() => [...document.querySelectorAll("#keys dt")].map((e) => e.textContent));
      expect(keys).toEqual(["Alt+Shift+S", "Alt+Shift+Q"]);
      await choose(["[value=attributions]", "[value=plain]"]);
      await expect
        .poll(() => browser.evaluate(async () => JSON.stringify(await chrome.storage.sync.get(["layers", "palette"]))))
        .toBe(JSON.stringify({ layers: ["quotations", "hedges"], palette: "plain" }));
      await browser.goto(`${site}story.html`);
      await browser.click();
      await on();
      const names = Object.keys(await browser.evaluate(marks));
      expect(names).not.toContain("whosaid-cue");
      expect(names).toContain("whosaid-quotation");
      const strength = () =>
        browser.evaluate(() =>
          getComputedStyle(document.documentElement).getPropertyValue("--whosaid-speaker-strength").trim(),
        );
      await expect.poll(strength).toBe("0%");
      await browser.open("options.html");
      await expect.poll(() => browser.evaluate(() => document.querySelectorAll("#keys dt").length)).toBe(2);
      await choose(["[value=attributions]", "[value=okabe]"]);
      await new Promise((done) => setTimeout(done, 500));
    });

    test("axe finds no violations in its own pages", async () => {
      const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      for (const page of ["options.html#https%3A%2F%2Fnews.example", "cannot.html#browser"]) {
        await browser.open(page);
        await expect.poll(() => browser.evaluate(() => document.readyState)).toBe("complete");
        const look = `async () => {
          ${axe};
          const { violations } = await axe.run(document, { resultTypes: ["violations"] });
          return violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).join(", "));
        }`;
        const violations = await browser.evaluate(/** @type {() => string[]} */ (/** @type {unknown} */ (look)));
        expect(violations).toEqual([]);
      }
    });

    test("the context menu entry depends on its permission", async () => {
      test.skip(!browser.menu, "the permission is not optional in this browser");
      await browser.open("options.html");
      await expect
        .poll(() => browser.evaluate(() => document.querySelector("#menu:not([hidden])") !== null))
        .toBe(true);
      expect(await browser.menu?.()).toBe(false);
      await browser.tick("#menu-on");
      await expect.poll(() => browser.menu?.()).toBe(true);
      await browser.tick("#menu-on");
      await expect.poll(() => browser.menu?.()).toBe(false);
      await browser.tick("#menu-on");
      await expect.poll(() => browser.menu?.()).toBe(true);
    });

    test("a site on the list is read automatically, until it is removed", async ({ site }) => {
      await browser.always(site);
      const listed = () => browser.evaluate(() => document.querySelectorAll("#list li").length);
      await expect.poll(listed).toBe(1);
      await browser.goto(`${site}journal.html`);
      await new Promise((done) => setTimeout(done, 1500));
      expect(await browser.panel()).toBe("");
      await browser.evaluate(() => /** @type {any} */ (window).open("mill"));
      await on();
      await browser.goto(`${site}story.html`);
      await on();
      expect((await browser.evaluate(marks))["whosaid-quotation"].sort()).toEqual(QUOTED);
      // A click removes everything here too.
      await browser.click();
      await off();
      await browser.open("options.html");
      await expect.poll(listed).toBe(1);
      await browser.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#list button")).click());
      await expect.poll(listed).toBe(0);
      await browser.goto(`${site}story.html`);
      await new Promise((done) => setTimeout(done, 1500));
      await off();
    });

    test("panel and marks survive when a page replaces its body or document", async ({ site }) => {
      await browser.goto(`${site}story.html`);
      await browser.click();
      await on();
      const words = "The old mill had stood still for a long time, and nobody in the valley had thought of bread. ";
      const next = (/** @type {string} */ said, /** @type {string} */ by) =>
        `<article><h1>Next</h1><p>${said} said ${by}, the grocer. ${words.repeat(6)}</p></article>`;
      const quoted = async () => (await browser.evaluate(marks))["whosaid-quotation"];
      // With nodes, because the page's policy requires trusted types.
      const replace = (/** @type {string} */ html, /** @type {boolean} */ all) => {
        const copy = document.implementation.createHTMLDocument();
        const article = copy.createElement("article");
        for (const line of html.replace(/<[^>]*>/g, "\n").split("\n")) {
          const p = copy.createElement("p");
          p.textContent = line;
          article.append(p);
        }
        copy.body.append(article);
        if (all) document.replaceChild(document.adoptNode(copy.documentElement), document.documentElement);
        else document.documentElement.replaceChild(document.adoptNode(copy.body), document.body);
      };
      await browser.evaluate(replace, next("“Nobody told us anything,”", "Maren Ostby"), false);
      await expect.poll(quoted, { timeout: 15_000 }).toEqual(["“Nobody told us anything,”"]);
      await expect.poll(() => browser.panel()).toContain("Maren Ostby");
      await browser.evaluate(replace, next("“It was us,”", "Ola Brandt"), true);
      await expect.poll(quoted, { timeout: 15_000 }).toEqual(["“It was us,”"]);
      await expect.poll(() => browser.panel()).toContain("Ola Brandt");
      await browser.click();
      await off();
      await expect.poll(() => browser.panel()).toBe("");
    });

    test("a click removes what the extension left behind before an update", async ({ site }) => {
      test.skip(!browser.update, "this browser cannot reload the extension");
      await browser.goto(`${site}story.html`);
      const before = await browser.evaluate(html);
      await browser.click();
      await on();
      await browser.update?.();
      const marked = async () => (await browser.evaluate(marks))["whosaid-quotation"]?.sort();
      const panels = () => browser.evaluate(() => document.querySelectorAll("div[data-whosaid-ignore]").length);
      await browser.click();
      await on();
      expect(await marked()).toEqual(QUOTED);
      expect(await panels()).toBe(1);
      await browser.click();
      await off();
      expect(await browser.evaluate(html)).toBe(before);
    });
  });
}

test("it needs three permissions and makes no requests", () => {
  for (const name of ["chromium", "firefox"]) {
    const manifest = JSON.parse(readFileSync(join(extension, name, "manifest.json"), "utf8"));
    expect(manifest.permissions).toEqual(["activeTab", "scripting", "storage"]);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_security_policy.extension_pages).toContain("default-src 'none'");
    expect(manifest.content_security_policy.extension_pages).toContain("connect-src 'self'");
  }
});
