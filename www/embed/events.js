/**
 * Event emitter that wraps an EventTarget. It does not extend one, because in Firefox a class of an extension that extends a class
 * of the page loses its own methods.
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
