// The extension when its background script stops, as browsers stop it.
import { expect } from "@playwright/test";
import { BROWSERS } from "./extended.js";
import { marks, QUOTED, test } from "./extended-page.js";

/** @import { Extended } from "./extended.js" */

for (const { name, start, why } of BROWSERS) {
  test.describe(`the background of the extension in ${name}`, () => {
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

    test("a click is not lost if the background stops before its script is in the page", async ({ site }) => {
      test.skip(!browser.drop, "this browser does not stop a busy background");
      await browser.goto(`${site}story.html`);
      await browser.drop?.();
      await browser.click();
      await on();
      expect((await browser.evaluate(marks))["whosaid-quotation"].sort()).toEqual(QUOTED);
      await browser.click();
      await off();
    });

    test("a click is not lost if the background stops while the page is read", async ({ site }) => {
      test.skip(!browser.kill, "this browser does not stop a busy background");
      await browser.goto(`${site}story.html`);
      await browser.click();
      await expect.poll(() => browser.panel(), { intervals: [5] }).not.toBe("");
      expect(await browser.kill?.()).toBe(true);
      const quoted = async () => (await browser.evaluate(marks))["whosaid-quotation"]?.sort();
      await expect.poll(quoted, { timeout: 20_000 }).toEqual(QUOTED);
      await expect.poll(() => browser.panel(), { timeout: 20_000 }).toContain("Petra Sandoval");
      await browser.click();
      await off();
    });

    test("a background that stops repeatedly is asked again; errors have clear messages", async ({ site }) => {
      test.skip(!browser.kill, "this browser does not stop a busy background");
      await browser.goto(`${site}story.html`);
      await browser.click();
      await expect.poll(() => browser.panel(), { intervals: [5] }).not.toBe("");
      const quoted = async () => (await browser.evaluate(marks))["whosaid-quotation"]?.sort();
      for (let n = 0; n < 4; n += 1) {
        await browser.kill?.();
        await new Promise((done) => setTimeout(done, 500));
      }
      await expect.poll(quoted, { timeout: 20_000 }).toEqual(QUOTED);
      expect(await browser.panel()).not.toMatch(/message (port|channel)|Receiving end/);
      await browser.click();
      await off();
    });
  });
}
