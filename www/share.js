// A text that travels in a link, packed, so that no server keeps it.

/** The longest link that is made: chat programs and browsers cut longer ones. */
const LONGEST = 16_000;

/** @param {ReadableStream} stream @param {GenericTransformStream} by */
const through = (stream, by) => new Response(stream.pipeThrough(by)).arrayBuffer();

/** A text as it stands in a link; undefined where it is too long for one. @param {string} text */
export async function packed(text) {
  const bytes = new Uint8Array(await through(new Blob([text]).stream(), new CompressionStream("deflate-raw")));
  let raw = "";
  for (const byte of bytes) raw += String.fromCharCode(byte);
  const link = btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return link.length <= LONGEST ? link : undefined;
}

/** The text that a link carries; undefined where the link is damaged. @param {string} link */
export async function unpacked(link) {
  try {
    const raw = atob(link.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(raw, (c) => c.charCodeAt(0));
    const text = await through(new Blob([bytes]).stream(), new DecompressionStream("deflate-raw"));
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}
