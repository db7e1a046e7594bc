// Mozilla's Readability, converted to a module by the build (xtask/src/wasm.rs).
export { Readability } from "@mozilla/readability";
