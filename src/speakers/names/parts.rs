//! The parts of a run of capitalised words: the titles, and the name.

use super::{
    looks::{is_company, looks},
    mention::{FUNCTION, GIVEN, Looks, Mention, NOUNISH, OFFICE, gender_of},
    run::{begins_campaign, is_called, is_initial, is_joint_office, is_one_thing, is_suffix, is_without},
};
use crate::{
    lexicon::{Classes, sets},
    speakers::noun::is_plural,
    text::{Case, Document},
};
use std::ops::Range;

/// "Minority Whip | Ana B. Ruiz": an initial shows where the name begins.
fn before_initial(doc: &Document<'_>, name: Range<usize>) -> Option<usize> {
    let g = (name.start + 1..name.end.saturating_sub(2)).find(|k| is_initial(doc.word(k + 1)))?;
    let plain = !(name.start..g).any(|k| doc.is(k, GIVEN) || doc.token(k).case != Case::Title);
    (doc.is(g, GIVEN) && g + 3 == name.end && plain).then_some(g)
}

/// "Head of the Private Traders Union | Ana Ruiz": where a name begins after the body of an office that begins at `a`.
fn after_body(doc: &Document<'_>, a: usize, name: Range<usize>) -> Option<usize> {
    let (cut, b) = (name.start, name.end);
    // Not "Governor of Bank Negara Oakvale".
    let of = |k: usize| {
        k + 2 == b
            && !doc.eq(k.wrapping_sub(2), "of")
            && !doc.is(b - 1, Classes::ORGANISATION)
            && (a..cut).any(|k| doc.eq(k, "of"))
    };
    let begins = |k: &usize| doc.is(k - 1, Classes::ORGANISATION) && (doc.is(*k, GIVEN) || of(*k));
    (cut + 1..b.saturating_sub(1)).find(begins)
}

/// Where the name begins after the titles of a run `a..b`, and whether there are titles.
fn without_titles(doc: &Document<'_>, a: usize, b: usize) -> (usize, bool) {
    let mut cut = a;
    let mut titled = false;
    for k in a..b {
        if k < cut {
            continue;
        }
        let phrase = doc.phrase(k, Classes::TITLE).map_or(k, |p| p.end);
        let after_given = k > a && doc.is(k - 1, GIVEN) && k > cut;
        // "DJ Ana Ruiz"
        let letters = k == cut && k + 2 < b && doc.token(k).case == Case::Upper && doc.word(k).len() <= 4;
        // "Opposition MPA Ana Ruiz": capital letters inside a run separate a title from a name.
        let within = k > cut && k + 3 == b && doc.token(k).case == Case::Upper && (2..=4).contains(&doc.word(k).len());
        let name = || {
            (k + 1..b).all(|j| doc.token(j).case == Case::Title && !doc.is(j, Classes::ORGANISATION.or(Classes::PLACE)))
        };
        // "Team Ruiz", "Ex-clerk Ana Ruiz"
        let team = k == cut && (k + 2 == b && doc.eq(k, "team") || k + 2 < b && doc.word(k).starts_with("Ex-"));
        // "Chief (Mrs) Ana Ruiz"
        if doc.mark(k, "(") && doc.is(k + 1, Classes::TITLE) && doc.mark(k + 2, ")") && k + 3 < b {
            (cut, titled) = (k + 3, true);
        } else if k == cut && titled && is_joint_office(doc, k) && k + 2 < b {
            cut = k + 1;
        } else if within && name() {
            (cut, titled) = (k + 1, true);
        } else if (letters && !doc.word(k).contains('.') && doc.is(k + 1, GIVEN)) || team {
            cut = k + 1;
        } else if phrase > k && phrase < b {
            (cut, titled) = (phrase, true);
        } else if doc.is(k, OFFICE)
            && !(doc.is(k, GIVEN) && k + 2 == b && !(a > 0 && doc.eq(a - 1, "the")))
            && k + 1 < b
            // "Carl “Kid” Ruiz", "Carl “Kid Thunder” Ruiz"
            && ![k + 1, k.wrapping_sub(1)].iter().any(|j| *j != a.wrapping_sub(1) && doc.one_of(*j, words!("“ ‘ ” \" ’")))
            && (!after_given || doc.word(k).ends_with('.'))
            && !is_suffix(doc.word(k + 1))
        {
            (cut, titled) = (k + 1, true);
        } else if (doc.is(k, Classes::DEMONYM) || doc.phrase(k, Classes::PLACE).is_some_and(|p| p.end < b))
            && k == cut
            && k + 2 < b
        {
            let end = doc.phrase(k, Classes::PLACE).map_or(k + 1, |p| p.end);
            if doc.is(end, GIVEN) {
                cut = end;
            }
        }
    }
    (cut, titled)
}

