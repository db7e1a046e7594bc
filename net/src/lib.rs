//! Thin recurrent layers with small integers, the choice of labels after them, and the functions that they need.
//!
//! This is the arithmetic of Whosaid's tagger. It is a separate crate because it is built for speed, and the page for
//! size. Products use integers, and `exp` is implemented here, so results are equal to the last bit on every machine
//! and in the page.

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
