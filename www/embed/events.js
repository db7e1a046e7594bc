/**
 * What tells of itself by events. It has an EventTarget and is none: in Firefox a class of an extension that extends what
 * belongs to the page is left without its own methods.
 * @implements {EventTarget}
 */
export class Emitter {
  #target = new EventTarget();

  /** @type {EventTarget["addEventListener"]} */
  addEventListener(...given) {
    this.#target.addEventListener(...given);
  }

  /** @type {EventTarget["removeEventListener"]} */
  removeEventListener(...given) {
    this.#target.removeEventListener(...given);
  }

  /** @type {EventTarget["dispatchEvent"]} */
  dispatchEvent(event) {
    return this.#target.dispatchEvent(event);
  }
}
