// Components of the page: text in open shadow roots.

/** The open shadow roots in an element, also those inside one another. @param {ParentNode} root @returns {ShadowRoot[]} */
const within = (root) =>
  [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...within(shadowRoot)] : []));

/** The open shadow roots that the text of an element can stand in. @param {Element} root */
export function shadowsOf(root) {
  const around = root.getRootNode();
  const shadows = within(root);
  if (root.shadowRoot) shadows.push(root.shadowRoot, ...within(root.shadowRoot));
  if ("host" in around) shadows.push(/** @type {ShadowRoot} */ (around));
  return shadows;
}
