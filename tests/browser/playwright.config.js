import process from "node:process";
import { defineConfig } from "@playwright/test";
import { chromium, FIREFOX, firefox } from "./browsers.js";

/** Those that start browsers of their own. */
const OWN = ["extension.test.js"];

/** @type {NonNullable<import("@playwright/test").PlaywrightTestConfig["projects"]>} */
const projects = [
  { name: "chromium", testIgnore: OWN, use: { launchOptions: chromium } },
  { name: "extension", testMatch: "extension.test.js" },
];

/** Leaves a browser out that is not here. @param {string} name @param {string} lacking */
function skip(name, lacking) {
  // Each worker reads this file too.
  if (!process.env.TEST_WORKER_INDEX) console.log(`skipped: ${name} is not here, its tests are left out (${lacking})`);
}

if (FIREFOX)
  projects.push({
    name: "firefox",
    testIgnore: OWN,
    use: { browserName: "firefox", channel: "moz-firefox", launchOptions: firefox },
  });
else skip("Firefox", "neither firefox-esr nor firefox on the PATH, none in WHOSAID_FIREFOX");

export default defineConfig({
  testDir: ".",
  testMatch: "*.test.js",
  outputDir: "../../test-results",
  forbidOnly: true,
  fullyParallel: true,
  reporter: "list",
  projects,
});
