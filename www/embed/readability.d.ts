// Mozilla's Readability as the build makes a module of it (xtask/src/wasm.rs).
export { Readability } from "@mozilla/readability";
