import type { Handle } from "./whosaid.js";

/** The element `<whosaid-panel>`: the list of the speakers of an article. Set `handle` to the result of `attach`. */
export class WhosaidPanel extends HTMLElement {
  handle: Handle | undefined;
}

/**
 * Shows the list of an article in the page's `<whosaid-panel>`; if there is none, in the element that `selector`
 * matches; otherwise in a corner of the window.
 */
export function seat(handle: Handle, selector?: string): void;
