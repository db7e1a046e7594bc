// How light a colour is, in the forms in which browsers give computed colours.

/** Whether a colour is dark, without regard to its alpha; undefined if it is mostly transparent. @param {string} colour */
export function dark(colour) {
  const [, form = "", space = ""] = /^([a-z]+)\((?:([a-z][a-z0-9-]*) )?/.exec(colour) ?? [];
  const [x, y, z, a = 1] = (colour.slice(form.length + 1 + space.length).match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (z === undefined || a < 0.5) return undefined;
  // The light of each form: https://www.w3.org/TR/css-color-4/#serializing-color-values.
  if (form === "oklab" || form === "oklch") return x < 0.5;
  if (form === "lab" || form === "lch") return x < 45;
  const light = 0.2126 * x + 0.7152 * y + 0.0722 * z;
  if (form === "color") return space.startsWith("xyz") ? y < 0.16 : light < 110 / 255;
  return light < 110;
}