/// "Spokesman on | Water | Ana Ruiz", "Ambassador to | Chile | Ana Ruiz": where the name begins after the portfolio or
/// the place of an office.
pub(super) fn after_portfolio(doc: &Document<'_>, first: usize, run: Range<usize>) -> usize {
    let (i, end) = (run.start, run.end);
    if end - i < 3 || doc.is(i, GIVEN) || doc.is(end - 1, Classes::ORGANISATION) {
        return i;
    }
    let of = |k: usize| k > first + 1 && doc.eq(k - 1, "of") && doc.phrase(k - 2, Classes::TITLE).is_some();
    let office = |k: usize| k > first && (doc.is(k - 1, OFFICE) || of(k - 1));
    let on = |k: usize| k > first && doc.one_of(k, words!("on for")) && office(k);
    if i > first + 3 && doc.eq(i - 1, "and") && on(i - 3) || i > first && on(i - 1) {
        return end - 2;
    }
    let to = i - usize::from(i > first && doc.eq(i - 1, "the"));
    let posted = to > first + 1 && doc.one_of(to - 1, words!("to in")) && office(to - 1) && !is_plural(doc, to - 2);
    let land = doc.phrase(i, Classes::PLACE).map(|p| p.end).filter(|k| k + 2 <= end);
    let given = || Some(end - 2).filter(|k| doc.is(*k, GIVEN));
    land.or_else(given).filter(|_| posted).unwrap_or(i)
}

/// "Speaker of Norda Far Coast (the lower house) | , Ana Ruiz,": whether a name between commas follows an office that
/// ends at `b`.
fn named_after(doc: &Document<'_>, b: usize) -> bool {
    let bracket = (b..b + 8).find(|k| doc.mark(*k, ")")).filter(|_| doc.mark(b, "("));
    let comma = bracket.map_or(b, |k| k + 1);
    let last = (comma + 1..comma + 6).take_while(|k| doc.token(*k).capital() && doc.token(*k).is_word).last();
    doc.comma(comma) && last.is_some_and(|k| k > comma + 1 && doc.comma(k + 1))
}

/// "the St. Anne Hospital": whether the "title" belongs to the name of a building.
fn is_saint(doc: &Document<'_>, first: usize, name: Range<usize>) -> bool {
    let building = name.len() > 1 && doc.is(name.end - 1, Classes::ORGANISATION.or(Classes::PLACE));
    building && name.start == first + 1 && doc.one_of(first, words!("st. st saint"))
}

/// "the watchdog | Justice Watch": whether a body's name begins with a style.
fn is_of_sort(doc: &Document<'_>, name: Range<usize>) -> bool {
    let a = name.start;
    a > 0
        && doc.token(a - 1).case == Case::Lower
        && doc.one_of(a - 1, sets::speakers::SORTS_OF_BODIES)
        && doc.one_of(a, sets::speakers::DIGNITIES)
        && name.len() > 1
        && !doc.is(a + 1, GIVEN)
}

/// "Clerk of the | Senate Ana Ruiz Gil": whether a name of three words follows a chamber.
fn follows_chamber(doc: &Document<'_>, part: Range<usize>) -> bool {
    part.len() == 4
        && doc.one_of(part.start, sets::speakers::CHAMBERS)
        && !part.skip(1).any(|k| doc.is(k, Classes::ORGANISATION))
}

/// Whether a run is wholly the name of a body: a law, a campaign, "Doctors Without Walls".
fn is_one_body(doc: &Document<'_>, a: usize, b: usize) -> bool {
    if doc.phrase(a, Classes::BODY_NAME).is_some_and(|p| p.end == b) {
        return true;
    }
    // "the Daily Courier": a newspaper.
    if doc.one_of(a, sets::speakers::PUBLICATION_TIMES) && b == a + 2 && a > 0 && doc.eq(a - 1, "the") {
        return true;
    }
    // "the Harbour Workers Act"
    let law = b > a + 1 && doc.one_of(b - 1, sets::speakers::LAWS) && a > 0 && doc.eq(a - 1, "the");
    let small = |k: usize| doc.is(k, Classes::PREPOSITION) && doc.token(k).case == Case::Lower;
    let called = is_called(doc, a) || b > a + 3 && is_one_thing(doc, a, a + 3);
    let campaign = called && (a + 1..b).any(small) || begins_campaign(doc, a) && b > a + 2;
    law && !doc.is(a, GIVEN)
        || campaign
        || is_of_sort(doc, a..b)
        || (a + 1..b.saturating_sub(1)).any(|k| is_without(doc, k))
}

