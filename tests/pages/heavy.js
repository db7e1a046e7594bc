// As much work as a page can make for whoever looks for its article: deep, long, wide, and with data that fits everywhere.
const words = "“The wheel turns again,” said Petra Sandoval, the miller, who had waited for the water to rise. ".repeat(5);
let deep = document.body;
for (let n = 0; n < 400; n += 1) {
  const next = document.createElement(n % 2 ? "div" : "article");
  deep.append(next);
  deep = next;
}
const add = (tag, text) => {
  const e = document.createElement(tag);
  e.textContent = text;
  deep.append(e);
};
add("p", words);
add("p", "<".repeat(500_000));
add("p", "“".repeat(50_000));
add("pre", "x ".repeat(500_000));
for (let n = 0; n < 30_000; n += 1) deep.append(document.createElement(n % 3 ? "br" : "span"));
add("p", words);
for (let n = 0; n < 300; n += 1) {
  const data = document.createElement("script");
  data.type = "application/ld+json";
  data.textContent = JSON.stringify({ articleBody: words + "<".repeat(1000) + words });
  document.head.append(data);
}
// And it is never still.
setInterval(() => deep.lastChild.append("."), 50);
