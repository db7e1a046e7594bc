// Failures: missing files, a worker that does not reply, an engine that traps. Whatever can be shown is shown, and the
// rest is reported.
import { readdirSync } from "node:fs";
import { EMBED, expect, painted, SITE, shown, test } from "./site.js";

const QUOTED = ["“The wheel turns again,”"];

/** Returns our own messages and clears the list, because browsers report missing files too. @param {string[]} complaints */
function expected(complaints) {
  const own = complaints.filter((c) => c.includes("whosaid:"));
  complaints.length = 0;
  return own.join("\n");
}

/**
 * Opens a page with the script tag.
 * @param {import("@playwright/test").Page} page @param {string} [more] @param {string} [script]
 */
async function open(page, more = "", script = "whosaid.js") {
  const words = "The old mill had stood still for a long time, and nobody in the valley had thought of bread. ".repeat(
    4,
  );
  const body = `<!doctype html><title>Tagged</title><link rel="icon" href="data:,">
    <script type="module" src="/embed/${script}" data-auto ${more}></script>
    <script type="application/whosaid+json">{"whosaid":1,"blocks":[],"analysis":{}}</script>
    <article><p>“The wheel turns again,” said Petra Sandoval, the miller. ${words}</p></article>`;
  await page.route(`${SITE}tagged.html`, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto(`${SITE}tagged.html`);
}

/** The files that a page with a marked article loads in either way of marking. */
const LOADED = readdirSync(EMBED).filter((name) => /\.(js|css|wasm)$/.test(name));
const OTHERS = ["whosaid.js", "paint.js", "worker.js", "missing.js", "readable.js", "readability.js"];

/**
 * Opens the list and a card, and clicks buttons in both, so that all files are loaded.
 * @param {import("@playwright/test").Page} page
 */
function use(page) {
  return page.evaluate(async () => {
    const wait = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
    const panel = () => document.querySelector("whosaid-panel");
    const click = (/** @type {string} */ host, /** @type {string} */ selector) => {
      const button = document.querySelector(host)?.shadowRoot?.querySelector(selector);
      if (button instanceof HTMLElement) button.click();
      return button instanceof HTMLElement;
    };
    for (let tries = 0; tries < 40 && !panel()?.handle; tries += 1) await wait(50);
    const handle = panel()?.handle;
    if (!handle) return;
    click("whosaid-panel", "summary");
    handle.explain(0);
    for (let tries = 0; tries < 20 && !click("whosaid-card", ".act"); tries += 1) await wait(50);
    for (let tries = 0; tries < 20 && !click("whosaid-panel", ".uses .act"); tries += 1) await wait(50);
    const range = document.createRange();
    range.selectNodeContents(/** @type {Node} */ (document.querySelector("article p")));
    handle.explain(range);
  });
}

/** The files that only a page with an embedded analysis loads. */
const PAINTER = ["carried_bg.wasm"];

/** The attribute that makes a page load a file. @type {Record<string, string>} */
const ASKING = {
  "wrap.js": 'data-mode="marks"',
  "house.js": 'data-house="/pages/house.txt"',
  "german.js": 'data-lang="de"',
  "wording.js": 'data-lang="de"',
};

/**
 * Waits until no complaint has come for half a second, because browsers report missing files of a worker late.
 * @param {string[]} complaints
 */
async function settled(complaints) {
  for (let before = -1; before !== complaints.length; ) {
    before = complaints.length;
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Timeout for busy machines. */
const LONG = { timeout: 20_000 };

/** One of each kind of file, and of each way in which it is loaded. Other browsers differ at most in these. */
const KINDS = ["attach.js", "card.js", "panel.css", "whosaid_bg.wasm"];

for (const name of LOADED.filter((name) => !OTHERS.includes(name))) {
  test(`a missing file is reported by name: ${name}`, async ({ page, complaints, browserName }) => {
    test.skip(browserName !== "chromium" && !KINDS.includes(name), "one of each kind is enough in a second browser");
    await page.route(`${SITE}embed/${name}`, (route) => route.fulfill({ status: 404, body: "none" }));
    if (PAINTER.includes(name)) await open(page, "", "paint.js");
    else await open(page, ASKING[name]);
    // Without some files there is no list to open.
    const used = use(page).catch(() => {});
    await expect.poll(() => complaints.some((c) => c.includes("whosaid:") && c.includes(name)), LONG).toBe(true);
    await Promise.race([used, settled(complaints)]);
    await settled(complaints);
    // The card and the panel may both report it.
    expect(new Set(expected(complaints).split("\n")).size).toBe(1);
  });
}

test("an HTML page in place of a file is reported too", async ({ page, complaints }) => {
  await page.route(`${SITE}embed/attach.js`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<p>Not found" }),
  );
  await open(page);
  await expect.poll(() => complaints.some((c) => /whosaid: .*attach\.js/.test(c)), LONG).toBe(true);
  expected(complaints);
});

test("calls from scripts reject with the name of the missing file", async ({ page, complaints }) => {
  await page.route(`${SITE}embed/engine.js`, (route) => route.fulfill({ status: 404, body: "none" }));
  await page.goto(`${SITE}pages/inline.html`);
  const said = await page.evaluate(async () => {
    const { analyze } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    return analyze("“One,” said Ana Brodsky.").catch((/** @type {Error} */ e) => e.message);
  });
  expect(said).toBe(`whosaid: ${SITE}embed/engine.js cannot be loaded`);
  expect(expected(complaints)).toBe("");
});

/** Makes the browser fail to send WebAssembly code to workers. @param {import("@playwright/test").Page} page */
const unsent = (page) =>
  page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (/** @type {any} */ message) {
      if (message.module) throw new DOMException("no code", "DataCloneError");
      postMessage.call(this, message);
    };
  });

/** Ways in which a worker fails. @type {Record<string, (page: import("@playwright/test").Page) => Promise<unknown>>} */
const WORKERS = {
  "it never replies": (page) =>
    page.route(`${SITE}embed/worker.js`, (route) => route.fulfill({ contentType: "text/javascript", body: ";" })),
  "it is missing": (page) => page.route(`${SITE}embed/worker.js`, (route) => route.fulfill({ status: 404 })),
  "a module of it is missing": async (page) => {
    let asked = 0;
    await page.route(`${SITE}embed/whosaid_wasm.js`, (route) => {
      asked += 1;
      return asked > 1 ? route.fulfill({ status: 404 }) : route.fallback();
    });
  },
  "code cannot be sent to it, and its own copy is missing": async (page) => {
    await unsent(page);
    let asked = 0;
    await page.route(`${SITE}embed/whosaid_bg.wasm`, (route) => {
      asked += 1;
      return asked === 2 ? route.fulfill({ status: 404 }) : route.fallback();
    });
  },
  "code cannot be sent to it, and its own copy never arrives": async (page) => {
    await unsent(page);
    let asked = 0;
    await page.route(`${SITE}embed/whosaid_bg.wasm`, (route) => {
      asked += 1;
      if (asked !== 2) return route.fallback();
    });
  },
};

for (const [what, spoil] of Object.entries(WORKERS)) {
  test(`the engine runs in the page if the worker fails: ${what}`, async ({ page, complaints }) => {
    await spoil(page);
    const begin = Date.now();
    await open(page);
    await shown(page);
    // Five seconds, plus the time that a busy machine takes to open a page.
    expect(Date.now() - begin).toBeLessThan(15_000);
    expect((await painted(page))["whosaid-quotation"]).toEqual(QUOTED);
    expect(expected(complaints)).toBe("");
  });
}

test("the engine's code is fetched once; a worker fetches it itself if it cannot be sent", async ({ page }) => {
  for (const times of [1, 2]) {
    if (times === 2) await unsent(page);
    let asked = 0;
    await page.route(`${SITE}embed/whosaid_bg.wasm`, (route) => {
      asked += 1;
      return route.fallback();
    });
    await open(page);
    await shown(page);
    expect((await painted(page))["whosaid-quotation"]).toEqual(QUOTED);
    expect(asked).toBe(times);
    await page.unroute(`${SITE}embed/whosaid_bg.wasm`);
  }
});

test("a failed attach leaves no worker", async ({ page }) => {
  await page.goto(`${SITE}pages/app.html`);
  const failed = page.evaluate(async () => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    return attach("#nowhere").catch((/** @type {Error} */ e) => e.message);
  });
  expect(await failed).toContain("nothing in the page matches");
  await expect.poll(() => page.workers().length).toBe(0);
});

