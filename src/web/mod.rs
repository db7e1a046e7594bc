//! The page: DOM text, ranges, painting, and the calls that JavaScript makes.
//!
//! `dom` shows the page's nodes to the reader of pages (`page`), which makes a map of text and places; the engine reads the
//! text, `resolve` turns its spans back into places, and `paint` shows them. `survey` finds the article. The page's DOM is read
//! and never written.

#[cfg(target_family = "wasm")]
mod dom;
#[cfg(all(target_family = "wasm", feature = "engine"))]
mod engine;
#[cfg(target_family = "wasm")]
mod given;
#[cfg(target_family = "wasm")]
mod handle;
#[cfg(target_family = "wasm")]
mod paint;
mod resolve;
#[cfg(target_family = "wasm")]
mod survey;
