//! The holder of an office, named after words that are not a title: "Spokesman on Water Ana Ruiz", "a woman who asked to
//! be called Ana".

use crate::{
    lexicon::{Classes, sets},
    speakers::{
        cast::{Cast, Who},
        names::{GIVEN, Looks, Mention, OFFICE},
        noun::is_plural,
        roles,
    },
    text::{Case, Document},
};
use std::ops::Range;

pub(super) const ARTICLE: Classes = Classes::DETERMINER.or(Classes::POSSESSIVE);

/// "Spokesman on Water Ana Ruiz", "Principal Secretary (Water Resources) Ana Ruiz": an office without an article, its
/// portfolio, and its holder's name. In "A spokesman for Ana Ruiz" the name is not the holder's.
pub(super) fn named_by_the_end(doc: &Document<'_>, cast: &Cast, core: usize, tokens: &Range<usize>) -> Option<Mention> {
    let office = core > tokens.start && doc.is(core - 1, OFFICE) && !is_plural(doc, core - 1);
    // "Member for Tarn Ana Ruiz, a cousin of the mayor,"
    let aside = |k: &usize| doc.comma(*k) && doc.token(k + 1).case == Case::Lower;
    let end = (core..tokens.end).find(aside).unwrap_or(tokens.end);
    let m = cast.mentions_in(&(core..end)).last().map(|m| &cast.mentions[m]).filter(|_| office)?;
    let of = core + 1..m.from;
    // "director of the clinic Ana Ruiz", "head of the guild Ana Ruiz"; not "director of the film Ana Ruiz"
    let last = m.from.saturating_sub(1);
    let (article, given) = (doc.is(tokens.start, ARTICLE), doc.is(m.tokens.start, GIVEN));
    let known = doc.is(last, Classes::ORGANISATION) && given;
    // "Medical officer of health Dr Ana Ruiz", "chairman of selectors Ana Ruiz"; not "friend of victims Ana Ruiz"
    let division = doc.one_of(last, sets::speakers::DIVISIONS) || is_plural(doc, last) && !doc.is(last, OFFICE);
    // "Inspector General"
    let titled = doc.phrase(core.saturating_sub(2), Classes::TITLE).is_some_and(|p| p.end == core);
    let headed = (titled || division || doc.one_of(core - 1, sets::speakers::OFFICE_HEADS))
        && !doc.one_of(last, sets::speakers::WORKS);
    // "Secretary in the ministry Dr Ana Ruiz"
    let within = known && doc.one_of(core, words!("in at")) && !article;
    let place = (within || doc.one_of(core, words!("of for")))
        && (known || headed && !article && (m.looks == Looks::Person || division))
        && doc.token(last).case == Case::Lower
        && of.clone().all(|k| doc.token(k).is_word && (!doc.is(k, OFFICE) || is_plural(doc, k) || doc.eq(k, "youth")));
    if article && !place {
        return None;
    }
    let portfolio = doc.one_of(core, words!("on for of to in"))
        && of.clone().all(|k| doc.token(k).capital() || doc.one_of(k, words!("and the for of")))
        || place;
    let bracket = doc.mark(core, "(") && m.from > core && doc.mark(m.from - 1, ")");
    let beside = end == tokens.end || doc.token(last).capital();
    let human = m.looks == Looks::Person || beside && m.looks == Looks::Open && m.tokens.len() > 1;
    let whole = (m.from == m.tokens.start || doc.is(m.from, Classes::TITLE)) && m.tokens.end == end;
    (!of.is_empty() && (portfolio || bracket) && human && whole).then(|| m.clone())
}

