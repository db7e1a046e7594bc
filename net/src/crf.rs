//! Chooses the labels of a window together: a linear-chain CRF (Lafferty, `McCallum` and Pereira 2001).

use bytemuck::cast;
use wide::{CmpGt, f32x4};

use crate::math::{exp, power4};

/// Maximum number of labels: their scores fill two vectors.
const MAX_LABELS: usize = 8;

/// The score of an impossible step. It is never chosen, and its chance is 0.
const NEVER: f32 = -1e4;

/// The least power of 2 that [`power4`] is asked for: far below any chance that matters.
const MIN_POWER: f32 = -120.0;

/// One number per label.
type Row = [f32x4; MAX_LABELS / 4];

/// Scores of the steps from one label to another.
#[derive(Clone, Debug)]
pub struct Steps {
    labels: usize,
    /// From the start to each label.
    start: Row,
    /// From each label to each label.
    from: Vec<Row>,
    /// The exponentials of both: from the start, from each label, and to each label.
    start_chance: Row,
    from_chance: Vec<Row>,
    to_chance: Vec<Row>,
}

/// The labels of a window.
#[derive(Debug)]
pub struct Labels {
    /// The best sequence of labels (Viterbi).
    pub best: Vec<u8>,
    /// The chance of each label at each token, token by token (forward-backward, with sums scaled to 1 at each token).
    pub chances: Vec<f32>,
}

impl Steps {
    /// `start`: from the start to each label. `between`: from each label to each label, row by row. `None` if the
    /// lengths do not match or there are more than eight labels.
    #[must_use]
    #[inline]
    pub fn new(start: &[f32], between: &[f32]) -> Option<Self> {
        let labels = start.len();
        if labels == 0 || labels > MAX_LABELS || between.len() != labels * labels {
            return None;
        }
        let chance = |row: &Row| row.map(|four| four.to_array().map(|s| if s < -60.0 { 0.0 } else { exp(s) }).into());
        let from: Vec<Row> = between.chunks_exact(labels).map(|row| padded(row, NEVER)).collect();
        let from_chance: Vec<Row> = from.iter().map(chance).collect();
        let to = |to: usize| padded(&from_chance.iter().map(|row| at(row, to)).collect::<Vec<_>>(), 0.0);
        let to_chance = (0..labels).map(to).collect();
        let start = padded(start, NEVER);
        Some(Self { labels, start, from, start_chance: chance(&start), from_chance, to_chance })
    }

    /// The labels of a window. Each token has `row` scores; the first ones are for its labels. Cost: labels squared per
    /// token.
    #[must_use]
    pub fn labels(&self, scores: &[f32], row: usize) -> Labels {
        let tokens: Vec<Row> = scores.chunks_exact(row).map(|t| padded(&t[..self.labels.min(row)], NEVER)).collect();
        Labels { best: self.best(&tokens), chances: self.chances(&tokens) }
    }

    // This function and the next are not inlined: a browser optimises a function that runs often as a whole.
    #[inline(never)]
    fn best(&self, tokens: &[Row]) -> Vec<u8> {
        let Some((first, rest)) = tokens.split_first() else { return Vec::new() };
        let mut score = add(&self.start, first);
        let mut back = Vec::with_capacity(rest.len());
        for token in rest {
            let mut top = add(&splat(at(&score, 0)), &self.from[0]);
            let mut by: Row = splat(0.0);
            for (label, from) in self.from.iter().enumerate().skip(1) {
                let way = add(&splat(at(&score, label)), from);
                for n in 0..way.len() {
                    let better = way[n].cmp_gt(top[n]);
                    by[n] = better.blend(f32x4::splat(label as f32), by[n]);
                    top[n] = better.blend(way[n], top[n]);
                }
            }
            back.push(by);
            score = add(&top, token);
        }
        let mut label = (0..self.labels).fold(0, |top, l| if at(&score, l) > at(&score, top) { l } else { top });
        let mut out = vec![label as u8; tokens.len()];
        for (n, by) in back.iter().enumerate().rev() {
            label = at(by, label) as usize;
            out[n] = label as u8;
        }
        out
    }

