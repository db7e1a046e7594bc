// Where the panel stands: beside the article if the window has room there, otherwise in the corner, over it. The reader can move it,
// and the browser remembers the place.

/** @typedef {"right" | "left" | "corner"} Place */

/** @type {Place[]} */
const PLACES = ["right", "left", "corner"];

/** The least room that the panel needs, the most that it takes, and what stays free beside it, in CSS pixels. */
const LEAST = 256;
const MOST = 384;
const GAP = 16;

const store = globalThis.chrome.storage;

/** The place that the reader chose. @returns {Promise<Place>} */
export async function wanted() {
  const { place } = await store.local.get("place");
  return PLACES.find((one) => one === place) ?? "right";
}

/** Chooses the next place. */
export async function move() {
  const now = await wanted();
  const place = PLACES[(PLACES.indexOf(now) + 1) % PLACES.length];
  await store.local.set({ place });
  return place;
}

/**
 * Puts the panel beside the words of an article.
 * @param {HTMLElement} host @param {{ left: number, right: number } | undefined} words @param {Place} place
 */
export function dock(host, words, place) {
  const room = { left: words?.left ?? 0, right: words ? innerWidth - words.right : 0 };
  /** @type {("left" | "right")[]} */
  const sides = place === "left" ? ["left", "right"] : ["right", "left"];
  const side = place === "corner" ? undefined : sides.find((one) => room[one] >= LEAST + 2 * GAP);
  if (!side) {
    delete host.dataset.dock;
    return;
  }
  host.dataset.dock = side;
  host.style.setProperty("--dock", `${Math.min(MOST, Math.floor(room[side] - 2 * GAP))}px`);
}
