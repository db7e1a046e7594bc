// Real browsers with the extension installed, with a common interface.
import { fileURLToPath } from "node:url";
import { chromium as playwright } from "@playwright/test";
import { chromium, FIREFOX } from "./browsers.js";
import { Firefox, until } from "./marionette.js";

const folder = (/** @type {string} */ name) => fileURLToPath(new URL(`../../dist/extension/${name}`, import.meta.url));

/**
 * @typedef {object} Extended
 * @property {(url: string) => Promise<unknown>} goto
 * @property {<T, A extends unknown[]>(run: (...args: A) => T, ...args: A) => Promise<Awaited<T>>} evaluate In the page.
 * @property {() => Promise<unknown>} click The toolbar's button.
 * @property {() => Promise<string>} badge
 * @property {() => Promise<string>} popup The address of the button's popup; empty if it has none.
 * @property {() => Promise<string>} panel The text of the panel and the cards; empty if there are none.
 * @property {(label: string) => Promise<unknown>} press Clicks a button in the panel.
 * @property {(name: string) => Promise<unknown>} open Opens a page of the extension in this tab.
 * @property {(selector: string) => Promise<unknown>} tick Clicks an element of such a page with the mouse.
 * @property {(site: string) => Promise<unknown>} always Adds a site to the list in the options.
 * @property {(() => Promise<boolean>) | undefined} menu Whether the context menu has an entry; undefined if the
 * permission for it is not optional in this browser.
 * @property {(() => Promise<unknown>) | undefined} update Reinstalls the extension, like an update.
 * @property {(() => Promise<boolean>) | undefined} kill Stops the background, like browsers do. Returns whether it was running.
 * @property {(() => Promise<unknown>) | undefined} drop Makes the browser lose the next script injection, as happens when the
 * background stops.
 * @property {() => Promise<Buffer>} screenshot The window, as a PNG.
 * @property {() => Promise<unknown>} who Triggers the shortcut “Who said this?”.
 * @property {() => Promise<unknown>} end
 */

/** @returns {Promise<Extended>} */
export async function inChromium() {
  const path = folder("chromium");
  const args = [
    `--disable-extensions-except=${path}`,
    `--load-extension=${path}`,
    "--enable-unsafe-extension-debugging",
  ];
  const context = await playwright.launchPersistentContext("", {
    ...chromium,
    args: [...chromium.args, "--headless=new", ...args],
    ignoreDefaultArgs: ["--disable-extensions"],
    viewport: { width: 1280, height: 900 },
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  // The browser loses a click in the first moments after an installation.
  await until(() => worker.evaluate(() => /** @type {any} */ (self).registration.active?.state === "activated"));
  const id = new URL(worker.url()).host;
  const page = context.pages()[0] ?? (await context.newPage());
  const own = await context.newCDPSession(page);
  const whole = await /** @type {import("@playwright/test").Browser} */ (context.browser()).newBrowserCDPSession();
  const here = async () => {
    const filter = [{ type: "tab" }];
    const { targetInfos } = /** @type {any} */ (await whole.send(/** @type {any} */ ("Target.getTargets"), { filter }));
    return targetInfos.find((/** @type {any} */ t) => t.url === page.url())?.targetId;
  };
  const tab = () =>
    worker.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id);
  /** The nodes in our closed shadow roots, from the browser's inspector. */
  const ours = async () => {
    const { root } = await own.send("DOM.getDocument", { depth: -1, pierce: true });
    /** @type {any[]} */
    const all = [];
    const walk = (/** @type {any} */ node, /** @type {boolean} */ inside) => {
      if (inside && node.nodeName !== "STYLE") all.push(node);
      for (const child of node.nodeName === "STYLE" ? [] : (node.children ?? [])) walk(child, inside);
      for (const shadow of node.shadowRoots ?? []) walk(shadow, inside || shadow.shadowRootType === "closed");
    };
    walk(root, false);
    return all;
  };
  return {
    goto: (url) => page.goto(url),
    // Not with Playwright's `evaluate`, which needs a page with intact built-in objects.
    evaluate: async (run, ...args) => {
      const expression = `(${run})(...${JSON.stringify(args)})`;
      const options = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await own.send("Runtime.evaluate", options);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    click: async () => whole.send(/** @type {any} */ ("Extensions.triggerAction"), { id, targetId: await here() }),
    badge: async () => worker.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), await tab()),
    popup: async () => worker.evaluate((tabId) => chrome.action.getPopup({ tabId }), await tab()),
    panel: async () => (await ours()).map((n) => n.nodeValue ?? "").join(" "),
    press: async (label) => {
      const nodes = await ours();
      const button = nodes.find((n) => n.nodeName === "BUTTON" && n.children?.[0]?.nodeValue === label);
      await own.send("DOM.scrollIntoViewIfNeeded", { nodeId: button.nodeId });
      const { model } = await own.send("DOM.getBoxModel", { nodeId: button.nodeId });
      const [x1, y1, , , x2, y2] = model.content;
      await page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2);
    },
    open: (name) => page.goto(`chrome-extension://${id}/${name}`),
    // In a headless browser nobody can confirm a permission, so the browser's extensions page grants it beforehand.
    always: async (site) => {
      await page.goto("chrome://extensions");
      const pattern = `http://${new URL(site).hostname}/*`;
      await page.evaluate(
        ([id, pattern]) => /** @type {any} */ (chrome).developerPrivate.addHostPermission(id, pattern),
        [id, pattern],
      );
      await page.goto(`chrome-extension://${id}/options.html`);
      await page.locator("#site").fill(site);
      await page.locator("#add button").click();
    },
    tick: (selector) => page.locator(selector).click(),
    menu: () =>
      worker.evaluate(async () => {
        try {
          await chrome.contextMenus.update("who", {});
          return true;
        } catch {
          return false;
        }
      }),
    // A Chromium that started with the extension cannot reload it.
    update: undefined,
    drop: () =>
      worker.evaluate(() => {
        const { executeScript } = chrome.scripting;
        chrome.scripting.executeScript = /** @type {any} */ (
          (/** @type {any} */ what) => {
            if (!what.files) return /** @type {any} */ (executeScript).call(chrome.scripting, what);
            chrome.scripting.executeScript = executeScript;
            return new Promise(() => {});
          }
        );
      }),
    kill: async () => {
      const filter = [{ type: "service_worker" }];
      const { targetInfos } = /** @type {any} */ (
        await whole.send(/** @type {any} */ ("Target.getTargets"), { filter })
      );
      const there = targetInfos.find((/** @type {any} */ t) => t.url.includes(id));
      if (there) await whole.send("Target.closeTarget", { targetId: there.targetId });
      return Boolean(there);
    },
    screenshot: () => page.screenshot(),
    who: async () =>
      worker.evaluate(
        async (tabId) => {
          const tab = await chrome.tabs.get(/** @type {number} */ (tabId));
          /** @type {any} */ (chrome.commands.onCommand).dispatch("who", tab);
        },
        await tab(),
      ),
    end: () => context.close(),
  };
}

