//! A stack of layers, and the scores from the last one.

use crate::{
    layer::{Layer, Room},
    matrix::{Matrix, pair_up},
};
use wide::f32x4;

/// The layers, first to last, and the matrix from the last layer to the scores.
#[derive(Debug)]
pub struct Stack {
    layers: Vec<Layer>,
    out: Matrix,
}

impl Stack {
    /// `None` if a layer's output width is not the next one's input width.
    #[must_use]
    #[inline]
    pub fn new(layers: Vec<Layer>, out: Matrix) -> Option<Self> {
        let reads = layers.iter().skip(1).map(Layer::width).chain([out.columns()]);
        let fit = layers.iter().map(Layer::gives).eq(reads);
        (fit && !layers.is_empty()).then_some(Self { layers, out })
    }

    /// Input numbers per token.
    #[must_use]
    pub fn width(&self) -> usize {
        self.layers[0].width()
    }

    /// The scores of each token of a window, one per row of the last matrix. `tokens`: [`width`](Self::width) numbers
    /// per token. `room`: working memory; its contents do not matter. Cost: one product with each matrix per token, and
    /// memory for one window.
    // Nothing in this crate is generic: generic code would be compiled in the calling crate, for size.
    #[must_use]
    pub fn scores(&self, tokens: &[f32], room: &mut Room) -> Vec<f32> {
        let count = tokens.len() / self.width();
        let mut x: Vec<f32x4> = tokens.chunks_exact(4).map(|x| f32x4::new([x[0], x[1], x[2], x[3]])).collect();
        for layer in &self.layers {
            layer.read(&mut x, room);
        }
        room.set(&self.out, count);
        let width = self.out.columns() / 4;
        for (n, token) in x.chunks_exact(width).enumerate() {
            let pairs = &mut room.pairs[n / 2 * 2 * width..][..2 * width];
            for (x, out) in token.iter().zip(pairs.chunks_exact_mut(2)) {
                pair_up(*x, n % 2, out);
            }
        }
        self.out.times(count, &room.pairs, &mut room.products);
        let mut scores = Vec::with_capacity(count * self.out.rows());
        for token in room.products.chunks_exact(self.out.fours()).take(count) {
            let numbers = token.iter().flat_map(|four| *four.as_array_ref());
            scores.extend(numbers.take(self.out.rows()));
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(width: usize, units: usize) -> Layer {
        let weights: Vec<i8> = (0..4 * units * width).map(|n| (n * 5 % 9) as i8 - 4).collect();
        let gates = Matrix::new(width, &weights, &vec![0.1; 4 * units], &vec![0.0; 4 * units]);
        Layer::new(&vec![0.5; 3 * width], &vec![0.1; 2 * units], gates).expect("it fits")
    }

    fn out(columns: usize) -> Matrix {
        Matrix::new(columns, &vec![1; 3 * columns], &[0.1; 3], &[0.0, 1.0, 2.0])
    }

    #[test]
    fn widths_must_match() {
        assert!(Stack::new(vec![layer(4, 8), layer(16, 4)], out(8)).is_some());
        assert!(Stack::new(vec![layer(4, 8), layer(8, 4)], out(8)).is_none());
        assert!(Stack::new(vec![layer(4, 8)], out(8)).is_none());
        assert!(Stack::new(vec![], out(8)).is_none());
    }

    #[test]
    fn scores_depend_on_the_whole_window_only() {
        let stack = Stack::new(vec![layer(4, 8), layer(16, 4)], out(8)).expect("it fits");
        let text: Vec<f32> = (0..4 * 9).map(|n| (n * 7 % 5) as f32 / 4.0).collect();
        let mut room = Room::default();
        let scores = stack.scores(&text, &mut room);
        assert_eq!(scores.len(), 9 * 3);
        let mut other = text.clone();
        other[4 * 8] += 1.0;
        let others = stack.scores(&other, &mut room);
        let differ = |(a, b): (&f32, &f32)| a.to_bits() != b.to_bits();
        assert!(scores.iter().zip(&others).all(differ), "the last token reaches the first");
        assert_eq!(stack.scores(&text, &mut room), scores, "nothing is kept");
        assert!(stack.scores(&[], &mut room).is_empty());
    }
}
