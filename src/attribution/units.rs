//! Units: what rules of attribution read as one sentence. A quotation of several sentences is one thing within it.

use crate::{
    analysis::{Quotation, QuoteRole},
    text::Document,
};
use std::ops::Range;

/// The quotations that rules go by: outermost ones that may be somebody's words, as token ranges, and for each token
/// which of them it is in.
pub(super) struct Quotes {
    /// Token ranges with their marks, in order, not overlapping.
    pub(super) all: Vec<Range<usize>>,
    of: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Quotes {
    pub(super) fn new(doc: &Document<'_>, quotations: &[Quotation]) -> Self {
        let mut all: Vec<Range<usize>> = Vec::new();
        let mut of = vec![NONE; doc.tokens.len()];
        let mut end = 0;
        for q in quotations.iter().filter(|q| q.role == QuoteRole::Speech) {
            if q.span.start < end {
                continue;
            }
            end = q.span.end;
            let tokens = doc.tokens_in(q.span);
            of[tokens.clone()].fill(all.len() as u32);
            all.push(tokens);
        }
        Self { all, of }
    }

    /// Index of the quotation that token `i` is in, marks included.
    pub(super) fn at(&self, i: usize) -> Option<usize> {
        self.of.get(i).filter(|q| **q != NONE).map(|q| *q as usize)
    }
    /// Whether quotation `q` ends in a stop inside its marks: “…,” rather than “…”.
    pub(super) fn stop_inside(doc: &Document<'_>, q: &Range<usize>) -> bool {
        // Past the closing marks of what is quoted inside: ‘…,’”
        q.clone().rev().take(4).skip(1).find(|i| !matches!(doc.word(*i), "’" | "'" | "”" | "\"")).is_some_and(|i| {
            i > q.start && matches!(doc.word(i), "," | "." | "!" | "?" | "…" | "—" | "–" | "--" | "...")
        })
    }
    /// The quotations that lie in a range of tokens.
    pub(super) fn within(&self, range: &Range<usize>) -> &[Range<usize>] {
        let from = self.all.partition_point(|q| q.start < range.start);
        let to = from + self.all[from..].partition_point(|q| q.end <= range.end);
        &self.all[from..to]
    }
}

/// The units of one block's body: its sentences, those parted by a full stop inside a quotation put together.
pub(super) fn units(doc: &Document<'_>, quotes: &Quotes, body: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut i = body.start;
    while i < body.end {
        let mut end = doc.sentence_of(i).end.min(body.end);
        while end < body.end && quotes.at(end - 1).is_some() && quotes.at(end - 1) == quotes.at(end) {
            end = doc.sentence_of(end).end.min(body.end);
        }
        out.push(i..end.max(i + 1));
        i = end.max(i + 1);
    }
    out
}
