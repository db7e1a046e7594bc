//! The labels of a window as one choice: a linear-chain CRF (Lafferty, `McCallum` and Pereira 2001).

use crate::exp;

/// Scores of going from one label to another.
#[derive(Clone, Debug)]
pub struct Steps {
    labels: usize,
    /// From the start, then from each label to each, row by row.
    start: Vec<f32>,
    between: Vec<f32>,
}

/// What a window's scores come to.
#[derive(Debug)]
pub struct Labels {
    /// The best label of each token, together (Viterbi).
    pub best: Vec<u8>,
    /// The chance of each label at each token, token by token (forward-backward, each token's sums scaled to 1).
    pub chances: Vec<f32>,
}

impl Steps {
    /// `start`: from the start to each label; `between`: from each label to each, row by row. `None` where these do not fit
    /// one another.
    #[must_use]
    pub fn new(start: &[f32], between: &[f32]) -> Option<Self> {
        let labels = start.len();
        let fits = labels > 0 && u8::try_from(labels).is_ok() && between.len() == labels * labels;
        fits.then(|| Self { labels, start: start.to_vec(), between: between.to_vec() })
    }

    /// The labels of a window of which each token has `row` scores, the first of them its labels'. Cost: labels squared for
    /// each token.
    #[must_use]
    pub fn labels(&self, scores: &[f32], row: usize) -> Labels {
        let tokens: Vec<&[f32]> = scores.chunks_exact(row).filter_map(|t| t.get(..self.labels)).collect();
        Labels { best: self.best(&tokens), chances: self.chances(&tokens) }
    }

    fn best(&self, tokens: &[&[f32]]) -> Vec<u8> {
        let n = self.labels;
        let Some((first, rest)) = tokens.split_first() else { return Vec::new() };
        let mut at: Vec<f32> = self.start.iter().zip(*first).map(|(a, b)| a + b).collect();
        let mut next = vec![0.0; n];
        let mut back = vec![0u8; n * rest.len()];
        for (token, from) in rest.iter().zip(back.chunks_exact_mut(n)) {
            next.fill(f32::NEG_INFINITY);
            for (before, (at, steps)) in at.iter().zip(self.between.chunks_exact(n)).enumerate() {
                for ((step, top), from) in steps.iter().zip(&mut next).zip(&mut *from) {
                    if at + step > *top {
                        (*top, *from) = (at + step, before as u8);
                    }
                }
            }
            for ((at, next), score) in at.iter_mut().zip(&next).zip(*token) {
                *at = next + score;
            }
        }
        let mut label = (0..n).fold(0, |top, l| if at[l] > at[top] { l } else { top }) as u8;
        let mut out = vec![label; tokens.len()];
        for (n, from) in back.chunks_exact(n).enumerate().rev() {
            label = from[usize::from(label)];
            out[n] = label;
        }
        out
    }

    fn chances(&self, tokens: &[&[f32]]) -> Vec<f32> {
        let n = self.labels;
        let chance = |score: &f32| if *score < -60.0 { 0.0 } else { exp(*score) };
        let start: Vec<f32> = self.start.iter().map(chance).collect();
        let between: Vec<f32> = self.between.iter().map(chance).collect();
        let scale = |v: &mut [f32]| {
            let sum: f32 = v.iter().sum();
            for x in v {
                *x /= sum.max(f32::MIN_POSITIVE);
            }
        };
        let mut weights = Vec::with_capacity(n * tokens.len());
        for token in tokens {
            let top = token.iter().fold(f32::NEG_INFINITY, |a, b| a.max(*b));
            weights.extend(token.iter().map(|s| exp(s - top)));
        }
        let mut out = vec![0.0; n * tokens.len()];
        let mut reach = start;
        for (w, here) in weights.chunks_exact(n).zip(out.chunks_exact_mut(n)) {
            for ((here, reach), w) in here.iter_mut().zip(&reach).zip(w) {
                *here = reach * w;
            }
            scale(here);
            reach.fill(0.0);
            for (here, steps) in here.iter().zip(between.chunks_exact(n)) {
                for (reach, step) in reach.iter_mut().zip(steps) {
                    *reach += here * step;
                }
            }
        }
        let (mut after, mut before) = (vec![1.0; n], vec![0.0; n]);
        for (w, here) in weights.chunks_exact(n).zip(out.chunks_exact_mut(n)).rev() {
            for (here, after) in here.iter_mut().zip(&after) {
                *here *= after;
            }
            scale(here);
            for (after, w) in after.iter_mut().zip(w) {
                *after *= w;
            }
            for (before, steps) in before.iter_mut().zip(between.chunks_exact(n)) {
                *before = steps.iter().zip(&after).map(|(s, a)| s * a).sum();
            }
            scale(&mut before);
            after.copy_from_slice(&before);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: [f32; 2] = [0.0, -1.0];
    const BETWEEN: [[f32; 2]; 2] = [[0.5, -0.5], [-100.0, 0.25]];

    /// The score of each way through three tokens.
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
    fn as_counted_one_by_one() {
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
