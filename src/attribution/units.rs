//! Units: what the rules read as one sentence. A quotation of several sentences is one item in its unit.

use crate::attribution::reach::MAX_UNIT_TOKENS;
use crate::{
    analysis::{Quotation, QuoteRole},
    text::Document,
};
use std::ops::Range;

/// The quotations that the rules use: outermost ones that may be speech, as token ranges. Also maps each token to its
/// quotation.
pub(super) struct Quotes {
    /// Token ranges including the marks, in order, not overlapping.
    pub(super) all: Vec<Range<usize>>,
    of: Vec<u32>,
    /// The outermost quotations of any role, as token ranges including the marks, in order.
    outer: Vec<Range<usize>>,
}

const NONE: u32 = u32::MAX;

impl Quotes {
    pub(super) fn new(doc: &Document<'_>, quotations: &[Quotation]) -> Self {
        let mut all: Vec<Range<usize>> = Vec::new();
        let mut of = vec![NONE; doc.tokens.len()];
        let mut outer: Vec<Range<usize>> = Vec::new();
        let mut end = 0;
        for q in quotations {
            let tokens = doc.tokens_in(q.span);
            if outer.last().is_none_or(|o| o.end <= tokens.start) {
                outer.push(tokens.clone());
            }
            if q.role != QuoteRole::Speech || q.span.start < end {
                continue;
            }
            end = q.span.end;
            of[tokens.clone()].fill(all.len() as u32);
            all.push(tokens);
        }
        Self { all, of, outer }
    }

    /// Whether token `i` is in a quotation of any role, marks included.
    pub(super) fn marked(&self, i: usize) -> bool {
        self.marks_at(i).is_some()
    }
    /// The outermost quotation of any role that contains token `i`.
    pub(super) fn marks_at(&self, i: usize) -> Option<&Range<usize>> {
        self.outer.get(self.outer.partition_point(|q| q.end <= i)).filter(|q| q.start <= i)
    }
    /// The outermost quotations of any role within a range of tokens.
    pub(super) fn marks_in(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let from = self.outer.partition_point(|q| q.start < range.start);
        self.outer[from..].iter().take_while(|q| q.end <= range.end).cloned().collect()
    }

    /// Index of the quotation that contains token `i`, marks included.
    pub(super) fn at(&self, i: usize) -> Option<usize> {
        self.of.get(i).filter(|q| **q != NONE).map(|q| *q as usize)
    }
    /// Whether quotation `q` ends in a stop inside its marks: “…,” rather than “…”.
    pub(super) fn stop_inside(doc: &Document<'_>, q: &Range<usize>) -> bool {
        // Skip the closing marks of an inner quotation: ‘…,’”
        q.clone()
            .rev()
            .take(4)
            .skip(1)
            .find(|i| !doc.one_of(*i, words!("’ ' ” \"")))
            .is_some_and(|i| i > q.start && doc.one_of(i, words!(", . ! ? … — – -- ...")))
    }
    /// The quotations within a range of tokens.
    pub(super) fn within(&self, range: &Range<usize>) -> &[Range<usize>] {
        let from = self.all.partition_point(|q| q.start < range.start);
        let to = from + self.all[from..].partition_point(|q| q.end <= range.end);
        &self.all[from..to]
    }
}

/// The units of one block's body: its sentences. Sentences of one quotation are joined.
#[inline(never)]
pub(super) fn units(doc: &Document<'_>, quotes: &Quotes, body: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut i = body.start;
    while i < body.end {
        let mut end = doc.sentence_of(i).end.min(body.end);
        while end < body.end && quotes.at(end - 1).is_some() && quotes.at(end - 1) == quotes.at(end) {
            end = doc.sentence_of(end).end.min(body.end);
        }
        end = (i..end).filter(|t| quotes.at(*t).is_none()).nth(MAX_UNIT_TOKENS).unwrap_or(end).max(i + 1);
        out.push(i..end);
        i = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Blocks;

    fn lengths(text: &str) -> Vec<usize> {
        let blocks = Blocks::from_text(text).unwrap();
        let doc = Document::new(&blocks);
        let quotes = Quotes::new(&doc, &crate::quotations::find(&doc));
        doc.prose_blocks().flat_map(|b| units(&doc, &quotes, &b.body)).map(|u| u.len()).collect()
    }

    #[test]
    fn a_quotation_is_one_thing_in_its_sentence() {
        assert_eq!(lengths("“It rained. It poured,” she said. He left."), [11, 3]);
        assert_eq!(lengths("It rained. It poured, she said. He left."), [3, 6, 3]);
    }

    #[test]
    fn a_text_without_full_stops_is_cut_and_a_quotation_is_not() {
        assert_eq!(lengths(&"and ".repeat(1500)), [MAX_UNIT_TOKENS, MAX_UNIT_TOKENS, 300]);
        let quoted = format!("She said, “{}.” And left.", "and ".repeat(1500).trim_end());
        assert_eq!(lengths(&quoted), [1506, 3]);
    }

    #[test]
    fn a_stop_inside_the_marks() {
        for (text, want) in [
            ("“It rained,” she said.", true),
            ("“It rained?” she said.", true),
            ("“He said ‘go,’” she said.", true),
            // Near misses.
            ("“It rained” and “he left” are two.", false),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let quotes = Quotes::new(&doc, &crate::quotations::find(&doc));
            assert_eq!(Quotes::stop_inside(&doc, &quotes.all[0]), want, "{text}");
        }
    }
}
