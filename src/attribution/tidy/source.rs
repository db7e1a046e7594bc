//! Adjusts the source of a report to what a reader would mark.

use super::trim::trim;
use crate::attribution::reach::MAX_PHRASE_TOKENS;
use crate::{
    attribution::{
        np::{follows_name, verbish},
        report::Report,
    },
    lexicon::{Classes, VerbClass, sets},
    text::{Case, Document},
};
use std::ops::Range;

/// How many words of a noun phrase may be between a source and its cue.
const MAX_GAP_WORDS: usize = 2;
/// Maximum words of a body, after a name: "the port council".
const MAX_BODY_WORDS: usize = 4;
/// Words that cannot be part of a noun.
const SMALL: Classes = Classes::ADVERB_CUE
    .or(Classes::AUXILIARY)
    .or(Classes::PREPOSITION)
    .or(Classes::COORDINATOR)
    .or(Classes::SUBORDINATOR)
    .or(Classes::TIME)
    .or(Classes::PRONOUN_OBJECT)
    .or(Classes::PRONOUN_SUBJECT);

/// Adjusts a source that the tagger found: removes marks around it, times, clauses and adverbs.
pub(super) fn tidy(doc: &Document<'_>, l: &mut Report) {
    let Some(source) = &mut l.source else { return };
    if let Some(cue) = &l.cue {
        nearer(doc, source, cue.start);
    }
    trim_source(doc, source);
    // "Monday | ’s motion | said"
    let day = source.start.wrapping_sub(1);
    let own = doc.is(day, Classes::WEEKDAY.or(Classes::TIME)) && doc.token(day).block == doc.token(source.start).block;
    source.start -= usize::from(own && doc.is_possessive(source.start));
    if let Some(cue) = &l.cue {
        // "a rule | villagers | say is odd": the noun before belongs to another clause.
        let last = source.end - 1;
        let many = doc.word(last).ends_with('s') || doc.one_of(last, sets::attribution::PLURALS_WITHOUT_S);
        if source.end == cue.start
            && doc.one_of(source.start, sets::grammar::INDEFINITE_ARTICLE)
            && many
            && l.content.first().is_some_and(|c| c.start == cue.end && verbish(doc, c.start))
        {
            source.start = last;
        }
    }
    // "A bill passed on Friday and | Mrs. Roe | told": a time ends the clause before.
    let clause = |k: &usize| {
        let time = doc.is(k - 1, Classes::WEEKDAY) || doc.one_of(k - 1, sets::speakers::TIME_UNITS);
        time && doc.eq(*k, "and") && doc.is(k + 1, Classes::TITLE) && (source.start..*k).any(|i| doc.is_past(i))
    };
    source.start = source.clone().skip(2).find(clause).map_or(source.start, |k| k + 1);
    // "The firm’s | repeated claims"
    if source.len() > 1 && doc.one_of(source.end - 1, words!("’s 's")) {
        source.end -= 1;
    }
    // "Ada Quill, a nurse, | as she walks home"
    let goes_on =
        |k: &usize| doc.comma(*k) && doc.one_of(k + 1, words!("as while")) && doc.is(k + 2, Classes::PRONOUN_SUBJECT);
    source.end = source.clone().skip(1).find(goes_on).unwrap_or(source.end);
    // "Another neighbour, who": the pronoun is not part of the source.
    if source.len() > 1 && doc.one_of(source.end - 1, sets::grammar::RELATIVE_SUBJECT) {
        source.end -= 1;
        trim(source, &|i| !doc.token(i).is_word);
    }
    // "The fund that | Mayor Roe": the clause has no verb yet, so its subject is the source.
    let relative = |i: &usize| {
        let subject = *i + 1 < source.end && (doc.token(i + 1).capital() || doc.is(i + 1, Classes::DETERMINER));
        (doc.one_of(*i, sets::grammar::ALL_RELATIVE) && !doc.eq(*i, "whose") || doc.eq(*i, "that")) && subject
    };
    let verb = |k: usize| {
        doc.is(k, Classes::AUXILIARY)
            || doc.is_past(k)
            || doc.token(k).case == Case::Lower && doc.token(k).verb.is_some()
    };
    if let Some(i) = source.clone().skip(1).find(relative)
        && l.cue.as_ref().is_some_and(|cue| cue.start == source.end)
        && !doc.is(i - 1, Classes::PREPOSITION.or(Classes::SUBORDINATOR))
        && !(i + 1..source.end).any(|k| !doc.token(k).is_word || verb(k))
    {
        source.start = i + 1;
    }
    // "the president on Friday": a time is not part of the source; but it is in "Roe, who will speak on Friday".
    let last = source.end - 1;
    let apposed = source.clone().any(|i| doc.comma(i));
    if source.len() > 2 && doc.is(last, Classes::WEEKDAY) && doc.eq(last - 1, "on") && !apposed {
        source.end -= 2;
    }
    // "Junior Minister Accuses": the verb of a headline is not part of the name.
    let verb = doc.token(source.end - 1);
    let reports = verb.verb.is_some_and(|v| v.third() && v.verb().class != VerbClass::Plain);
    if source.len() > 1 && doc.in_headline(source.start) && reports && verb.case == Case::Title {
        source.end -= 1;
    }
    // "The minister, | however"; "Reacting, | the minister"; "Contacted, | the minister"
    let last = source.end - 1;
    if source.len() > 2 && doc.one_of(last, sets::attribution::JOINING) && doc.comma(last - 1) {
        source.end -= 2;
    }
    // "Ahmed, the mayor" and "Sterling, the mayor" begin with names.
    let opening = [sets::attribution::OPENINGS, sets::attribution::JOINING].iter().any(|w| doc.one_of(source.start, w))
        || doc.token(source.start).verb.is_some_and(|v| v.ing() || v.participle());
    if source.len() > 2 && opening && doc.comma(source.start + 1) && !doc.is(source.start, Classes::TITLE) {
        source.start += 2;
    }
    // "wardens at the lake | reserve | said": the source reaches the verb.
    if let Some(cue) = &l.cue
        && source.end < cue.start
        && cue.start - source.end <= MAX_GAP_WORDS
        && (source.end..cue.start).all(|i| {
            let t = doc.token(i);
            let noun = t.case == Case::Lower && !t.is(SMALL) && !verbish(doc, i);
            noun && !doc.is_possessive(i) && !doc.is_past(i)
        })
    {
        source.end = cue.start;
    }
    // "Four times he": how often is not part of the source.
    let last = source.end - 1;
    let plain = |i: usize| doc.token(i).is_word && !doc.is(i, Classes::COORDINATOR);
    if doc.one_of(last, sets::grammar::SPEAKING_PERSONS) && (source.start..last).all(plain) {
        source.start = last;
    }
}

