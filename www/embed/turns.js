// Long work in turns, so that the page goes on between them.

/** How long the page waits for us at most in one turn, in milliseconds, and how many nodes are read between two looks at the clock. */
const TURN = 12;
const NODES = 100;

/** A turn for the page. */
export const pause = (wait = 0) => new Promise((done) => setTimeout(done, wait));

/**
 * Reads on to the end, with turns for the page; false where that is no longer wanted.
 * @param {{ goOn(count: number): boolean }} walk @param {() => boolean} [stale]
 */
export async function through(walk, stale = () => false) {
  for (let begin = performance.now(); !walk.goOn(NODES); ) {
    if (performance.now() - begin < TURN) continue;
    await pause();
    if (stale()) return false;
    begin = performance.now();
  }
  return true;
}
