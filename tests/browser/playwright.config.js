import process from "node:process";
import { defineConfig } from "@playwright/test";
import { chromium, FIREFOX, firefox, webkit } from "./browsers.js";

/**
 * Tests that start browsers themselves: Playwright does not drive Debian's WebKit, and cannot install the extension.
 */
const WEBKIT = "webkit.test.js";
const EXTENSION = ["extension.test.js", "extension-background.test.js"];
const OWN = [WEBKIT, ...EXTENSION];
/** Measures time, so it runs when the others are done. */
const SPEED = "speed.test.js";
/**
 * Tests of what no browser does differently: settings, errors, the pages' kinds. Firefox runs them only on request, which
 * takes four minutes of a processor; it always runs the tests that read and paint pages.
 */
const ALIKE = ["articles", "broken", "cases", "demo", "embed", "house", "mistakes", "speed"].map(
  (name) => `${name}.test.js`,
);
const ALL = process.env.WHOSAID_ALL_BROWSER_TESTS;

/** @type {NonNullable<import("@playwright/test").PlaywrightTestConfig["projects"]>} */
const projects = [
  { name: "chromium", testIgnore: [...OWN, SPEED], use: { launchOptions: chromium } },
  { name: "extension", testMatch: EXTENSION },
];

projects.push({
  name: "speed",
  testMatch: SPEED,
  use: { launchOptions: chromium },
  workers: 1,
  dependencies: ["chromium", "extension"],
});

/** Reports that a browser is missing and its tests are skipped. @param {string} name @param {string} lacking */
function skip(name, lacking) {
  // Workers load this file too, but must not print this again.
  if (!process.env.TEST_WORKER_INDEX) console.log(`skipped the tests for ${name} (${lacking})`);
}

if (FIREFOX) {
  const use = { browserName: /** @type {const} */ ("firefox"), channel: "moz-firefox", launchOptions: firefox };
  projects.push({ name: "firefox", testIgnore: ALL ? OWN : [...OWN, ...ALIKE], use });
} else {
  skip("Firefox", "no firefox-esr or firefox 146 or later on the PATH or in WHOSAID_FIREFOX");
}
// On a busy machine, WebKitGTK sometimes omits a repaint (about one in twenty, of marks in a component). Failed tests
// run again, and are reported as flaky.
if (webkit.driver && webkit.xvfb) projects.push({ name: "webkit", testMatch: WEBKIT, retries: 2 });
else skip("WebKit", "WebKitWebDriver and Xvfb are not both on the PATH");

export default defineConfig({
  testDir: ".",
  testMatch: "*.test.js",
  outputDir: "../../test-results",
  forbidOnly: true,
  fullyParallel: true,
  // Each core runs one page: without a graphics processor, a page keeps it busy.
  workers: "100%",
  // Real browsers on a busy machine sometimes fail. Failed tests run once more, and are reported as flaky.
  retries: 1,
  reporter: "list",
  projects,
});
