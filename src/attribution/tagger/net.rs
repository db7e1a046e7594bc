//! The net: what it gives each label at each token of a window, before the labels know of one another.
//!
//! A bidirectional GRU (Cho et al. 2014) over the features' tables; `training/net.py` is the same as it is trained. Cost:
//! some 150,000 products a token, memory for one window.

use super::{
    features::Features,
    math::{sigmoid, tanh},
    weights::{Direction, HASH_BITS, ONE, OUTPUTS, Weights},
};

/// The net's output for one token: a score for each label, each side, each class of cue.
pub(super) type Scores = [f32; OUTPUTS];

/// Scores each token of a window.
pub(super) fn scores(w: &Weights<'_>, features: &[Features]) -> Vec<Scores> {
    let size = w.word.width + w.suffix.width + w.shape.width + w.quote.width + w.bits.width;
    let wide = size.next_multiple_of(2);
    let mut inputs = vec![0; wide * features.len()];
    for (f, x) in features.iter().zip(inputs.chunks_exact_mut(wide.max(1))) {
        input(w, f, x);
    }
    let mut out = vec![[0.0; OUTPUTS]; features.len()];
    let [forward, backward] = &w.directions;
    let mut state = State::new(w.hidden);
    for (x, out) in inputs.chunks_exact(wide.max(1)).zip(&mut out) {
        state.step(forward, x, out);
    }
    let mut state = State::new(w.hidden);
    for (x, out) in inputs.chunks_exact(wide.max(1)).zip(&mut out).rev() {
        state.step(backward, x, out);
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

/// The recurrent layer at one token.
struct State {
    hidden: Vec<f32>,
    /// The same as whole numbers, for the next token's product.
    whole: Vec<i16>,
    from_input: Vec<f32>,
    from_before: Vec<f32>,
}

impl State {
    fn new(hidden: usize) -> Self {
        Self {
            hidden: vec![0.0; hidden],
            whole: vec![0; hidden.next_multiple_of(2)],
            from_input: vec![0.0; 3 * hidden],
            from_before: vec![0.0; 3 * hidden],
        }
    }

    /// Reads one token and adds what this direction says of it.
    fn step(&mut self, d: &Direction, x: &[i16], out: &mut Scores) {
        d.input.times(x, &mut self.from_input);
        d.state.times(&self.whole, &mut self.from_before);
        let n = self.hidden.len();
        let (reset, rest) = self.from_input.split_at_mut(n);
        let (update, new) = rest.split_at_mut(n);
        let (reset_h, rest) = self.from_before.split_at(n);
        let (update_h, new_h) = rest.split_at(n);
        for (gate, h) in reset.iter_mut().zip(reset_h).chain(update.iter_mut().zip(update_h)) {
            *gate = sigmoid(*gate + h);
        }
        for ((new, reset), h) in new.iter_mut().zip(reset.iter()).zip(new_h) {
            *new = tanh(*new + reset * h);
        }
        for ((h, update), new) in self.hidden.iter_mut().zip(update.iter()).zip(new.iter()) {
            *h = new + update * (*h - new);
        }
        for (whole, h) in self.whole.iter_mut().zip(&self.hidden) {
            let scaled = h * ONE;
            *whole = if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 } as i16;
        }
        let mut said = [0.0; OUTPUTS];
        d.output.times(&self.whole, &mut said);
        for (out, said) in out.iter_mut().zip(said) {
            *out += said;
        }
    }
}
