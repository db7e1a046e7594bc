// The place in the page under a point.
import { elementAt, shadowsOf } from "./dom.js";

/**
 * The place in the page under a point; undefined if no text is hit.
 * @param {Document} page @param {Element} root @param {number} x @param {number} y
 */
export function placeAt(page, root, x, y) {
  const { caretPositionFromPoint, caretRangeFromPoint } = Document.prototype;
  const caret = caretPositionFromPoint?.call(page, x, y, { shadowRoots: shadowsOf(root) });
  const range = caret ? undefined : caretRangeFromPoint?.call(page, x, y);
  const node = caret?.offsetNode ?? range?.startContainer;
  const offset = caret?.offset ?? range?.startOffset ?? 0;
  // A caret lies between characters: the point is in one of the two beside it, or in neither.
  if (node?.nodeType === 3) return placeIn(/** @type {Text} */ (node), offset - 1, offset + 1, x, y);
  // WebKit does not look inside components.
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
