// The extension's settings, sites, place of the panel and messages, with a stand-in of the browser.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** What is stored, registered and asked. @type {any} */
let kept;
/** @type {any} */
const chrome = {
  runtime: {
    id: "whosaid",
    sendMessage: async (/** @type {unknown} */ message) => {
      kept.sent.push(message);
      const answer = kept.answers.shift();
      if (answer === undefined) throw new Error("no background");
      return answer;
    },
    onInstalled: { addListener() {} },
    onStartup: { addListener() {} },
  },
  storage: {
    sync: { get: async () => kept.sync },
    local: {
      get: async () => kept.local,
      set: async (/** @type {object} */ changes) => Object.assign(kept.local, changes),
    },
    onChanged: { addListener: (/** @type {unknown} */ act) => kept.changed.push(act) },
  },
  permissions: {
    contains: async (/** @type {{ origins: string[] }} */ { origins }) => kept.granted.includes(origins[0]),
    onAdded: { addListener: (/** @type {unknown} */ act) => kept.added.push(act) },
    onRemoved: { addListener() {} },
  },
  scripting: {
    getRegisteredContentScripts: async () => kept.scripts,
    unregisterContentScripts: async () => {
      kept.scripts = [];
    },
    registerContentScripts: async (/** @type {unknown[]} */ scripts) => {
      kept.scripts = scripts;
      kept.registered += 1;
    },
  },
};
Object.assign(globalThis, { chrome });
beforeEach(() => {
  kept = {
    sent: [],
    answers: [],
    sync: {},
    local: {},
    changed: [],
    added: [],
    granted: [],
    scripts: [],
    registered: 0,
  };
  chrome.runtime.id = "whosaid";
});

const { DEFAULTS, originOf, patternOf, settings, whole } = await import("../../www/extension/settings.js");
const { begin } = await import("../../www/extension/sites.js");
const { dock, move, wanted } = await import("../../www/extension/content/dock.js");
const { Gone, send } = await import("../../www/extension/content/messages.js");

test("settings that are missing or unknown have defaults", async () => {
  assert.deepEqual(await settings(), DEFAULTS);
  const odd = { layers: "all", marking: "loud", scope: 3, confidence: "high", theme: null, palette: "x", sites: {} };
  assert.deepEqual(whole(odd), DEFAULTS);
});

test("settings are kept within what we know", () => {
  const of = (/** @type {object} */ given) => whole(given);
  assert.deepEqual(of({ layers: ["hedges", "x", "quotations"] }).layers, ["quotations", "hedges"]);
  assert.deepEqual(
    [-1, 0, 0.25, 1, 7].map((confidence) => of({ confidence }).confidence),
    [0, 0, 0.25, 1, 1],
  );
  assert.deepEqual(of({ marking: "quiet", scope: "all", theme: "dark", palette: "tol" }), {
    ...DEFAULTS,
    marking: "quiet",
    scope: "all",
    theme: "dark",
    palette: "tol",
  });
  assert.deepEqual(of({ sites: ["https://a.example", "a.example", "https://a.example/", 3] }).sites, [
    "https://a.example",
  ]);
});

test("a site is named by an address or a host", () => {
  const sites = {
    "news.example": "https://news.example",
    " news.example/a?b#c ": "https://news.example",
    "news.example:8080": "https://news.example:8080",
    "http://news.example/a": "http://news.example",
    "HTTPS://News.Example": "https://news.example",
    "localhost:3000/a": "https://localhost:3000",
    "ftp://news.example": undefined,
    "file:///a": undefined,
    "mailto:a@b": undefined,
    "": undefined,
    "a b": undefined,
  };
  for (const [given, origin] of Object.entries(sites)) assert.equal(originOf(given), origin, given);
});

test("a permission has no port", () => {
  assert.equal(patternOf("https://news.example:8080"), "https://news.example/*");
  assert.equal(patternOf("http://news.example"), "http://news.example/*");
});

test("sites that are allowed are read always, each pattern once, and only changes are registered", async () => {
  begin();
  kept.sync = { sites: ["https://a.example", "https://a.example:8080", "https://b.example"] };
  kept.granted = ["https://a.example/*"];
  const settled = () => new Promise((done) => setTimeout(done, 5));
  const [changed] = kept.changed;
  changed({ sites: {} }, "local");
  changed({ theme: {} }, "sync");
  await settled();
  assert.equal(kept.registered, 0);
  changed({ sites: {} }, "sync");
  changed({ sites: {} }, "sync");
  await settled();
  assert.equal(kept.registered, 1);
  assert.deepEqual(kept.scripts[0].matches, ["https://a.example/*"]);
  kept.granted = [];
  kept.added[0]();
  await settled();
  assert.deepEqual(kept.scripts, []);
});

/** Where the panel is docked beside words. @param {number} left @param {number} right @param {"right" | "left" | "corner"} place */
function docked(left, right, place) {
  Object.assign(globalThis, { innerWidth: 1000 });
  const style = new Map();
  const host = {
    dataset: { dock: "right" },
    style: { setProperty: (/** @type {string} */ n, /** @type {string} */ v) => style.set(n, v) },
  };
  dock(/** @type {any} */ (host), { left, right }, place);
  return host.dataset.dock && [host.dataset.dock, style.get("--dock")];
}

test("the panel stands beside the article if there is room, first where the reader wants it", () => {
  assert.deepEqual(docked(300, 700, "right"), ["right", "268px"]);
  assert.deepEqual(docked(300, 700, "left"), ["left", "268px"]);
  assert.deepEqual(docked(300, 900, "right"), ["left", "268px"]);
  assert.equal(docked(300, 700, "corner"), undefined);
  assert.deepEqual(docked(0, 712, "right"), ["right", "256px"]);
  assert.equal(docked(0, 713, "right"), undefined);
  assert.deepEqual(docked(0, 100, "right"), ["right", "384px"]);
  dock(/** @type {any} */ ({ dataset: {} }), undefined, "right");
});

test("the panel moves from place to place, and an unknown place is the first", async () => {
  assert.equal(await wanted(), "right");
  assert.deepEqual([await move(), await move(), await move()], ["left", "corner", "right"]);
  kept.local = { place: "top" };
  assert.equal(await wanted(), "right");
});

test("a message is sent again until the background answers", async () => {
  kept.answers = [undefined, undefined, { done: true }];
  assert.deepEqual(await send({ speakers: 3 }), { done: true });
  assert.deepEqual(kept.sent, [{ speakers: 3 }, { speakers: 3, again: true }, { speakers: 3, again: true }]);
});

test("options are asked for once, for a tab may have opened", async () => {
  await assert.rejects(send({ options: "" }), /stopped/);
  assert.equal(kept.sent.length, 1);
});

test("a message of an extension that is gone is not sent", async () => {
  chrome.runtime.id = undefined;
  await assert.rejects(send({ speakers: 3 }), Gone);
  assert.equal(kept.sent.length, 0);
});
