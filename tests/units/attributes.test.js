// Misspelt attributes of the script tags.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINE_ONLY, misspelt, PAINT_ONLY } from "../../www/embed/attributes.js";

/** The names that are reported. @param {string[]} names @param {readonly string[]} own */
const reported = (names, own) =>
  misspelt(Object.fromEntries(names.map((name) => [name, ""])), own)
    ?.message.split(";")[0]
    .replace("whosaid: unknown ", "");

test("names that are like ours are reported, all in one line", () => {
  assert.equal(reported(["auto", "markings", "root"], ENGINE_ONLY), "data-markings");
  assert.equal(
    reported(["language", "layer", "scop", "confidance"], ENGINE_ONLY),
    "data-language, data-layer, data-scop, data-confidance",
  );
  assert.equal(reported(["panelRoot"], ENGINE_ONLY), "data-panel-root");
});

test("the other script's attributes are reported", () => {
  assert.equal(reported(["scope", "confidence", "engine"], PAINT_ONLY), "data-scope, data-confidence");
  assert.equal(reported(["scope", "engine"], ENGINE_ONLY), "data-engine");
});

test("attributes of other tools are not", () => {
  const others = ["auto", "cfasync", "turboTrack", "nscript", "noOptimize", "pagespeedNoDefer", "id", "type", "module"];
  assert.equal(misspelt(Object.fromEntries(others.map((name) => [name, ""])), ENGINE_ONLY), undefined);
});
