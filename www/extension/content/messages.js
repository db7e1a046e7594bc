// From the page to the extension's background. Only the extension itself hears it.

const UPDATED = "Whosaid was updated: load this page again to use it.";

/** The extension was updated or taken away while the page was open: nobody answers any more. */
export class Gone extends Error {}

/** @param {import("../messages.js").Message} message @returns {Promise<any>} */
export async function send(message) {
  const { runtime } = globalThis.chrome;
  if (!runtime?.id) throw new Gone(UPDATED);
  // The background may be stopped while it is asked; asked again, it starts.
  return runtime.sendMessage(message).catch((error) => {
    if (!runtime.id) throw new Gone(UPDATED);
    if (message.ask) return runtime.sendMessage(message);
    throw error;
  });
}
