// Packs a text into a link, so that no server needs to store it.

/** Maximum length of a link: chat programs and browsers cut longer ones. */
const MAX_LINK_CHARS = 16_000;

/**
 * Bytes after a transform. Firefox complains of broken data in its console if a Response reads the stream.
 * @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} by
 */
async function through(bytes, by) {
  const [writer, reader] = [by.writable.getWriter(), by.readable.getReader()];
  // If the data is broken, reading fails too.
  for (const done of [writer.write(bytes), writer.close()]) done.catch(() => {});
  /** @type {number[]} */
  const all = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Uint8Array.from(all);
    for (const byte of value) all.push(byte);
  }
}

/** Packs a text for a link. Returns undefined if it is too long. @param {string} text */
export async function packed(text) {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
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
    const text = await through(bytes, new DecompressionStream("deflate-raw"));
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}
