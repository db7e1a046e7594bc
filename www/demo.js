// The demo: shows an article, marked up by the embed as any publisher's page would use it.
import "./embed/panel.js";
import { attach } from "./embed/whosaid.js";

/**
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 */
function find(selector, type) {
  const element = document.querySelector(selector);
  if (element instanceof type) return element;
  throw new Error(`the page has no ${selector}`);
}

const article = find("#article", HTMLElement);
const choice = find("#choice", HTMLSelectElement);
const dialog = find("#dialog", HTMLDialogElement);
const pasted = find("#pasted", HTMLTextAreaElement);
const panel = document.querySelector("whosaid-panel");
const first = [...article.childNodes];

/** Only the last article asked for is shown, however slowly others load. */
let asked = 0;

/**
 * Shows an article.
 * @param {() => (Node[] | Promise<Node[]>)} content
 */
async function show(content) {
  asked += 1;
  const mine = asked;
  const nodes = await content();
  if (mine !== asked) return;
  panel?.handle?.detach();
  article.replaceChildren(...nodes);
  const handle = await attach(article);
  // The element is the same, and so is what shows it.
  if (mine === asked && panel) panel.handle = handle;
}

/**
 * Plain text as an article: every line that is not blank is a paragraph, a first line that does not end as a sentence
 * does the headline.
 * @param {string} text
 */
function paragraphs(text) {
  const lines = text.split(/[\n\u2028\u2029]/).filter((line) => line.trim() !== "");
  return lines.map((line, n) => {
    const headline = n === 0 && lines.length > 1 && !/[.!?”"',:’]\s*$/.test(line);
    const block = document.createElement(headline ? "h1" : "p");
    block.textContent = line;
    return block;
  });
}

/** @param {string} name */
async function load(name) {
  const response = await fetch(`articles/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const text = await response.text();
  if (!name.endsWith(".html")) return paragraphs(text);
  // A template's content is inert; of the examples' pages only the prose is wanted here.
  const page = document.createElement("template");
  page.innerHTML = text;
  for (const extra of page.content.querySelectorAll("script, style, link, img, iframe, [style]")) extra.remove();
  return [...(page.content.querySelector("article") ?? page.content).childNodes];
}

/** "court-report.txt" is "Court report". @param {string} name */
const titleOf = (name) =>
  name
    .replace(/\.\w+$/, "")
    .replaceAll("-", " ")
    .replace(/^./, (c) => c.toUpperCase());

async function fillChoice() {
  const names = /** @type {string[]} */ (await (await fetch("articles/index.json")).json());
  choice.add(new Option("Harbour ferry", ""));
  for (const name of names) choice.add(new Option(titleOf(name), name));
}

const narrow = matchMedia("(max-width: 56rem)");
const place = () => panel?.toggleAttribute("floating", narrow.matches);
narrow.addEventListener("change", place);
place();

/** The pasted article, in the list once there is one. */
const own = new Option("Your own", "own");
let ownText = "";

function chosen() {
  if (choice.selectedOptions[0] === own) return paragraphs(ownText);
  return choice.value ? load(choice.value) : first;
}

choice.addEventListener("change", () => show(chosen));

find("#paste", HTMLButtonElement).addEventListener("click", () => {
  dialog.returnValue = "";
  dialog.showModal();
  // The next paste takes the place of the last.
  pasted.select();
});

dialog.addEventListener("close", () => {
  if (dialog.returnValue !== "show" || pasted.value.trim() === "") return;
  ownText = pasted.value;
  choice.add(own);
  own.selected = true;
  show(chosen);
});

await Promise.all([show(() => first), fillChoice()]);
