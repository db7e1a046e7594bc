customElements.define(
  "news-story",
  class extends HTMLElement {
    constructor() {
      super();
      const words = document.createElement("p");
      words.textContent = "“The wheel turns again,” said Petra Sandoval, the miller, who had waited for the water to rise since the spring of the year before last, when the river ran dry, and the ducks, the anglers and the tourists went elsewhere. It was, she thought, worth every day of the wait.";
      this.attachShadow({ mode: "open" }).append(words, document.createElement("slot"));
    }
  },
);
