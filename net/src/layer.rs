//! One thin layer: mixes each token with its neighbours, multiplies by one matrix, and runs a recurrence for each unit
//! separately.

use crate::{
    math::{GATE, NEW, next4},
    matrix::{Matrix, Pair, pair_up},
};
use wide::{f32x4, i16x8};

/// A layer that reads in both directions. `training/net.py` has the same for training.
#[derive(Debug)]
pub struct Layer {
    /// For each number of a token, in fours: the weights of the token before, the token itself and the token after.
    near: [Vec<f32x4>; 3],
    /// From a token to the inputs of the recurrence: for each direction, gate and new value of each unit, with the factors
    /// [`GATE`] and [`NEW`].
    gates: Matrix,
    /// For each direction and unit, in fours: the weight of the unit's own state in its gate, with the factor [`GATE`].
    carry: Vec<f32x4>,
}

/// Working memory for a window, reused across layers and windows. Grows to the size of the longest window.
#[derive(Debug, Default)]
pub struct Room {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) products: Vec<f32x4>,
    state: Vec<f32x4>,
}

impl Room {
    /// Makes room for the products of a matrix with `tokens` tokens.
    pub(crate) fn set(&mut self, matrix: &Matrix, tokens: usize) {
        // Everything is overwritten except the second of a last token without a pair, which is not read.
        let twos = tokens.div_ceil(2);
        // Only grows, so that no memory is cleared again.
        self.pairs.resize(self.pairs.len().max(twos * matrix.pairs()), [i16x8::ZERO; 2]);
        self.products.resize(self.products.len().max(2 * twos * matrix.fours()), f32x4::ZERO);
    }
}

impl Layer {
    /// `near`: three times the matrix's columns. `carry`: half its rows. `None` if the lengths do not match or are not
    /// multiples of four.
    #[must_use]
    #[inline]
    pub fn new(near: &[f32], carry: &[f32], mut gates: Matrix) -> Option<Self> {
        let (columns, rows) = (gates.columns(), gates.rows());
        let fits = near.len() == 3 * columns && 2 * carry.len() == rows && columns > 0 && rows > 0;
        if !fits || !columns.is_multiple_of(4) || !rows.is_multiple_of(16) {
            return None;
        }
        let fours =
            |x: &[f32]| -> Vec<f32x4> { x.chunks_exact(4).map(|x| f32x4::new([x[0], x[1], x[2], x[3]])).collect() };
        let near = [0, 1, 2].map(|n| fours(&near[n * columns..(n + 1) * columns]));
        gates.multiply(carry.len() / 2, [GATE, NEW]);
        let carry = fours(carry).into_iter().map(|weight| weight * f32x4::splat(GATE)).collect();
        Some(Self { near, gates, carry })
    }

    /// Input numbers per token.
    pub(crate) fn width(&self) -> usize {
        self.gates.columns()
    }

    /// Output numbers per token.
    pub(crate) fn gives(&self) -> usize {
        4 * self.carry.len()
    }

    /// Replaces the tokens of a window by the layer's output. If the width stays the same, adds the input to the
    /// output.
    #[inline(never)]
    pub(crate) fn read(&self, tokens: &mut Vec<f32x4>, room: &mut Room) {
        let width = self.near[0].len();
        let count = tokens.len() / width;
        room.set(&self.gates, count);
        self.mix(tokens, &mut room.pairs);
        self.gates.times(count, &room.pairs, &mut room.products);
        if self.carry.len() != width {
            tokens.clear();
            tokens.resize(count * self.carry.len(), f32x4::ZERO);
        }
        let units = self.carry.len() / 2;
        for (direction, carry) in self.carry.chunks_exact(units).enumerate() {
            room.state.clear();
            room.state.resize(units, f32x4::ZERO);
            let gates = self.gates.fours();
            let from = direction * 2 * units..(direction + 1) * 2 * units;
            let into = direction * units..(direction + 1) * units;
            let pairs = room.products.chunks_exact(gates).zip(tokens.chunks_exact_mut(2 * units));
            let step = |(x, out): (&[f32x4], &mut [f32x4])| {
                remember(&x[from.clone()], carry, &mut room.state, &mut out[into.clone()]);
            };
            if direction == 0 { pairs.for_each(step) } else { pairs.take(count).rev().for_each(step) }
        }
    }

