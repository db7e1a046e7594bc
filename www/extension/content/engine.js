// Where the extension's analysis runs: in its background, where no page's policy applies and no page waits for it.
import { send } from "./messages.js";

/** @import { Flat } from "../../embed/records.js" */
/** @import { Block, Options } from "../../embed/whosaid.js" */

export * from "../../embed/reading.js";

/** Does nothing: the browser starts the background at the first message. */
export function begin() {}

/** Does nothing: the browser stops the background when no messages come. */
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
