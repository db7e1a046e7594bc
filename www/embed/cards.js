// The cards of an article: the code that shows them is loaded after the first reading.

/** @import { Host } from "./host.js" */
/** @import { Handle } from "./whosaid.js" */

/**
 * Returns how to begin with cards, how to show one, and how to end them.
 * @param {Handle} handle @param {Host} host @param {(error: unknown) => undefined} fail
 */
export function cardsOf(handle, host, fail) {
  /** @type {ReturnType<typeof import("./pointing.js").explain> | undefined} */
  let pointing;
  /** What was asked for before the code was loaded. @type {number | Range | undefined} */
  let wanted;
  let gone = false;
  const explain = (/** @type {number | Range} */ what) => {
    if (gone) return;
    // Kept until the code is loaded.
    wanted = pointing ? undefined : what;
    if (typeof what === "number") pointing?.show(what);
    else pointing?.whose(what).catch(fail);
  };
  const end = () => {
    pointing?.end();
    pointing = undefined;
  };
  return {
    /** Gives the marks of the article's element cards. */
    async begin() {
      const loaded = await host.whole("pointing.js", import("./pointing.js")).catch(fail);
      if (gone || !loaded) return;
      end();
      pointing = loaded.explain(handle, host, fail);
      if (wanted !== undefined) explain(wanted);
    },
    explain,
    get open() {
      return pointing?.open ?? false;
    },
    end() {
      gone = true;
      wanted = undefined;
      end();
    },
  };
}
