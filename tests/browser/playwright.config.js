import process from "node:process";
import { defineConfig } from "@playwright/test";
import { chromium, FIREFOX, firefox, webkit } from "./browsers.js";

/** Those that start browsers of their own: WebKit, which Playwright does not drive as Debian has it, and the extension's. */
const WEBKIT = "webkit.test.js";
const EXTENSION = "extension.test.js";
const OWN = [WEBKIT, EXTENSION];
/** Measures time, so it runs when the others are done. */
const SPEED = "speed.test.js";

/** @type {NonNullable<import("@playwright/test").PlaywrightTestConfig["projects"]>} */
const projects = [
  { name: "chromium", testIgnore: [...OWN, SPEED], use: { launchOptions: chromium } },
  { name: "extension", testMatch: EXTENSION },
];

projects.push({
  name: "speed",
  testMatch: SPEED,
  use: { launchOptions: chromium },
  dependencies: ["chromium", "extension"],
});

/** Leaves a browser out that is not here. @param {string} name @param {string} lacking */
function skip(name, lacking) {
  // Each worker reads this file too.
  if (!process.env.TEST_WORKER_INDEX) console.log(`skipped: ${name} is not here, its tests are left out (${lacking})`);
}

if (FIREFOX) {
  const use = { browserName: /** @type {const} */ ("firefox"), channel: "moz-firefox", launchOptions: firefox };
  projects.push({ name: "firefox", testIgnore: OWN, use });
} else {
  skip("Firefox", "no firefox-esr or firefox of 146 or later on the PATH, none in WHOSAID_FIREFOX");
}
// WebKitGTK leaves out a repaint now and then (once in twenty or so, of a component's marks, on a busy machine): what fails is
// tried again, and told of as flaky.
if (webkit.driver && webkit.xvfb) projects.push({ name: "webkit", testMatch: WEBKIT, retries: 2 });
else skip("WebKit", "WebKitWebDriver and Xvfb are not both on the PATH");

export default defineConfig({
  testDir: ".",
  testMatch: "*.test.js",
  outputDir: "../../test-results",
  forbidOnly: true,
  fullyParallel: true,
  // Pages wait more than they work: one for each core.
  workers: "100%",
  // Real browsers on a busy machine: what fails once is tried once more, and named as flaky in the report.
  retries: 1,
  reporter: "list",
  projects,
});
