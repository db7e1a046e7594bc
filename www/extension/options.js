// The options page. Saves every change immediately; open pages follow.
import { change, originOf, patternOf, settings } from "./settings.js";

const api = globalThis.chrome;

/** A text in the browser's language. @param {string} name @param {string} [what] */
const message = (name, what) => api.i18n.getMessage(name, what);

document.documentElement.lang = api.i18n.getUILanguage();
for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-message]")))
  element.textContent = message(element.dataset.message ?? "");

/** Delay between a change and saving it, in milliseconds. */
const SAVE_DELAY = 300;

/** @template {HTMLElement} T @param {string} id */
const at = (id) => /** @type {T} */ (document.getElementById(id));

const form = /** @type {HTMLFormElement} */ (at("settings"));
const sure = at("sure");

/** @param {string} name */
const inputs = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name=${name}]`))];

/** Shows the current settings. */
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
  // A dragged slider fires at every step, and browsers limit how often an extension may write.
  clearTimeout(timer);
  timer = setTimeout(keep, SAVE_DELAY);
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
    (error) => message("not_saved", error.message),
  );
}

/** @param {string[]} sites */
async function showSites(sites) {
  const rows = sites.map(async (site) => {
    const row = document.createElement("li");
    const name = document.createElement("span");
    name.textContent = site.replace(/^https:\/\//, "");
    row.append(name);
    // The site was added on another machine, or its permission was withdrawn in the browser's settings.
    if (!(await api.permissions.contains({ origins: [patternOf(site)] }))) {
      row.append(button(message("allow_site", name.textContent), message("allow"), () => add(site)));
    }
    row.append(button(message("remove_site", name.textContent), message("remove"), () => remove(site)));
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

/**
 * Adds a site. The permission request must come first, because browsers allow it only directly after a click.
 * @param {string} site
 */
async function add(site) {
  try {
    const granted = await api.permissions.request({ origins: [patternOf(site)] });
    if (!granted) return say(message("not_allowed", site));
    const { sites } = await settings();
    if (!sites.includes(site)) await change({ sites: [...sites, site].sort() });
    say(message("added", site));
    await show();
  } catch (error) {
    say(message("not_accepted", /** @type {Error} */ (error).message));
  }
}

/** @param {string} site */
async function remove(site) {
  const { sites } = await settings();
  const left = sites.filter((s) => s !== site);
  await change({ sites: left });
  // Another site may need the same pattern, because patterns have no port.
  if (!left.some((s) => patternOf(s) === patternOf(site))) await api.permissions.remove({ origins: [patternOf(site)] });
  say(message("removed", site));
  await show();
}

at("add").addEventListener("submit", (e) => {
  e.preventDefault();
  const field = /** @type {HTMLInputElement} */ (at("site"));
  const site = originOf(field.value);
  if (!site) return say(message("no_site"));
  field.value = "";
  add(site);
});

/** Shows the current shortcuts. They can only be changed on the browser's own page. */
async function showKeys() {
  const list = at("keys");
  for (const { shortcut, description, name } of await api.commands.getAll()) {
    const [key, what] = [document.createElement("dt"), document.createElement("dd")];
    key.textContent = shortcut || message("keys_none");
    what.textContent = description || (name === "_execute_action" ? message("keys_action") : "");
    list.append(key, what);
  }
}

at("shortcuts").addEventListener("click", async () => {
  const { openShortcutSettings } = /** @type {{ openShortcutSettings?: () => Promise<void> }} */ (api.commands);
  try {
    if (openShortcutSettings) await openShortcutSettings();
    else await api.tabs.create({ url: "chrome://extensions/shortcuts" });
  } catch {
    at("shortcuts-said").textContent = message("keys_manual");
  }
});

/** Shows the switch for the context menu, if its permission is optional in this browser. */
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

/** Fills in the site if the user came here from a page. */
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
