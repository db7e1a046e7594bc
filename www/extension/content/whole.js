// In the place of the embed's whole.js: an extension is one file, and nothing of it can be missing.

/** @template T @param {string} _ @param {Promise<T>} coming */
export const whole = (_, coming) => coming;
