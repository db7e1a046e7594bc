//! Cuts an article into pieces at the ends of marks, for exports that can nest marks but not overlap them.

use crate::{
    analysis::{Analysis, AttributionKind, QuoteRole},
    text::{Block, Span},
};

/// A mark on a piece of text. The number is the index of the record in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Content(usize),
    Source(usize),
    Via(usize),
    Cue(usize),
    /// A quotation of speech without an attribution.
    Unattributed(usize),
    HedgeCue(usize),
    Claim(usize),
}

/// A piece of text with the same marks throughout.
#[derive(Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) marks: Vec<Mark>,
}

/// All marks of an article.
pub(super) struct Marks {
    /// Sorted by start.
    spans: Vec<(Span, Mark)>,
    /// The length of the longest span: how far before a block its marks may begin.
    longest: u32,
}

impl Marks {
    pub(super) fn new(analysis: &Analysis) -> Self {
        let mut spans = Vec::new();
        for (n, a) in analysis.attributions.iter().enumerate() {
            spans.extend(a.content.iter().map(|s| (*s, Mark::Content(n))));
            spans.extend(a.source.map(|s| (s, Mark::Source(n))));
            spans.extend(a.via.map(|s| (s, Mark::Via(n))));
            spans.extend(a.cue.map(|s| (s, Mark::Cue(n))));
        }
        for (n, q) in analysis.quotations.iter().enumerate() {
            if q.role == QuoteRole::Speech && q.attribution.is_none() {
                spans.push((q.span, Mark::Unattributed(n)));
            }
        }
        for (n, h) in analysis.hedges.iter().enumerate() {
            spans.push((h.cue, Mark::HedgeCue(n)));
            spans.push((h.claim, Mark::Claim(n)));
        }
        spans.retain(|(s, _)| !s.is_empty());
        spans.sort_unstable();
        let longest = spans.iter().map(|(s, _)| s.len()).max().unwrap_or(0);
        Self { spans, longest }
    }

    /// The pieces of a block, in order; no piece is empty, and together they cover the block.
    pub(super) fn pieces(&self, block: &Block) -> Vec<Piece> {
        let Span { start, end, .. } = block.span;
        let from = self.spans.partition_point(|(s, _)| s.start.saturating_add(self.longest) <= start);
        let here: Vec<_> = self.spans[from..]
            .iter()
            .take_while(|(s, _)| s.start < end)
            .filter(|(s, _)| s.overlaps(block.span))
            .collect();
        let mut cuts: Vec<u32> =
            here.iter().flat_map(|(s, _)| [s.start.max(start), s.end.min(end)]).chain([start, end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut open: Vec<&(Span, Mark)> = Vec::new();
        let mut coming = here.into_iter().peekable();
        cuts.windows(2)
            .map(|w| {
                open.retain(|(s, _)| s.end > w[0]);
                while let Some(next) = coming.next_if(|(s, _)| s.start <= w[0]) {
                    open.push(next);
                }
                let mut marks: Vec<_> = open.iter().map(|(_, m)| *m).collect();
                marks.sort_unstable();
                Piece { span: Span::new(w[0], w[1]), marks }
            })
            .collect()
    }
}

/// For each attribution, the end of its content (for a refusal to comment, of its cue) and its speaker. Sorted.
pub(super) fn ends(analysis: &Analysis) -> Vec<(u32, Option<usize>)> {
    let mut ends: Vec<_> = analysis
        .attributions
        .iter()
        .filter_map(|a| {
            let last = match a.kind {
                AttributionKind::NoComment => a.cue,
                _ => a.content.last().copied(),
            };
            Some((last?.end, a.speaker))
        })
        .collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;
    use crate::{analysis::Hedge, text::Blocks};
    use proptest::prelude::*;

    #[test]
    fn overlapping_marks_are_cut() {
        let (text, analysis) = sample();
        let blocks = Blocks::from_text(text).unwrap();
        let got: Vec<_> = Marks::new(&analysis)
            .pieces(&blocks.blocks()[1])
            .into_iter()
            .map(|p| (&text[p.span.range()], p.marks))
            .collect();
        let content = Mark::Content(0);
        assert_eq!(
            got,
            [
                ("“We & ours ", vec![content]),
                ("may", vec![content, Mark::HedgeCue(0), Mark::Claim(0)]),
                (" stop,”", vec![content, Mark::Claim(0)]),
                (" ", vec![Mark::Claim(0)]),
                ("said", vec![Mark::Cue(0), Mark::Claim(0)]),
                (" ", vec![]),
                ("Ina Rusk, a potter", vec![Mark::Source(0)]),
                (". ", vec![]),
                ("“Soon.”", vec![content]),
            ]
        );
    }

    proptest! {
        #[test]
        fn pieces_cover_the_block(spans in prop::collection::vec((0_u32..60, 0_u32..20), 0..12), start in 0_u32..40, len in 1_u32..30) {
            let (_, mut analysis) = sample();
            analysis.hedges = spans.iter().map(|(s, l)| Hedge {
                claim: Span::new(*s, s + l), ..analysis.hedges[0].clone()
            }).collect();
            let block = Block { kind: crate::BlockKind::Paragraph, span: Span::new(start, start + len) };
            let marks = Marks::new(&analysis);
            let pieces = marks.pieces(&block);
            prop_assert_eq!(pieces[0].span.start, start);
            prop_assert_eq!(pieces.last().unwrap().span.end, start + len);
            for w in pieces.windows(2) {
                prop_assert_eq!(w[0].span.end, w[1].span.start);
            }
            for p in &pieces {
                prop_assert!(!p.span.is_empty());
                let want = marks.spans.iter().filter(|(s, _)| s.contains(p.span)).count();
                prop_assert_eq!(p.marks.len(), want);
            }
        }
    }
}
