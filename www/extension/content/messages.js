// Messages from the page to the extension's background. Only the extension receives them.

const UPDATED = "Whosaid was updated. Load this page again to use it.";
const STOPPED = "the browser stopped Whosaid’s background several times. Click the button to try again.";

/** How often we ask the background, and how long we wait after the first failure, in milliseconds. The wait doubles each time. */
const TRIES = 7;
const WAIT = 40;

/** The extension was updated or removed while the page was open, so there are no answers. */
export class Gone extends Error {}

/** @param {import("../messages.js").Message} message @returns {Promise<any>} */
export async function send(message) {
  const { runtime } = globalThis.chrome;
  for (let n = 0; n < TRIES; n += 1) {
    if (!runtime?.id) throw new Gone(UPDATED);
    const asked = runtime.sendMessage(n > 0 ? { ...message, again: true } : message);
    const answer = await asked.catch(() => undefined);
    if (answer) return answer;
    // The browser stopped the background; asking again starts it. An order to open a tab may have been carried out already.
    if (message.options !== undefined) break;
    await new Promise((done) => setTimeout(done, WAIT * 2 ** n));
  }
  throw runtime?.id ? new Error(STOPPED) : new Gone(UPDATED);
}
