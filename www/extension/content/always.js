// Put in after content.js where the reader wants a site read always.
/** @type {any} */ (globalThis)[Symbol.for("whosaid")]?.always();
