// The browsers that the tests run in, as they stand on this machine.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/**
 * The program that a variable names, else the first of these on the PATH.
 * @param {string[]} names @param {string} [variable]
 */
function program(names, variable = "") {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.env[variable] || files.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** How to start Chromium: WHOSAID_BROWSER, else Debian's, else the one that Playwright downloads. */
export const chromium = {
  executablePath: process.env.WHOSAID_BROWSER || ["/usr/bin/chromium"].find((path) => existsSync(path)),
  // Chromium's sandbox does not run for root.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
};

/** Earlier ones paint no lines. */
const RECENT = 146;

/** @param {string | undefined} file */
function recent(file) {
  if (!file) return undefined;
  const version = /(\d+)\./.exec(execFileSync(file, ["--version"], { encoding: "utf8" }))?.[1];
  return Number(version) >= RECENT ? file : undefined;
}

/** Firefox itself. */
export const FIREFOX = recent(program(["firefox-esr", "firefox"], "WHOSAID_FIREFOX"));

/** How to start Firefox: with what stands between it and Playwright; it asks for no icon, which strict pages refuse it. */
export const firefox = {
  executablePath: fileURLToPath(new URL("firefox.js", import.meta.url)),
  firefoxUserPrefs: { "browser.chrome.site_icons": false },
};

/** What WebKit takes to be driven: its driver, which knows its small browser, and a screen that nobody sees. */
export const webkit = { driver: program(["WebKitWebDriver"]), xvfb: program(["Xvfb"]) };
