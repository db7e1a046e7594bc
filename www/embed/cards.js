// The cards of an article: the code that shows them is loaded after the first reading.

/** @import { Host } from "./host.js" */
/** @import { Handle } from "./whosaid.js" */

export class Cards {
  #handle;
  #host;
  #fail;
  /** @type {ReturnType<typeof import("./pointing.js").explain> | undefined} */
  #pointing;
  /** What was asked for before the code was loaded. @type {number | Range | undefined} */
  #wanted;
  #gone = false;

  /** @param {Handle} handle @param {Host} host @param {(error: unknown) => undefined} fail */
  constructor(handle, host, fail) {
    this.#handle = handle;
    this.#host = host;
    this.#fail = fail;
  }

  /** Gives the marks of the article's element cards. */
  async begin() {
    const pointing = await this.#host.whole("pointing.js", import("./pointing.js")).catch(this.#fail);
    if (this.#gone || !pointing) return;
    this.#pointing?.end();
    this.#pointing = pointing.explain(this.#handle, this.#host, this.#fail);
    if (this.#wanted !== undefined) this.explain(this.#wanted);
  }

  /** @param {number | Range} what */
  explain(what) {
    // Kept until the code is loaded.
    this.#wanted = this.#pointing ? undefined : what;
    if (typeof what === "number") this.#pointing?.show(what);
    else this.#pointing?.whose(what).catch(this.#fail);
  }

  get open() {
    return this.#pointing?.open ?? false;
  }

  end() {
    this.#gone = true;
    this.#pointing?.end();
    this.#pointing = undefined;
    this.#wanted = undefined;
  }
}
