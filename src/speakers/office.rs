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

/// "the DRB chief" for "Roads and Bridges Secretary", "the UOP leader" for "United Oak Party Secretary General": whether
/// letters before a noun for the head of something have the initials of what an office heads; one initial only in "the
/// DOH chief" for "Health Secretary".
pub(super) fn of_initials(doc: &Document<'_>, role: &Range<usize>, head: usize) -> bool {
    let letters = head.wrapping_sub(1);
    let Some(title) = role.clone().find(|k| doc.is(*k, Classes::TITLE)) else { return false };
    let (mut rest, mut count) = (doc.word(letters).bytes(), 0);
    for c in (role.start..title).filter_map(|k| doc.word(k).bytes().next()).filter(u8::is_ascii_uppercase) {
        count += 1;
        if !rest.any(|r| r == c) {
            return false;
        }
    }
    let whole = count > 1 || count == 1 && doc.word(letters).len() == 3 && rest.len() == 0;
    let heads = doc.one_of(title, words!("secretary minister")) || doc.one_of(title, sets::speakers::OFFICE_HEADS);
    whole && heads && doc.token(letters).case == Case::Upper
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

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn letters_before_the_head() {
        for (role, noun, known) in [
            ("Public Roads Secretary", "DPRH chief", true),
            ("Health Secretary", "DOH chief", true),
            ("Health Minister", "MOH boss", true),
            ("United Oak Party Secretary General", "UOP leader", true),
            ("National Roads Agency director", "NRA boss", true),
            // Near misses: another ministry; who speaks for the body or comes second; other letters.
            ("Health Secretary", "DPRH chief", false),
            ("Public Roads Undersecretary", "DPRH chief", false),
            ("United Oak Party spokesman", "UOP leader", false),
            ("United Oak Party Secretary General", "UPO leader", false),
            ("Public Roads Secretary", "DPRH lawyer", false),
        ] {
            let text = format!("{role} Tom Lund left. Mayor Vera Holm came.\n[S The {noun}] said [C it rains].");
            let want = if known { "Tom Lund".to_string() } else { format!("the {noun}") };
            check(&[(&text, &want)]);
        }
    }
}
