//! No comment: somebody was asked and did not speak.

use super::{np::Np, units::Quotes};
use crate::{lexicon::Classes, text::Document};
use std::ops::Range;

/// A refusal to speak: who and the words that say so.
pub(super) struct NoComment {
    pub(super) source: Range<usize>,
    pub(super) cue: Range<usize>,
}

/// The refusals in one unit, outside quotations.
pub(super) fn find(doc: &Document<'_>, quotes: &Quotes, unit: &Range<usize>, out: &mut Vec<NoComment>) {
    let np = Np { doc, quotes };
    for i in unit.clone() {
        let Some(mut cue) = doc.phrase(i, Classes::NO_COMMENT) else { continue };
        if quotes.at(i).is_some() || out.last().is_some_and(|n| n.cue.end > i) {
            continue;
        }
        // "to comment on the case", "for comment"
        let rest = (cue.end..unit.end)
            .take_while(|j| doc.one_of(*j, words!("to for a request requests comment")))
            .filter(|j| doc.one_of(*j, words!("request requests comment")));
        cue.end = rest.last().map_or(cue.end, |j| j + 1);
        let mut start = i;
        while start > unit.start && doc.is(start - 1, Classes::AUXILIARY.or(Classes::ADVERB_CUE)) {
            start -= 1;
        }
        if let Some(source) = np.left(unit.start, start) {
            out.push(NoComment { source, cue });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::check;

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
            // Near misses.
            ("The minister commented at length.", ""),
        ]);
    }
}
