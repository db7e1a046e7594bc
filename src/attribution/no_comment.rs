//! No comment: somebody was asked and declined to answer.

use super::{
    np::Np,
    report::{Origin, Report},
    units::Quotes,
};
use crate::{
    lexicon::{Classes, sets},
    text::Document,
};
use std::ops::Range;

/// The refusals in the units of a block, outside quotations, in text order.
#[inline(never)]
pub(super) fn find(doc: &Document<'_>, quotes: &Quotes, units: &[Range<usize>]) -> Vec<Report> {
    let np = Np { doc, quotes };
    let mut out: Vec<Report> = Vec::new();
    for (unit, i) in units.iter().flat_map(|u| u.clone().map(move |i| (u, i))) {
        let Some(mut cue) = doc.phrase(i, Classes::NO_COMMENT) else { continue };
        let last = out.last().and_then(|r| r.cue.as_ref());
        if quotes.at(i).is_some() || last.is_some_and(|c| c.end > i) {
            continue;
        }
        // "to comment on the case", "for comment"
        let request = |j: &usize| doc.one_of(*j, sets::attribution::REQUESTS_FOR_COMMENT);
        let rest = (cue.end..unit.end).take_while(|j| request(j) || doc.one_of(*j, words!("to for a"))).filter(request);
        cue.end = rest.last().map_or(cue.end, |j| j + 1);
        let mut start = i;
        while start > unit.start && doc.is(start - 1, Classes::AUXILIARY.or(Classes::ADVERB_CUE)) {
            start -= 1;
        }
        let source = np.left(unit.start, start);
        // "He said it was late and refused to comment": `refuse` finds the subject.
        let joins = start > unit.start && doc.is(start - 1, Classes::COORDINATOR);
        if source.is_some() || joins {
            out.push(Report { source, cue: Some(cue), ..Report::new(Origin::NoComment) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn table() {
        check(&[
            (
                "A spokesman for the ministry declined to comment.",
                "A spokesman for the ministry [declined to comment] -",
            ),
            (
                "Mr. Roe did not respond to a request for comment.",
                "Mr. Roe [did not respond to a request for comment] -",
            ),
            ("The club could not be reached.", "The club [could not be reached] -"),
            (
                "The firm, which is small, declined to say if it had paid.",
                "The firm, which is small [declined to say] -",
            ),
            ("The chief would not be interviewed.", "The chief [would not be interviewed] -"),
            ("The bus line would not say for how long.", "The bus line [would not say] -"),
            ("The club refused to be drawn on the sale.", "The club [refused to be drawn] -"),
            ("The chief did not want to comment on it.", "The chief [did not want to comment] -"),
            ("Her agent would neither confirm nor deny it.", "Her agent [would neither confirm nor deny] -"),
            // Near misses.
            ("The minister commented at length.", ""),
            ("The chief did not want to leave.", ""),
        ]);
    }
}