test("a slow worker is waited for and gets each text once", async ({ page }) => {
  // The worker is ready immediately, but its first text takes longer than the time limit for getting ready.
  await page.route(`${SITE}embed/worker.js`, (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `import init, { analyze } from "./whosaid_wasm.js";
        init().then(() => postMessage({ ready: true }));
        addEventListener("message", async ({ data: { id, blocks, options } }) => {
          if (!id) return;
          await new Promise((done) => setTimeout(done, 6500));
          const analysis = analyze(blocks, options);
          // In the flat form, the first string is the language.
          analysis[1][0] = "en-slow";
          postMessage({ id, analysis });
        });`,
    }),
  );
  await open(page);
  await shown(page);
  expect(await page.evaluate(() => document.querySelector("whosaid-panel")?.handle?.analysis.language)).toBe("en-slow");
});

/**
 * Replaces the engine with one that traps at a word. Like a real one, it does not work after a trap, so that another
 * instance must replace it.
 * @param {import("@playwright/test").Page} page
 */
async function trapping(page) {
  await page.route(/\/embed\/whosaid_wasm\.js(\?\d+)?$/, (route) => {
    const { pathname, search } = new URL(route.request().url());
    const real = `${pathname}?real${search.slice(1)}`;
    return route.fulfill({
      contentType: "text/javascript",
      body: `export * from "${real}";
        import init, { analyze as real } from "${real}";
        export default init;
        let trapped = false;
        export function analyze(input, options) {
          trapped ||= JSON.stringify(input).includes("TRAPDOOR");
          if (trapped) throw new WebAssembly.RuntimeError("unreachable");
          return real(input, options);
        }`,
    });
  });
}

