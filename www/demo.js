// The demo: shows an article, marked by the embed like in any publisher's page.
import "./embed/panel.js";
import { attach } from "./embed/whosaid.js";
import { fileArticle, htmlArticle, isAddress, paragraphs } from "./reader.js";
import { packed, unpacked } from "./share.js";

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
const marking = find("#marking", HTMLSelectElement);
const dialog = find("#dialog", HTMLDialogElement);
const pasted = find("#pasted", HTMLTextAreaElement);
const file = find("#file", HTMLInputElement);
const panel = document.querySelector("whosaid-panel");
const first = [...article.childNodes];

const EMPTY = "There is no text yet. Paste an article, or open a file.";
const ADDRESS =
  "This is an address, and this page fetches nothing. Open the article in a tab, copy its text and paste it here. To mark articles on their own pages, use the browser extension.";
const LONG = "This text is too long for a link.";

/** Only the article that was requested last is shown, even if an earlier one loads more slowly. */
let asked = 0;

/** @param {string} text */
const say = (text) => {
  find("#said", HTMLElement).textContent = text;
};

/** Shows an error in the dialog. @param {string} text */
const refuse = (text) => {
  find("#dialog-said", HTMLElement).textContent = text;
};

const strength = () => (marking.value === "quiet" ? "quiet" : "full");

/**
 * Shows an article.
 * @param {() => (Node[] | Promise<Node[]>)} content
 */
async function show(content) {
  asked += 1;
  const mine = asked;
  try {
    const nodes = await content();
    if (mine !== asked) return;
    panel?.handle?.detach();
    article.replaceChildren(...nodes);
    const handle = await attach(article, { marking: strength() });
    if (mine !== asked || !panel) return;
    // The panel needs the new handle, although the article's element is the same.
    panel.handle = handle;
    handle.addEventListener("marking", () => {
      marking.value = handle.marking;
    });
  } catch (error) {
    if (mine === asked) say(`The article could not be shown: ${/** @type {Error} */ (error).message}`);
  }
}

marking.addEventListener("change", () => panel?.handle?.setMarking(strength()));

/** @param {string} name */
async function load(name) {
  const response = await fetch(`articles/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const text = await response.text();
  return name.endsWith(".html") ? htmlArticle(text) : paragraphs(text);
}

/** The genre of an example, from the beginning of its name. @type {[RegExp, string][]} */
const GENRES = [
  [/^(interview|qa|transcript)/, "Interviews"],
  [/^live/, "Live blogs"],
  [/^(sport|feature|nz-tribute|opinion)/, "Features, sport and opinion"],
  [/^(science|business)/, "Science and business"],
  [/^(court|us-court|za|ng|bd)/, "Courts and police"],
];

async function fillChoice() {
  /** @type {{ name: string, title: string }[]} */
  const examples = await (await fetch("articles/index.json")).json();
  choice.add(new Option(article.querySelector("h1")?.textContent ?? "", ""));
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const genre of ["News", ...GENRES.map(([, genre]) => genre)]) {
    const group = Object.assign(document.createElement("optgroup"), { label: genre });
    groups.set(genre, group);
  }
  for (const { name, title } of examples) {
    const genre = GENRES.find(([begin]) => begin.test(name))?.[1] ?? "News";
    groups.get(genre)?.append(new Option(title, name));
  }
  choice.append(...[...groups.values()].filter((group) => group.children.length > 0));
}

const narrow = matchMedia("(max-width: 56rem)");
// A sheet of paper is narrow too, but the list follows the article there.
const place = () => matchMedia("print").matches || panel?.toggleAttribute("floating", narrow.matches);
narrow.addEventListener("change", place);
place();

/** The entry for the user's own article; added to the list with the first one. */
const own = new Option("Your own", "own");
/** @type {() => Node[]} */
let ownArticle = () => [];
let ownText = "";

function chosen() {
  if (choice.selectedOptions[0] === own) return ownArticle();
  return choice.value ? load(choice.value) : first;
}

/**
 * Puts the current article into the page's address, so that it can be shared. Returns false if the text is too long.
 */
async function keep() {
  const mine = choice.selectedOptions[0] === own;
  const text = mine ? await packed(ownText) : "";
  if (text === undefined) history.replaceState(null, "", location.pathname);
  else if (mine) history.replaceState(null, "", `#text=${text}`);
  else history.replaceState(null, "", choice.value ? `#article=${choice.value}` : location.pathname);
  return text !== undefined;
}

choice.addEventListener("change", () => {
  say("");
  keep();
  show(chosen);
});

/** Shows the user's own article. @param {string} text @param {() => Node[]} content */
async function showOwn(text, content) {
  [ownText, ownArticle] = [text, content];
  choice.append(own);
  own.selected = true;
  say("");
  await keep();
  await show(chosen);
}

find("#paste", HTMLButtonElement).addEventListener("click", () => {
  dialog.returnValue = "";
  refuse("");
  dialog.showModal();
  // Selects the old text, so that pasting replaces it.
  pasted.select();
});

dialog.addEventListener("submit", (e) => {
  if (/** @type {HTMLButtonElement} */ (e.submitter).value !== "show") return;
  const text = pasted.value;
  const why = text.trim() === "" ? EMPTY : isAddress(text) ? ADDRESS : "";
  refuse(why);
  if (!why) return void showOwn(text, () => paragraphs(text));
  e.preventDefault();
  pasted.focus();
});

/** Shows a file, or reports why it cannot be shown. @param {File} given @param {(why: string) => void} complain */
async function open(given, complain) {
  const found = await fileArticle(given);
  if ("why" in found) return complain(found.why);
  dialog.close();
  await showOwn(found.text, found.content);
}

file.addEventListener("change", () => {
  const [given] = file.files ?? [];
  if (given) open(given, refuse);
  file.value = "";
});

for (const type of ["dragover", "drop"]) addEventListener(type, (e) => e.preventDefault());
addEventListener("drop", ({ dataTransfer }) => {
  const complain = dialog.open ? refuse : say;
  const [given] = dataTransfer?.files ?? [];
  const text = dataTransfer?.getData("text/plain") ?? "";
  if (given) open(given, complain);
  else if (isAddress(text)) complain(ADDRESS);
  else if (text.trim() !== "") showOwn(text, () => paragraphs(text));
  else complain(EMPTY);
});

find("#share", HTMLButtonElement).addEventListener("click", async () => {
  if (!(await keep())) return say(LONG);
  const copied = await navigator.clipboard?.writeText(location.href).then(
    () => true,
    () => false,
  );
  const whole = choice.selectedOptions[0] === own ? " It contains the whole text, which is stored nowhere else." : "";
  say(copied ? `Link copied.${whole}` : "The browser did not allow copying. The link is in the address bar.");
});

/** Shows the article that the page's address requests. */
async function asks() {
  const [, what, value] = /^#(article|text)=([^:]*)/.exec(location.hash) ?? [];
  if (what === "text") {
    const text = await unpacked(value);
    if (text !== undefined) return showOwn(text, () => paragraphs(text));
    say("This link is damaged: its text cannot be read.");
  } else if (what === "article") {
    choice.value = value;
    if (choice.selectedIndex < 0) {
      choice.selectedIndex = 0;
      say("There is no such example.");
    }
  }
  await show(chosen);
}

addEventListener("hashchange", asks);
await fillChoice();
await asks();
