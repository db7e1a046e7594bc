//! The tagger: a small neural net that labels tokens as source, cue and content.
//!
//! It reads the prose in windows of whole blocks (a longer block is cut), so time is linear in the length of the text,
//! and memory is limited to one window. Steps: features ([`features`]) → scores ([`net`]) → the best labels and their
//! chances ([`crf`]) → [`Tag`]s. The weights are in `weights.bin`, compiled in and made by `training/`; docs/MODEL.md
//! describes the accuracy.

pub(crate) mod features;
mod net;
pub(crate) mod schema;
mod weights;

use crate::{
    analysis::{CueClass, Quotation},
    text::Document,
};
use std::{ops::Range, sync::OnceLock};
use weights::{CLASSES, LABELS, OUTPUTS, SIDES, Weights};
use whosaid_net::Room;

/// The tagger's output for one token.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tag {
    /// 0 for none, then begin and inside of source, cue, content.
    pub(crate) label: u8,
    /// Chance that the token has the role of its label.
    pub(crate) chance: f32,
    /// Scores for a cue on its left, and on its right.
    pub(crate) sides: [f32; 2],
    /// Scores for each class of cue.
    pub(crate) classes: [f32; CLASSES],
}

/// The built-in weights; `None` if the file is invalid (a test checks it).
fn weights() -> Option<&'static Weights<'static>> {
    static WEIGHTS: OnceLock<Option<Weights<'static>>> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::read(include_bytes!("weights.bin")).ok()).as_ref()
}

/// Tags every token of the prose. Tokens outside it have label 0.
#[inline(never)]
pub(crate) fn tag(doc: &Document<'_>, quotations: &[Quotation]) -> Vec<Tag> {
    let mut out = vec![Tag::default(); doc.tokens.len()];
    let Some(w) = weights() else { return out };
    let features = features::features(doc, quotations);
    let mut room = Room::default();
    let prose: Vec<usize> = doc.prose_blocks().flat_map(|b| b.body.clone()).collect();
    for window in windows(doc.prose_blocks().map(|b| b.body.len()), w.window) {
        let tokens = &prose[window];
        let here: Vec<_> = tokens.iter().map(|i| features[*i]).collect();
        let scores = net::scores(w, &here, &mut room);
        let labels = w.steps.labels(&scores, OUTPUTS);
        let each = labels.best.iter().zip(scores.chunks_exact(OUTPUTS)).zip(labels.chances.chunks_exact(LABELS));
        for (i, ((&label, s), c)) in tokens.iter().zip(each) {
            let role = usize::from(label).next_multiple_of(2);
            let chance = if role == 0 { c[0] } else { c[role - 1] + c[role] };
            let [none, left, right] = std::array::from_fn(|n| s[LABELS + n]);
            let sides = [left - none.max(right), right - none.max(left)];
            out[*i] = Tag { label, chance, sides, classes: std::array::from_fn(|n| s[LABELS + SIDES + n]) };
        }
    }
    out
}

/// The class of a cue that is not in the lexicon.
pub(super) fn class(cue: &Range<usize>, tags: &[Tag]) -> CueClass {
    let sum = |class: usize| tags[cue.clone()].iter().map(|t| t.classes[class]).sum::<f32>();
    let best = (0..CLASSES).fold(0, |best, c| if sum(c) > sum(best) { c } else { best });
    [CueClass::Speech, CueClass::Belief, CueClass::Perception, CueClass::Decree][best]
}

/// How likely a report of the tagger is to be right: a logistic regression on its [`Parts`], fitted to how often such
/// reports are right.
pub(super) fn confidence(parts: &Parts<'_>, tags: &[Tag]) -> f32 {
    let Some(w) = weights() else { return 0.0 };
    let [bias, slopes @ ..] = w.calibration;
    whosaid_net::sigmoid(slopes.iter().zip(parts.numbers(tags)).fold(bias, |sum, (w, x)| sum + w * x))
}

/// The inputs of the confidence in a report.
pub(super) struct Parts<'a> {
    pub(super) content: &'a [Range<usize>],
    pub(super) cue: Option<&'a Range<usize>>,
    pub(super) source: Option<&'a Range<usize>>,
    /// Whether most of the content is in quotation marks.
    pub(super) quoted: bool,
    /// Whether a rule finds the same cue.
    pub(super) agrees: bool,
}

impl Parts<'_> {
    /// As numbers: the log-odds of the mean chance of content, cue and source (0 for a missing part), and 1 or 0 for
    /// each flag.
    pub(super) fn numbers(&self, tags: &[Tag]) -> [f32; weights::CALIBRATION - 1] {
        let of = |parts: &mut dyn Iterator<Item = &Range<usize>>| {
            let (mut sum, mut n) = (0.0, 0.0);
            for t in parts.flat_map(|p| &tags[p.clone()]) {
                (sum, n) = (sum + t.chance, n + 1.0);
            }
            if n == 0.0 { 0.0 } else { whosaid_net::log_odds(sum / n) }
        };
        let one = |b: bool| f32::from(u8::from(b));
        let [content, cue, source] =
            [of(&mut self.content.iter()), of(&mut self.cue.into_iter()), of(&mut self.source.into_iter())];
        [content, cue, source, one(self.quoted), one(self.agrees)]
    }
}

/// Ranges of consecutive blocks with at most `limit` tokens together. A longer block is cut. `training/corpus.py` does
/// the same.
fn windows(blocks: impl Iterator<Item = usize>, limit: usize) -> Vec<Range<usize>> {
    let (mut out, mut start, mut end) = (Vec::new(), 0, 0);
    for n in blocks {
        if end > start && end + n - start > limit {
            out.push(start..end);
            start = end;
        }
        end += n;
        while end - start > limit {
            out.push(start..start + limit);
            start += limit;
        }
    }
    if end > start {
        out.push(start..end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_valid() {
        Weights::read(include_bytes!("weights.bin")).expect("weights.bin is as training/ wrote it");
    }

    #[test]
    fn one_paragraph_of_any_length() {
        let text = "The mayor said that the harbour would stay open, and the ferry with it. ".repeat(400);
        let blocks = crate::text::Blocks::from_text(&text).unwrap();
        let doc = Document::new(&blocks);
        let tags = tag(&doc, &[]);
        assert!(tags.len() > 5000 && tags.iter().all(|t| t.label < 7 && t.chance > 0.0 && t.chance <= 1.001));
        // The text is cut into equal windows, so the same sentence has the same labels in each of its 400 places.
        let said: Vec<u8> = (0..tags.len()).filter(|i| doc.eq(*i, "said")).map(|i| tags[i].label).collect();
        assert_eq!(said, [3; 400]);
    }

    #[test]
    fn windows_of_whole_blocks() {
        for (blocks, want) in [
            (&[3, 4, 2][..], vec![0..7, 7..9]),
            (&[8, 1], vec![0..8, 8..9]),
            (&[9, 1], vec![0..8, 8..10]),
            (&[20], vec![0..8, 8..16, 16..20]),
            (&[], vec![]),
        ] {
            assert_eq!(windows(blocks.iter().copied(), 8), want, "{blocks:?}");
        }
    }
}
