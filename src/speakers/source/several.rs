//! Sources with several people: "Ana Ruiz and Carl Holm", "two objectors, Ana Ruiz and Carl Holm".

use super::core::{core_end, name_ending_at};
use crate::{
    lexicon::sets,
    speakers::{
        cast::Cast,
        names::{Looks, Mention},
        roles,
    },
    text::Document,
};
use std::ops::Range;

/// "two objectors, Ana Ruiz and Carl Holm"
pub(super) fn named_after(
    doc: &Document<'_>,
    cast: &Cast,
    core: usize,
    tokens: &Range<usize>,
) -> Option<(Range<usize>, Vec<Mention>)> {
    let m = cast.mentions_in(&(core + 1..tokens.end)).next().map(|m| &cast.mentions[m])?;
    // "some nurses, like Ana Ruiz and Carl Holm"
    let like = usize::from(doc.one_of(core + 1, words!("like including")));
    let next = doc.one_of(core, words!(", - – —")) && roles::reach_back(doc, m) == core + 1 + like;
    let rest = m.from..tokens.end;
    let names = coordinated(doc, cast, m, &rest).filter(|_| next)?;
    Some((rest, names))
}

/// The end of the description after a name, if "and" and another name follow: "Ana Ruiz, 41, | and", "Ana Ruiz, a
/// nurse, | and".
fn described_end(doc: &Document<'_>, cast: &Cast, name: &Range<usize>, end: usize) -> Option<usize> {
    // "Ana Ruiz, a nurse | and Carl Holm"
    let and = roles::after(doc, name, end).map(|r| r.end).filter(|k| doc.eq(*k, "and") && k + 1 < end);
    if and.is_some_and(|k| name_ending_at(doc, cast, k + 1, core_end(doc, cast, &(k + 1..end))).is_some()) {
        return and;
    }
    // "Ana Ruiz of Oakvale and Carl Holm"
    let town = (doc.eq(name.end, "of") && doc.token(name.end + 1).capital() && doc.eq(name.end + 2, "and"))
        .then_some(name.end + 2)
        .filter(|and| {
            cast.mentions_in(&(*and..end)).next().is_some_and(|m| {
                let m = &cast.mentions[m];
                m.looks == Looks::Person
                    && m.tokens.len() > 1
                    && m.from == and + 1
                    && (m.tokens.end == end || doc.eq(m.tokens.end, "of"))
            })
        });
    if town.is_some() {
        return town;
    }
    let close = (name.end + 2..end).find(|k| doc.comma(*k)).filter(|_| doc.comma(name.end))?;
    let part = name.end + 1..close;
    // "Ana Ruiz, a Liberal, and Carl Holm"
    let member = part.len() == 2 && doc.one_of(part.start, sets::grammar::INDEFINITE_ARTICLE);
    // "Ana Ruiz, who runs it, and Carl Holm"
    let told = doc.one_of(part.start, sets::grammar::RELATIVE);
    let age = part.len() == 1 && doc.token(part.start).is_number;
    let role = roles::after(doc, name, close).is_some_and(|r| r.end == close);
    let next = close + 2;
    let joined = doc.eq(close + 1, "and") && next < end;
    let named = joined && name_ending_at(doc, cast, next, core_end(doc, cast, &(next..end))).is_some();
    (named && (age || role || member || told)).then_some(close)
}

/// Whether a headline's verb in the plural follows: "Ruiz, Holm | vow to go".
fn vow(doc: &Document<'_>, tokens: &Range<usize>) -> bool {
    let plural = |k: usize| doc.token(k).verb.is_some_and(|v| v.base() && !v.past() && !v.third());
    !tokens.is_empty() && doc.in_headline(tokens.start) && plural(tokens.end)
}

/// Where a source begins: a headline's at the first of two names.
pub(super) fn begin(doc: &Document<'_>, cast: &Cast, tokens: &Range<usize>) -> usize {
    let named = || name_ending_at(doc, cast, tokens.start, tokens.end).is_some();
    let comma = tokens.start.checked_sub(1).filter(|k| doc.comma(*k) && vow(doc, tokens) && named());
    let first = comma.and_then(|k| cast.ending_at(k)).map(|m| cast.mentions[m].from);
    first.filter(|from| doc.sentence_of(*from).start == *from).unwrap_or(tokens.start)
}

/// All names if the source joins several: "A and B", "A, B and C".
pub(super) fn coordinated(
    doc: &Document<'_>,
    cast: &Cast,
    first: &Mention,
    tokens: &Range<usize>,
) -> Option<Vec<Mention>> {
    let mut all = vec![first.clone()];
    let mut i = first.tokens.end;
    let mut joined = false;
    while i < tokens.end {
        if let Some(close) = all.last().and_then(|m| described_end(doc, cast, &m.tokens, tokens.end)) {
            i = close;
        }
        let and = doc.one_of(i, words!("and or")) || doc.mark(i, "&");
        if !and && !doc.comma(i) {
            break;
        }
        joined |= and || vow(doc, tokens);
        let next = i + 1 + usize::from(doc.comma(i) && doc.eq(i + 1, "and"));
        joined |= next > i + 1;
        // "Ana Ruiz, who knows Carl Holm and others"
        if doc.one_of(next, words!("who which whose whom where")) {
            return (joined && all.len() > 1).then_some(all);
        }
        // "Ana Ruiz, the Carl and Vera Holm Professor"
        if first.looks == Looks::Person && doc.comma(i) && doc.one_of(next, sets::grammar::ARTICLE) {
            return (joined && all.len() > 1).then_some(all);
        }
        let end = core_end(doc, cast, &(next..tokens.end));
        match name_ending_at(doc, cast, next, end) {
            Some(m) => {
                i = m.tokens.end;
                all.push(m);
            }
            // "Ana Ruiz and her colleagues": she.
            None if and
                && all.len() == 1
                && doc.one_of(next, words!("her his"))
                && doc.one_of(next + 1, sets::speakers::TEAMS)
                && next + 2 >= end =>
            {
                return None;
            }
            // The rest only describes the last name.
            None if joined && (and || all.len() > 1) => return Some(all),
            None => return None,
        }
    }
    (joined && all.len() > 1).then_some(all)
}
