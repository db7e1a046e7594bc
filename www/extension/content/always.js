// Injected after content.js on sites that the reader wants read always.
/** @type {any} */ (globalThis)[Symbol.for("whosaid")]?.always();
