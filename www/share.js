// Packs a text into a link, so that no server needs to store it.

/** Maximum length of a link: chat programs and browsers cut longer ones. */
const MAX_LINK_CHARS = 16_000;

/** @param {ReadableStream} stream @param {GenericTransformStream} by */
const through = (stream, by) => new Response(stream.pipeThrough(by)).arrayBuffer();

/** Packs a text for a link. Returns undefined if it is too long. @param {string} text */
export async function packed(text) {
  const bytes = new Uint8Array(await through(new Blob([text]).stream(), new CompressionStream("deflate-raw")));
  let raw = "";
  for (const byte of bytes) raw += String.fromCharCode(byte);
  const link = btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return link.length <= MAX_LINK_CHARS ? link : undefined;
}

/** Unpacks the text of a link. Returns undefined if the link is damaged. @param {string} link */
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
