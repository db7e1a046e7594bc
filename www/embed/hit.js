// What is marked where a reader points.
import { shadowsOf } from "./components.js";
import { elementAt } from "./dom.js";

/** @import { Attribution, Handle, Span } from "./whosaid.js" */

/** @typedef {{ attribution?: number, hedges: number[] }} Record */

/** @param {Attribution} a */
export const length = (a) => a.content.reduce((sum, s) => sum + s.end - s.start, 0);

/**
 * What stands at an offset of the text: the innermost attribution, and the hedges.
 * @param {Handle} handle @param {number} at
 * @returns {Record | undefined}
 */
export function recordAt(handle, at) {
  const { attributions, hedges } = handle.analysis;
  const holds = (/** @type {Span | null} */ s) => s !== null && s.start <= at && at < s.end;
  const shown = (/** @type {Attribution} */ a) =>
    handle.shows("attributions") || (a.kind === "direct" && handle.shows("quotations"));
  const there = [...attributions.keys()].filter((n) => {
    const a = attributions[n];
    return shown(a) && [...a.content, a.source, a.cue, a.via].some(holds);
  });
  const attribution = there.sort((a, b) => length(attributions[a]) - length(attributions[b]))[0];
  const doubts = handle.shows("hedges") ? [...hedges.keys()].filter((n) => holds(hedges[n].cue)) : [];
  return attribution === undefined && doubts.length === 0 ? undefined : { attribution, hedges: doubts };
}

/**
 * The place in the page under a point; nothing where no text is hit.
 * @param {Document} page @param {Element} root @param {number} x @param {number} y
 */
export function placeAt(page, root, x, y) {
  const { caretPositionFromPoint, caretRangeFromPoint } = Document.prototype;
  const caret = caretPositionFromPoint?.call(page, x, y, { shadowRoots: shadowsOf(root) });
  const range = caret ? undefined : caretRangeFromPoint?.call(page, x, y);
  const node = caret?.offsetNode ?? range?.startContainer;
  const offset = caret?.offset ?? range?.startOffset ?? 0;
  // A caret lies between characters: the point is in one of the two beside it, or in none.
  if (node?.nodeType === 3) return placeIn(/** @type {Text} */ (node), offset - 1, offset + 1, x, y);
  // WebKit does not tell of the inside of a component.
  const element = innermost(page, x, y);
  if (element?.getRootNode() === page) return undefined;
  for (const inner of element?.childNodes ?? []) {
    const place = inner.nodeType === 3 && placeIn(/** @type {Text} */ (inner), 0, Infinity, x, y);
    if (place) return place;
  }
  return undefined;
}

/** @param {Text} node @param {number} from @param {number} to @param {number} x @param {number} y */
function placeIn(node, from, to, x, y) {
  const one = new Range();
  const hit = () => [...one.getClientRects()].some((r) => r.left <= x && x <= r.right && r.top <= y && y <= r.bottom);
  one.selectNodeContents(node);
  if (!hit()) return undefined;
  for (let offset = Math.max(0, from); offset < Math.min(to, node.length); offset += 1) {
    one.setStart(node, offset);
    one.setEnd(node, offset + 1);
    if (hit()) return { node, offset };
  }
  return undefined;
}

/**
 * The element under a point, inside components too.
 * @param {DocumentOrShadowRoot} around @param {number} x @param {number} y @param {typeof ShadowRoot} [kind]
 * @returns {Element | null}
 */
function innermost(around, x, y, kind) {
  const element = elementAt(around, x, y, kind);
  const shadow = element?.shadowRoot;
  return shadow && shadow !== around ? (innermost(shadow, x, y, ShadowRoot) ?? element) : element;
}
