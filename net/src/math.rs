//! The functions that a recurrent net needs, from additions, products and quotients only. Those are the same on every
//! machine; the standard library's `exp` is not.

use bytemuck::cast;
use wide::{f32x4, i32x4};

/// e to the `x`, with a relative error of 5 in a million, for `x` from -80 to 80; `x` outside is clamped.
#[must_use]
#[inline]
pub fn exp(x: f32) -> f32 {
    power4(f32x4::splat(x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E)).to_array()[0]
}

/// 1 / (1 + e^-x), with this crate's [`exp`].
#[must_use]
#[inline]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// 2 to the `t` for four numbers from -120 to 120, with the error of [`exp`].
#[inline]
pub(crate) fn power4(t: f32x4) -> f32x4 {
    // 2^(k + f): k goes into the exponent's bits, and 2^f is a polynomial (Cephes' expf coefficients).
    // Adding this puts the nearest integer into the lowest bits.
    let whole = f32x4::splat(12_582_912.0);
    let k = t + whole;
    let f = (t - (k - whole)) * f32x4::splat(std::f32::consts::LN_2);
    let c = f32x4::splat;
    let p = c(1.0) + f * (c(1.0) + f * (c(0.5) + f * (c(0.166_666_67) + f * (c(0.041_666_67) + f * c(0.008_333_33)))));
    let power: i32x4 = (cast::<f32x4, i32x4>(k) + i32x4::splat(127)) << 23;
    p * cast::<i32x4, f32x4>(power)
}

/// What a gate is multiplied by for [`next4`].
pub(crate) const GATE: f32 = -std::f32::consts::LOG2_E;

/// What a new value is multiplied by for [`next4`].
pub(crate) const NEW: f32 = -2.0 * std::f32::consts::LOG2_E;

/// The next state of four units: a mix of the new value and the old `state`, by the gate.
/// `keep * state + (1 - keep) * tanh(new)`, where `keep` is the sigmoid of the gate, as one quotient. `gate` is the gate times
/// [`GATE`], `new` the new value times [`NEW`]: the weights contain these factors.
#[inline]
pub(crate) fn next4(gate: f32x4, new: f32x4, state: f32x4) -> f32x4 {
    // With `lets` = e to minus the gate and `drops` = e to minus twice the new value: keep = 1 / (1 + lets), tanh =
    // (1 - drops) / (1 + drops). The product of two of these still fits a float.
    let within = |x: f32x4| x.fast_max(f32x4::splat(-60.0)).fast_min(f32x4::splat(60.0));
    let (lets, drops) = (power4(within(gate)), power4(within(new)));
    let (one, whole) = (f32x4::ONE, f32x4::ONE + drops);
    ((one - drops) * lets + whole * state) / ((one + lets) * whole)
}

/// The logarithm of `p / (1 - p)`, from -5 to 5.
#[must_use]
#[inline]
pub fn log_odds(p: f32) -> f32 {
    // The inverse of the sigmoid, by bisection; fast enough for some hundred calls per article.
    let (mut low, mut high) = (-5.0, 5.0);
    for _ in 0..16 {
        let middle = f32::midpoint(low, high);
        if sigmoid(middle) < p { low = middle } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn close_to_the_library() {
        for n in -8000..=8000 {
            let x = n as f32 / 100.0;
            for e in [exp(x), power4(f32x4::splat(x * std::f32::consts::LOG2_E)).to_array()[1]] {
                assert!((e / x.exp() - 1.0).abs() < 2e-5, "exp {x}: {e}");
            }
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 2e-5, "sigmoid {x}");
        }
    }

    #[test]
    fn the_next_state_matches_the_formula() {
        for (gate, new, state) in (-90..=90).flat_map(|n| [(n, 3, 0.5), (3, n, -0.5), (-3, n, 0.9), (n, -n, -1.0)]) {
            let (gate, new) = (gate as f32 / 2.0, new as f32 / 2.0);
            let keep = 1.0 / (1.0 + (-gate).exp());
            let want = keep * state + (1.0 - keep) * new.tanh();
            let got = next4(f32x4::splat(gate * GATE), f32x4::splat(new * NEW), f32x4::splat(state)).to_array()[2];
            assert!((got - want).abs() < 4e-5, "{gate} {new} {state}: {got} {want}");
        }
        let far = f32x4::splat(1e30);
        let ones = [next4(far, f32x4::ZERO - far, f32x4::ZERO), next4(f32x4::ZERO - far, far, f32x4::ONE)];
        assert!(ones.iter().flat_map(|x| x.to_array()).all(|x| (x - 1.0).abs() < 1e-6), "{ones:?}");
    }
}
