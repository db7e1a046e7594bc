//! Turns the tagger's tags into labels, and links each label to its cue to make reports.
//!
//! The labels of a block do not overlap, as in the flat view of `PolNeAR` (Newell et al., LREC 2018): only the
//! outermost report is tagged.

use super::{
    report::{Origin, Report},
    tagger::Tag,
    units::Quotes,
};
use crate::text::Document;
use std::ops::Range;

/// The role of a labelled range in its report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Source,
    Cue,
    Content,
}

/// On which side of a label its cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// It is a cue, or has no cue.
    None,
    Left,
    Right,
}

/// A labelled range of tokens.
#[derive(Clone, Debug)]
struct Label {
    role: Role,
    tokens: Range<usize>,
    side: Side,
}

/// What the tagger finds in one block.
#[derive(Debug, Default)]
pub(super) struct Tagged {
    /// Content whose cue is before the block.
    pub(super) ahead: Vec<Range<usize>>,
    /// The reports of the block, in the order of their cues. Each has a cue; content may be missing.
    pub(super) here: Vec<Report>,
}

/// The reports that the tags of one block's body yield.
#[inline(never)]
pub(super) fn find(doc: &Document<'_>, quotes: &Quotes, body: &Range<usize>, tags: &[Tag]) -> Tagged {
    let mut labels = labels(body, tags);
    // “I ran,” | 7-year-old | Pia is quoted as saying: no cue.
    labels.retain(|l| l.role != Role::Cue || !doc.word(l.tokens.end - 1).ends_with("-year-old"));
    keep_whole(quotes, body, &mut labels);
    link(&labels)
}

/// The labelled ranges of a block's body.
#[inline(never)]
fn labels(body: &Range<usize>, tags: &[Tag]) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::new();
    for i in body.clone() {
        let role = match tags[i].label {
            0 => continue,
            1 | 2 => Role::Source,
            3 | 4 => Role::Cue,
            _ => Role::Content,
        };
        let inside = tags[i].label.is_multiple_of(2);
        match out.last_mut() {
            Some(l) if inside && l.role == role && l.tokens.end == i => l.tokens.end = i + 1,
            _ => out.push(Label { role, tokens: i..i + 1, side: Side::None }),
        }
    }
    for l in &mut out {
        let sum = |side: usize| l.tokens.clone().map(|i| tags[i].sides[side]).sum::<f32>();
        l.side = match (sum(0), sum(1)) {
            (left, right) if left > 0.0 && left >= right => Side::Left,
            (_, right) if right > 0.0 => Side::Right,
            _ => Side::None,
        };
    }
    out
}

/// Keeps quotations whole: content that touches a quotation is extended to all of it, and other labels inside are
/// dropped. A source or cue that contains a whole quotation (a book title) stays.
#[inline(never)]
fn keep_whole(quotes: &Quotes, body: &Range<usize>, labels: &mut Vec<Label>) {
    for q in quotes.within(body) {
        let (from, to) =
            (labels.partition_point(|l| l.tokens.end <= q.start), labels.partition_point(|l| l.tokens.start < q.end));
        let touching = &labels[from..to];
        if touching.iter().any(|l| l.tokens.start <= q.start && q.end <= l.tokens.end) {
            continue;
        }
        let contents = || touching.iter().filter(|l| l.role == Role::Content);
        let shared = |l: &Label| l.tokens.end.min(q.end) - l.tokens.start.max(q.start);
        let Some(most) = contents().max_by_key(|l| shared(l)).cloned() else {
            continue;
        };
        let start = contents().map(|l| l.tokens.start).min().unwrap_or(q.start).min(q.start);
        let end = contents().map(|l| l.tokens.end).max().unwrap_or(q.end).max(q.end);
        labels.splice(from..to, [Label { tokens: start..end, ..most }]);
    }
}

