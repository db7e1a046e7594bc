// The sites that are always read: those that the user chose and for which this browser granted the permission.
import { patternOf, settings } from "./settings.js";

const api = globalThis.chrome;
const SCRIPT = "always";

/** Registers the content scripts for exactly these sites. */
async function register() {
  const { sites } = await settings();
  /** @type {string[]} */
  const matches = [];
  for (const site of sites) {
    const pattern = patternOf(site);
    if (!matches.includes(pattern) && (await api.permissions.contains({ origins: [pattern] }))) matches.push(pattern);
  }
  const [there] = await api.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (there && matches.join() === there.matches?.join()) return;
  if (there) await api.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  if (matches.length === 0) return;
  await api.scripting.registerContentScripts([
    { id: SCRIPT, matches, js: ["content.js", "always.js"], runAt: "document_idle" },
  ]);
}

/** Runs one registration at a time, because two at once would register twice. @type {Promise<void>} */
let last = Promise.resolve();
const again = () => {
  last = last.then(register).catch((error) => console.error(`whosaid: ${error.message}`));
};

/** Updates the registration when the user's sites or the browser's permissions change. */
export function begin() {
  for (const event of [
    api.permissions.onAdded,
    api.permissions.onRemoved,
    api.runtime.onInstalled,
    api.runtime.onStartup,
  ]) {
    event.addListener(again);
  }
  api.storage.onChanged.addListener((changes, area) => {
    if (area === "sync" && changes.sites) again();
  });
}
