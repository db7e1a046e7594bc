//! Complements: the content after a cue, by the frames of the cue's verb.

mod begin;
mod between;
mod end;
mod object;

use super::{
    cue::Cue,
    np::{Np, verbish},
    rule::Rule,
};
use crate::attribution::reach::MAX_PHRASE_TOKENS;
use crate::lexicon::Classes;
pub(super) use begin::begins;
pub(super) use end::content_end;
use end::stop_inside;
use std::ops::Range;

/// The content after a cue, within `..ceil`, and the rule that found it.
pub(super) fn complement(np: &Np<'_, '_>, cue: &Cue, ceil: usize) -> Option<(Range<usize>, Rule)> {
    let (mut start, rule) = begins(np, cue, ceil)?;
    // "said that, contrary to reports, …"
    while start + 1 < ceil && np.doc.comma(start) {
        start += 1;
    }
    // “…” with a stop inside the marks, or with nothing after it: the quotation is the whole content.
    if let Some(n) = np.quotes.at(start)
        && rule == Rule::QuotationCue
    {
        let q = &np.quotes.all[n];
        if q.end >= ceil || stop_inside(np, q.end) || np.doc.one_of(q.end, words!(". ! ?")) {
            return Some((q.clone(), rule));
        }
    }
    // "demanded a refund, and the firm issued a notice": an object ends before the next clause.
    let ceil = if rule == Rule::NounPhrase { next_clause(np, start, ceil) } else { ceil };
    let range = start..content_end(np, start, ceil);
    range.clone().any(|i| np.doc.token(i).is_word).then_some((range, rule))
}

/// The comma before "and" or "but" and a clause with its own subject, or `ceil`.
fn next_clause(np: &Np<'_, '_>, start: usize, ceil: usize) -> usize {
    let doc = np.doc;
    let joins = |i: &usize| {
        let subject = i + 2;
        let opens = Classes::DETERMINER.or(Classes::POSSESSIVE).or(Classes::PRONOUN_SUBJECT);
        doc.comma(*i)
            && doc.is(i + 1, Classes::COORDINATOR)
            && np.quotes.at(*i).is_none()
            && doc.is(subject, opens)
            && (subject + 1..ceil.min(subject + MAX_PHRASE_TOKENS)).any(|j| verbish(doc, j))
    };
    // "requested a list, the names of the firms, and the price paid": a list of objects.
    let listed = |i: &usize| {
        let opens = Classes::DETERMINER.or(Classes::POSSESSIVE);
        doc.is(start, opens) && (start + 1..*i).any(|k| doc.comma(k) && doc.is(k + 1, opens))
    };
    (start + 1..ceil).find(joins).filter(|i| !listed(i)).unwrap_or(ceil)
}
