// Attaching, detaching and attaching again, while the page changes.
import { attach, expect, painted, SITE, shown, test } from "./site.js";

/** The number of our ranges in the page. @param {import("@playwright/test").Page} page */
const ranges = async (page) => Object.values(await painted(page)).flat().length;

const QUOTED = ["“The wheel turns again,”"];

test("calls after detach do nothing", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  await attach(page, "main article");
  expect(await ranges(page)).toBeGreaterThan(0);
  const said = await page.evaluate(async () => {
    const { handle } = /** @type {any} */ (window);
    const before = document.documentElement.outerHTML;
    const text = document.querySelector("article p")?.firstChild;
    const around = document.createRange();
    around.selectNode(/** @type {Node} */ (text));
    handle.detach();
    const there = document.documentElement.outerHTML;
    handle.focus(0, 3);
    handle.setLayer("hedges", false);
    handle.explain(0);
    handle.explain(around);
    const revealed = handle.reveal(0, 3);
    await new Promise((done) => setTimeout(done, 500));
    return {
      revealed,
      explaining: handle.explaining,
      range: handle.rangeOf(0, 3),
      offset: handle.offsetOf(text, 15),
      text: handle.text.length > 0,
      same: document.documentElement.outerHTML === there && there !== before,
    };
  });
  expect(said).toEqual({
    revealed: false,
    explaining: false,
    range: undefined,
    offset: undefined,
    text: true,
    same: true,
  });
  expect(await ranges(page)).toBe(0);
});

test("an article that is removed early is not marked until it returns", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  await page.evaluate(async () => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const article = /** @type {Element} */ (document.querySelector("main article"));
    const coming = attach(article, { css: false });
    article.remove();
    Object.assign(window, { handle: await coming, article });
  });
  await page.waitForTimeout(400);
  expect(await ranges(page)).toBe(0);
  expect(await page.evaluate(() => /** @type {any} */ (window).handle.text)).toBe("");
  await page.evaluate(() => document.querySelector("main")?.append(/** @type {any} */ (window).article));
  await expect.poll(async () => (await painted(page))["whosaid-quotation"]).toEqual(QUOTED);
  // Also if it is removed in the same task in which it is shown.
  await page.evaluate(() => {
    const { handle, article } = /** @type {any} */ (window);
    handle.detach();
    return import(/** @type {string} */ ("/embed/whosaid.js"))
      .then(({ attach }) => attach(article, { css: false }))
      .then(() => article.remove());
  });
  await expect.poll(() => ranges(page)).toBe(0);
});

test("detaching while an article is read leaves nothing", async ({ page }) => {
  await page.goto(`${SITE}pages/app.html`);
  const all = await page.evaluate(async () => {
    const article = document.createElement("article");
    for (let n = 0; n < 700; n += 1) {
      const p = document.createElement("p");
      p.textContent = `“The wheel turns again at ${n},” said Petra Sandoval, the miller of the place.`;
      article.append(p);
    }
    document.querySelector("#app")?.append(article);
    article.addEventListener("whosaid:progress", (e) => /** @type {CustomEvent} */ (e).detail.handle.detach());
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const handle = await attach(article, { css: false });
    return handle.progress;
  });
  expect(all.done).toBeLessThan(all.total);
  expect(await ranges(page)).toBe(0);
});

test("an element has one handle", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  const found = await page.evaluate(async () => {
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const size = () => /** @type {any} */ (CSS).highlights.get("whosaid-quotation")?.size ?? 0;
    const article = document.querySelector("main article");
    const [one, two, three] = await Promise.all([attach("main article"), attach(article, {}), attach()]);
    const four = await attach(article, { layers: ["hedges", "quotations", "attributions"], scope: "speech" });
    const once = size();
    let left = false;
    one.addEventListener("detach", () => {
      left = true;
    });
    const other = await attach(article, { layers: ["quotations"] });
    const afterOther = { left, size: size(), shows: other.shows("hedges") };
    other.detach();
    const none = size();
    const again = await attach(article);
    const last = size();
    again.detach();
    return {
      same: [two, three, four].map((h) => h === one),
      others: [other === one, again === one, again === other],
      once,
      afterOther,
      none,
      last,
    };
  });
  expect(found).toEqual({
    same: [true, true, true],
    others: [false, false, false],
    once: 1,
    afterOther: { left: true, size: 1, shows: false },
    none: 0,
    last: 1,
  });
});

