// Shows why a page cannot be read, in the browser's language. The background puts the reason into the fragment of the
// address.
const why = location.hash.slice(1);
const { i18n } = globalThis.chrome;
document.documentElement.lang = i18n.getUILanguage();
document.title = i18n.getMessage("cannot");
for (const heading of document.querySelectorAll("h1")) heading.textContent = document.title;
for (const p of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-why]"))) {
  p.hidden = p.dataset.why !== why;
  p.textContent = i18n.getMessage(`cannot_${p.dataset.why}`);
}
