// From the page to the extension's background. Only the extension itself hears it.

const UPDATED = "Whosaid was updated. Load this page again to use it.";
const STOPPED = "the browser stopped Whosaid’s background several times. Click the button to try again.";

/** How often the background is asked, and how long after the first time it is asked again, in milliseconds: each time twice as long. */
const TRIES = 7;
const WAIT = 40;

/** The extension was updated or taken away while the page was open: nobody answers any more. */
export class Gone extends Error {}

/** @param {import("../messages.js").Message} message @returns {Promise<any>} */
export async function send(message) {
  const { runtime } = globalThis.chrome;
  for (let n = 0; n < TRIES; n += 1) {
    if (!runtime?.id) throw new Gone(UPDATED);
    const asked = runtime.sendMessage(n > 0 ? { ...message, again: true } : message);
    const answer = await asked.catch(() => undefined);
    if (answer) return answer;
    // The background was stopped while it was asked; asked again, it starts. A tab that it opened may be open.
    if (message.options !== undefined) break;
    await new Promise((done) => setTimeout(done, WAIT * 2 ** n));
  }
  throw runtime?.id ? new Error(STOPPED) : new Gone(UPDATED);
}
