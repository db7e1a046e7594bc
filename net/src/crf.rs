//! The labels of a window as one choice: a linear-chain CRF (Lafferty, `McCallum` and Pereira 2001).

use crate::exp;

/// Scores of going from one of `N` labels to another.
#[derive(Clone, Copy, Debug)]
pub struct Steps<const N: usize> {
    /// From the start.
    pub start: [f32; N],
    /// From label to label.
    pub between: [[f32; N]; N],
}

/// The best labels (Viterbi). Of each token's scores the first `N` are its labels'.
#[must_use]
pub fn best<const N: usize, const M: usize>(scores: &[[f32; M]], steps: &Steps<N>) -> Vec<u8> {
    const { assert!(N <= M, "a score for each label") }
    let Some(first) = scores.first() else { return Vec::new() };
    let mut at = [0.0; N];
    for (label, at) in at.iter_mut().enumerate() {
        *at = steps.start[label] + first[label];
    }
    let mut back: Vec<[u8; N]> = Vec::with_capacity(scores.len());
    for token in &scores[1..] {
        let (mut next, mut from) = ([0.0; N], [0; N]);
        for label in 0..N {
            let mut top = f32::NEG_INFINITY;
            for (before, at) in at.iter().enumerate() {
                let score = at + steps.between[before][label];
                if score > top {
                    (top, from[label]) = (score, before as u8);
                }
            }
            next[label] = top + token[label];
        }
        at = next;
        back.push(from);
    }
    let mut label = (0..N).fold(0, |top, l| if at[l] > at[top] { l } else { top }) as u8;
    let mut out = vec![label; scores.len()];
    for (n, from) in back.iter().enumerate().rev() {
        label = from[usize::from(label)];
        out[n] = label;
    }
    out
}

/// The chance of each label at each token (forward-backward, each token's sums scaled to 1).
#[must_use]
pub fn chances<const N: usize, const M: usize>(scores: &[[f32; M]], steps: &Steps<N>) -> Vec<[f32; N]> {
    const { assert!(N <= M, "a score for each label") }
    let weigh = |s: &[f32; M]| {
        let top = s[..N].iter().fold(f32::NEG_INFINITY, |a, b| a.max(*b));
        std::array::from_fn::<f32, N, _>(|l| exp(s[l] - top))
    };
    let chance = |score: f32| if score < -60.0 { 0.0 } else { exp(score) };
    let (start, steps) = (steps.start.map(chance), steps.between.map(|row| row.map(chance)));
    let scaled = |mut v: [f32; N]| {
        let sum: f32 = v.iter().sum();
        for x in &mut v {
            *x /= sum.max(f32::MIN_POSITIVE);
        }
        v
    };
    let weights: Vec<[f32; N]> = scores.iter().map(weigh).collect();
    let mut out: Vec<[f32; N]> = Vec::with_capacity(scores.len());
    for w in &weights {
        let reach = match out.last() {
            None => start,
            Some(before) => std::array::from_fn(|l| (0..N).map(|b| before[b] * steps[b][l]).sum()),
        };
        out.push(scaled(std::array::from_fn(|l| reach[l] * w[l])));
    }
    let mut after = [1.0; N];
    for (n, w) in weights.iter().enumerate().rev() {
        let here = std::array::from_fn(|l| out[n][l] * after[l]);
        out[n] = scaled(here);
        after = scaled(std::array::from_fn(|l| (0..N).map(|next| steps[l][next] * w[next] * after[next]).sum()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: Steps<2> = Steps { start: [0.0, -1.0], between: [[0.5, -0.5], [-100.0, 0.25]] };

    /// The score of each way through three tokens.
    fn ways(scores: &[[f32; 3]; 3]) -> Vec<([u8; 3], f64)> {
        let all = (0..8u8).map(|n| [n & 1, n >> 1 & 1, n >> 2]);
        all.map(|way| {
            let [a, b, c] = way.map(usize::from);
            let steps = STEPS.start[a] + STEPS.between[a][b] + STEPS.between[b][c];
            (way, f64::from(steps + scores[0][a] + scores[1][b] + scores[2][c]))
        })
        .collect()
    }

    #[test]
    fn as_counted_one_by_one() {
        for scores in
            [[[0.0, 1.0, 9.0], [0.3, 0.1, 9.0], [0.9, 0.2, 9.0]], [[1.0, 0.0, 0.0], [0.0, 2.0, 0.0], [1.5, 0.0, 0.0]]]
        {
            let ways = ways(&scores);
            let top = ways.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap().0;
            assert_eq!(best(&scores, &STEPS), top);
            let sum: f64 = ways.iter().map(|w| w.1.exp()).sum();
            for (n, got) in chances(&scores, &STEPS).iter().enumerate() {
                for label in 0..2u8 {
                    let of: f64 = ways.iter().filter(|w| w.0[n] == label).map(|w| w.1.exp()).sum();
                    assert!((f64::from(got[usize::from(label)]) - of / sum).abs() < 1e-4);
                }
            }
        }
        assert!(best::<2, 3>(&[], &STEPS).is_empty() && chances::<2, 3>(&[], &STEPS).is_empty());
    }
}
