// What goes between the extension's parts.
import type { Flat } from "../embed/records.js";
import type { Block, Options } from "../embed/whosaid.js";

/** Style sheets of ours: marks as they are, what a dark page changes, other palettes. */
export type Sheet = "marks" | "dark" | "tol" | "plain";

/** What a page's script asks of the background; one of these. */
export interface Message {
  /** The analysis of blocks. */
  ask?: { blocks: Block[]; options: Options };
  /** A style sheet that the page gets, or loses. */
  dress?: { sheet: Sheet; on: boolean };
  /** Set where it may have been done already: the background was stopped before it answered. */
  again?: boolean;
  /** Our script, where it has not come to the page. */
  come?: boolean;
  /** How many speakers the article on the page has; null where nothing is shown. */
  speakers?: number | null;
  /** The options are to be opened, at a site of this origin where there is one. */
  options?: string;
}

/** The answer to `ask`. */
export interface Answer {
  analysis?: Flat;
  error?: string;
  /** Whether the engine failed at these words alone. */
  partial?: boolean;
}

/** What the reader wants: marks on or off, or who said the selected words. */
export type Act = "toggle" | "who";

/** What the background wants of a page's script. */
export interface Order {
  act: Act;
  /** Different for each click. */
  id: string;
}