/** @returns {Promise<Extended>} */
export async function inFirefox() {
  const firefox = await Firefox.start(/** @type {string} */ (FIREFOX));
  const id = await firefox.install(folder("firefox"));
  /** The toolbar button of the extension, from the browser's own code. @param {string} id @param {string} what */
  const button = (id, what) => {
    const { Services, ChromeUtils } = /** @type {any} */ (globalThis);
    const window = Services.wm.getMostRecentWindow("navigator:browser");
    const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
    const { global } = ExtensionParent.apiManager;
    const extension = ExtensionParent.GlobalManager.extensionMap.get(id);
    const action = global.browserActionFor(extension);
    if (what === "click") return action.triggerAction(window) && "";
    if (what === "base") return extension.baseURL;
    return action.action.getProperty(window.gBrowser.selectedTab, what) ?? "";
  };
  const ask = (/** @type {string} */ what) => firefox.inBrowser(button, id, what);
  const base = await ask("base");
  return {
    goto: async (url) => {
      // Navigating closes the popup of the button.
      await firefox.inBrowser(() => {
        const { document } = /** @type {any} */ (globalThis).Services.wm.getMostRecentWindow("navigator:browser");
        for (const panel of document.querySelectorAll("panel")) if (panel.state === "open") panel.hidePopup();
      });
      await firefox.goto(url);
    },
    evaluate: (run, ...args) => firefox.evaluate(run, ...args),
    click: () => ask("click"),
    badge: () => ask("badgeText"),
    popup: () => ask("popup"),
    panel: () => firefox.privileged(panel),
    press: (label) =>
      firefox.privileged((label) => {
        const all = [...document.querySelectorAll("div[data-whosaid-ignore]")];
        const buttons = all.flatMap((e) => [
          .../** @type {any} */ (e).openOrClosedShadowRoot.querySelectorAll("button"),
        ]);
        buttons.find((b) => b.textContent === label).click();
      }, label),
    open: (name) => firefox.goto(base + name),
    tick: (selector) => firefox.press(selector),
    menu: undefined,
    always: async (site) => {
      await firefox.goto(`${base}options.html`);
      await firefox.type("#site", site);
      await firefox.press("#add button");
    },
    update: () => firefox.install(folder("firefox")),
    // Its background page does not stop during a request.
    kill: undefined,
    drop: undefined,
    screenshot: () => firefox.screenshot(),
    who: () =>
      firefox.inBrowser(() => {
        const { Services } = /** @type {any} */ (globalThis);
        const { document } = Services.wm.getMostRecentWindow("navigator:browser");
        const key = [...document.querySelectorAll("keyset[id*=whosaid] key")].find(
          (k) => k.getAttribute("key") === "Q",
        );
        key.doCommand();
      }),
    end: async () => firefox.end(),
  };
}

/** The text of the panel. Only for scripts with access to closed shadow roots. */
function panel() {
  const all = [...document.querySelectorAll("div[data-whosaid-ignore]")];
  /** @type {(node: any) => string} */
  const text = (node) =>
    [...node.childNodes]
      .filter((n) => n.nodeName !== "STYLE")
      .map((n) => (n.childNodes.length > 0 ? text(n) : (n.nodeValue ?? "")))
      .join(" ");
  return all.map((e) => text(/** @type {any} */ (e).openOrClosedShadowRoot)).join("\n");
}

/**
 * `own`: a page of the browser itself.
 * @type {{ name: string, start: (() => Promise<Extended>) | undefined, why: string, own: string }[]}
 */
export const BROWSERS = [
  { name: "chromium", start: inChromium, why: "", own: "chrome://version" },
  {
    name: "firefox",
    start: FIREFOX ? inFirefox : undefined,
    why: "Firefox 146 or later not found",
    own: "about:support",
  },
];

export { until };
