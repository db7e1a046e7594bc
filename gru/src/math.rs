//! The few functions that a recurrent net needs, of additions, products and quotients alone: those are the same on every
//! machine, the library's own `exp` is not.

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

/// The sigmoid from a table, to 2 parts in 100,000: an article asks for it a million times.
pub(crate) struct Sigmoid {
    /// Each entry, and what the next has more.
    table: [[f32; 2]; LAST + 1],
}

/// Entries of the table for one unit.
const DENSE: f32 = 32.0;
/// Units to either side of 0.
const SIDE: f32 = 12.0;
const LAST: usize = (2.0 * SIDE * DENSE) as usize;

impl Sigmoid {
    pub(crate) fn new() -> Self {
        let entry = |n: usize| sigmoid(n as f32 / DENSE - SIDE);
        Self { table: std::array::from_fn(|n| [entry(n), entry(n + 1) - entry(n)]) }
    }

    #[inline]
    pub(crate) fn of(&self, x: f32) -> f32 {
        let at = ((x + SIDE) * DENSE).max(0.0).min(LAST as f32);
        let n = at as usize;
        let [value, more] = self.table[n.min(LAST)];
        value + more * (at - n as f32)
    }

    #[inline]
    pub(crate) fn tanh(&self, x: f32) -> f32 {
        2.0 * self.of(2.0 * x) - 1.0
    }
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
        let table = Sigmoid::new();
        for n in -8000..=8000 {
            let x = n as f32 / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "exp {x}: {}", exp(x) / x.exp());
            assert!((table.tanh(x) - x.tanh()).abs() < 4e-5, "tanh {x}");
            assert!((table.of(x) - 1.0 / (1.0 + (-x).exp())).abs() < 2e-5, "sigmoid {x}");
        }
        for x in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30] {
            assert!(table.tanh(x).abs() <= 1.0 || x.is_nan());
        }
    }
}
