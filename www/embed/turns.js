// Long work in turns, so that the page goes on between them.

/** The longest turn, in milliseconds, and the number of nodes that we read between two looks at the clock. */
const TURN = 12;
const NODES = 100;

/** Gives the page a turn. */
export const pause = (wait = 0) => new Promise((done) => setTimeout(done, wait));

/**
 * Reads to the end, with turns for the page. Returns false if that became stale.
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
