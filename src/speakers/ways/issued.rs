//! Texts whose issuer the description names: "a report by the Tide Agency", "the bank’s forecasts", "her testimony".

use super::{
    described, pronouns,
    tied::{by_head, one_of},
};
use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, VerbForm, sets},
    speakers::{
        cast::Who,
        description::{self, Description},
        kind,
        names::{Looks, Mention},
        reach::{MAX_PEOPLE, MAX_SENTENCE_TOKENS},
        scene::{Found, Scene, Voice},
        source::{self, Source},
    },
    text::Case,
};
use std::ops::Range;

/// Whose text a description names, if that is certain.
pub(super) fn by_whom(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let doc = scene.doc;
    let (first, end) = (d.tokens.start, d.tokens.end);
    let own = |k: usize| doc.one_of(k, sets::speakers::AUTHORED);
    let text = |k: usize| own(k) || doc.is(k, Classes::DOCUMENT) && !doc.one_of(k, sets::speakers::LAWS);
    let made = |k: usize| doc.one_of(k, sets::speakers::ISSUED) && !doc.eq(k, "signed");
    // Not "the report’s author", "the survey team"
    let noun = (first..d.core).find(|k| text(*k) && !(k + 1 < d.core && text(k + 1)))?;
    let next = noun + 1;
    if noun != d.head && !doc.eq(next, "of") && !made(next) {
        return None;
    }
    // "The report" after "a report by the Tide Agency"
    if doc.eq(first, "the") && next == end {
        let (head, words) = (description::head_word(doc, d), description::key(doc, first..end));
        let all = scene.taught.iter().rev().take(MAX_PEOPLE);
        let all = all.filter(|t| t.1 == head && words.iter().all(|w| t.2.contains(w)));
        let mut all: Vec<Found> = all.map(|t| Found::Entity(t.0)).collect();
        all.dedup();
        if !all.is_empty() {
            return Some(one_of(scene, &all)).filter(|_| by_head(scene, d, SpeakerKind::Document) == Found::Nobody);
        }
    }
    let time = |k: usize| doc.is(k, Classes::TIME.or(Classes::MONTH).or(Classes::WEEKDAY)) || doc.token(k).is_number;
    let verb = |k: usize| {
        let formed = |v: VerbForm| (v.past() || v.participle()) && !v.base();
        doc.token(k).case == Case::Lower && doc.token(k).verb.map_or(doc.word(k).ends_with("ed"), formed)
    };
    // "a poll of 40 farms carried out in May by the Tide Agency"; not "a report on abuses by", "a report seen by"
    let sample = doc.eq(next, "of") && (doc.token(next + 1).is_number || doc.is(next + 1, Classes::NUMBER));
    let agent = (next..end).find(|k| doc.one_of(*k, words!("by from"))).filter(|by| {
        let close = *by == next || *by == next + 1 && made(next);
        let dated = (next..*by).all(|k| time(k) || doc.one_of(k, words!("on in last this")));
        let words = || (next..*by).all(|k| doc.token(k).is_word && (made(k) || !verb(k)));
        close || doc.eq(*by, "by") && (dated || (sample || made(next)) && words())
    });
    if let Some(by) = agent {
        let within = |k: usize| {
            let at = scene.cast.mentions.partition_point(|m| m.tokens.end <= k);
            scene.cast.mentions.get(at).is_some_and(|m| m.tokens.start <= k)
        };
        let over = |k: &usize| {
            !within(*k) && (doc.is(*k, Classes::PREPOSITION) && !doc.one_of(*k, words!("of for")) || verb(*k))
        };
        let stop = (by + 1..end).find(over).unwrap_or(end);
        // "A letter from Oakvale": a town.
        let far = doc.eq(by, "from") && stop == by + 2 && doc.one_of(noun, words!("report letter message email post"));
        return named(scene, by + 1..stop).filter(|_| !far);
    }
    if !own(noun) || scene.voices[first] != Voice::Writer {
        return None;
    }
    // "the bank’s latest forecasts", "her own testimony"; not "its health report"
    let plain = |mut words: Range<usize>| words.all(|k| doc.one_of(k, sets::speakers::OF_DATA) || time(k));
    if doc.is(first, Classes::POSSESSIVE) && plain(first + 1..noun) {
        let owner = Some(pronouns::resolve(scene, first)).filter(|w| matches!(w, Found::Entity(_)))?;
        // "The mill is old, according to its website": not of a body named before.
        let here = doc.sentence_of(first).start..first;
        let opens = doc.eq(here.start, "according") || here.is_empty();
        let named = || scene.cast.mentions_in(&here).any(|m| scene.who(m) == owner);
        return (!doc.eq(first, "its") || opens || named()).then_some(owner);
    }
    if let Some(mark) = (first..noun).rev().find(|k| doc.is_possessive(*k)) {
        return named(scene, first..mark).filter(|_| plain(mark + 1..noun));
    }
    // "Tide Agency figures", "a Quillon poll"
    let m = &scene.cast.mentions[scene.cast.mentions_in(&(first..noun)).last()?];
    let begins = m.from == first || m.from == first + 1 && doc.is(first, Classes::DETERMINER);
    let Some(Found::Entity(e)) = bearer(scene, m).filter(|_| begins && m.tokens.end == noun) else { return None };
    // "DNA data", "a Brexit poll": what they are about.
    let x = &scene.cast.entities[e];
    let body = x.looks == Looks::Body && (x.name.len() > 1 || doc.token(m.tokens.start).case != Case::Upper);
    let poll =
        x.looks == Looks::Open && doc.one_of(noun, words!("poll survey")) && scene.cast.mentions_of(e).len() == 1;
    (body || poll).then_some(Found::Entity(e))
}

