//! Thin recurrent layers of small whole numbers, the choice of labels after them, and the few functions that they need.
//!
//! The arithmetic of Whosaid's tagger, apart from it because the page is built for size and this is built for speed. Products
//! are of whole numbers, and `exp` is its own, so that a result is the same to the last bit on every machine and in the page.

#![forbid(unsafe_code)]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    reason = "small whole numbers; formulas"
)]

pub mod crf;
mod layer;
mod math;
mod matrix;
mod stack;

pub use layer::{Layer, Room};
pub use math::{exp, log_odds, sigmoid};
pub use matrix::Matrix;
pub use stack::Stack;
