// A page on the built site. There is no server: requests are answered from dist/site, and requests to other origins are
// refused and reported. A page that prints anything to its console fails.
import { existsSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";

export const SITE = "https://whosaid.test/";
const folder = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
export const EMBED = folder("dist/embed");
/** The names of the example articles. @type {string[]} */
export const ARTICLES = JSON.parse(readFileSync(folder("dist/site/articles/index.json"), "utf8")).map(
  (/** @type {{ name: string }} */ { name }) => name,
);

/** The hash of “body {}”, the style that Playwright adds for each screenshot in Firefox, and which a policy refuses. */
const PICTURE = "sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=";

/** The file for a path: the built site, and the test pages under pages/. @param {string} pathname */
export function fileOf(pathname) {
  const path = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  const file = join(folder(path.startsWith("/pages/") ? "tests" : "dist/site"), path);
  return existsSync(file) ? file : undefined;
}

/** @typedef {import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions} Given */
/** @typedef {import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions} Worker */

/** @type {import("@playwright/test").Fixtures<{ complaints: string[] }, {}, Given, Worker>} */
const fixtures = {
  /** Console messages and requests that the page should not have made. */
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
    page.on("pageerror", ({ message }) => message.includes(PICTURE) || complaints.push(`error: ${message}`));
    await page.route("**/*", (route) => {
      const { origin, pathname } = new URL(route.request().url());
      const path = `${origin}/` === SITE ? fileOf(pathname) : undefined;
      if (path) return route.fulfill({ path });
      complaints.push(`request: ${route.request().url()}`);
      return route.abort();
    });
    await use(page);
  },
};

export const test = base.extend(fixtures);

/**
 * The functions of a page that a test needs, with any driver.
 * @typedef {Pick<import("@playwright/test").Page, "evaluate">} Driven
 */

/**
 * Attaches, and stores the handle in the window. Also returns whether the document is unchanged, except for our style
 * sheet.
 * @param {Driven} page @param {string} [root] @param {import("../../www/embed/whosaid.js").AttachOptions} [options]
 */
export function attach(page, root, options = {}) {
  return page.evaluate(
    async ({ root, options }) => {
      const html = () => (options.css === false ? document.documentElement : document.body).outerHTML;
      const before = html();
      const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
      const handle = await attach(root, options);
      Object.assign(window, { handle });
      return { text: handle.text, analysis: handle.analysis, untouched: html() === before };
    },
    { root, options },
  );
}

/**
 * The text of every highlight of ours, by name, in the order of the page. White space is collapsed, as in rendering.
 * @param {Driven} page
 */
export function painted(page) {
  return page.evaluate(() => {
    /** @type {Record<string, string[]>} */
    const found = {};
    for (const [name, highlight] of /** @type {any} */ (CSS).highlights) {
      if (!name.startsWith("whosaid-")) continue;
      const texts = [...highlight].map((still) => {
        const range = new Range();
        range.setStart(still.startContainer, still.startOffset);
        range.setEnd(still.endContainer, still.endOffset);
        return range.toString().replace(/[ \t\r\n]+/g, " ");
      });
      found[name] = texts.sort();
    }
    return found;
  });
}

/**
 * The text that the highlights should cover, from the analysis of the panel's handle.
 * @param {Driven} page
 */
export function reported(page) {
  return page.evaluate(() => {
    const handle = document.querySelector("whosaid-panel")?.handle;
    if (!handle) throw new Error("no handle");
    const { analysis, text, colours, marking } = handle;
    /** @type {Record<string, (import("../../www/embed/whosaid.js").Span | null)[]>} */
    const spans = {};
    const add = (
      /** @type {string} */ name,
      /** @type {(import("../../www/embed/whosaid.js").Span | null)[]} */ those,
    ) => {
      spans[`whosaid-${name}`] = [...(spans[`whosaid-${name}`] ?? []), ...those];
    };
    const full = marking === "full";
    const of = (/** @type {number | null} */ n) => {
      const speaker = n === null ? null : analysis.attributions[n].speaker;
      const colour = speaker === null ? 0 : colours[speaker];
      return { colour, hue: colour === 0 ? 0 : ((colour - 1) % 7) + 1 };
    };
    for (const { role, span, attribution } of analysis.quotations) {
      if (role !== "speech") continue;
      add("quotation", [span]);
      add(`voice-${of(attribution).colour}`, [span]);
    }
    for (const [n, a] of analysis.attributions.entries()) {
      const kind = a.kind === "direct" ? "voice" : "told";
      const { colour, hue } = of(n);
      add(`${kind}-${colour}`, a.content);
      if (!full) continue;
      add(`${kind}-tint-${hue}`, a.content);
      add(`source-${hue}`, [a.source, a.via]);
      add("cue", [a.cue]);
    }
    const cues = analysis.hedges.map((h) => h.cue);
    add("hedge", cues);
    if (full) {
      add("hedge-tint", cues);
      const claims = analysis.hedges.map((h) => h.claim);
      add("claim", claims);
    }
    /** @type {Record<string, string[]>} */
    const texts = {};
    for (const [name, all] of Object.entries(spans)) {
      const distinct = new Map(all.flatMap((s) => (s ? [[`${s.start}-${s.end}`, s]] : [])));
      const those = [...distinct.values()].map((s) => text.slice(s.start, s.end).replace(/\s+/g, " "));
      if (those.length > 0) texts[name] = those.sort();
    }
    return texts;
  });
}

/** @param {Pick<import("@playwright/test").Page, "waitForFunction">} page */
export async function shown(page) {
  await page.waitForFunction(() => document.querySelector("whosaid-panel")?.handle);
}

export { expect };
