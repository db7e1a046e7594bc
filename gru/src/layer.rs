//! One direction of a recurrent layer, and what the output takes from it.

use crate::{math::Sigmoid, matrix::Matrix, matrix::in_pairs};
use wide::i16x8;

/// What a hidden unit of 1 is as a whole number.
pub const ONE: f32 = 4096.0;

/// A layer that is read in one direction.
#[derive(Debug)]
pub struct Layer {
    /// From a token to the gates (reset, update, new), three times as high as there are hidden units.
    pub input: Matrix,
    /// From the hidden units before to the gates.
    pub state: Matrix,
    /// From the hidden units to the output.
    pub output: Matrix,
}

impl Layer {
    /// Reads tokens of `width` numbers each, from the last to the first where `backwards`, and adds what it says of each to
    /// `out`. Cost: a product of each matrix a token. Nothing is read where matrices do not fit one another.
    pub fn read<const N: usize>(&self, tokens: &[i16], width: usize, backwards: bool, out: &mut [[f32; N]]) {
        let hidden = self.state.rows() / 3;
        if self.input.rows() != 3 * hidden || self.state.rows() != 3 * hidden || self.output.rows() != N {
            return;
        }
        let mut state = State::new(hidden);
        let mut read = |(x, out): (&[i16], &mut [f32; N])| state.step(self, x, out);
        let tokens = tokens.chunks_exact(width.max(1)).zip(out);
        if backwards { tokens.rev().for_each(&mut read) } else { tokens.for_each(&mut read) }
    }
}

/// The layer at one token.
struct State {
    hidden: Vec<f32>,
    /// The same as whole numbers, and those in pairs, for the next token's product.
    whole: Vec<i16>,
    pairs: Vec<i16x8>,
    token: Vec<i16x8>,
    from_token: Vec<f32>,
    from_before: Vec<f32>,
    sigmoid: Sigmoid,
}

impl State {
    fn new(hidden: usize) -> Self {
        Self {
            hidden: vec![0.0; hidden],
            whole: vec![0; hidden],
            pairs: vec![i16x8::ZERO; hidden.div_ceil(2)],
            token: Vec::new(),
            from_token: vec![0.0; 3 * hidden],
            from_before: vec![0.0; 3 * hidden],
            sigmoid: Sigmoid::new(),
        }
    }

    fn step<const N: usize>(&mut self, layer: &Layer, x: &[i16], out: &mut [f32; N]) {
        in_pairs(x, &mut self.token);
        layer.input.times(&self.token, &mut self.from_token);
        layer.state.times(&self.pairs, &mut self.from_before);
        let n = self.hidden.len();
        let (reset, rest) = self.from_token.split_at_mut(n);
        let (update, new) = rest.split_at_mut(n);
        let (reset_h, rest) = self.from_before.split_at(n);
        let (update_h, new_h) = rest.split_at(n);
        for (gate, h) in reset.iter_mut().zip(reset_h).chain(update.iter_mut().zip(update_h)) {
            *gate = self.sigmoid.of(*gate + h);
        }
        for ((new, reset), h) in new.iter_mut().zip(reset.iter()).zip(new_h) {
            *new = self.sigmoid.tanh(*new + reset * h);
        }
        for ((h, update), new) in self.hidden.iter_mut().zip(update.iter()).zip(new.iter()) {
            *h = new + update * (*h - new);
        }
        for (whole, h) in self.whole.iter_mut().zip(&self.hidden) {
            let scaled = h * ONE;
            *whole = if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 } as i16;
        }
        in_pairs(&self.whole, &mut self.pairs);
        let mut said = [0.0; N];
        layer.output.times(&self.pairs, &mut said);
        for (out, said) in out.iter_mut().zip(said) {
            *out += said;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer() -> Layer {
        let matrix = |rows: usize, columns: usize, scale: f32| {
            let weights: Vec<i8> = (0..rows * columns).map(|n| (n * 7 % 11) as i8 - 5).collect();
            Matrix::new(columns, &weights, &vec![scale; rows], &vec![0.1; rows])
        };
        Layer { input: matrix(9, 2, 0.1), state: matrix(9, 3, 0.1 / ONE), output: matrix(2, 3, 1.0 / ONE) }
    }

    /// The formulas as the paper has them, in double precision.
    fn by_the_book(tokens: &[[i16; 2]]) -> Vec<[f64; 2]> {
        let weight = |n: usize| f64::from((n * 7 % 11) as i8 - 5);
        let times = |rows: usize, x: &[f64], scale: f64| -> Vec<f64> {
            (0..rows)
                .map(|r| x.iter().enumerate().map(|(c, v)| weight(r * x.len() + c) * v).sum::<f64>() * scale + 0.1)
                .collect()
        };
        let sigmoid = |x: f64| 1.0 / (1.0 + (-x).exp());
        let mut h = vec![0.0; 3];
        let step = |x: &[i16; 2]| {
            let i = times(9, &x.map(f64::from), 0.1);
            let s = times(9, &h, 0.1);
            h = (0..3)
                .map(|n| {
                    let (reset, update) = (sigmoid(i[n] + s[n]), sigmoid(i[3 + n] + s[3 + n]));
                    let new = (i[6 + n] + reset * s[6 + n]).tanh();
                    new + update * (h[n] - new)
                })
                .collect();
            let out = times(2, &h, 1.0);
            [out[0], out[1]]
        };
        tokens.iter().map(step).collect()
    }

    #[test]
    fn is_the_papers() {
        let tokens = [[3, -4], [0, 7], [-9, 1], [2, 2]];
        let mut out = [[0.0f32; 2]; 4];
        layer().read(tokens.as_flattened(), 2, false, &mut out);
        for (got, want) in out.as_flattened().iter().zip(by_the_book(&tokens).as_flattened()) {
            assert!((f64::from(*got) - want).abs() < 5e-3, "{out:?}");
        }
        let mut back = [[0.0f32; 2]; 4];
        let turned: Vec<i16> = tokens.iter().rev().flatten().copied().collect();
        layer().read(&turned, 2, true, &mut back);
        back.reverse();
        assert_eq!(back, out);
    }

    #[test]
    fn nothing_where_it_does_not_fit() {
        let mut out = [[0.0f32; 3]; 1];
        layer().read(&[1, 2], 2, false, &mut out);
        assert_eq!(out, [[0.0; 3]]);
    }
}
