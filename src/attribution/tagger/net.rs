//! The net: what it gives each label at each token of a window, before the labels know of one another.
//!
//! A bidirectional GRU (Cho et al. 2014) over the features' tables; `training/net.py` is the same as it is trained. Cost:
//! some 150,000 products a token, memory for one window.

use super::{
    features::Features,
    weights::{HASH_BITS, OUTPUTS, Weights},
};

/// The net's output for one token: a score for each label, each side, each class of cue.
pub(super) type Scores = [f32; OUTPUTS];

/// Scores each token of a window.
pub(super) fn scores(w: &Weights<'_>, features: &[Features]) -> Vec<Scores> {
    let size = w.word.width + w.suffix.width + w.shape.width + w.quote.width + w.bits.width;
    let mut inputs = vec![0; size * features.len()];
    for (f, x) in features.iter().zip(inputs.chunks_exact_mut(size.max(1))) {
        input(w, f, x);
    }
    let mut out = vec![[0.0; OUTPUTS]; features.len()];
    for (layer, backwards) in w.directions.iter().zip([false, true]) {
        layer.read(&inputs, size, backwards, &mut out);
    }
    out
}

/// The rows of a token's features, one after the other; the bits' rows summed.
fn input(w: &Weights<'_>, f: &Features, x: &mut [i16]) {
    let word = w.words.binary_search(&(f.word >> (32 - HASH_BITS))).map_or(1, |n| n + 2);
    let rows = w.word.row(word).chain(w.suffix.row(f.suffix as usize));
    let rows = rows.chain(w.shape.row(f.shape as usize)).chain(w.quote.row(f.quote as usize));
    let mut at = 0;
    for (x, value) in x.iter_mut().zip(rows) {
        *x = value;
        at += 1;
    }
    for (half, bits) in f.bits.iter().enumerate() {
        let mut rest = *bits;
        while rest != 0 {
            let row = half * 64 + rest.trailing_zeros() as usize;
            rest &= rest - 1;
            for (x, value) in x[at..].iter_mut().zip(w.bits.row(row)) {
                *x += value;
            }
        }
    }
}
