// Citations, text fragments and what the list is saved as.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { address, citation } from "../../www/embed/citation.js";
import { asCsv, asJson, asText } from "../../www/embed/formats.js";
import { say } from "../../www/embed/wording.js";
import { attribution, handleOf, hedge, spanOf, speaker } from "./article.js";

beforeEach(() => {
  Object.assign(globalThis, { location: { href: "https://news.example/a" }, document: { title: "Mill" } });
});

const words = (/** @type {number} */ count) => Array.from({ length: count }, (_, n) => `w${n}`).join(" ");
/** @param {string} text @param {(words: string) => string} [page] */
const fragment = (text, page) =>
  decodeURIComponent(address(handleOf(text, {}, page), { start: 0, end: text.length }).split(":~:text=")[1]);

test("up to ten words are a fragment as they are, and more are their ends", () => {
  assert.equal(fragment(words(1)), "w0");
  assert.equal(fragment(words(10)), words(10));
  assert.equal(fragment(words(11)), "w0 w1 w2 w3 w4,w6 w7 w8 w9 w10");
});

test("a fragment has the page's words: without marks around a q, and not over the end of a line", () => {
  assert.equal(
    fragment("“one two three”", (s) => s.replace(/[“”]/g, "")),
    "one two three",
  );
  // The page has no white space where two blocks meet.
  assert.equal(
    fragment("one two\nthree four", (s) => s.replace("\n", "")),
    "one two,three four",
  );
});

test("a number that stands at a word is a part of it", () => {
  assert.equal(
    fragment("one two three four five six", (s) => s.replace("two three", "two7 three")),
    "one,two7 three four five six".replace("two7 ", ""),
  );
});

test("hyphens and commas are encoded, and a fragment of the page's own stays", () => {
  const handle = handleOf("semi-final, now");
  assert.equal(address(handle, { start: 0, end: 15 }), "https://news.example/a#:~:text=semi%2Dfinal%2C%20now");
  Object.assign(globalThis, { location: { href: "https://news.example/a#top:~:text=old" } });
  assert.equal(address(handle, { start: 12, end: 15 }), "https://news.example/a#top:~:text=now");
});

const TEXT = "“It turns,” said Ann Lee, the miller. It may rain.";
const GIVEN = {
  speakers: [speaker({ role: "the miller", words: 2 }), speaker({ name: "=SUM(A1)", anonymous: true, kind: "group" })],
  attributions: [
    attribution({ content: [spanOf(TEXT, "“It turns,”")], cue: spanOf(TEXT, "said"), speaker: 0 }),
    attribution({ content: [spanOf(TEXT, "It may rain.")], speaker: 1, kind: "indirect" }),
    attribution({ content: [spanOf(TEXT, "the miller")] }),
  ],
  hedges: [hedge({ cue: spanOf(TEXT, "may"), claim: spanOf(TEXT, "It may rain") })],
};

test("a citation has the words, the speaker with the role, and the address", () => {
  const handle = handleOf(TEXT, GIVEN);
  const [first, , last] = handle.analysis.attributions;
  assert.equal(
    citation(handle, first),
    "“It turns,”\n— Ann Lee, the miller\nhttps://news.example/a#:~:text=%E2%80%9CIt%20turns%2C%E2%80%9D",
  );
  assert.equal(citation(handle, last), "the miller\nhttps://news.example/a#:~:text=the%20miller");
});

test("the list as text", () => {
  assert.equal(
    asText(handleOf(TEXT, GIVEN)),
    `Mill
https://news.example/a

Ann Lee, the miller: 2 words
  “It turns,” (quoted)

=SUM(A1), ${say("group")}: 1 word
  It may rain. (reported)

${say("nobody")}
  the miller

${say("hedges")}
  may (possibility): It may rain
`,
  );
});

test("a cell that looks like a formula is text, and quotation marks are doubled", () => {
  const [head, first, second] = asCsv(handleOf(TEXT.replace("“It", '"It'), GIVEN)).split("\r\n");
  assert.match(head, /^"speaker","role","not_named","kind","cue","words","address"$/);
  assert.match(first, /^"Ann Lee","the miller","false","direct","said","""It turns,”","https:/);
  assert.match(second, /^"'=SUM\(A1\)","","true","indirect",""/);
});

test("JSON has the text and the Analysis", () => {
  const read = JSON.parse(asJson(handleOf(TEXT, GIVEN)));
  assert.equal(read.text, TEXT);
  assert.equal(read.address, "https://news.example/a");
  assert.equal(read.analysis.attributions.length, 3);
});
