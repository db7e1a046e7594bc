// What a hostile page can do without a policy's leave: listen, take other names' place, look, and take away.
const seen = { events: [], shadows: 0, messages: 0, hits: 0 };
Object.assign(window, { seen, hit: () => (seen.hits += 1) });
for (const name of ["update", "progress", "error"]) {
  document.addEventListener(`whosaid:${name}`, () => seen.events.push(name), true);
}
addEventListener("message", () => (seen.messages += 1));
// Whatever the page itself calls is no longer what it was: another world has its own.
const broken = () => {
  throw new Error("broken by the page");
};
Map.prototype.get = broken;
Array.prototype.flatMap = broken;
Element.prototype.append = broken;
Document.prototype.createRange = broken;
customElements.get = broken;
new MutationObserver((records) => {
  for (const record of records) {
    for (const node of record.addedNodes) {
      if (node.shadowRoot) seen.shadows += 1;
    }
  }
}).observe(document, { childList: true, subtree: true });
