//! The net: scores each label for each token of a window, independently of the other labels.
//!
//! Thin layers (`whosaid_net`) over the tables of the features; `training/net.py` is the same net for training. Cost:
//! about 50,000 multiplications per token, and memory for one window.

use super::{
    features::Features,
    weights::{HASH_BITS, Weights},
};
use whosaid_net::Room;

/// Scores each token of a window. Returns [`OUTPUTS`](super::weights::OUTPUTS) numbers per token: one for each label,
/// each side and each class of cue.
pub(super) fn scores(w: &Weights<'_>, features: &[Features], room: &mut Room) -> Vec<f32> {
    let mut inputs = vec![0.0; w.stack.width() * features.len()];
    for (f, x) in features.iter().zip(inputs.chunks_exact_mut(w.stack.width())) {
        input(w, f, x);
    }
    w.stack.scores(&inputs, room)
}

/// The table rows of a token's features, one after the other; the rows of the bits are summed.
fn input(w: &Weights<'_>, f: &Features, x: &mut [f32]) {
    let word = w.words.binary_search(&(f.word >> (32 - HASH_BITS))).map_or(1, |n| n + 2);
    let x = w.word.add(word, x);
    let x = w.suffix.add(f.suffix as usize, x);
    let x = w.shape.add(f.shape as usize, x);
    let x = w.quote.add(f.quote as usize, x);
    let mut rest = f.bits;
    while rest != 0 {
        w.bits.add(rest.trailing_zeros() as usize, x);
        rest &= rest - 1;
    }
}
