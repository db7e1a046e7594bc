// The options page: every choice is kept at once, and open pages follow.
import { change, originOf, patternOf, settings } from "./settings.js";

const api = globalThis.chrome;

/** How long after a change it is kept, in milliseconds. */
const KEEP = 300;

/** @template {HTMLElement} T @param {string} id */
const at = (id) => /** @type {T} */ (document.getElementById(id));

const form = /** @type {HTMLFormElement} */ (at("settings"));
const sure = at("sure");

/** @param {string} name */
const inputs = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name=${name}]`))];

/** Shows what is chosen. */
async function show() {
  const chosen = await settings();
  for (const box of inputs("layers")) box.checked = chosen.layers.some((l) => l === box.value);
  for (const name of /** @type {const} */ (["marking", "scope", "palette", "theme"])) {
    for (const radio of inputs(name)) radio.checked = radio.value === chosen[name];
  }
  const [range] = inputs("confidence");
  if (document.activeElement !== range) range.value = String(Math.round(chosen.confidence * 100));
  sure.textContent = range.value;
  await showSites(chosen.sites);
}

form.addEventListener("input", () => {
  const data = new FormData(form);
  sure.textContent = String(data.get("confidence"));
});
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
form.addEventListener("change", () => {
  // A slider that is held down says so at every step, and browsers count what is stored.
  clearTimeout(timer);
  timer = setTimeout(keep, KEEP);
});

async function keep() {
  const data = new FormData(form);
  const kept = change({
    layers: /** @type {any} */ (data.getAll("layers")),
    marking: /** @type {any} */ (data.get("marking")),
    scope: /** @type {any} */ (data.get("scope")),
    palette: /** @type {any} */ (data.get("palette")),
    theme: /** @type {any} */ (data.get("theme")),
    confidence: Number(data.get("confidence")) / 100,
  });
  at("kept").textContent = await kept.then(
    () => "",
    (error) => `Your browser did not save that: ${error.message}`,
  );
}

/** @param {string[]} sites */
async function showSites(sites) {
  const rows = sites.map(async (site) => {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = site.replace(/^https:\/\//, "");
    row.append(name);
    // Chosen on another machine, or taken back in the browser's own settings.
    if (!(await api.permissions.contains({ origins: [patternOf(site)] }))) {
      row.append(button(`Allow here: ${name.textContent}`, "Allow here", () => add(site)));
    }
    row.append(button(`Remove ${name.textContent}`, "Remove", () => remove(site)));
    return row;
  });
  const inside = at("list").contains(document.activeElement);
  at("list").replaceChildren(...(await Promise.all(rows)));
  if (inside) at("site").focus();
}

/** @param {string} label @param {string} text @param {() => void} act */
function button(label, text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

/** @param {string} text */
const say = (text) => {
  at("site-said").textContent = text;
};

/** Asks the browser, which asks the reader: first of all, for it must follow a click at once. @param {string} site */
async function add(site) {
  try {
    const granted = await api.permissions.request({ origins: [patternOf(site)] });
    if (!granted) return say(`Without permission, ${site} is read only when you ask for it.`);
    const { sites } = await settings();
    if (!sites.includes(site)) await change({ sites: [...sites, site].sort() });
    say(`${site} is always read now. Load pages that are open once more.`);
    await show();
  } catch (error) {
    say(`The browser did not accept it: ${/** @type {Error} */ (error).message}`);
  }
}

/** @param {string} site */
async function remove(site) {
  const { sites } = await settings();
  const left = sites.filter((s) => s !== site);
  await change({ sites: left });
  // A pattern may serve another site still: one of another port.
  if (!left.some((s) => patternOf(s) === patternOf(site))) await api.permissions.remove({ origins: [patternOf(site)] });
  say(`${site} is read only when you ask for it.`);
  await show();
}

at("add").addEventListener("submit", (e) => {
  e.preventDefault();
  const field = /** @type {HTMLInputElement} */ (at("site"));
  const site = originOf(field.value);
  if (!site) return say("That is not a site. Write its name, such as news.example, or its address.");
  field.value = "";
  add(site);
});

/** The shortcuts as they are now; browsers let them be changed on a page of their own. */
async function showKeys() {
  const list = at("keys");
  for (const { shortcut, description, name } of await api.commands.getAll()) {
    const [key, what] = [document.createElement("dt"), document.createElement("dd")];
    key.textContent = shortcut || "none";
    what.textContent =
      description || (name === "_execute_action" ? "Mark this page’s article, or remove the marks" : "");
    list.append(key, what);
  }
}

at("shortcuts").addEventListener("click", async () => {
  const { openShortcutSettings } = /** @type {{ openShortcutSettings?: () => Promise<void> }} */ (api.commands);
  try {
    if (openShortcutSettings) await openShortcutSettings();
    else await api.tabs.create({ url: "chrome://extensions/shortcuts" });
  } catch {
    at("shortcuts-said").textContent = "In your browser’s page of extensions, choose “Manage shortcuts”.";
  }
});

/** The context menu, where the browser gives the permission for one later on. */
async function showMenu() {
  const wanted = { permissions: /** @type {chrome.runtime.ManifestOptionalPermission[]} */ (["contextMenus"]) };
  if (!api.runtime.getManifest().optional_permissions?.includes("contextMenus")) return;
  const box = /** @type {HTMLInputElement} */ (at("menu-on"));
  at("menu").hidden = false;
  box.checked = await api.permissions.contains(wanted);
  box.addEventListener("change", async () => {
    box.checked = box.checked ? await api.permissions.request(wanted) : !(await api.permissions.remove(wanted));
  });
}

/** A page sent the reader here: its site stands in the field already. */
function asked() {
  const site = originOf(decodeURIComponent(location.hash.slice(1)));
  if (!location.hash || !site) return;
  const field = /** @type {HTMLInputElement} */ (at("site"));
  field.value = site;
  at("add").querySelector("button")?.focus();
}

api.storage.onChanged.addListener(show);
await show();
await showKeys();
await showMenu();
asked();
