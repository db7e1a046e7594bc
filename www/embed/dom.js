// A form's fields hide the form's own properties of the same name: with a field named `parentNode`, `form.parentNode` is that field,
// and a loop over parents would never end. The functions here read the property of the DOM's prototype, which no page hides.

/** @type {(owner: any, name: string) => (node: any) => any} */
const getter = (owner, name) => {
  const { get } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(owner, name));
  return (node) => get?.call(node);
};

/** @type {(node: Node) => Element | null} */
export const parentOf = getter(Node.prototype, "parentElement");
/** @type {(element: Element) => string} */
export const tagOf = getter(Element.prototype, "localName");
/** @type {(node: Node) => string | null} */
export const textOf = getter(Node.prototype, "textContent");
/** @type {(node: Node) => number} */
export const typeOf = getter(Node.prototype, "nodeType");
/** @type {(node: Node) => NodeListOf<ChildNode>} */
export const nodesOf = getter(Node.prototype, "childNodes");
/** @type {(text: Node) => string} */
export const dataOf = getter(CharacterData.prototype, "data");
/** @type {(element: Element) => ShadowRoot | null} */
export const shadowOf = getter(Element.prototype, "shadowRoot");
/** @type {(node: Node) => boolean} */
export const isThere = getter(Node.prototype, "isConnected");
/** The document of an element. @type {(node: Node) => Document} */
export const pageOf = getter(Node.prototype, "ownerDocument");
/** @type {(page: Document) => (Window & typeof globalThis) | null} */
export const viewOf = getter(Document.prototype, "defaultView");
/** @type {(page: Document) => HTMLElement | null} */
export const bodyOf = getter(Document.prototype, "body");
/** @type {(page: Document) => HTMLElement} */
export const rootOf = getter(Document.prototype, "documentElement");

/** @param {HTMLSlotElement} slot */
export const assignedOf = (slot) => HTMLSlotElement.prototype.assignedNodes.call(slot);

/** @param {Element} element @param {string} name */
export const attributeOf = (element, name) => Element.prototype.getAttribute.call(element, name);

/** @param {Element} element */
export const boxOf = (element) => Element.prototype.getBoundingClientRect.call(element);

/** Whether `outer` is `inner` or contains it. @param {Node} outer @param {Node} inner */
export const holds = (outer, inner) => Node.prototype.contains.call(outer, inner);

/** @template {Node} T @param {T} node @returns {T} */
export const copyOf = (node) => /** @type {any} */ (Node.prototype.cloneNode.call(node, true));

/** @type {(page: Document) => HTMLElement | null} */
export const headOf = getter(Document.prototype, "head");

/** All elements that match. A page's images and forms can hide the document's methods. @param {Document} page @param {string} selector */
export const all = (page, selector) => [...Document.prototype.querySelectorAll.call(page, selector)];

/** @param {Document} page @param {Node} root @param {number} what */
export const walkerOf = (page, root, what) => Document.prototype.createTreeWalker.call(page, root, what);

/** @param {EventTarget} target @param {string} type @param {(event: any) => unknown} act @param {AddEventListenerOptions} [options] */
export const listen = (target, type, act, options) =>
  EventTarget.prototype.addEventListener.call(target, type, act, options);

/** @param {Document} page */
export const selectionOf = (page) => Document.prototype.getSelection.call(page);

/** @param {EventTarget} target @param {Event} event */
export const emit = (target, event) => EventTarget.prototype.dispatchEvent.call(target, event);

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Document} [page] @returns {HTMLElementTagNameMap[T]} */
export const create = (tag, page = document) => /** @type {any} */ (Document.prototype.createElement.call(page, tag));

/**
 * The element under a point, in a page or in a component.
 * @param {DocumentOrShadowRoot} around @param {number} x @param {number} y
 * @param {typeof Document | typeof ShadowRoot} kind
 * @returns {Element | null}
 */
export const elementAt = (around, x, y, kind = Document) => kind.prototype.elementFromPoint.call(around, x, y);

/** @type {(page: Document) => CSSStyleSheet[]} */
export const sheetsOf = getter(Document.prototype, "adoptedStyleSheets");
/** @param {Document} page @param {CSSStyleSheet[]} sheets */
export const adopt = (page, sheets) => Reflect.set(Document.prototype, "adoptedStyleSheets", sheets, page);

/** The open shadow roots in an element, at any depth. @param {ParentNode} root @returns {ShadowRoot[]} */
const within = (root) =>
  [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...within(shadowRoot)] : []));

/** The open shadow roots that can contain text of an element: those in it, and those around it. @param {Element} root */
export function shadowsOf(root) {
  const around = root.getRootNode();
  const shadows = within(root);
  if (root.shadowRoot) shadows.push(root.shadowRoot, ...within(root.shadowRoot));
  if ("host" in around) shadows.push(/** @type {ShadowRoot} */ (around));
  return shadows;
}
