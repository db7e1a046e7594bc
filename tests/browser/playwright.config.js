import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// WHOSAID_BROWSER names a browser; else Debian's, else the one that Playwright downloads.
const executablePath = process.env.WHOSAID_BROWSER || ["/usr/bin/chromium"].find((path) => existsSync(path));

export default defineConfig({
  testDir: ".",
  testMatch: "*.test.js",
  outputDir: "../../test-results",
  forbidOnly: true,
  fullyParallel: true,
  reporter: "list",
  use: {
    launchOptions: {
      executablePath,
      // Chromium's sandbox does not run for root.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
});
