// What goes between the extension's parts.
import type { Analysis, Block, Options } from "../embed/whosaid.js";

/** Style sheets of ours: marks as they are, what a dark page changes, other palettes. */
export type Sheet = "marks" | "dark" | "tol" | "plain";

/** What a page's script asks of the background; one of these. */
export interface Message {
  /** The analysis of blocks. */
  ask?: { blocks: Block[]; options: Options };
  /** A style sheet that the page gets, or loses. */
  dress?: { sheet: Sheet; on: boolean };
  /** How many speakers the article on the page has; null where nothing is shown. */
  speakers?: number | null;
  /** The options are to be opened, at a site of this origin where there is one. */
  options?: string;
}

/** The answer to `ask`. */
export interface Answer {
  analysis?: Analysis;
  error?: string;
}

/** What the background wants of a page's script. */
export interface Order {
  act: "toggle" | "who";
}
