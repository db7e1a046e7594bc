// The style sheets for pages: marks, changes for dark pages, and additional palettes.
import { DARK } from "./dark.js";

/** @param {string[]} colours @param {string} [strength] */
const palette = (colours, strength = "15%") =>
  `:root:root {${colours.map((c, n) => `--whosaid-speaker-${n + 1}: ${c};`).join("")}--whosaid-speaker-strength: ${strength};--whosaid-lit-strength: ${strength === "0%" ? strength : "24%"};}`;

/** @type {Record<import("./messages.js").Sheet, { files: string[] } | { css: string }>} */
export const SHEETS = {
  marks: { files: ["marks.css"] },
  dark: { css: DARK },
  // Paul Tol's bright scheme, which colour-blind readers can distinguish (https://personal.sron.nl/~pault/).
  tol: { css: palette(["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bbbbbb"]) },
  // One neutral colour: speakers have only lines.
  plain: { css: palette(Array(7).fill("#8a8579"), "0%") },
};