test("a panel shows a handle that was set before the element was defined", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  await attach(page, "main article");
  await page.evaluate(async () => {
    const panel = document.createElement("whosaid-panel");
    panel.handle = /** @type {any} */ (window).handle;
    document.body.append(panel);
    await import(/** @type {string} */ ("/embed/panel.js"));
  });
  await expect(page.locator("whosaid-panel").getByText("Petra Sandoval", { exact: true })).toBeVisible();
  const own = await page.evaluate(() => {
    const panel = document.querySelector("whosaid-panel");
    return [panel?.handle === /** @type {any} */ (window).handle, Object.keys(/** @type {any} */ (panel))];
  });
  expect(own).toEqual([true, []]);
});

test("a closed panel has only one listener, even after many updates", async ({ page }) => {
  await page.addInitScript(() => {
    const seen = { toggles: 0 };
    Object.assign(window, { seen });
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (type === "toggle" && this instanceof HTMLDetailsElement && this.className === "frame") seen.toggles += 1;
      return addEventListener.call(this, type, .../** @type {[any]} */ (rest));
    };
  });
  await page.goto(`${SITE}pages/replaced.html`);
  await shown(page);
  await page.evaluate(async () => {
    const article = document.querySelector("article");
    for (let n = 0; n < 14; n += 1) {
      const p = document.createElement("p");
      p.textContent = `“It is number ${n},” said Ana Brodsky${n}, the baker.`;
      article?.append(p);
    }
    await new Promise((done) => setTimeout(done, 1500));
    for (let n = 0; n < 3; n += 1) {
      const handle = document.querySelector("whosaid-panel")?.handle;
      const last = article?.lastChild;
      if (last) last.textContent = `“It is again number ${n},” said Ana Brodsky, the baker.`;
      await new Promise((done) => handle?.addEventListener("update", () => done(undefined), { once: true }));
    }
  });
  expect(await page.evaluate(() => /** @type {any} */ (window).seen.toggles)).toBe(1);
  await page.locator("whosaid-panel").getByText("Who said what").click();
  await expect(page.locator("whosaid-panel").getByText("Keyboard shortcuts")).toBeVisible();
});

test("detach releases every listener, observer and timer", async ({ page }) => {
  await page.addInitScript(() => {
    const live = {
      listeners: /** @type {string[]} */ ([]),
      observers: new Set(),
      timers: new Set(),
    };
    Object.assign(window, { live });
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, act, options) {
      addEventListener.call(this, type, act, options);
      if (!(this instanceof Document || this instanceof Window || this instanceof Element)) return;
      // Those on our own elements go with them.
      if (this instanceof Element && !this.closest("article")) return;
      live.listeners.push(type);
      const signal = typeof options === "object" ? options.signal : undefined;
      const gone = () => live.listeners.splice(live.listeners.indexOf(type), 1);
      if (signal) addEventListener.call(signal, "abort", gone);
    };
    const { observe, disconnect } = MutationObserver.prototype;
    MutationObserver.prototype.observe = function (...given) {
      live.observers.add(this);
      observe.apply(this, given);
    };
    MutationObserver.prototype.disconnect = function () {
      live.observers.delete(this);
      disconnect.call(this);
    };
    const [start, stop] = [setTimeout, clearTimeout];
    const timed = (/** @type {() => void} */ act, /** @type {number} */ wait) => {
      const timer = start(() => {
        live.timers.delete(timer);
        act();
      }, wait);
      live.timers.add(timer);
      return timer;
    };
    const ended = (/** @type {number} */ timer) => {
      live.timers.delete(timer);
      stop(timer);
    };
    Object.assign(window, { setTimeout: timed, clearTimeout: ended });
  });
  await page.goto(`${SITE}pages/clutter.html`);
  const found = await page.evaluate(async () => {
    const count = () => {
      const { listeners, observers, timers } = /** @type {any} */ (window).live;
      return { listeners: [...listeners].sort(), observers: observers.size, timers: timers.size };
    };
    const before = count();
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const { seat } = await import(/** @type {string} */ ("/embed/panel.js"));
    const handle = await attach("main article");
    handle.explain(0);
    while (!handle.explaining) await new Promise((done) => requestAnimationFrame(done));
    const [span] = handle.analysis.attributions[0].content;
    handle.reveal(span.start, span.end);
    seat(handle);
    // A change that the article waits for.
    document.querySelector("main article")?.append("More.");
    await Promise.resolve();
    const during = count();
    handle.detach();
    const cards = document.querySelectorAll("whosaid-card").length;
    return { before, during, after: count(), cards };
  });
  const { before, during, after, cards } = found;
  expect(during.listeners.length).toBeGreaterThanOrEqual(before.listeners.length + 6);
  expect(during.observers).toBe(before.observers + 4);
  // One each for the place that is lit, the panel of a slow page, and the change.
  expect(during.timers).toBeGreaterThanOrEqual(before.timers + 3);
  expect(after).toEqual(before);
  expect(cards).toBe(0);
});

