import type { Handle } from "./whosaid.js";

/** The element `<whosaid-panel>`: the list of who speaks in an article. Give it a `handle` from `attach`. */
export class WhosaidPanel extends HTMLElement {
  handle: Handle | undefined;
}

/** Puts the list of an article into the panel that the page has, else into the element that a selector names, else into a corner. */
export function seat(handle: Handle, selector?: string): void;