/// Links each label to the nearest cue on its side. The labels of one block are in order and do not overlap. A
/// quotation without a cue is added later, if it is a sentence.
#[inline(never)]
fn link(labels: &[Label]) -> Tagged {
    // Per label: the report that its cue begins.
    let mut begun: Vec<Option<Report>> = vec![None; labels.len()];
    let cues: Vec<usize> = (0..labels.len()).filter(|n| labels[*n].role == Role::Cue).collect();
    for c in &cues {
        begun[*c] = Some(Report { cue: Some(labels[*c].tokens.clone()), ..Report::new(Origin::Tagger) });
    }
    let mut ahead = Vec::new();
    for (n, label) in labels.iter().enumerate().filter(|(_, l)| l.role != Role::Cue) {
        let tokens = label.tokens.clone();
        let next = cues.partition_point(|c| *c < n);
        let (left, right) = (next.checked_sub(1).map(|c| cues[c]), cues.get(next).copied());
        let cue = match (label.side, label.role) {
            (Side::Right, Role::Source) => right.or(left),
            (Side::Left, Role::Source) => left.or(right),
            (Side::Right, _) => right,
            (Side::Left, _) => left,
            (Side::None, _) => None,
        };
        match (label.role, cue.and_then(|c| begun[c].as_mut())) {
            (Role::Source, Some(r)) => _ = r.source.get_or_insert(tokens),
            (Role::Content, Some(r)) => r.content.push(tokens),
            (Role::Content, None) if label.side == Side::Left => ahead.push(tokens),
            _ => {}
        }
    }
    Tagged { ahead, here: begun.into_iter().flatten().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes tags from letters: S, C and W begin source, cue and content, lower-case letters continue them. A digit
    /// before a letter is its side: 0 for left, 1 for right.
    fn tags(letters: &str) -> Vec<Tag> {
        let mut side = None;
        let mut out = Vec::new();
        for c in letters.chars() {
            if let Some(s) = c.to_digit(10) {
                side = Some(s as usize);
                continue;
            }
            let label = ".SsCcWw".find(c).unwrap() as u8;
            let mut sides = [-1.0; 2];
            if let Some(s) = side.filter(|_| label != 0) {
                sides[s] = 1.0;
            }
            out.push(Tag { label, sides, ..Tag::default() });
            side = side.filter(|_| label != 0);
        }
        out
    }

    #[test]
    fn labels_make_reports() {
        for (letters, reports, ahead) in [
            // Each label belongs to the nearest cue on its side.
            ("1Ss.C0Www", "0..2 3..4 [4..7]", ""),
            ("1WwC0S", "3..4 2..3 [0..2]", ""),
            ("1SC0Ww1SC0W", "0..1 1..2 [2..4]; 4..5 5..6 [6..7]", ""),
            // A source without a cue on its side takes the cue on the other side; content does not.
            ("0SC0W", "0..1 1..2 [2..3]", ""),
            ("1SC1W", "0..1 1..2 []", ""),
            // Content of a cue before the block.
            ("0Ww.", "", "0..2"),
            // An inside tag without a begin tag begins a label.
            ("1sC0w", "0..1 1..2 [2..3]", ""),
        ] {
            let found = link(&labels(&(0..tags(letters).len()), &tags(letters)));
            let shown = |r: &Report| {
                format!("{:?} {:?} {:?}", r.source.clone().unwrap_or(0..0), r.cue.clone().unwrap_or(0..0), r.content)
            };
            let shown: Vec<_> = found.here.iter().map(shown).collect();
            assert_eq!(shown.join("; "), reports, "{letters}");
            let found: Vec<_> = found.ahead.iter().map(|r| format!("{r:?}")).collect();
            assert_eq!(found.join(" "), ahead, "{letters}");
        }
    }

    #[test]
    fn quotations_stay_whole() {
        let text = "He called it “a blow to us all” at noon.";
        let blocks = crate::text::Blocks::from_text(text).unwrap();
        let doc = crate::text::Document::new(&blocks);
        let quotes = Quotes::new(&doc, &crate::quotations::find(&doc));
        let q = quotes.all[0].clone();
        let label = |role, tokens| Label { role, tokens, side: Side::Left };
        let kept = |mut labels: Vec<Label>| {
            keep_whole(&quotes, &doc.blocks[0].body, &mut labels);
            labels.into_iter().map(|l| (l.role, l.tokens)).collect::<Vec<_>>()
        };
        // Content that touches the quotation is extended to all of it; another label inside is dropped.
        let (half, rest) = (q.start..q.start + 3, q.start + 4..q.end);
        let parted = vec![label(Role::Content, half.clone()), label(Role::Source, rest)];
        assert_eq!(kept(parted), [(Role::Content, q.clone())]);
        let beyond = vec![label(Role::Content, q.start + 2..q.end + 1)];
        assert_eq!(kept(beyond), [(Role::Content, q.start..q.end + 1)]);
        // A source or cue inside stays, and so does a source that contains it.
        assert_eq!(kept(vec![label(Role::Cue, half.clone())]), [(Role::Cue, half)]);
        let title = q.start - 1..q.end + 1;
        assert_eq!(kept(vec![label(Role::Source, title.clone())]), [(Role::Source, title)]);
    }
}
