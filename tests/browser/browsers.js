// Finds the browsers for the tests on this machine.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/**
 * The program named in an environment variable, otherwise the first of these names found on the PATH.
 * @param {string[]} names @param {string} [variable]
 */
function program(names, variable = "") {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return process.env[variable] || files.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** How to start Chromium: WHOSAID_BROWSER, otherwise Debian's, otherwise Playwright's download. */
export const chromium = {
  executablePath: process.env.WHOSAID_BROWSER || ["/usr/bin/chromium"].find((path) => existsSync(path)),
  // Chromium's sandbox does not work for root.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
};

/** Earlier versions of Firefox paint no lines in highlights. */
const RECENT = 146;

/** @param {string | undefined} file */
function recent(file) {
  if (!file) return undefined;
  const version = /(\d+)\./.exec(execFileSync(file, ["--version"], { encoding: "utf8" }))?.[1];
  return Number(version) >= RECENT ? file : undefined;
}

/** The real Firefox. */
export const FIREFOX = recent(program(["firefox-esr", "firefox"], "WHOSAID_FIREFOX"));

/** How to start Firefox: through the adapter for Playwright. Without requests for icons, which strict pages forbid. */
export const firefox = {
  executablePath: fileURLToPath(new URL("firefox.js", import.meta.url)),
  firefoxUserPrefs: { "browser.chrome.site_icons": false },
};

/** The programs that drive WebKit: its driver, which starts its MiniBrowser, and a virtual screen. */
export const webkit = { driver: program(["WebKitWebDriver"]), xvfb: program(["Xvfb"]) };