/// "Guild of farmers spokesperson Ana Ruiz": who speaks for a body or leads it, without an article.
pub(super) fn speaks_for(doc: &Document<'_>, cast: &Cast, core: usize, tokens: &Range<usize>) -> Option<Mention> {
    let body = core > tokens.start && doc.is(core - 1, Classes::ORGANISATION) && doc.eq(core, "of");
    let m = cast.mentions_in(&(core..tokens.end)).last().map(|m| &cast.mentions[m]).filter(|_| body)?;
    let last = m.from - 1;
    let voice = doc.one_of(last, sets::speakers::SPOKESPEOPLE) || doc.one_of(last, sets::speakers::OFFICE_HEADS);
    let lower = core + 1 < last && (core + 1..=last).all(|k| doc.token(k).case == Case::Lower);
    let whole = m.looks != Looks::Body && m.tokens.end == tokens.end && !doc.is(tokens.start, ARTICLE);
    (voice && lower && whole).then(|| m.clone())
}

/// "Health and safety officer Ana Ruiz": the first word is not another name.
pub(super) fn in_charge_of_two(doc: &Document<'_>, cast: &Cast, core: usize, tokens: &Range<usize>) -> Option<Mention> {
    let next = core + 1;
    let small = doc.token(next).case == Case::Lower;
    let two = core == tokens.start + 1
        && doc.eq(core, "and")
        && !doc.is(next, ARTICLE)
        && cast.mentions_in(&(tokens.start..core)).all(|m| {
            let once = matches!(cast.who[m], Who::One(e) if cast.mentions_of(e).len() == 1);
            let m = &cast.mentions[m];
            (once || m.loose) && m.looks == Looks::Open && m.gender.is_none()
        });
    let m = cast.mentions_in(&(next..tokens.end)).next().map(|m| &cast.mentions[m]).filter(|_| two)?;
    // "Works and Housing Minister Ana Ruiz"
    let office = if small { m.from } else { m.tokens.start } - 1;
    let lower = |k| doc.token(k).case == Case::Lower && !doc.is(k, Classes::PREPOSITION);
    let whole = if small { (next..m.from).all(lower) } else { m.from == next && m.tokens.len() > 1 };
    (whole && office > next && doc.is(office, OFFICE) && !is_plural(doc, office)).then(|| m.clone())
}

/// "The watchman, who gave his name only as Kip Ruiz", "a woman who asked to be called Ana": the name that the source
/// gave.
pub(super) fn called(doc: &Document<'_>, cast: &Cast, core: usize, tokens: &Range<usize>) -> Option<Mention> {
    let m = cast.mentions_in(&(core..tokens.end)).next().map(|m| &cast.mentions[m])?;
    // "A man identified as Kip Ruiz"
    if doc.one_of(core, words!("identified named")) && doc.eq(core + 1, "as") && m.from == core + 2 {
        let closed = m.tokens.end == tokens.end || doc.comma(m.tokens.end);
        return (closed && m.looks != Looks::Body).then(|| m.clone());
    }
    // "One of the men, who gave his name"
    let who = (core..m.from).rev().find(|k| doc.eq(*k, "who"))?;
    let plain = (who..m.from).all(|k| doc.token(k).is_word);
    let named = (who..m.from).any(|k| doc.one_of(k, sets::speakers::CALLING));
    // "gave his name only as", "asked to be called"
    let last = m.from.wrapping_sub(1);
    let by = doc.eq(last, "as") || doc.one_of(last, words!("called named only"));
    let closed = m.tokens.end == tokens.end || doc.comma(m.tokens.end);
    (plain && named && by && closed && m.looks != Looks::Body).then(|| m.clone())
}

