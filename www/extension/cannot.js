// Why a page is not read: the background names the reason after the address's `#`.
const why = location.hash.slice(1);
for (const p of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-why]"))) {
  p.hidden = p.dataset.why !== why;
}
