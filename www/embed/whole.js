/**
 * Passes on an import. If it fails, rejects with an error that names the missing file.
 * @template T
 * @param {string} name @param {Promise<T>} coming
 */
export const whole = (name, coming) =>
  coming.catch(async (error) => {
    const { missing } = await import("./missing.js").catch(() => ({ missing: () => error }));
    throw await missing(name, error);
  });
