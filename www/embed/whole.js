/**
 * What is imported; where it cannot be had, an error that names the file.
 * @template T
 * @param {string} name @param {Promise<T>} coming
 */
export const whole = (name, coming) =>
  coming.catch(async (error) => {
    const { missing } = await import("./missing.js").catch(() => ({ missing: () => error }));
    throw await missing(name, error);
  });
