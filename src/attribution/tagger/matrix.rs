//! Matrices of small whole numbers times vectors of small whole numbers.
//!
//! Whole numbers add up to the same in any order: the labels are the same natively and in the page, whatever the
//! processor. With simd128 eight products are one instruction.

/// Rows that are worked on at once.
const LANE: usize = 16;

/// A matrix with a scale and a bias for each row: `scale * (weights · x) + bias`.
#[derive(Debug)]
pub(super) struct Matrix {
    rows: usize,
    /// Pairs of columns.
    pairs: usize,
    /// By lanes of rows, then by pairs of columns, then by row, then the two columns: in the order of use.
    weights: Vec<i16>,
    scale: Vec<f32>,
    bias: Vec<f32>,
}

impl Matrix {
    /// Of `weights` by rows, with a scale and a bias for each.
    pub(super) fn new(columns: usize, weights: &[i8], scale: Vec<f32>, bias: Vec<f32>) -> Self {
        let rows = scale.len();
        let pairs = columns.div_ceil(2);
        let mut packed = vec![0; rows.div_ceil(LANE) * LANE * pairs * 2];
        for (r, row) in weights.chunks_exact(columns.max(1)).take(rows).enumerate() {
            for (c, w) in row.iter().enumerate() {
                packed[((r / LANE * pairs + c / 2) * LANE + r % LANE) * 2 + c % 2] = i16::from(*w);
            }
        }
        Self { rows, pairs, weights: packed, scale, bias }
    }

    /// Writes the product with `x`, as long as the matrix is wide (to the next even number), to `out`, as long as it is
    /// high. Sums keep within 32 bits for up to 120 columns of any `x`, and for any width that is used where `x` is
    /// below 2^13.
    pub(super) fn times(&self, x: &[i16], out: &mut [f32]) {
        let lanes = self.weights.chunks_exact(LANE * 2 * self.pairs.max(1));
        for (n, lane) in lanes.enumerate() {
            let sums = product(lane, x);
            let from = n * LANE;
            let to = (from + LANE).min(self.rows);
            let scales = self.scale[from..to].iter().zip(&self.bias[from..to]);
            for ((out, sum), (scale, bias)) in out[from..to].iter_mut().zip(sums).zip(scales) {
                *out = sum as f32 * scale + bias;
            }
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn product(lane: &[i16], x: &[i16]) -> [i32; LANE] {
    use std::arch::wasm32::{i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat};
    let mut sums = [i32x4_splat(0); LANE / 4];
    for (w, x) in lane.chunks_exact(LANE * 2).zip(x.chunks_exact(2)) {
        let pair = i32x4_splat(i32::from(x[1]) << 16 | i32::from(x[0]) & 0xffff);
        for (sum, w) in sums.iter_mut().zip(w.chunks_exact(8)) {
            let w = i16x8(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
            *sum = i32x4_add(*sum, i32x4_dot_i16x8(w, pair));
        }
    }
    let mut out = [0; LANE];
    for (out, s) in out.chunks_exact_mut(4).zip(sums) {
        out[0] = i32x4_extract_lane::<0>(s);
        out[1] = i32x4_extract_lane::<1>(s);
        out[2] = i32x4_extract_lane::<2>(s);
        out[3] = i32x4_extract_lane::<3>(s);
    }
    out
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn product(lane: &[i16], x: &[i16]) -> [i32; LANE] {
    let mut sums = [0i32; LANE];
    for (w, x) in lane.chunks_exact(LANE * 2).zip(x.chunks_exact(2)) {
        let (a, b) = (i32::from(x[0]), i32::from(x[1]));
        for (sum, w) in sums.iter_mut().zip(w.chunks_exact(2)) {
            *sum = sum.wrapping_add(i32::from(w[0]) * a + i32::from(w[1]) * b);
        }
    }
    sums
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
            let mut x: Vec<i16> = (0..columns).map(|_| i16::from(next()) * 32).collect();
            let want: Vec<f32> = weights
                .chunks(columns)
                .map(|row| row.iter().zip(&x).map(|(w, x)| i32::from(*w) * i32::from(*x)).sum::<i32>() as f32 * 0.5 + 1.0)
                .collect();
            x.resize(columns.next_multiple_of(2), 0);
            let mut out = vec![0.0; rows];
            Matrix::new(columns, &weights, vec![0.5; rows], vec![1.0; rows]).times(&x, &mut out);
            prop_assert_eq!(out, want);
        }
    }
}
