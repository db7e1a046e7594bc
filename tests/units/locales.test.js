// The extension's texts in each language.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const EXTENSION = new URL("../../www/extension/", import.meta.url);
const read = (/** @type {string} */ name) => readFileSync(new URL(name, EXTENSION), "utf8");

/** @typedef {Record<string, { message: string, placeholders?: Record<string, { content: string }> }>} Messages */
/** @type {Record<string, Messages>} */
const LOCALES = Object.fromEntries(
  readdirSync(new URL("_locales/", EXTENSION)).map((name) => [
    name,
    JSON.parse(read(`_locales/${name}/messages.json`)),
  ]),
);

test("every language has every text, with the same placeholders", () => {
  assert.deepEqual(Object.keys(LOCALES), ["de", "en"]);
  const shape = (/** @type {Messages} */ messages) =>
    Object.fromEntries(Object.entries(messages).map(([name, { placeholders }]) => [name, placeholders ?? {}]));
  for (const messages of Object.values(LOCALES)) {
    assert.deepEqual(shape(messages), shape(LOCALES.en));
    for (const [name, { message, placeholders = {} }] of Object.entries(messages)) {
      assert.ok(message.trim(), name);
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, what]) => what.toLowerCase());
      assert.deepEqual(used.sort(), Object.keys(placeholders).sort(), name);
    }
  }
});

test("the options page has the English texts until the browser's are there", () => {
  const page = read("options.html");
  const texts = [...page.matchAll(/data-message="(\w+)"\s*>([^<]*)</g)];
  assert.ok(texts.length > 30, `${texts.length}`);
  for (const [, name, text] of texts) {
    assert.equal(text.replace(/\s+/g, " ").trim(), LOCALES.en[name]?.message, name);
  }
});

test("every text that a script asks for exists", () => {
  for (const script of ["options.js", "cannot.js", "background.js", "content/content.js"]) {
    for (const [, name] of read(script).matchAll(/(?:\bmessage|getMessage)\("(\w+)"/g))
      assert.ok(LOCALES.en[name], name);
  }
});