/// "Fabian Baker," and "Orin Ben Usher," are names; "Harbour Manager" and "the Quillon Rep" are not.
fn is_surname(doc: &Document<'_>, run: Range<usize>) -> bool {
    let (a, b) = (run.start, run.end);
    (b - a == 2 || b - a == 3 && doc.is(b - 2, GIVEN))
        && !doc.is(b - 1, Classes::TITLE)
        && !doc.word(b - 1).ends_with('s')
        && doc.comma(b)
        && doc.token(a).case == Case::Title
        && doc.token(a).verb.is_none()
        && !doc.is(a, FUNCTION.or(NOUNISH))
        && !(a > 0 && doc.is(a - 1, Classes::DETERMINER.or(Classes::POSSESSIVE)))
}

/// "African American", "South African": whether a run has only words of origin.
fn is_origin(doc: &Document<'_>, a: usize, b: usize) -> bool {
    let part = b > a + 1 && doc.one_of(a, sets::speakers::PARTS_OF_LANDS);
    (a + usize::from(part)..b).all(|k| doc.is(k, Classes::DEMONYM))
}

/// Separates titles from the name and sets the name's looks; `None` if no name is left.
#[inline(never)]
pub(super) fn split(doc: &Document<'_>, run: Range<usize>) -> Option<Mention> {
    let (a, b) = (run.start, run.end);
    let whole = |looks| Some(Mention { tokens: a..b, from: a, looks, gender: None, loose: false, common: false });
    if is_one_body(doc, a, b) {
        return whole(Looks::Body);
    }
    // "Ex-clerk tells court": no name.
    if b - a == 1 && doc.word(a).starts_with("Ex-") {
        return None;
    }
    if doc.phrase(a, Classes::PLACE).is_some_and(|p| p.end == b) || (b - a == 1 && doc.is(a, Classes::PLACE)) {
        return whole(Looks::Place);
    }
    // "the South African" is not a name. A single such word is a loose mention: it may be a surname.
    if is_origin(doc, a, b) {
        let surname = Mention { tokens: a..b, from: a, looks: Looks::Open, gender: None, loose: true, common: true };
        return (b - a == 1).then_some(surname);
    }
    // "The Chief Minister", "Conservative MP": an office without a name.
    let member = doc.is(b - 1, Classes::LAWMAKER) && b > a + 1 && (a..b - 1).all(|k| doc.is(k, Classes::DEMONYM));
    if member || doc.phrase(a, Classes::TITLE).is_some_and(|p| p.end == b && p.len() > 1) {
        return None;
    }
    // "the Bakers Front", "the Oakvale First Nation"
    let nation = |k: usize| k > a && doc.one_of(k, words!("nation nations")) && doc.eq(k - 1, "first");
    let body = |k: usize| doc.is(k, Classes::ORGANISATION) || k > a && doc.eq(k, "front") || nation(k);
    // "Chairman of the Traders’ Association", "members of the Union of Dockers": the name is the body.
    let within = |k: usize| body(k) && (k + 1 == b || is_plural(doc, a) && doc.eq(k + 1, "of"));
    if doc.is(a, OFFICE) && doc.eq(a + 1, "of") && (a + 2..b).any(within) {
        let body = a + 2 + usize::from(doc.eq(a + 2, "the"));
        if body < b && body > a {
            return split(doc, body..b);
        }
    }
    // "union leader | Prince Ruiz": a given name. Not "his wife Queen Ada".
    let before = |k: usize| doc.token(k).case == Case::Lower && doc.is(k, OFFICE) && !doc.is(k, Classes::RELATION_NOUN);
    if b == a + 2 && a > 0 && before(a - 1) && doc.one_of(a, sets::speakers::ROYAL_GIVEN_NAMES) {
        let gender = gender_of(doc, a);
        return Some(Mention { tokens: a..b, from: a, looks: Looks::Person, gender, loose: false, common: false });
    }
    let (mut cut, mut titled) = without_titles(doc, a, b);
    // "Superintendent of Police (SP) Ana Ruiz"
    if let Some(close) = (a..b).rev().find(|k| doc.mark(*k, ")")).filter(|k| k + 1 < b && doc.is(a, OFFICE)) {
        (cut, titled) = (close + 1, true);
    }
    // "the Minority Chief Whip": an office that is not in the lexicon; but "the Rev. Ruiz" is a name.
    if titled
        && b == cut + 1
        && a > 0
        && doc.eq(a - 1, "the")
        && !doc.is(cut, Classes::ORGANISATION.or(GIVEN))
        && !(a..cut).any(|k| doc.one_of(k, sets::speakers::DIGNITIES))
    {
        return None;
    }
    // "the Chief Press Secretary"; "Deputy PM", "Deputy Spokesman for": an office without a name.
    let press = a > 0 && doc.eq(a - 1, "the") && b > cut + 1 && doc.is(b - 1, Classes::TITLE) && !doc.is(cut, GIVEN);
    // "Deputy Director (Roads) Ana Ruiz"
    let bracket = doc.mark(b, "(") && (b + 2..b + 6).any(|k| doc.mark(k, ")") && doc.token(k + 1).capital());
    // "the firm’s Executive Director, Mrs Ruiz"; not "her Aunt Bishop"
    let owned = a > 0
        && (doc.is_possessive(a - 1) || doc.is(a - 1, Classes::POSSESSIVE))
        && !(a..cut).any(|k| doc.is(k, Classes::RELATION_NOUN));
    let office = || doc.token(cut).case == Case::Upper || doc.one_of(b, words!("for on at")) || bracket || owned;
    if titled && (press || b == cut + 1 && doc.is(cut, Classes::TITLE) && office()) {
        return None;
    }
    if let Some(g) = after_body(doc, a, cut..b).filter(|_| titled).or_else(|| before_initial(doc, cut..b)) {
        (cut, titled) = (g, true);
    }
    // "the China Entrepreneur Summit": nobody's name.
    let event = titled && b == cut + 1 && doc.one_of(cut, sets::speakers::BODY_ENDINGS);
    if event || cut < b && doc.is_possessive(cut) {
        return whole(Looks::Body);
    }
    // "Minister of Health Ana Ruiz": the portfolio is before the name.
    let small = |k: usize| k < b && doc.token(k).case == Case::Lower && !doc.is(k, Classes::NAME_PARTICLE);
    if small(cut) {
        let after = cut + 1 + usize::from(doc.eq(cut + 1, "the"));
        // "Member of Parliament for Alton Central", "for St Andrew West": a constituency, not a name.
        let of = |k: usize| doc.is(k - 1, Classes::PREPOSITION) || doc.one_of(k - 1, words!("st st."));
        let given = (after + 1..b.saturating_sub(1)).find(|k| doc.is(*k, GIVEN) && !of(*k));
        match given {
            Some(g) => cut = g,
            None if named_after(doc, b) => return None,
            None if follows_chamber(doc, after..b) && !small(after + 1) => cut = after + 1,
            // Not "the Member of Parliament for Alton".
            None if b >= after + 3 && !of(b - 2) && !small(b - 2) => cut = b - 2,
            None => return None,
        }
    }
    // "Ana Ruiz KC": letters after a name are not part of it.
    let letters =
        |k: usize| doc.token(k).case == Case::Upper && (2..=4).contains(&doc.word(k).len()) && !is_suffix(doc.word(k));
    let honour = titled || doc.is(cut, GIVEN) || doc.one_of(b - 1, sets::speakers::POST_NOMINALS);
    let b = if b > cut + 2 && letters(b - 1) && !letters(b - 2) && honour { b - 1 } else { b };
    let name = cut..b;
    // "Jan Brewer"
    let maker = doc.is(cut, GIVEN) && b == cut + 2 && doc.one_of(b - 1, sets::speakers::TRADE_SURNAMES);
    let last_is_body = (body(b - 1) && !maker) || is_company(doc.word(b - 1));
    let inner_body = name.clone().any(|k| body(k) && k + 1 < b && doc.token(k + 1).case == Case::Lower);
    if (last_is_body || inner_body) && !(titled && doc.is(cut, GIVEN)) || is_saint(doc, a, cut..b) {
        return whole(Looks::Body);
    }
    // "coach Zubin Sheikh"
    let surname = is_surname(doc, a..b) || b == a + 2 && a > 0 && before(a - 1) && !doc.is(a, FUNCTION.or(NOUNISH));
    if b - a > 1 && doc.is(b - 1, OFFICE) && !doc.is(cut, GIVEN) && !titled && !surname {
        return None;
    }
    let gender = (a..cut)
        .rev()
        .find_map(|k| gender_of(doc, k).filter(|_| doc.is(k, OFFICE)))
        .or_else(|| {
            (a > 0 && doc.is(a - 1, OFFICE) && doc.token(a).space_before).then(|| gender_of(doc, a - 1)).flatten()
        })
        // "Sen. Graham": a surname here, though it may be a given name.
        .or_else(|| gender_of(doc, cut).filter(|_| doc.is(cut, GIVEN) && !(titled && b == cut + 1)));
    let looks = if titled || b < run.end { Looks::Person } else { looks(doc, &name) };
    let loose = b - a == 1 && doc.is(a, OFFICE);
    Some(Mention { tokens: name, from: a, looks, gender, loose, common: loose })
}
