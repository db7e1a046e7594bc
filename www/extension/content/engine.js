// In the place of the embed's engine.js: the engine runs in the extension's own background, where no page's policy reaches it
// and no page waits for it.
import { send } from "./messages.js";

/** @import { Flat } from "../../embed/records.js" */
/** @import { Block, Options } from "../../embed/whosaid.js" */

export * from "./reading.js";

/** The browser starts the background where it is asked for something; so there is nothing to begin. */
export function begin() {}

/** And nothing to end: the browser stops it where nobody asks any more. */
export function end() {}

/**
 * @param {Block[]} blocks
 * @param {Options} options
 * @returns {Promise<Flat>}
 */
export async function ask(blocks, { scope, confidence }) {
  const { analysis, error, partial } = await send({ ask: { blocks, options: { scope, confidence } } });
  if (error) throw Object.assign(new Error(error), { partial });
  return analysis;
}
