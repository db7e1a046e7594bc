// A page on the built site in WebKit. Tests cannot intercept its requests, so there is a server, which also adds a
// script to every page that records the page's messages.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { test as base } from "@playwright/test";
import { webkit } from "./browsers.js";
import { TYPES } from "./localhost.js";
import { expect, fileOf, SITE } from "./site.js";
import { Driver, Page } from "./webdriver.js";

/** The policy of the strictest test page, sent by the server. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'";

/** The address of the script that records messages. */
const NOTES = "/notes.js";

/** Records messages, errors and policy violations in the top window. */
function note() {
  const top = /** @type {any} */ (window.top);
  top.complaints ??= [];
  const add =
    (/** @type {string} */ kind) =>
    (/** @type {any[]} */ ...said) =>
      top.complaints.push(`${kind}: ${said.join(" ")}`);
  for (const kind of /** @type {const} */ (["log", "info", "debug", "warn", "error"])) console[kind] = add(kind);
  addEventListener("error", (e) => add("error")(e.message || `${/** @type {any} */ (e.target)?.outerHTML}`), true);
  addEventListener("unhandledrejection", (e) => add("rejection")(e.reason));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    // The browser requests an icon on its own.
    if (!blockedURI.endsWith("/favicon.ico")) add("policy")(violatedDirective, blockedURI);
  });
}

/** @param {(path: string) => void} missing Called for requests of missing files. */
function serve(missing) {
  return createServer(({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const type = TYPES[extname(pathname)] ?? TYPES[".html"];
    response.setHeader("Content-Type", type);
    if (pathname === NOTES) return response.end(`(${note})()`);
    const file = fileOf(pathname);
    if (!file) {
      if (pathname !== "/favicon.ico") missing(pathname);
      return response.writeHead(404).end();
    }
    if (pathname === "/pages/csp.html") response.setHeader("Content-Security-Policy", POLICY);
    const content = readFileSync(file);
    const noted = `<head><script src="${NOTES}"></script>`;
    response.end(type === TYPES[".html"] ? `${content}`.replace("<head>", noted) : content);
  });
}

/** @type {import("@playwright/test").Fixtures<{ page: Page }, { driver: Driver }>} */
const fixtures = {
  driver: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      const { driver = "", xvfb = "" } = webkit;
      const started = await Driver.start(driver, xvfb);
      await use(started);
      await started.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],

  // All tests share one browser, each with its own port, so that no state is kept between them.
  page: async ({ driver }, use) => {
    const complaints = /** @type {string[]} */ ([]);
    const server = serve((path) => complaints.push(`request: ${path}`)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    const page = new Page(driver);
    const goto = page.goto.bind(page);
    page.goto = (url) => goto(url.replace(SITE, `http://localhost:${port}/`));
    await use(page);
    complaints.push(...(await page.evaluate(() => /** @type {any} */ (window).complaints ?? ["notes: none"])));
    await page.mouse.move(0, 0);
    server.close();
    server.closeAllConnections();
    expect(complaints).toEqual([]);
  },
};

/** The page has some functions of Playwright's page, enough for tests of other browsers. */
export const test = /** @type {typeof import("./site.js").test} */ (
  /** @type {unknown} */ (base.extend(/** @type {any} */ (fixtures)))
);