/// "In a letter, Ana Ruiz said so. … The letter said": whose own text it is, if no other letter is mentioned since.
pub(super) fn issuer(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let (doc, at) = (scene.doc, d.tokens.start);
    let own = d.tokens.len() == 2 && doc.eq(at, "the") && doc.one_of(d.head, sets::speakers::OWN_TEXTS);
    let (last, speaker) = scene.last().filter(|_| own)?;
    let mut past = scene.past.iter().rev().take(MAX_PEOPLE).take_while(|p| p.speaker == last.speaker);
    let told = |k: &usize| doc.word(*k) == doc.word(d.head) && !doc.eq(k - 1, "the");
    let text = (1..at).rev().take(MAX_SENTENCE_TOKENS).find(told)?;
    let issued = (text.saturating_sub(3)..text).any(|k| doc.one_of(k, words!("in via")));
    let sentence = doc.sentence_of(text);
    let says = past.any(|p| !p.source.is_empty() && sentence.contains(&p.source.start));
    (issued && says && !doc.one_of(text + 1, words!("by from"))).then(|| scene.found(speaker))
}

/// The person or body that words name.
fn named(scene: &Scene<'_, '_>, words: Range<usize>) -> Option<Found> {
    match source::read(scene.doc, scene.cast, scene.span(words)) {
        Source::Name { mention, .. } => bearer(scene, &mention),
        Source::Description(d) => Some(described::resolve(scene, &d, kind::of(scene.doc, &d))),
        _ => None,
    }
    .filter(|w| matches!(w, Found::Entity(_)))
}

/// Who has a name, if it is no place.
fn bearer(scene: &Scene<'_, '_>, mention: &Mention) -> Option<Found> {
    match scene.cast.look_up(scene.doc, mention) {
        Who::One(e) if scene.cast.entities[e].looks != Looks::Place => Some(Found::Entity(e)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn who_issued_a_text() {
        for (source, want) in [
            ("A report by the Tide Agency", "Tide Agency"),
            ("A new report by engineer Vera Holm", "Vera Holm"),
            ("A poll of 40 farms by Quillon Research", "Quillon Research"),
            ("Data compiled in March by the Tide Agency", "Tide Agency"),
            ("A study on Monday by the Tide Agency", "Tide Agency"),
            ("A survey by the league", "Red League"),
            ("Data from Quillon", "Quillon"),
            ("The Tide Agency’s latest figures", "Tide Agency"),
            ("The league’s own forecasts", "Red League"),
            ("Its report", "Red League"),
            ("Tide Agency data", "Tide Agency"),
            ("A Quillon poll", "Quillon"),
            // Near misses: about whom, for whom, from where, part of an issuer, several.
            ("A report on floods by the Tide Agency", "a report on floods by the Tide Agency"),
            ("A report seen by the Alton Times", "a report"),
            ("A poll commissioned by the Tide Agency", "a poll"),
            ("A study signed by Vera Holm", "a study"),
            ("A letter from Oakvale", "a letter from Oakvale"),
            ("A report by the Tide Agency’s rival", "a report by the Tide Agency’s rival"),
            ("A study by two engineers", "a study by two engineers"),
            ("A report by the Tide Agency and Alton Bank", "a report by the Tide Agency and Alton Bank"),
            ("Its health report", "its health report"),
            ("Its biography", "its biography"),
            ("Authors of a study by the Tide Agency", "authors of a study by the Tide Agency"),
            ("DNA data", "DNA data"),
        ] {
            let text = format!("[S The Red League] said [C it rains].\n[S {source}] said [C it does].");
            check(&[(&text, &format!("Red League, {want}"))]);
        }
        check(&[
            // "The report" goes back to its issuer, of several to the last.
            (
                "[S A report by the Tide Agency] said [C it rains].\nIt rained.\n[S The report] said [C so].",
                "Tide Agency, Tide Agency",
            ),
            (
                "[S A report by the Tide Agency] said [C it rains].\n[S A report by Vera Holm] said [C no].\n[S The report] said [C so].",
                "Tide Agency, Vera Holm, Vera Holm",
            ),
            ("[S The Red League] said [C so].\n[C The mill is dry], said [S its report].", "Red League, its report"),
        ]);
    }
}