for (const worker of [true, false]) {
  test(`an engine that traps fails only on one part, ${worker ? "in a worker" : "in the page"}`, async ({
    page,
    complaints,
  }) => {
    await trapping(page);
    if (!worker) await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
    await page.goto(`${SITE}pages/app.html`);
    const found = await page.evaluate(async () => {
      const article = document.createElement("article");
      for (let n = 0; n < 700; n += 1) {
        const p = document.createElement("p");
        p.textContent = `“The ${n === 300 || n === 500 ? "TRAPDOOR" : "wheel"} turns again at ${n},” said Petra Sandoval, the miller of the place.`;
        article.append(p);
      }
      document.querySelector("#app")?.append(article);
      const { attach, analyze } = await import(/** @type {string} */ ("/embed/whosaid.js"));
      /** @type {{ partial: boolean, message: string }[]} */
      const errors = [];
      article.addEventListener("whosaid:error", (e) => {
        e.preventDefault();
        const { message, partial } = /** @type {CustomEvent} */ (e).detail.error;
        errors.push({ message, partial });
      });
      const handle = await attach(article, { css: false });
      await import(/** @type {string} */ ("/embed/panel.js"));
      const panel = document.createElement("whosaid-panel");
      panel.handle = handle;
      document.body.append(panel);
      // Also for scripts that call `analyze`.
      const own = [];
      for (const text of ["“One,” said Ana Brodsky, the baker.", "TRAPDOOR", "“Two,” said Ana Brodsky, the baker."]) {
        own.push(
          await analyze(text).then(
            (/** @type {any} */ a) => a.quotations.length,
            (/** @type {Error} */ e) => e.message,
          ),
        );
      }
      // Text on which the engine failed is not sent again.
      article.append(document.createElement("p"));
      const last = /** @type {Element} */ (article.lastChild);
      last.textContent = "“About time,” said the baker.";
      await new Promise((done) => handle.addEventListener("update", done, { once: true }));
      return { progress: handle.progress, quotations: handle.analysis.quotations.length, errors, own };
    });
    const { progress, quotations, errors, own } = found;
    expect(progress.failed).toBe(2);
    expect(progress.done).toBe(progress.total);
    expect(quotations).toBeGreaterThan(300);
    expect(errors).toHaveLength(1);
    expect(errors[0].partial).toBe(true);
    expect(errors[0].message).toMatch(/^whosaid: the engine failed at the parts that begin with “.*”, “.*”$/);
    expect(own).toEqual([1, "whosaid: the engine failed: unreachable", 1]);
    const notice = page.locator("whosaid-panel").getByText(`Whosaid could not read 2 of the ${progress.total} parts`);
    await expect(notice).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

test("a failure on a short article is reported, and the next article is marked", async ({ page, complaints }) => {
  await trapping(page);
  await open(page);
  await shown(page);
  await page.evaluate(() => {
    const p = document.querySelector("article p");
    if (p) p.textContent = `TRAPDOOR ${p.textContent}`;
  });
  await expect.poll(() => complaints.length).toBe(1);
  expect(expected(complaints)).toMatch(/whosaid: the engine failed at the parts that begin with “TRAPDOOR/);
  expect(await painted(page)).toEqual({});
  await page.evaluate(() => {
    const p = document.querySelector("article p");
    if (p) p.textContent = `${p.textContent}`.replace("TRAPDOOR", "");
  });
  await expect.poll(async () => (await painted(page))["whosaid-quotation"]).toEqual(QUOTED);
});
