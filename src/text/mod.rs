//! The text as the annotators read it: blocks, tokens, sentences and spans.

mod blocks;
mod dateline;
mod document;
mod furniture;
mod grammar;
pub(crate) mod invisible;
mod lines;
mod lower;
mod read;
mod sentences;
mod span;
#[cfg(test)]
mod tests;
mod token;

pub use blocks::{Block, BlockKind, Blocks, TooLong};
#[cfg(any(feature = "house", all(target_family = "wasm", feature = "_engine")))]
pub(crate) use document::Housed;
pub(crate) use document::{Document, Phrase};
pub(crate) use invisible::Visible;
pub(crate) use lower::{lower, lowered};
pub use span::{Chars, Offsets, Span, Utf8, Utf16};
pub(crate) use token::{Case, Token};
#[cfg(feature = "house")]
pub(crate) use token::{folded, tokenize};