/// "The jury saw a text in which | Mr. Roe | called it “odd” and | said", "The union met. | Its head, Ada Roe, | said":
/// the nearer subject is the source.
fn nearer(doc: &Document<'_>, source: &mut Range<usize>, cue: usize) {
    let first = doc.sentence_of(cue).start;
    // "In a note signed by its head, | Ana Ruiz, the council | said": the body.
    let from = source.start.max(cue.saturating_sub(MAX_BODY_WORDS)) + 1;
    let opens = doc.is(first, Classes::PREPOSITION) && doc.comma(source.start.wrapping_sub(1));
    if opens
        && doc.is(cue.saturating_sub(1), Classes::ORGANISATION)
        && let Some(k) = (from..cue).find(|k| doc.eq(*k, "the") && doc.comma(k - 1))
    {
        *source = k..cue;
    }
    if source.end >= cue {
        return;
    }
    if source.end <= first && doc.is(first, Classes::POSSESSIVE) && doc.comma(cue - 1) {
        *source = first..cue - 1;
    }
    let in_which = |k: &usize| doc.eq(*k, "in") && doc.eq(k + 1, "which");
    if let Some(k) = (source.end..cue).find(in_which)
        && doc.eq(cue - 1, "and")
        && !doc.comma(cue - 2)
        && let Some(verb) = (k + 3..cue.min(k + 8)).find(|i| doc.is_past(*i))
        && (k + 2..verb).all(|i| doc.token(i).capital())
    {
        *source = k + 2..verb;
    }
}

/// "This is the moment | two climbers | slide off": the source is who acts.
pub(super) fn moment(doc: &Document<'_>, source: &mut Range<usize>) {
    // "A second official"
    let one = |i: &usize| doc.one_of(*i, sets::attribution::MOMENTS) && !doc.eq(i.wrapping_sub(1), "a");
    let Some(at) = source.clone().take(5).find(one) else { return };
    let acts = |i: &usize| doc.token(*i).verb.is_some_and(|v| v.third() || v.base());
    // A verb that is not in the lexicon: before its object or particle.
    let takes = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::POSSESSIVE);
    let other = |i: &usize| doc.is(i + 1, takes) || doc.one_of(i + 1, words!("out off up down away back"));
    let verb = (at + 2..source.end).find(acts).or_else(|| (at + 3..source.end).find(other));
    let Some(verb) = verb.filter(|_| doc.token(at + 1).is_word) else { return };
    if !doc.is(at + 1, Classes::PREPOSITION.or(Classes::SUBORDINATOR)) {
        *source = at + 1..verb;
    }
}

