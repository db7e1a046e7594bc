//! The few functions that a recurrent net needs, of additions, products and quotients alone: those are the same on every
//! machine, the library's own `exp` is not.

use bytemuck::cast;
use wide::{f32x4, i32x4};

/// e to the `x`, to 5 parts in a million, for `x` from -80 to 80 and as at these beyond.
#[must_use]
pub fn exp(x: f32) -> f32 {
    // 2^(k + f): k goes to the exponent's bits, 2^f is a polynomial (Cephes' expf coefficients).
    let t = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let k = if t < 0.0 { t - 0.5 } else { t + 0.5 } as i32;
    let f = (t - k as f32) * std::f32::consts::LN_2;
    let p = 1.0 + f * (1.0 + f * (0.5 + f * (0.166_666_67 + f * (0.041_666_67 + f * 0.008_333_33))));
    p * f32::from_bits((k + 127).cast_unsigned() << 23)
}

/// 1 / (1 + e^-x), with this crate's [`exp`].
#[must_use]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// As [`exp`], of four numbers.
#[inline]
fn exp4(x: f32x4) -> f32x4 {
    let t = x.fast_max(f32x4::splat(-80.0)).fast_min(f32x4::splat(80.0)) * f32x4::splat(std::f32::consts::LOG2_E);
    // With this added, a number's lowest bits are the whole number nearest to it.
    let whole = f32x4::splat(12_582_912.0);
    let k = t + whole;
    let f = (t - (k - whole)) * f32x4::splat(std::f32::consts::LN_2);
    let c = f32x4::splat;
    let p = c(1.0) + f * (c(1.0) + f * (c(0.5) + f * (c(0.166_666_67) + f * (c(0.041_666_67) + f * c(0.008_333_33)))));
    let power: i32x4 = (cast::<f32x4, i32x4>(k) + i32x4::splat(127)) << 23;
    p * cast::<i32x4, f32x4>(power)
}

/// As [`sigmoid`], of four numbers.
#[inline]
pub(crate) fn sigmoid4(x: f32x4) -> f32x4 {
    f32x4::ONE / (f32x4::ONE + exp4(f32x4::ZERO - x))
}

/// The hyperbolic tangent of four numbers.
#[inline]
pub(crate) fn tanh4(x: f32x4) -> f32x4 {
    let s = sigmoid4(x + x);
    s + s - f32x4::ONE
}

/// The logarithm of `p / (1 - p)`, from -5 to 5.
#[must_use]
pub fn log_odds(p: f32) -> f32 {
    // The inverse of the sigmoid, by bisection: it is asked for some hundred times an article.
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
            let [tanh] = [tanh4(f32x4::splat(x)).to_array()[1]];
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "exp {x}: {}", exp(x) / x.exp());
            assert!((tanh - x.tanh()).abs() < 4e-5, "tanh {x}");
            for s in [sigmoid(x), sigmoid4(f32x4::splat(x)).to_array()[2]] {
                assert!((s - 1.0 / (1.0 + (-x).exp())).abs() < 2e-5, "sigmoid {x}");
            }
        }
        for x in [f32::INFINITY, f32::NEG_INFINITY, 1e30] {
            assert!(tanh4(f32x4::splat(x)).to_array()[0].abs() <= 1.0);
        }
    }
}
