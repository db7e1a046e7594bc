//! Reads a source: a pronoun, a name with its role, a description with its head, or several of these.

mod core;
mod holder;
mod phrase;
mod several;
#[cfg(test)]
mod tests;

use super::{
    cast::{Cast, Who},
    description::Description,
    names::{Looks, Mention, OFFICE, is_modifier, is_the_agency},
    noun::is_plural,
    roles,
};
use crate::{
    lexicon::{Classes, VerbForm, sets},
    text::{Case, Document, Span},
};
use core::{core_end, head, name_ending_at};
use holder::{ARTICLE, apposed, called, in_charge_of_two, named_by_the_end, speaks_for};
use several::{coordinated, named_after};
use std::ops::Range;

/// The content of a source.
#[derive(Clone, Debug)]
pub(in crate::speakers) enum Source {
    /// One pronoun: its token.
    Pronoun(usize),
    /// A name, and the role given with it here.
    Name { mention: Mention, role: Option<Range<usize>> },
    /// "Ana Ruiz and Carl Holm", "doctors and nurses": the tokens, and the names in it.
    Several { tokens: Range<usize>, names: Vec<Mention> },
    /// A noun phrase without a name.
    Description(Description),
    /// No noun phrase.
    Empty,
}

/// The tokens of a source without marks and small words around it. If the source ends inside a name, includes the whole
/// name.
fn words(doc: &Document<'_>, cast: &Cast, span: Span) -> Range<usize> {
    let mut tokens = doc.tokens_in(span);
    tokens.start = phrase::after_title(doc, &tokens);
    while tokens.start < tokens.end && !doc.token(tokens.start).is_word {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && !doc.token(tokens.end - 1).is_word && !closes(doc, &tokens) {
        tokens.end -= 1;
    }
    // "Ferris-listed, Oakvale-based Quillon Foods"
    while tokens.len() > 2 && is_modifier(doc.word(tokens.start)) && doc.comma(tokens.start + 1) {
        tokens.start += 2;
    }
    // "the newspaper “Oakvale Post”"
    let mark = |k: &usize| doc.one_of(*k, words!("“ \" ”"));
    if let Some(open) = tokens.clone().find(mark)
        && let Some(close) = (open + 1..=tokens.end).find(mark).filter(|close| close + 1 >= tokens.end)
        && (tokens.start..open).all(|k| doc.is(k, Classes::DETERMINER.or(Classes::ORGANISATION)))
        && cast.mentions_in(&(open + 1..close)).len() == 1
    {
        tokens = open + 1..close;
    }
    // A headline's "Ruiz, | Holm vow to go"
    tokens.start = several::begin(doc, cast, &tokens);
    // "even the mayor", "and the mayor"
    let strips = Classes::COORDINATOR.or(Classes::ADVERB_CUE).or(Classes::PREPOSITION);
    while tokens.len() > 1 && doc.token(tokens.start).case == Case::Lower && doc.is(tokens.start, strips) {
        tokens.start += 1;
    }
    // If the source ends inside a name, include all of it. Also include the name after a final title: a headline's "Gov
    // Holm".
    let title =
        doc.is(tokens.end.saturating_sub(1), Classes::TITLE) && doc.token(tokens.end.saturating_sub(1)).capital();
    // Not before the verb of a headline: "Junior Minister Accuses".
    let verb = doc.is_inflected(tokens.end);
    let cut = cast.mentions.partition_point(|m| m.tokens.start < tokens.end + usize::from(title && !verb));
    if let Some(m) = cut.checked_sub(1).map(|i| &cast.mentions[i]).filter(|m| m.tokens.start >= tokens.start) {
        tokens.end = tokens.end.max(m.tokens.end);
    }
    tokens.end = phrase::without_time(doc, &tokens);
    tokens
}

/// Reads the words of a source.
#[inline(never)]
pub(in crate::speakers) fn read(doc: &Document<'_>, cast: &Cast, span: Span) -> Source {
    let tokens = words(doc, cast, span);
    if tokens.is_empty() {
        return Source::Empty;
    }
    let first = tokens.start;
    let reflexive = tokens.len() <= 3
        && !doc.is(first, Classes::POSSESSIVE)
        && tokens.clone().skip(1).all(|k| !names_something(doc, k));
    let pronoun =
        Classes::PRONOUN_SUBJECT.or(Classes::PRONOUN_OBJECT).or(Classes::POSSESSIVE).or(Classes::SUBORDINATOR);
    if doc.is(first, pronoun)
        && !is_the_agency(doc, first)
        && (tokens.len() == 1 || (reflexive && !doc.is(first, Classes::DETERMINER)))
    {
        return Source::Pronoun(first);
    }
    // "Ana Ruiz, who speaks for the guild, called it late."
    if doc.eq(first, "who") && doc.comma(first.wrapping_sub(1)) {
        return Source::Pronoun(first);
    }
    if !phrase::is_noun_phrase(doc, cast, &tokens) {
        return Source::Empty;
    }
    let core = core_end(doc, cast, &tokens);
    let held = in_charge_of_two(doc, cast, core, &tokens).or_else(|| speaks_for(doc, cast, core, &tokens));
    if let Some(mention) = held {
        return Source::Name { role: Some(first..mention.tokens.start), mention };
    }
    if let Some(found) = office(doc, cast, core, &tokens) {
        return found;
    }
    if let Some(mention) = name_ending_at(doc, cast, first, core) {
        if let Some(names) = coordinated(doc, cast, &mention, &tokens) {
            return Source::Several { tokens, names };
        }
        let role = roles::after(doc, &mention.tokens, tokens.end)
            .or_else(|| roles::before(doc, first, &mention))
            .or_else(|| member_of(doc, &mention, tokens.end));
        return Source::Name { mention, role };
    }
    if let Some(mention) = named_by_the_end(doc, cast, core, &tokens) {
        let role = Some(trimmed(doc, first..mention.from));
        return Source::Name { mention, role };
    }
    if let Some(mention) = called(doc, cast, core, &tokens) {
        return Source::Name { mention, role: Some(first..core) };
    }
    // "A friend of 50 years, Ana Ruiz,"
    let last = head(doc, first, core);
    let of = (first + 1..last).find(|k| doc.eq(*k, "of") && doc.one_of(last, sets::speakers::TIME_UNITS));
    let plural = is_plural(doc, of.map_or(last, |k| k - 1));
    if plural && let Some((tokens, names)) = named_after(doc, cast, core, &tokens) {
        return Source::Several { tokens, names };
    }
    if let Some((mention, from)) = apposed(doc, cast, core, &tokens).filter(|_| !plural) {
        // "one of the men, Ana Ruiz": not a role.
        let partitive = doc.eq(first, "one") && doc.eq(core, "of");
        // "The command’s press officer, DSP Ana Ruiz": prefer the office to the rank.
        let near = roles::before(doc, from, &mention);
        let full = || (!partitive).then(|| trimmed(doc, first..from));
        let role = near.clone().filter(|r| r.len() > 1).or_else(full).or(near);
        return Source::Name { mention, role: role.filter(|_| !partitive) };
    }
    if doc.eq(core, "and") && core + 1 < tokens.end {
        let rest = core + 1..tokens.end;
        let end = core_end(doc, cast, &rest);
        let names: Vec<Mention> = name_ending_at(doc, cast, rest.start, end).into_iter().collect();
        // "the founder and director of the museum": one person, because both offices share one article.
        let title = (first..core).any(|k| doc.phrase(k, Classes::TITLE).is_some_and(|p| p.end == core));
        let offices = (title || doc.is(core - 1, OFFICE))
            && !is_plural(doc, core - 1)
            && !doc.is(core + 1, Classes::DETERMINER.or(Classes::POSSESSIVE));
        // "lobbyist and strategist Carl Holm", but "a lobbyist and Carl Holm"
        if let ([mention], true) = (names.as_slice(), offices)
            && mention.tokens.start > core + 1
        {
            let role = Some(trimmed(doc, first..mention.tokens.start));
            return Source::Name { mention: mention.clone(), role };
        }
        let one = names.is_empty() && offices;
        if !one {
            return Source::Several { tokens, names };
        }
    }
    // A name that is known as one only from other places ("Fabian Baker").
    for from in first..core.saturating_sub(1) {
        let all = core - from <= 4 && (from..core).all(|k| doc.token(k).case == Case::Title && !doc.is(k, ARTICLE));
        let mention =
            Mention { tokens: from..core, from, looks: Looks::Open, gender: None, loose: false, common: false };
        if all
            && let Who::One(e) = cast.look_up(doc, &mention)
            && matches!(cast.entities[e].looks, Looks::Person | Looks::Open)
        {
            let role = roles::before(doc, first, &mention);
            return Source::Name { mention, role };
        }
    }
    let head = head(doc, first, core);
    let bare = !plural && doc.is(head, OFFICE);
    let name = before_apposition(doc, cast, &tokens).filter(|_| bare);
    match name {
        Some(m) => Source::Name { mention: m.clone(), role: Some(trimmed(doc, tokens)) },
        None => Source::Description(Description { tokens, core, head }),
    }
}

/// "the League for Oakvale chief" is a description. "The Lonko of Oakvale, Ana Ruiz," has an office that is not in the
/// lexicon.
fn office(doc: &Document<'_>, cast: &Cast, core: usize, tokens: &Range<usize>) -> Option<Source> {
    let (first, last) = (tokens.start, tokens.end - 1);
    let noun = core.checked_sub(1).filter(|k| *k >= first && doc.token(*k).capital() && !doc.is(*k, OFFICE));
    let within = last > core + 1 && noun.is_some() && doc.one_of(core, words!("for of"));
    // "The Oakvale and Ferris MP"
    let seats = doc.eq(core, "and") && doc.eq(first, "the") && doc.is(last, Classes::LAWMAKER);
    if seats && (first + 1..last).all(|k| k == core || doc.token(k).capital()) && last > core + 1 {
        return Some(Source::Description(Description { core: tokens.end, head: last, tokens: tokens.clone() }));
    }
    if within
        && doc.is(last, OFFICE)
        && doc.token(last).case == Case::Lower
        && (core + 1..last).all(|k| doc.token(k).capital())
    {
        return Some(Source::Description(Description { core: tokens.end, head: last, tokens: tokens.clone() }));
    }
    let open = within && core == first + 2 && doc.eq(first, "the") && doc.token(first + 1).case == Case::Title;
    if !open {
        return None;
    }
    let (mention, from) = apposed(doc, cast, core, tokens)?;
    let role = Some(trimmed(doc, first..from));
    (mention.looks != Looks::Body).then_some(Source::Name { mention, role })
}

/// "Ana Ruiz, director of the bank," if the source has only the apposition. A role without an article is not a source on
/// its own, so use the name before it. Also with an article after ", with": "…, with Ana Ruiz, a nurse thought a rival, saying".
fn before_apposition<'c>(doc: &Document<'_>, cast: &'c Cast, tokens: &Range<usize>) -> Option<&'c Mention> {
    let first = tokens.start;
    // "Ana Ruiz, Quillon spokesperson confirming that"
    let doing = doc.tokens.get(tokens.end).is_some_and(|t| t.verb.is_some_and(VerbForm::ing));
    let small = doc.token(first).case == Case::Lower || doing;
    let comma = first.checked_sub(1).filter(|k| small && doc.comma(*k) && !ends_in_name(doc, cast, tokens.end))?;
    let i = cast.ending_at(comma)?;
    let m = &cast.mentions[i];
    let from = roles::reach_back(doc, m).wrapping_sub(1);
    let with = || doc.eq(from, "with") && doc.comma(from.wrapping_sub(1));
    let human = |e: usize| matches!(cast.entities[e].looks, Looks::Person | Looks::Open);
    (matches!(cast.who[i], Who::One(e) if human(e)) && (!doc.is(tokens.start, ARTICLE) || with())).then_some(m)
}

/// "Ana Ruiz of the port authority", but not of a town.
fn member_of(doc: &Document<'_>, mention: &Mention, end: usize) -> Option<Range<usize>> {
    let after = mention.tokens.end;
    let body = |k: usize| doc.is(k, ARTICLE.or(Classes::ORGANISATION).or(Classes::BODY_NAME));
    let of = doc.eq(after, "of") && (after + 1..end).any(body);
    (mention.looks == Looks::Person && of && after + 1 < end).then(|| {
        let end = (after..end).find(|k| doc.one_of(*k, words!(", ("))).unwrap_or(end);
        after..end
    })
}

/// "Fining Ruiz, head of the bench Kip Holm told him": the words end in another name.
fn ends_in_name(doc: &Document<'_>, cast: &Cast, end: usize) -> bool {
    cast.ending_at(end).is_some_and(|m| doc.token(cast.mentions[m].from.saturating_sub(1)).case == Case::Lower)
}

fn names_something(doc: &Document<'_>, k: usize) -> bool {
    doc.is(k, OFFICE.or(Classes::GROUP_NOUN).or(Classes::PREPOSITION)) || doc.token(k).capital()
}

fn trimmed(doc: &Document<'_>, mut r: Range<usize>) -> Range<usize> {
    while r.end > r.start + 1 && !doc.token(r.end - 1).is_word && !closes(doc, &r) {
        r.end -= 1;
    }
    r
}

/// Whether the last token closes what is opened in the range: "the self-confessed “big kid”".
fn closes(doc: &Document<'_>, r: &Range<usize>) -> bool {
    let last = r.end - 1;
    let opened = |mark| (r.start..last).any(|k| doc.mark(k, mark));
    doc.mark(last, ")")
        || doc.mark(last, "”") && opened("“")
        || doc.mark(last, "’") && opened("‘")
        || doc.mark(last, "\"") && opened("\"")
}