test("the card of an article in a frame stands within the frame", async ({ page }) => {
  await page.goto(`${SITE}pages/clutter.html`);
  const found = await page.evaluate(async () => {
    const frame = document.createElement("iframe");
    frame.style.cssText = "display: block; width: 500px; height: 300px";
    frame.srcdoc = `<body><article><p style="margin-top: 240px">“The wheel turns again,” said Petra Sandoval, the miller.
      Nobody in the valley had thought of bread.</p></article>`;
    await new Promise((done) => {
      frame.addEventListener("load", done);
      document.body.prepend(frame);
    });
    const { attach } = await import(/** @type {string} */ ("/embed/whosaid.js"));
    const inner = /** @type {Document} */ (frame.contentDocument);
    const handle = await attach(inner.querySelector("article"), { css: false });
    handle.explain(0);
    for (let n = 0; n < 100 && !handle.explaining; n += 1) await new Promise((done) => setTimeout(done, 20));
    const { style } = /** @type {HTMLElement} */ (inner.querySelector("whosaid-card"));
    const [x, y] = ["--x", "--y"].map((name) => Number.parseFloat(style.getPropertyValue(name)));
    handle.detach();
    return { x, y };
  });
  expect(found.x).toBeLessThan(500);
  expect(found.y).toBeLessThan(300);
});

/** How a page replaces its body. @type {Record<string, () => void>} */
const WAYS = {
  "replaceChild, as Turbo does": () => {
    const body = document.createElement("body");
    body.innerHTML = /** @type {any} */ (window).next;
    document.documentElement.replaceChild(body, document.body);
  },
  innerHTML: () => {
    document.body.innerHTML = /** @type {any} */ (window).next;
  },
  "document.write": () => {
    document.open();
    document.write(`<!doctype html><title>Next</title><body>${/** @type {any} */ (window).next}</body>`);
    document.close();
  },
};

for (const [way, replace] of Object.entries(WAYS)) {
  for (const path of ["replaced", "auto"]) {
    test(`panel, card and marks survive when a page replaces its body: ${way}, ${path}`, async ({ page }) => {
      await page.goto(`${SITE}pages/${path}.html`);
      await shown(page);
      const panel = page.locator("whosaid-panel");
      await panel.getByText("Who said what").click();
      await expect(panel.getByRole("checkbox", { name: "Quotations" })).toBeVisible();
      await page.evaluate(() => {
        const words = "The old mill had stood still for a long time, and nobody in the valley had thought of bread. ";
        const next = `<nav>Menu</nav><article><h1>Ferry stops</h1><p>“Nobody told us anything,” said Maren Ostby, the grocer. ${words.repeat(6)}</p></article>`;
        Object.assign(window, { next, panel: document.querySelector("whosaid-panel") });
      });
      await page.evaluate(replace);
      await expect.poll(async () => (await painted(page))["whosaid-quotation"]).toEqual(["“Nobody told us anything,”"]);
      await expect(panel.getByText("Maren Ostby", { exact: true })).toBeVisible();
      const there = await page.evaluate(() => {
        const all = document.querySelectorAll("whosaid-panel");
        const styled = [...document.querySelectorAll("link")].some((l) => l.href.endsWith("whosaid.css"));
        all[0].handle?.explain(0);
        return { count: all.length, same: all[0] === /** @type {any} */ (window).panel, styled };
      });
      expect(there).toEqual({ count: 1, same: true, styled: true });
      await expect(page.locator("whosaid-card").getByText("Maren Ostby", { exact: true })).toBeVisible();
    });
  }
}

test("a copied panel is replaced by the original, and a removed panel stays removed", async ({ page }) => {
  await page.goto(`${SITE}pages/replaced.html`);
  await shown(page);
  const found = await page.evaluate(async () => {
    const body = /** @type {HTMLElement} */ (document.body.cloneNode(true));
    const panel = document.querySelector("whosaid-panel");
    document.documentElement.replaceChild(body, document.body);
    await new Promise((done) => setTimeout(done));
    const all = document.querySelectorAll("whosaid-panel");
    const same = all.length === 1 && all[0] === panel;
    all[0].remove();
    await new Promise((done) => setTimeout(done));
    return { same, left: document.querySelectorAll("whosaid-panel").length };
  });
  expect(found).toEqual({ same: true, left: 0 });
});
