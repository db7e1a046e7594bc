// Goes from one story to the next without loading a page.
const STORIES = {
  mill: ["Petra Sandoval", "The wheel turns again", "the miller"],
  ferry: ["Maren Ostby", "Nobody told us anything", "the shopkeeper"],
};

/** @param {string} name */
function open(name) {
  const [who, words, what] = STORIES[name] ?? [];
  history.pushState({}, "", `#${name}`);
  const app = document.querySelector("#app");
  if (!who) return app.replaceChildren("The front page.");
  const article = document.createElement("article");
  for (const text of [
    `“${words},” said ${who}, ${what}, who had waited for an answer since the spring of the year before last.`,
    "She told visitors that it might be settled by Friday, and that the papers had been read by everybody who was asked to.",
    "The office on the quay was closed in the morning, and two chairs stood before its door until noon.",
  ]) {
    const p = document.createElement("p");
    p.textContent = text;
    article.append(p);
  }
  app.replaceChildren(article);
}
Object.assign(window, { open });
