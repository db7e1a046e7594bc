//! Reads a page: finds the article's element and the clutter in it, and returns the text of the rest.
//!
//! The same rules serve browsers and files: `html` reads a file, and the wasm build reads the browser's DOM.
//!
//! `node` defines what the rules need to know of a page's nodes, and `table` what tags, roles and names mean. `tree`
//! collects the nodes in one walk, `find` finds the article's element, `clutter` and `pulled` find what is not the
//! article, and `read` makes blocks of the rest. `docs/PAGES.md` lists the rules in order.

mod capitals;
mod clutter;
mod find;
pub(crate) mod flow;
#[cfg(feature = "html")]
pub mod html;
pub(crate) mod map;
mod measure;
pub(crate) mod node;
mod pulled;
pub(crate) mod read;
mod style;
mod table;
pub(crate) mod tree;

pub(crate) use clutter::clutter;
#[cfg(any(target_family = "wasm", feature = "html"))]
pub(crate) use find::{Found, MIN_FOUND_CHARS, find};
pub(crate) use measure::Measure;

#[cfg(all(test, feature = "html"))]
mod tests;
