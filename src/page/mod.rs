//! Reading a page: which element holds its article, what in there is not the article, and the text of the rest.
//!
//! One policy for browsers and files: `html` reads a file, and the page's build reads the browser's DOM by the same rules.
//!
//! `node` is what the rules need of a page's nodes, and `table` says what tags, roles and names mean. `tree` meets the nodes in
//! one walk, `find` looks for the article's element, `clutter` and `pulled` for what is not the article, and `read` makes blocks
//! of what is left. `docs/PAGES.md` has the rules in order.

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
pub(crate) use find::{Found, LEAST_FOUND, find};
pub(crate) use measure::Measure;

#[cfg(all(test, feature = "html"))]
mod tests;
