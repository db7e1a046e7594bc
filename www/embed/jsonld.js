// What a page's JSON-LD says about its article.

/** The texts of articles in scripts of JSON-LD. An invalid script gives no text. @param {string[]} scripts */
export const articleBodies = (scripts) =>
  scripts.flatMap((script) => {
    try {
      return bodies(JSON.parse(script));
    } catch {
      return [];
    }
  });

/** @param {unknown} value @returns {string[]} */
function bodies(value) {
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "articleBody" && typeof inner === "string" ? [inner] : bodies(inner),
  );
}