    #[inline(never)]
    fn chances(&self, tokens: &[Row]) -> Vec<f32> {
        let weights: Vec<Row> = tokens.iter().map(weights).collect();
        let mut forward = Vec::with_capacity(tokens.len());
        let mut reach = self.start_chance;
        for weight in &weights {
            let here = scaled(&times(&reach, weight));
            reach = over(&self.from_chance, &here);
            forward.push(here);
        }
        let mut out = vec![0.0; self.labels * tokens.len()];
        let mut after = splat(1.0);
        let tokens = weights.iter().zip(&forward).zip(out.chunks_exact_mut(self.labels));
        for ((weight, here), out) in tokens.rev() {
            let here = scaled(&times(here, &after));
            out.copy_from_slice(&cast::<Row, [f32; MAX_LABELS]>(here)[..self.labels]);
            after = scaled(&over(&self.to_chance, &times(&after, weight)));
        }
        out
    }
}

fn splat(x: f32) -> Row {
    [f32x4::splat(x); MAX_LABELS / 4]
}

/// A row of numbers; missing ones are `rest`.
#[inline]
fn padded(numbers: &[f32], rest: f32) -> Row {
    let mut out = [rest; MAX_LABELS];
    out[..numbers.len()].copy_from_slice(numbers);
    cast(out)
}

fn at(row: &Row, label: usize) -> f32 {
    cast::<Row, [f32; MAX_LABELS]>(*row)[label]
}

fn add(a: &Row, b: &Row) -> Row {
    [a[0] + b[0], a[1] + b[1]]
}

fn times(a: &Row, b: &Row) -> Row {
    [a[0] * b[0], a[1] * b[1]]
}

/// The sum of rows, each multiplied by its number in `by`.
fn over(rows: &[Row], by: &Row) -> Row {
    rows.iter().enumerate().fold(splat(0.0), |sum, (n, row)| add(&sum, &times(row, &splat(at(by, n)))))
}

/// The exponentials of a token's scores, scaled so that the best one is 1.
fn weights(scores: &Row) -> Row {
    let top = cast::<Row, [f32; MAX_LABELS]>(*scores).into_iter().fold(f32::NEG_INFINITY, f32::max);
    let (log, least) = (f32x4::splat(std::f32::consts::LOG2_E), f32x4::splat(MIN_POWER));
    scores.map(|four| power4(((four - f32x4::splat(top)) * log).fast_max(least)))
}

/// Scaled to a sum of 1.
fn scaled(row: &Row) -> Row {
    let sum: f32 = cast::<Row, [f32; MAX_LABELS]>(*row).iter().sum();
    let by = f32x4::splat(1.0 / sum.max(f32::MIN_POSITIVE));
    row.map(|four| four * by)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: [f32; 2] = [0.0, -1.0];
    const BETWEEN: [[f32; 2]; 2] = [[0.5, -0.5], [-100.0, 0.25]];

    /// The score of each sequence of labels for three tokens.
    fn ways(scores: &[[f32; 3]; 3]) -> Vec<([u8; 3], f64)> {
        let all = (0..8u8).map(|n| [n & 1, n >> 1 & 1, n >> 2]);
        all.map(|way| {
            let [a, b, c] = way.map(usize::from);
            let steps = START[a] + BETWEEN[a][b] + BETWEEN[b][c];
            (way, f64::from(steps + scores[0][a] + scores[1][b] + scores[2][c]))
        })
        .collect()
    }

    #[test]
    fn same_as_by_enumeration() {
        let steps = Steps::new(&START, BETWEEN.as_flattened()).expect("they fit");
        for scores in
            [[[0.0, 1.0, 9.0], [0.3, 0.1, 9.0], [0.9, 0.2, 9.0]], [[1.0, 0.0, 0.0], [0.0, 2.0, 0.0], [1.5, 0.0, 0.0]]]
        {
            let ways = ways(&scores);
            let top = ways.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0;
            let got = steps.labels(scores.as_flattened(), 3);
            assert_eq!(got.best, top);
            let sum: f64 = ways.iter().map(|w| w.1.exp()).sum();
            for (n, got) in got.chances.chunks_exact(2).enumerate() {
                for label in 0..2u8 {
                    let of: f64 = ways.iter().filter(|w| w.0[n] == label).map(|w| w.1.exp()).sum();
                    assert!((f64::from(got[usize::from(label)]) - of / sum).abs() < 1e-4);
                }
            }
        }
        let none = steps.labels(&[], 3);
        assert!(none.best.is_empty() && none.chances.is_empty());
        assert!(Steps::new(&START, &[0.0; 3]).is_none());
    }
}
