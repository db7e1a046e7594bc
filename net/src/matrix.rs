//! Matrices of small integers times many vectors of small integers.
//!
//! Integer sums do not depend on their order, so the result is the same natively and in the page, on every processor.

use bytemuck::cast;
use wide::{f32x4, i16x8, i32x4};

/// The integer that represents 1: a token's numbers are rounded to this fraction.
pub(crate) const ONE: f32 = 2048.0;

/// The largest number of a token before clamping: 16 bits less one step.
const MAX_NUMBER: f32 = 32_767.0 / ONE;

/// Rows computed at once, in vectors of four.
const ROWS: usize = 16;

/// Two columns of two tokens: each pair of numbers four times, as needed for a product with four rows.
pub(crate) type Pair = [i16x8; 2];

/// A matrix with a scale and a bias for each row: `scale * (weights · x) + bias`.
#[derive(Debug)]
pub struct Matrix {
    columns: usize,
    rows: usize,
    /// By groups of sixteen rows, then by pairs of columns: four vectors, each with four rows and both columns.
    weights: Vec<[i16x8; ROWS / 4]>,
    /// By four rows.
    scale: Vec<f32x4>,
    bias: Vec<f32x4>,
}

impl Matrix {
    /// From `weights` in rows of `columns`, with a scale and a bias for each row. Missing weights are 0.
    #[must_use]
    #[inline] // Compiled in the calling crate, for size; so are the other functions that build a net.
    pub fn new(columns: usize, weights: &[i8], scale: &[f32], bias: &[f32]) -> Self {
        let rows = scale.len();
        let at = |r: usize, c: usize| {
            let weight = if c < columns { weights.get(r * columns + c) } else { None };
            i16::from(weight.copied().unwrap_or(0))
        };
        let mut packed = Vec::with_capacity(rows.div_ceil(ROWS) * columns.div_ceil(2));
        for top in (0..rows).step_by(ROWS) {
            for column in (0..columns).step_by(2) {
                let four = |n: usize| std::array::from_fn(|k| at(top + 4 * n + k / 2, column + k % 2));
                packed.push(std::array::from_fn(|n| i16x8::new(four(n))));
            }
        }
        let by_four = |numbers: &[f32], unit: f32| {
            let four = |at: usize| std::array::from_fn(|n| numbers.get(at + n).copied().unwrap_or(0.0) * unit);
            (0..rows.next_multiple_of(ROWS)).step_by(4).map(|at| f32x4::new(four(at))).collect()
        };
        Self { columns, rows, weights: packed, scale: by_four(scale, 1.0 / ONE), bias: by_four(bias, 1.0) }
    }

    /// Multiplies the rows by factors: the first `rows` by the first one, the next by the second one, then the first one
    /// again. `rows` is a multiple of four.
    #[inline]
    pub(crate) fn multiply(&mut self, rows: usize, factors: [f32; 2]) {
        for (n, (scale, bias)) in self.scale.iter_mut().zip(&mut self.bias).enumerate() {
            let factor = f32x4::splat(factors[4 * n / rows % 2]);
            *scale *= factor;
            *bias *= factor;
        }
    }

