// Copies, saves and prints the list. Loaded when a reader does so.
import { create } from "./dom.js";
import { asCsv, asJson, asText } from "./formats.js";
import { say } from "./wording.js";

/** @import { Handle } from "./whosaid.js" */

/** @param {string} content @param {string} name @param {string} type @param {Node} inside */
function save(content, name, type, inside) {
  const link = create("a");
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  // In the panel's shadow tree, where the page does not find it.
  inside.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Prints the article with the list after it. All parts of the list are open while it prints. @param {HTMLElement} host @param {ShadowRoot} shadow */
function print(host, shadow) {
  const folded = [...shadow.querySelectorAll("details:not(.help):not([open])")];
  for (const details of folded) details.toggleAttribute("open", true);
  host.toggleAttribute("printing", true);
  const back = () => {
    host.toggleAttribute("printing", false);
    for (const details of folded) details.toggleAttribute("open", false);
  };
  addEventListener("afterprint", back, { once: true });
  // Opened details fill themselves; wait for that.
  setTimeout(() => window.print(), 50);
}

/** Carries out a button of the list by its name. Returns the message to show. @param {string} name @param {Handle} handle @param {HTMLElement} host @param {ShadowRoot} shadow */
export async function uses(name, handle, host, shadow) {
  if (name === "print") {
    print(host, shadow);
    return "";
  }
  if (name === "copy.list") {
    const copied = navigator.clipboard?.writeText(asText(handle)).then(
      () => true,
      () => false,
    );
    return say((await copied) ? "done" : "undone");
  }
  const [make, end, type] = {
    "save.text": /** @type {const} */ ([asText, "txt", "text/plain"]),
    "save.csv": /** @type {const} */ ([asCsv, "csv", "text/csv"]),
    "save.json": /** @type {const} */ ([asJson, "json", "application/json"]),
  }[name] ?? [asText, "txt", "text/plain"];
  const file = `who-said-what.${end}`;
  save(make(handle), file, type, shadow);
  return say("saved", { name: file });
}
