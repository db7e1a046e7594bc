export * from "./whosaid.js";