    pub(crate) fn columns(&self) -> usize {
        self.columns
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// The number of four-row vectors in a product, per token.
    pub(crate) fn fours(&self) -> usize {
        self.scale.len()
    }

    /// The number of pairs of columns.
    pub(crate) fn pairs(&self) -> usize {
        self.columns.div_ceil(2)
    }

    /// Writes the products with `count` tokens, two at a time, [paired](pair_up): [`fours`](Self::fours) vectors per token.
    /// Sums stay within 32 bits for up to 500 columns.
    // Not inlined: a browser optimises a function that is called often during the first article.
    #[inline(never)]
    pub(crate) fn times(&self, count: usize, tokens: &[Pair], out: &mut [f32x4]) {
        let (pairs, fours) = (self.pairs().max(1), self.fours().max(1));
        let twos = tokens.chunks_exact(pairs).zip(out.chunks_exact_mut(2 * fours)).take(count.div_ceil(2));
        for (two, out) in twos {
            let (first, second) = out.split_at_mut(fours);
            let rows = self.weights.chunks_exact(pairs).zip(self.scale.chunks_exact(4)).zip(self.bias.chunks_exact(4));
            let out = first.chunks_exact_mut(4).zip(second.chunks_exact_mut(4));
            for (((weights, scale), bias), (first, second)) in rows.zip(out) {
                let mut sums = [[i32x4::ZERO; ROWS / 4]; 2];
                for (w, x) in weights.iter().zip(two) {
                    for n in 0..ROWS / 4 {
                        sums[0][n] += w[n].dot(x[0]);
                        sums[1][n] += w[n].dot(x[1]);
                    }
                }
                for n in 0..ROWS / 4 {
                    first[n] = sums[0][n].round_float() * scale[n] + bias[n];
                    second[n] = sums[1][n].round_float() * scale[n] + bias[n];
                }
            }
        }
    }
}

/// Rounds four numbers of a token to integers and puts them where a product reads them. `side`: which of the two
/// tokens.
#[inline]
pub(crate) fn pair_up(x: f32x4, side: usize, out: &mut [Pair]) {
    let x = x.fast_max(f32x4::splat(-MAX_NUMBER)).fast_min(f32x4::splat(MAX_NUMBER));
    // Adding this puts the nearest integer into the lowest bits: faster than a saturating cast.
    let whole = f32x4::splat(12_582_912.0);
    let integers = cast::<f32x4, i32x4>(x * f32x4::splat(ONE) + whole) - cast::<f32x4, i32x4>(whole);
    let pairs = i16x8::from_i32x8_saturate(cast([integers, integers]));
    let [first, second, ..]: [i32; 4] = cast(pairs);
    out[0][side] = cast(i32x4::splat(first));
    out[1][side] = cast(i32x4::splat(second));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_the_product(rows in 1usize..40, fours in 1usize..6, seed in any::<u64>()) {
            let columns = 4 * fours;
            let mut s = seed | 1;
            let mut next = || {
                s = s.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (s >> 56) as i8
            };
            let weights: Vec<i8> = (0..rows * columns).map(|_| next()).collect();
            let tokens: Vec<Vec<f32>> = (0..2).map(|_| (0..columns).map(|_| f32::from(next()) / 16.0).collect()).collect();
            let matrix = Matrix::new(columns, &weights, &vec![0.5; rows], &vec![1.0; rows]);
            let mut pairs = vec![[i16x8::ZERO; 2]; matrix.pairs()];
            for (side, x) in tokens.iter().enumerate() {
                for (x, out) in x.chunks(4).zip(pairs.chunks_mut(2)) {
                    pair_up(f32x4::new([x[0], x[1], x[2], x[3]]), side, out);
                }
            }
            let mut out = vec![f32x4::ZERO; 2 * matrix.fours()];
            matrix.times(2, &pairs, &mut out);
            for (x, out) in tokens.iter().zip(out.chunks(matrix.fours())) {
                for (r, row) in weights.chunks(columns).enumerate() {
                    let want = row.iter().zip(x).map(|(w, x)| f32::from(*w) * x).sum::<f32>() * 0.5 + 1.0;
                    prop_assert!((out[r / 4].to_array()[r % 4] - want).abs() < 0.5);
                }
            }
        }

        #[test]
        fn rounds_and_keeps_within_its_bits(x in -40.0f32..40.0) {
            let mut out = [[i16x8::ZERO; 2]; 2];
            pair_up(f32x4::splat(x), 1, &mut out);
            let want = (x.clamp(-MAX_NUMBER, MAX_NUMBER) * ONE).round_ties_even() as i16;
            prop_assert_eq!(out[1][1].to_array(), [want; 8]);
            prop_assert_eq!(out[0][0], i16x8::ZERO);
        }
    }
}
