// The styles of an article's marks: in its page, in the components in it, and for the background that it stands on.
import { pageOf, shadowsOf } from "./dom.js";
import { fit } from "./shade.js";

/** @import { Host } from "./host.js" */

/**
 * Returns how to style an article, and how to remove the styles.
 * @param {Host} host @param {(error: Error) => void} fail
 */
export function dressing(host, fail) {
  /** What removes the styles of the page. @type {(() => void)[]} */
  let worn = [];
  /** What removes those of each component. @type {Map<ShadowRoot, () => void>} */
  const inside = new Map();
  const end = (/** @type {Iterable<() => void>} */ all) => {
    for (const undo of all) undo();
  };
  return {
    /** Styles the page of an article's element, and no earlier one. @param {Element} root */
    wear(root) {
      const before = worn;
      const undress = host.dress(pageOf(root), fail);
      end(before);
      worn = [undress, fit(root, host)];
    },
    /** Styles the new components: Firefox and WebKit take styles there only from the component's own. @param {Element} root */
    wearInside(root) {
      for (const shadow of shadowsOf(root)) if (!inside.has(shadow)) inside.set(shadow, host.dressComponent(shadow));
    },
    end() {
      end(worn);
      end(inside.values());
    },
  };
}
