//! The author of a document in an opening phrase: "In a ruling by Judge Roe, it was noted that".

use super::np::Np;
use crate::lexicon::{Classes, sets};
use std::ops::Range;

/// The author of the document that the unit of an impersonal passive opens with.
pub(super) fn noted_by(
    np: &Np<'_, '_>,
    units: &[Range<usize>],
    cue: &Range<usize>,
    source: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let doc = np.doc;
    let it = source.map_or(cue.start.checked_sub(1)?, |s| s.start);
    let passive = cue.len() > 1 && doc.one_of(cue.start, sets::grammar::SINGULAR_BE)
        || doc.one_of(cue.start.wrapping_sub(1), sets::grammar::SINGULAR_BE);
    let unit = units.get(units.partition_point(|u| u.end <= it))?;
    if !passive || !doc.eq(it, "it") || !doc.one_of(unit.start, words!("in under")) || !doc.comma(it - 1) {
        return None;
    }
    let document =
        (unit.start + 1..it).find(|i| doc.is(*i, Classes::DOCUMENT) || doc.one_of(*i, sets::attribution::JUDGMENTS))?;
    let by = (document + 1..it).find(|i| doc.one_of(*i, sets::attribution::MAKER_PREPOSITIONS))?;
    // Not "in a judgment overturned by Judge Roe", "in a decision by Roe to leave".
    let author = np.right(by + 1, it - 1)?;
    let made = by == document + 1 || doc.one_of(by - 1, sets::attribution::WRITTEN);
    (made && !doc.eq(author.end, "to")).then_some(author)
}
