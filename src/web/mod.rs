//! The page: DOM text, ranges, painting, and the calls that JavaScript makes.
//!
//! `gather` reads an element into a `map` of text and places, the engine reads the text, `resolve` turns its spans back
//! into places, and `paint` shows them. The article's DOM is read and never written.

#[cfg(all(target_family = "wasm", feature = "engine"))]
mod engine;
#[cfg(target_family = "wasm")]
mod gather;
#[cfg(target_family = "wasm")]
mod given;
#[cfg(target_family = "wasm")]
mod handle;
mod map;
#[cfg(target_family = "wasm")]
mod paint;
mod resolve;
