//! What a name looks like at its place: a person, a body, or a place.

use super::{
    mention::{GIVEN, Looks, OFFICE},
    run::{is_initial, is_suffix},
};
use crate::speakers::{noun::is_plural, reach::MAX_NOUN_PHRASE_TOKENS};
use crate::{
    lexicon::{Classes, sets},
    text::{Case, Document},
};
use std::ops::Range;

/// Whether a word is "Inc." or another legal form.
pub(in crate::speakers) fn is_company(w: &str) -> bool {
    let w = w.trim_end_matches('.');
    let capitals = w.chars().all(char::is_uppercase);
    if capitals { sets::speakers::COMPANY_LETTERS } else { sets::speakers::COMPANY_FORMS }.has(w)
}

#[inline(never)]
pub(super) fn looks(doc: &Document<'_>, name: &Range<usize>) -> Looks {
    let (a, b) = (name.start, name.end);
    let first = doc.word(a);
    let one = b - a == 1;
    if doc.is(a, Classes::BODY_NAME) && one {
        return Looks::Body;
    }
    // "the village of Ferris"
    let settled = a > 1 && doc.eq(a - 1, "of") && doc.one_of(a - 2, sets::speakers::SETTLEMENTS);
    if settled {
        return Looks::Place;
    }
    // "Holm & Lund"
    let partners = (a..b).any(|k| doc.mark(k, "&"));
    // "Radio Oakvale"
    let station = doc.one_of(a, sets::speakers::STATIONS) && doc.token(a).case == Case::Title;
    let company = doc.is(b - 1, Classes::BODY_NAME) || doc.one_of(b - 1, sets::speakers::BODY_ENDINGS);
    if !one && (station || partners || company && !doc.is(a, GIVEN)) {
        return Looks::Body;
    }
    if (a..b).skip(1).any(|k| is_initial(doc.word(k)) || is_suffix(doc.word(k))) || (!one && doc.is(a, GIVEN)) {
        return Looks::Person;
    }
    let aged = doc.comma(b)
        && doc.tokens.get(b + 1).is_some_and(|t| t.is_number && t.span.len() == 2)
        && doc.word(b + 2).len() == 1;
    // "Clean Ferris, which runs the baths,"
    let which = doc.comma(b) && doc.eq(b + 1, "which") && doc.one_of(b + 2, sets::speakers::ACTS_OF_BODIES);
    if which || is_firm(doc, name) {
        return Looks::Body;
    }
    let located = doc.is(b - 1, Classes::PLACE) || doc.one_of(a, sets::speakers::LANDMARKS);
    if !one && located {
        return Looks::Place;
    }
    // "Kip Holm, of Dock Street, Oakvale, who": not the street or the town.
    let part = |k: &usize| doc.comma(*k) || doc.token(*k).capital() || doc.eq(*k, "the");
    let from = (0..a).rev().take(6).find(|k| !part(k)).filter(|k| doc.one_of(*k, words!("of from")));
    // "the residents of Oakvale who"
    let home = from.is_some_and(|k| k > 0 && (doc.comma(k - 1) || one && is_plural(doc, k - 1)));
    if aged || !home && (doc.eq(b, "who") || (doc.comma(b) && doc.eq(b + 1, "who"))) {
        return Looks::Person;
    }
    // "QuillPress", but not "McHolm", "DeLund"
    let camel = first.char_indices().skip(2).any(|(i, c)| c.is_uppercase() && first[..i].ends_with(char::is_lowercase));
    let particle =
        ["Mc", "Mac", "De", "Le", "La", "Van", "Di", "Du", "Fitz", "Del", "Al"].iter().any(|p| first.starts_with(p));
    if one && camel && !particle {
        return Looks::Body;
    }
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    // "EBITDA fell": a figure.
    let figure = doc.one_of(a, sets::speakers::LETTERS_OF_FIGURES);
    if one && doc.token(a).case == Case::Upper && (2..=6).contains(&letters) && !figure {
        return Looks::Body;
    }
    // "the newspaper “Oakvale Post”"
    let a = a - usize::from(a > 0 && doc.one_of(a - 1, words!("“ \" ‘")) && doc.one_of(b, words!("” \" ’")));
    if a > 0 && doc.is(a - 1, OFFICE) && doc.token(a - 1).case == Case::Lower && doc.token(a).space_before {
        return Looks::Person;
    }
    // "the rescue group Harbour Watch"
    if !one
        && a > 1
        && doc.is(a - 1, Classes::ORGANISATION)
        && doc.token(a - 1).case == Case::Lower
        && (a < name.start || !doc.eq(a - 2, "the"))
    {
        return Looks::Body;
    }
    // "the Holm campaign": not a body called Holm.
    let modifies = doc.tokens.get(b).is_some_and(|t| t.case == Case::Lower)
        && (doc.is(b, OFFICE.or(Classes::GROUP_NOUN).or(Classes::RELATION_NOUN))
            || doc.one_of(b, sets::speakers::FOLLOWINGS));
    if a > 0 && doc.eq(a - 1, "the") && !modifies {
        return Looks::Body;
    }
    if one && a > 0 && doc.one_of(a - 1, sets::speakers::PLACE_PREPOSITIONS) {
        return Looks::Place;
    }
    Looks::Open
}

/// Whether the noun before or after a name is one for companies: "Danish toymaker Quillon", "Quillon, Norway’s largest
/// furniture chain,". Not "Tom Lund, the owner of a chain,".
pub(in crate::speakers) fn is_firm(doc: &Document<'_>, name: &Range<usize>) -> bool {
    let (a, b) = (name.start, name.end);
    let trade = |k: usize| !doc.is(k, OFFICE) && !doc.one_of(k, sets::speakers::PERSONS_TRADES);
    let sort = |k: usize, nouns| doc.token(k).case == Case::Lower && trade(k) && doc.one_of(k, nouns);
    let firm = |k| sort(k, sets::speakers::TRADES) || sort(k, sets::speakers::COMPANIES);
    let word = |k: usize| doc.token(k).is_word || doc.is_possessive(k);
    // "Quillon, the company said"
    let ends = |k: usize| {
        !doc.eq(k, "maker")
            && !doc.eq(k - 1, "the")
            && (!doc.token(k + 1).is_word || doc.is(k + 1, Classes::PREPOSITION))
    };
    let over = |k: usize| !word(k) || doc.is(k, Classes::PREPOSITION) || doc.is_inflected(k);
    a > 0 && sort(a - 1, sets::speakers::TRADES)
        || doc.comma(b)
            && !(a > 0 && doc.is(a - 1, Classes::PREPOSITION))
            && (b + 1..b + MAX_NOUN_PHRASE_TOKENS).take_while(|k| !over(*k)).any(|k| firm(k) && ends(k))
}