    /// Mixes each token with its neighbours, and rounds the result for the product.
    #[inline(never)]
    fn mix(&self, tokens: &[f32x4], out: &mut [Pair]) {
        let width = self.near[0].len();
        let none = vec![f32x4::ZERO; width];
        let row = |n: usize| tokens.get(n * width..(n + 1) * width);
        let [near_before, near_here, near_after] = &self.near;
        let mut before: &[f32x4] = &none;
        for (n, here) in tokens.chunks_exact(width).enumerate() {
            let after = row(n + 1).unwrap_or(&none);
            let out = &mut out[n / 2 * 2 * width..][..2 * width];
            for (k, out) in (0..width).zip(out.chunks_exact_mut(2)) {
                let x = before[k] * near_before[k] + here[k] * near_here[k] + after[k] * near_after[k];
                pair_up(x, n % 2, out);
            }
            before = here;
        }
    }
}

/// One token in one direction: updates the state of each unit, and adds it to `out`.
#[inline(never)]
fn remember(gates: &[f32x4], carry: &[f32x4], state: &mut [f32x4], out: &mut [f32x4]) {
    let (gate, new) = gates.split_at(state.len());
    let carry = &carry[..state.len()];
    let out = &mut out[..state.len()];
    let new = &new[..state.len()];
    for n in 0..state.len() {
        state[n] = next4(gate[n] + carry[n] * state[n], new[n], state[n]);
        out[n] += state[n];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: fn(usize) -> i8 = |n| (n * 7 % 11) as i8 - 5;
    const NEAR: [f32; 24] = [0.1; 24];

    /// Eight numbers per token, four units per direction.
    fn layer() -> Layer {
        let weights: Vec<i8> = (0..16 * 8).map(WEIGHTS).collect();
        let matrix = Matrix::new(8, &weights, &[0.2; 16], &[0.1; 16]);
        Layer::new(&NEAR, &[-0.5, 0.25, 0.5, 1.0, 0.0, 0.1, 0.2, -1.0], matrix).expect("it fits")
    }

    /// The formulas of training/net.py, in double precision.
    fn by_the_book(tokens: &[[f64; 8]]) -> Vec<[f64; 8]> {
        let sigmoid = |x: f64| 1.0 / (1.0 + (-x).exp());
        let carry = [-0.5, 0.25, 0.5, 1.0, 0.0, 0.1, 0.2, -1.0];
        let mixed = |t: usize, k: usize| {
            let near = [t.checked_sub(1), Some(t), Some(t + 1)];
            near.iter().flatten().filter_map(|t| tokens.get(*t)).map(|x| x[k] * 0.1).sum::<f64>()
        };
        let product =
            |t: usize, r: usize| (0..8).map(|c| f64::from(WEIGHTS(r * 8 + c)) * mixed(t, c)).sum::<f64>() * 0.2 + 0.1;
        let mut out = tokens.to_vec();
        for direction in 0..2 {
            for unit in 0..4 {
                let mut state = 0.0;
                for k in 0..tokens.len() {
                    let t = if direction == 0 { k } else { tokens.len() - 1 - k };
                    let fresh = product(t, direction * 8 + 4 + unit).tanh();
                    let keep = sigmoid(product(t, direction * 8 + unit) + carry[direction * 4 + unit] * state);
                    state = fresh + keep * (state - fresh);
                    out[t][direction * 4 + unit] += state;
                }
            }
        }
        out
    }

    #[test]
    fn same_as_in_training() {
        let token = |t: usize| std::array::from_fn(|k| ((t * 5 + k * 3) % 13) as f64 / 6.0 - 1.0);
        for count in 1..6 {
            let tokens: Vec<[f64; 8]> = (0..count).map(token).collect();
            let four = |x: &[f64]| f32x4::new([0, 1, 2, 3].map(|n| x[n] as f32));
            let mut ours: Vec<f32x4> = tokens.as_flattened().chunks(4).map(four).collect();
            layer().read(&mut ours, &mut Room::default());
            let ours: Vec<f32> = ours.iter().flat_map(|x| x.to_array()).collect();
            for (got, want) in ours.iter().zip(by_the_book(&tokens).as_flattened()) {
                assert!((f64::from(*got) - want).abs() < 5e-3, "{count}: {got} {want}");
            }
        }
    }

    #[test]
    fn lengths_must_match() {
        let matrix = |columns: usize, rows: usize| Matrix::new(columns, &[], &vec![1.0; rows], &vec![0.0; rows]);
        assert!(Layer::new(&NEAR, &[0.0; 8], matrix(8, 16)).is_some());
        assert!(Layer::new(&NEAR, &[0.0; 7], matrix(8, 16)).is_none());
        assert!(Layer::new(&NEAR[1..], &[0.0; 8], matrix(8, 16)).is_none());
        assert!(Layer::new(&[0.0; 18], &[0.0; 8], matrix(6, 16)).is_none());
        assert!(Layer::new(&NEAR, &[0.0; 4], matrix(8, 8)).is_none());
        assert!(Layer::new(&[], &[], matrix(0, 0)).is_none());
    }
}
