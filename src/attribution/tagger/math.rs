//! The few functions that a recurrent net needs, of additions, products and quotients alone: those are the same on every
//! machine, the library's own `exp` is not.

/// e to the `x`, to 5 parts in a million, for `x` from -80 to 80 and as at these beyond.
pub(super) fn exp(x: f32) -> f32 {
    // 2^(k + f): k goes to the exponent's bits, 2^f is a polynomial (Cephes' expf coefficients).
    let t = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    let k = if t < 0.0 { t - 0.5 } else { t + 0.5 } as i32;
    let f = (t - k as f32) * std::f32::consts::LN_2;
    let p = 1.0 + f * (1.0 + f * (0.5 + f * (0.166_666_67 + f * (0.041_666_67 + f * 0.008_333_33))));
    p * f32::from_bits((k + 127).cast_unsigned() << 23)
}

pub(super) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

pub(super) fn tanh(x: f32) -> f32 {
    2.0 / (1.0 + exp(-2.0 * x)) - 1.0
}

/// The logarithm of `p / (1 - p)`, from -5 to 5.
pub(super) fn log_odds(p: f32) -> f32 {
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
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "exp {x}: {}", exp(x) / x.exp());
            assert!((tanh(x) - x.tanh()).abs() < 1e-5, "tanh {x}");
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-5, "sigmoid {x}");
        }
        for x in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30] {
            assert!(!tanh(x).is_infinite());
        }
    }
}
