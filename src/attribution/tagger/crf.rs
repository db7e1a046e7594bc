//! The labels of a window as one choice: a linear-chain CRF (Lafferty, `McCallum` and Pereira 2001).

use super::{math::exp, net::Scores, weights::LABELS};

type Steps = [[f32; LABELS]; LABELS + 1];

/// The best labels (Viterbi).
pub(super) fn best(scores: &[Scores], steps: &Steps) -> Vec<u8> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut at = [0.0; LABELS];
    for (label, at) in at.iter_mut().enumerate() {
        *at = steps[LABELS][label] + first[label];
    }
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    for token in &scores[1..] {
        let (mut next, mut from) = ([0.0; LABELS], [0; LABELS]);
        for label in 0..LABELS {
            let mut top = f32::NEG_INFINITY;
            for (before, at) in at.iter().enumerate() {
                let score = at + steps[before][label];
                if score > top {
                    (top, from[label]) = (score, before as u8);
                }
            }
            next[label] = top + token[label];
        }
        at = next;
        back.push(from);
    }
    let mut label = (0..LABELS).fold(0, |top, l| if at[l] > at[top] { l } else { top }) as u8;
    let mut out = vec![label; scores.len()];
    for (n, from) in back.iter().enumerate().rev() {
        label = from[usize::from(label)];
        out[n] = label;
    }
    out
}

/// The chance of each label at each token (forward-backward, each token's sums scaled to 1).
pub(super) fn chances(scores: &[Scores], steps: &Steps) -> Vec<[f32; LABELS]> {
    let weigh = |s: &Scores| {
        let top = s[..LABELS].iter().fold(f32::NEG_INFINITY, |a, b| a.max(*b));
        std::array::from_fn::<f32, LABELS, _>(|l| exp(s[l] - top))
    };
    let steps: [[f32; LABELS]; LABELS + 1] =
        std::array::from_fn(|a| std::array::from_fn(|b| if steps[a][b] < -60.0 { 0.0 } else { exp(steps[a][b]) }));
    let scaled = |mut v: [f32; LABELS]| {
        let sum: f32 = v.iter().sum();
        for x in &mut v {
            *x /= sum.max(f32::MIN_POSITIVE);
        }
        v
    };
    let weights: Vec<[f32; LABELS]> = scores.iter().map(weigh).collect();
    let mut out: Vec<[f32; LABELS]> = Vec::with_capacity(scores.len());
    for w in &weights {
        let reach = match out.last() {
            None => steps[LABELS],
            Some(before) => std::array::from_fn(|l| (0..LABELS).map(|b| before[b] * steps[b][l]).sum()),
        };
        out.push(scaled(std::array::from_fn(|l| reach[l] * w[l])));
    }
    let mut after = [1.0; LABELS];
    for (n, w) in weights.iter().enumerate().rev() {
        let here = std::array::from_fn(|l| out[n][l] * after[l]);
        out[n] = scaled(here);
        after = scaled(std::array::from_fn(|l| (0..LABELS).map(|next| steps[l][next] * w[next] * after[next]).sum()));
    }
    out
}
