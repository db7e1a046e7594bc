//! Offices in roles: "the mayor" in "the mayor of Oakvale".

use super::names::OFFICE;
use crate::{
    lexicon::{Classes, sets},
    text::{Case, Document, lowered},
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

/// Whether a token consists of the initials of an office that ends or begins with token `role`: "PM" for "Prime
/// Minister", "MP" for "Member of Parliament". The office ends before `end`.
pub(super) fn is_short_for(doc: &Document<'_>, short: usize, role: usize, end: usize) -> bool {
    let initials = doc.word(short);
    if doc.token(short).case != Case::Upper || !(2..=4).contains(&initials.len()) {
        return false;
    }
    let initial = |k: usize| doc.word(k).chars().next().filter(|c| c.is_uppercase());
    let from = |first: usize| {
        let large = (first..end.min(first + 2 * initials.len())).filter_map(initial);
        large.take(initials.len()).eq(initials.chars())
    };
    from(role) || from((role + 1).saturating_sub(initials.len()))
}
