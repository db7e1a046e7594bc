// A page on the built site. No server: requests are answered from dist/site, every other origin is refused and told of,
// and a page that says anything on its console fails.
import { existsSync } from "node:fs";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";

export const SITE = "https://whosaid.test/";
const FILES = fileURLToPath(new URL("../../dist/site", import.meta.url));

export const test = base.extend({
  /** What the page said or asked for that it should not have. */
  complaints: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      const complaints = /** @type {string[]} */ ([]);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],

  page: async ({ page, complaints }, use) => {
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    await page.route("**/*", (route) => {
      const { origin, pathname } = new URL(route.request().url());
      const path = join(FILES, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
      if (`${origin}/` === SITE && existsSync(path)) return route.fulfill({ path });
      complaints.push(`request: ${route.request().url()}`);
      return route.abort();
    });
    await use(page);
  },
});

export { expect };
