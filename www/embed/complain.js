import { rootOf } from "./dom.js";

/** @import { Host } from "./host.js" */

/** Reports an error to the page, or to the console if nobody listens. @param {Pick<Host, "tell">} host @param {unknown} cause */
export function complain(host, cause) {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  if (host.tell(rootOf(document), "error", { error })) console.error(error.message);
}
