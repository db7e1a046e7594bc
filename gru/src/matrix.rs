//! Matrices of small whole numbers times vectors of small whole numbers.
//!
//! Whole numbers add up to the same in any order: the labels are the same natively and in the page, whatever the
//! processor.

use wide::{f32x4, i16x8, i32x4};

/// Rows that are worked on at once.
const LANE: usize = 32;

/// A matrix with a scale and a bias for each row: `scale * (weights · x) + bias`.
#[derive(Debug)]
pub struct Matrix {
    rows: usize,
    /// Pairs of columns.
    pairs: usize,
    /// By lanes of rows, then by pairs of columns, then by four rows, then row, then the two columns: in the order of use.
    weights: Vec<i16x8>,
    /// By four rows.
    scale: Vec<f32x4>,
    bias: Vec<f32x4>,
}

impl Matrix {
    /// Of `weights` by rows of `columns`, with a scale and a bias for each row; weights that are missing are 0.
    #[must_use]
    pub fn new(columns: usize, weights: &[i8], scale: &[f32], bias: &[f32]) -> Self {
        let rows = scale.len();
        let pairs = columns.div_ceil(2);
        let weight =
            |r: usize, c: usize| if c < columns { weights.get(r * columns + c).copied().unwrap_or(0) } else { 0 };
        let mut packed = Vec::with_capacity(rows.div_ceil(LANE) * LANE / 4 * pairs);
        for lane in (0..rows).step_by(LANE) {
            for pair in 0..pairs {
                for four in (lane..lane + LANE).step_by(4) {
                    packed.push(i16x8::new(std::array::from_fn(|n| i16::from(weight(four + n / 2, pair * 2 + n % 2)))));
                }
            }
        }
        let by_four = |numbers: &[f32]| {
            let four = |at: usize| f32x4::new(std::array::from_fn(|n| numbers.get(at + n).copied().unwrap_or(0.0)));
            (0..rows.next_multiple_of(LANE)).step_by(4).map(four).collect()
        };
        Self { rows, pairs, weights: packed, scale: by_four(scale), bias: by_four(bias) }
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Writes the product with `x`, as long as the matrix is wide and [in pairs](in_pairs), to `out`, as long as it is high.
    /// Sums keep within 32 bits for up to 120 columns of any `x`, and for any width that is used where `x` is below 2^13.
    // Apart from its caller: a browser optimises a function that is called often while the first article is being read.
    #[inline(never)]
    pub(crate) fn times(&self, x: &[i16x8], out: &mut [f32]) {
        let lanes = self.weights.chunks_exact((LANE / 4 * self.pairs).max(1));
        for (n, lane) in lanes.enumerate() {
            let mut all = [i32x4::ZERO; LANE / 4];
            for (w, x) in lane.chunks_exact(LANE / 4).zip(x) {
                for (sum, w) in all.iter_mut().zip(w) {
                    *sum += w.dot(*x);
                }
            }
            let fours = n * LANE / 4..;
            let scales = self.scale[fours.clone()].iter().zip(&self.bias[fours]);
            for ((out, sum), (scale, bias)) in out[n * LANE..].chunks_mut(4).zip(all).zip(scales) {
                let product = (sum.round_float() * *scale + *bias).to_array();
                match out {
                    [a, b, c, d] => [*a, *b, *c, *d] = product,
                    _ => out.copy_from_slice(&product[..out.len()]),
                }
            }
        }
    }
}

/// Numbers in pairs, each four times: as a product takes them.
pub(crate) fn in_pairs(x: &[i16], out: &mut Vec<i16x8>) {
    out.clear();
    out.extend(x.chunks(2).map(|p| {
        let (a, b) = (p[0], p.get(1).copied().unwrap_or(0));
        i16x8::new([a, b, a, b, a, b, a, b])
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_the_product(rows in 1usize..40, columns in 1usize..20, seed in any::<u64>()) {
            let mut s = seed | 1;
            let mut next = || {
                s = s.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (s >> 56) as i8
            };
            let weights: Vec<i8> = (0..rows * columns).map(|_| next()).collect();
            let x: Vec<i16> = (0..columns).map(|_| i16::from(next()) * 32).collect();
            let want: Vec<f32> = weights
                .chunks(columns)
                .map(|row| row.iter().zip(&x).map(|(w, x)| i32::from(*w) * i32::from(*x)).sum::<i32>() as f32 * 0.5 + 1.0)
                .collect();
            let (mut out, mut pairs) = (vec![0.0; rows], Vec::new());
            in_pairs(&x, &mut pairs);
            Matrix::new(columns, &weights, &vec![0.5; rows], &vec![1.0; rows]).times(&pairs, &mut out);
            prop_assert_eq!(out, want);
        }
    }
}