/// A name in a later phrase of the source: "a spokesman for the bank, Carl Holm".
pub(super) fn apposed(doc: &Document<'_>, cast: &Cast, core: usize, tokens: &Range<usize>) -> Option<(Mention, usize)> {
    for i in cast.mentions_in(&(core..tokens.end)) {
        let m = &cast.mentions[i];
        if m.from == 0 || m.from <= tokens.start || m.loose {
            continue;
        }
        // "The chairman of the guild, North Zone, Ana Ruiz": the part of a body, if a name follows.
        let follows = doc.comma(m.tokens.end) && !cast.mentions_in(&(m.tokens.end..tokens.end)).is_empty();
        if follows && doc.one_of(m.tokens.end - 1, sets::speakers::PARTS_OF_A_BODY) {
            continue;
        }
        // "her partner, ranking member Sen. Ana Ruiz"
        // "Her daughter, the presenter Ana Ruiz"
        let from = roles::reach_back(doc, m);
        let from = (from - usize::from(doc.eq(from - 1, "the"))).max(core);
        // "Another witness, former sexton Ana Ruiz"
        let small = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::COORDINATOR).or(Classes::SUBORDINATOR);
        let comma = (core..from).rev().find(|k| doc.comma(*k)).unwrap_or(core);
        let next = comma + 1 + usize::from(doc.eq(comma + 1, "the"));
        let noun = |k: usize| {
            // "The ship's owner, Oslo-based Quillon Lines", "One of them, the Oslo-born trumpeter Ana Ruiz"
            (doc.token(k).case == Case::Lower || k == next)
                && doc.token(k).is_word
                && !doc.is(k, small)
                && !doc.eq(k, "unlike")
                // "town planning councillor Ana Ruiz"; not "arresting senator Ana Ruiz"
                && (k > next && doc.is(k + 1, OFFICE)
                    || (doc.token(k).verb.is_none() || doc.one_of(k, sets::speakers::BEFORE_TITLES))
                        && !doc.word(k).ends_with("ing"))
        };
        let from =
            if doc.comma(comma) && from.saturating_sub(next) < 4 && (next..from).all(noun) { comma + 1 } else { from };
        let Some(before) = from.checked_sub(1).map(|k| doc.word(k)) else { continue };
        // "The operator, Quillon Inc."
        // "The town's executive, the Ferris Council"
        let last = cast.mentions_in(&(m.tokens.end..tokens.end)).is_empty();
        let own = m.looks == Looks::Body && from == core + 1 && last;
        let known = |l| matches!(cast.who[i], Who::One(e) if cast.entities[e].looks == l);
        // "The vaccine's developer, Danish company Quillon"
        let group = |k: usize| doc.is(k, Classes::ORGANISATION);
        let sort =
            (group(core - 1) || from < m.from && group(m.from - 1)) && (m.looks != Looks::Place || known(Looks::Body));
        let body = own || sort && !doc.eq(core, "in");
        let human =
            body || m.looks == Looks::Person || m.tokens.len() > 1 && m.looks == Looks::Open || known(Looks::Person);
        // "Ana Ruiz KC"
        let letters = |k: &usize| doc.token(*k).case == Case::Upper && doc.word(*k).len() <= 4;
        let end = (m.tokens.end..tokens.end).find(|k| !letters(k)).unwrap_or(tokens.end);
        let closed = end == tokens.end || doc.one_of(end, words!(", ( – —")) || doc.eq(end, "of");
        // "The widow of the poet, Ana Ruiz": it may be the poet's name. A document has no name.
        let noun = from.saturating_sub(2);
        let other = noun > core && doc.is(noun, OFFICE) && !is_plural(doc, noun) && doc.token(noun).case == Case::Lower;
        // "Her friend and former editor, Ana Ruiz": she is both.
        let both = doc.eq(core, "and") && (core + 1..noun).all(|k| !doc.is(k, small));
        // "The head of the regulator, Ana Ruiz": a body, if it has a head or a spokesman.
        let heads =
            |k: usize| doc.one_of(k, sets::speakers::OFFICE_HEADS) || doc.one_of(k, sets::speakers::SPOKESPEOPLE);
        // "The Head of Communications of the regulator"
        let led = doc.is(noun, Classes::ORGANISATION) && heads(core - 1);
        let other = other && !both && !led && !doc.one_of(core - 1, sets::speakers::CHOSEN);
        if other || doc.is(core - 1, Classes::DOCUMENT) {
            return None;
        }
        if human && closed && matches!(before, "," | "–" | "—") {
            return Some((m.clone(), from));
        }
        if doc.word(m.tokens.start) == "who" {
            return None;
        }
    }
    None
}
