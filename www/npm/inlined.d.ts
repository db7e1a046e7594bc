/** The engine's WebAssembly in base64. */
export const WASM: string;
