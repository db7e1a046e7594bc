import { rootOf } from "./dom.js";
import { tell } from "./place.js";

/** Tells the page of what went wrong where it is used, or the console where nobody listens. @param {unknown} cause */
export function complain(cause) {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  if (tell(rootOf(document), "error", { error })) console.error(error.message);
}
