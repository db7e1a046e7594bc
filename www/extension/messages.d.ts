// Messages between the parts of the extension.
import type { Flat } from "../embed/records.js";
import type { Block, Options } from "../embed/whosaid.js";

/** Style sheets for pages: `marks`, changes for dark pages (`dark`), and palettes (`tol`, `plain`). */
export type Sheet = "marks" | "dark" | "tol" | "plain";

/** A request from a page's script to the background. It has exactly one of these fields, or `dress` with `again`. */
export interface Message {
  /** Analyse blocks. */
  ask?: { blocks: Block[]; options: Options };
  /** Insert a style sheet into the page, or remove it. */
  dress?: { sheet: Sheet; on: boolean };
  /** Whether `dress` may have been done already, because the background stopped before it replied. */
  again?: boolean;
  /** Inject the content script, which has not run in the page yet. */
  come?: boolean;
  /** The number of speakers for the badge; null if no article is shown. */
  speakers?: number | null;
  /** Open the options page; the value is the origin of the site, or empty. */
  options?: string;
}

/** The answer to `ask`. */
export interface Answer {
  analysis?: Flat;
  error?: string;
  /** Whether the engine crashed on this text; it still works for others. */
  partial?: boolean;
}

/** An action of the user: switch marks on or off, or ask who said the selected words. */
export type Act = "toggle" | "who";

/** An order from the background to a page's script. */
export interface Order {
  act: Act;
  /** Unique for each click. */
  id: string;
}
