// The switches of the panel: which layers the article shows, and how strongly they are marked.

import { make } from "./make.js";
import { canPaint, LAYERS } from "./marks.js";
import { say } from "./wording.js";
import { counts } from "./words.js";

/** @import { Handle } from "./whosaid.js" */

export class Switches {
  element = make("fieldset", "layers");
  /** @type {Handle | undefined} */
  #handle;
  /** What the reader switched. @type {Map<string, boolean>} */
  #choices = new Map();
  #listening = new AbortController();

  constructor() {
    this.element.part.add("switches");
  }

  /** @param {Handle | undefined} handle */
  of(handle) {
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#handle = handle;
    handle?.addEventListener("marking", () => this.#tick("full"), { signal: this.#listening.signal });
  }

  clear() {
    this.element.replaceChildren();
  }

  fill() {
    const handle = /** @type {Handle} */ (this.#handle);
    const { numbers } = counts(handle.analysis);
    const amounts = { quotations: numbers.quotations, attributions: numbers.statements, hedges: numbers.hedged };
    this.element.append(make("legend", "unseen", say("marks")));
    for (const name of LAYERS) {
      const set = (/** @type {boolean} */ on) => handle.setLayer(name, on);
      const sample = make("span", `sample ${name}`, say(name));
      this.#add(name, handle.shows(name), set, sample, String(amounts[name]));
    }
    const full = (/** @type {boolean} */ on) => handle.setMarking(on ? "full" : "quiet");
    this.#add("full", this.#isFull, full, make("span", "", say("full")), "");
  }

  get #isFull() {
    return this.#handle?.marking === "full";
  }

  /** @param {string} name @param {boolean} on @param {(on: boolean) => void} act @param {Node} label @param {string} amount */
  #add(name, on, act, label, amount) {
    const box = make("input", "");
    box.type = "checkbox";
    box.name = name;
    box.checked = this.#choices.get(name) ?? on;
    box.disabled = !canPaint();
    box.addEventListener("change", () => {
      this.#choices.set(name, box.checked);
      act(box.checked);
    });
    // A new article has its own defaults, but the reader's choice stays.
    if (this.#choices.has(name)) act(box.checked);
    this.element.append(make("label", "layer", box, label, make("span", "amount", amount)));
  }

  /** @param {string} name */
  box(name) {
    return /** @type {HTMLInputElement | null} */ (this.element.querySelector(`[name=${name}]`));
  }

  /** Shows that a script switched something. @param {string} name */
  #tick(name) {
    const box = this.box(name);
    if (box) box.checked = this.#isFull;
    if (this.#choices.has(name)) this.#choices.set(name, this.#isFull);
  }
}
