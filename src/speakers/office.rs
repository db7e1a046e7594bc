//! Offices in roles: "the mayor" in "the mayor of Oakvale".

use super::names::OFFICE;
use crate::{
    lexicon::{Classes, sets},
    text::{Document, lowered},
};
use std::ops::Range;

/// The tokens of a role that name an office, without its domain and its owner.
pub(super) fn office(doc: &Document<'_>, role: &Range<usize>) -> impl Iterator<Item = usize> {
    // "the Member of Parliament (MP) for Oakvale"
    let short = role.clone().find(|k| doc.mark(*k, "(")).map(|k| k + 1).filter(|k| doc.is(*k, OFFICE));
    let end = office_end(doc, role);
    let last = short.map_or(end, |k| k + 1).max(end);
    (role.start..last)
        .filter(move |k| *k < end || Some(*k) == short)
        .filter(|k| doc.is(*k, OFFICE.or(Classes::LAWMAKER)) && !doc.is_possessive(k + 1))
}

/// Where a role's first phrase ends: the office is before, its domain after.
pub(super) fn office_end(doc: &Document<'_>, role: &Range<usize>) -> usize {
    role.clone().find(|k| doc.is(*k, Classes::PREPOSITION) || doc.comma(*k)).unwrap_or(role.end)
}

/// Whether a role's word and a description's head name the same office: "Gov." and "governor", "Rep." and "lawmaker",
/// "ambassador" and "diplomat".
pub(super) fn same_office(doc: &Document<'_>, role: usize, head: usize) -> bool {
    let (short, h) = (lowered(doc.word(role)), lowered(doc.word(head)));
    let r = short.trim_end_matches('.');
    let pair = |a: &str, b: &str| sets::speakers::SAME_CALLINGS.has(&format!("{a}={b}"));
    r == h
        || pair(r, &h)
        || pair(&h, r)
        || (doc.is(role, Classes::LAWMAKER)
            && doc.is(head, Classes::LAWMAKER)
            && (r.starts_with("sen") == h.starts_with("sen") || sets::speakers::LAWMAKERS_OF_ANY_HOUSE.has(&h)))
        || doc.is(head, Classes::TITLE) && r.len() > 2 && r.len() < short.len() && h.starts_with(r)
}
