//! A gated recurrent layer (Cho et al. 2014) of small whole numbers, the choice of labels after it, and the few functions
//! that they need.
//!
//! The arithmetic of Whosaid's tagger, apart from it because the page is built for size and this is built for speed: here
//! is nine tenths of what an analysis takes. Products are of whole numbers and `exp` is its own, so that what it says is
//! the same to the last bit on every machine and in the page.

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

pub use layer::{Layer, ONE};
pub use math::{exp, log_odds, sigmoid};
pub use matrix::Matrix;
