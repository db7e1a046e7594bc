// The user's settings. The browser's storage syncs them between machines.

/** @import { Layer, Marking, Scope } from "../embed/whosaid.js" */

/**
 * @typedef {object} Settings
 * @property {Layer[]} layers The kinds of mark shown initially.
 * @property {Marking} marking How much is marked.
 * @property {Scope} scope
 * @property {number} confidence The minimum confidence of attributions, from 0 to 1.
 * @property {"auto" | "light" | "dark"} theme The theme of panel and card. Marks follow the page.
 * @property {Palette} palette
 * @property {string[]} sites The origins whose articles are always read.
 */

/** @typedef {"okabe" | "tol" | "plain"} Palette */

/** @type {Settings} */
export const DEFAULTS = {
  layers: ["quotations", "attributions", "hedges"],
  marking: "full",
  scope: "speech",
  confidence: 0.5,
  theme: "auto",
  palette: "okabe",
  sites: [],
};

const api = globalThis.chrome;

/** The stored settings, validated: another version of the extension, or the user, may have written other values. */
export async function settings() {
  return whole(await api.storage.sync.get(Object.keys(DEFAULTS)));
}

/** @param {Partial<Settings>} changes */
export const change = (changes) => api.storage.sync.set(changes);

/**
 * Validates settings: replaces unknown values with defaults.
 * @param {Record<string, any>} given
 * @returns {Settings}
 */
export function whole({ layers, marking, scope, confidence, theme, palette, sites }) {
  /** @template T @param {T} value @param {readonly T[]} known @param {T} other */
  const among = (value, known, other) => (known.includes(value) ? value : other);
  return {
    layers: Array.isArray(layers) ? DEFAULTS.layers.filter((l) => layers.includes(l)) : DEFAULTS.layers,
    marking: among(marking, ["quiet", "full"], DEFAULTS.marking),
    scope: among(scope, ["speech", "all"], DEFAULTS.scope),
    confidence: Number.isFinite(confidence) ? Math.min(1, Math.max(0, confidence)) : DEFAULTS.confidence,
    theme: among(theme, ["auto", "light", "dark"], DEFAULTS.theme),
    palette: among(palette, ["okabe", "tol", "plain"], DEFAULTS.palette),
    sites: Array.isArray(sites) ? sites.filter((s) => originOf(s) === s) : DEFAULTS.sites,
  };
}

/**
 * The origin of a site, given as an address or as a host such as `news.example`.
 * @param {unknown} site
 * @returns {string | undefined}
 */
export function originOf(site) {
  const text = String(site).trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  if (!text || !URL.canParse(address)) return undefined;
  const { protocol, origin } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? origin : undefined;
}

/** The match pattern for the permission to read a site. Patterns cannot contain a port. @param {string} origin */
export function patternOf(origin) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
