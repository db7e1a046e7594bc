// What the reader chose: kept by the browser's own storage, which carries it from machine to machine.

/** @import { Layer, Marking, Scope } from "../embed/whosaid.js" */

/**
 * @typedef {object} Settings
 * @property {Layer[]} layers The kinds of mark shown at first.
 * @property {Marking} marking How much is marked.
 * @property {Scope} scope
 * @property {number} confidence The least that an attribution needs, from 0 to 1.
 * @property {"auto" | "light" | "dark"} theme How panel and card look; marks go by the page.
 * @property {Palette} palette
 * @property {string[]} sites Origins whose articles are always read.
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

/** What is stored, made whole: another version of ours, or a reader's own hand, may have written it. */
export async function settings() {
  return whole(await api.storage.sync.get(Object.keys(DEFAULTS)));
}

/** @param {Partial<Settings>} changes */
export const change = (changes) => api.storage.sync.set(changes);

/**
 * Settings of which each is one that we know.
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
 * The origin of what names a site: an address, or a host such as `news.example`.
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

/** The permission that a site needs; a pattern knows no port. @param {string} origin */
export function patternOf(origin) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
