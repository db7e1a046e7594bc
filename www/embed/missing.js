// Finds the missing file. Browsers name at most the module that we import, and not the file that this module fails to import.

/**
 * The first file that cannot be loaded, of this one and its imports.
 * @param {string} href @param {Set<string>} seen
 * @returns {Promise<string | undefined>}
 */
async function look(href, seen) {
  if (seen.has(href)) return undefined;
  seen.add(href);
  const answer = await fetch(href).catch(() => undefined);
  // A server may answer with a page of its own.
  if (!answer?.ok || !/script/.test(answer.headers.get("content-type") ?? "")) return href;
  const imports = (await answer.text()).matchAll(/(?:from|import)\s*["'](\.\/[^"']+)["']/g);
  for (const [, name] of imports) {
    const lost = await look(new URL(name, href).href, seen);
    if (lost) return lost;
  }
  return undefined;
}

/**
 * Why a module of ours could not be imported.
 * @param {string} name @param {Error} cause
 */
export async function missing(name, cause) {
  const lost = await look(new URL(name, import.meta.url).href, new Set());
  return new Error(lost ? `whosaid: ${lost} cannot be loaded` : `whosaid: ${name}: ${cause.message}`, { cause });
}