/// "Norda, Sudia, and | Ferris": the source is the whole list that begins its sentence.
pub(super) fn list(doc: &Document<'_>, source: &mut Range<usize>) {
    places(doc, source);
    let Some(comma) = source.start.checked_sub(2).filter(|k| doc.comma(*k) && doc.eq(k + 1, "and")) else { return };
    let first = doc.sentence_of(comma).start;
    let other = SMALL.or(Classes::DETERMINER).or(Classes::WEEKDAY).or(Classes::MONTH);
    let name = |k: usize| doc.token(k).is_word && doc.token(k).capital() && !doc.is(k, other);
    let part = |k: usize| name(k) || doc.comma(k) && name(k - 1) && name(k + 1);
    let commas = (first..comma).filter(|k| doc.comma(*k)).count();
    if commas > 0 && name(source.start) && name(first) && name(comma - 1) && (first + 1..comma).all(part) {
        source.start = first;
    }
}

/// "Growers from Alton, Tarn, | Port Vell and Ferris | said": places of the people that begin the sentence.
fn places(doc: &Document<'_>, source: &mut Range<usize>) {
    let first = doc.sentence_of(source.start).start;
    let name = |k: usize| doc.token(k).is_word && doc.token(k).capital();
    let inside = |k: &usize| name(*k) || doc.comma(*k);
    let all = (first..source.start).rev().take(MAX_PHRASE_TOKENS).take_while(inside).count();
    let from = source.start - all;
    let of = from > first && doc.is(from - 1, Classes::PREPOSITION);
    let plain = |k: usize| doc.token(k).is_word && !doc.is_inflected(k) && !doc.is(k, Classes::PREPOSITION);
    let many = |k: usize| doc.word(k).ends_with('s') || doc.word(k).ends_with("men") || doc.is(k, Classes::GROUP_NOUN);
    let people = of && from > first + 1 && (first..from - 1).all(plain) && many(from - 2);
    let listed = all > 1 && doc.comma(source.start - 1) && source.clone().any(|k| doc.eq(k, "and"));
    if people && listed && name(source.start) {
        source.start = first;
    }
}

/// A headline's "| Ada Quill | opens up, admits": the subject of both verbs.
pub(super) fn first_verb(doc: &Document<'_>, source: &mut Range<usize>, cue: Option<&Range<usize>>) {
    let next = cue.is_some_and(|c| doc.comma(source.end) && c.start == source.end + 1);
    let verb = (source.start + 1..source.end).find(|k| follows_name(doc, *k)).filter(|_| next);
    source.end = verb.unwrap_or(source.end);
}

/// "Oakvale loan: | Bank letter | reveals": the topic of a headline is not part of the source.
pub(super) fn slug(doc: &Document<'_>, source: &mut Range<usize>) {
    let colon = source.clone().rfind(|i| doc.mark(*i, ":")).filter(|i| i + 1 < source.end);
    source.start = colon.filter(|_| doc.in_headline(source.start)).map_or(source.start, |i| i + 1);
}

/// Removes the marks around a source, except brackets and its own quotation marks: “Tig” Tiegen (R-Tarn). A mark that
/// closes the words before it is removed: “It is over,” | Holm said.
pub(in crate::attribution) fn trim_source(doc: &Document<'_>, source: &mut Range<usize>) {
    let loose = |i: usize| !doc.token(i).is_word && !doc.one_of(i, words!("( ) “ ” \""));
    trim(source, &loose);
    // "(12 May) The mayor"
    let close =
        source.clone().find(|i| doc.mark(*i, ")")).filter(|i| doc.mark(source.start, "(") && i + 1 < source.end);
    source.start = close.map_or(source.start, |i| i + 1);
    let closes = |i: usize| match doc.word(i) {
        "”" => true,
        "\"" => doc.token(i + 1).space_before,
        _ => false,
    };
    while source.len() > 1 && closes(source.start) {
        source.start += 1;
        trim(source, &loose);
    }
}
