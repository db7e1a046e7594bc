//! Texts whose issuer the description names: "a report by the Tide Agency", "the bank’s forecasts", "her testimony".

use super::{pronouns, tied::by_head};
use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, sets},
    speakers::{
        cast::Who,
        description::Description,
        kind,
        names::Looks,
        reach::{MAX_PEOPLE, MAX_SENTENCE_TOKENS},
        scene::{Found, Scene, Voice},
        source::{self, Source},
    },
    text::{Case, Document},
};
use std::ops::Range;

/// Resolves a description of the issuer: "a report by the institute".
type Resolve = fn(&Scene<'_, '_>, &Description, SpeakerKind) -> Found;

/// Whose text a description names, if that is certain.
pub(super) fn by_whom(scene: &Scene<'_, '_>, d: &Description, resolve: Resolve) -> Option<Found> {
    let doc = scene.doc;
    let (first, end) = (d.tokens.start, d.tokens.end);
    let noun = (first..d.core).find(|k| is_text(doc, *k))?;
    let next = noun + 1;
    // "The report" after "a report by the Tide Agency"
    if noun == first + 1 && next == end && doc.eq(first, "the") {
        let (e, ..) = scene.taught.iter().rev().take(MAX_PEOPLE).find(|t| t.1 == doc.word(noun))?;
        // The last report named before is theirs.
        let told = |k: &usize| doc.word(*k) == doc.word(noun) && !doc.eq(k - 1, "the");
        let last = (1..first).rev().take(MAX_SENTENCE_TOKENS).find(told)?;
        if !scene.past.iter().rev().take(MAX_PEOPLE).any(|p| p.source.contains(&last)) {
            return None;
        }
        return (by_head(scene, d, SpeakerKind::Document) == Found::Nobody).then_some(Found::Entity(*e));
    }
    // "a poll of 40 farms published in May by the Tide Agency"; not "a report on abuses by", "a report seen by"
    let by = (next..end).find(|k| doc.one_of(*k, words!("by from")) || doc.eq(k - 1, "attributed"));
    // "her report": of whoever was named last.
    let mine = doc.is(first, Classes::POSSESSIVE) && !doc.eq(first, "its");
    if by.is_none()
        && (mine
            || doc.word(noun).starts_with("indict")
            || noun != d.head
            || noun == first
            || scene.voices[first] != Voice::Writer)
    {
        return None;
    }
    // "the bank’s latest forecasts", "her own testimony", "Tide Agency figures"; not "its health report"
    let mark = (first..noun).find(|k| doc.is_possessive(*k) || *k == first && doc.is(first, Classes::POSSESSIVE));
    let stop = mark.unwrap_or(noun);
    let (words, rest) = match by {
        Some(by) => (by + 1..end, next..by),
        None => (first..stop.max(first + 1), stop + 1..noun),
    };
    let e = named(scene, words, resolve)?;
    let x = &scene.cast.entities[e];
    let fits = match by {
        // "A letter from Oakvale": a town.
        Some(by) => x.looks != Looks::Open || !doc.eq(by, "from"),
        None if mark.is_some() => {
            !doc.eq(first, "its") || scene.last().is_some_and(|(_, s)| scene.known[s].entity == Some(e))
        }
        // Not "a Queensland study", "DNA data".
        None => {
            let whole = |m: usize| scene.cast.mentions[m].tokens.len() > 1 || doc.token(noun - 1).case == Case::Upper;
            x.name.len() > 1 && scene.cast.ending_at(noun).is_some_and(whole)
        }
    };
    let small = |k: usize| {
        doc.is(k, Classes::TIME.or(Classes::MONTH).or(Classes::WEEKDAY).or(Classes::PREPOSITION))
            || doc.token(k).is_number
            || doc.token(k - 1).is_number
            || [sets::speakers::OF_DATA, sets::speakers::TIME_UNITS, sets::speakers::ISSUED]
                .iter()
                .any(|s| doc.one_of(k, s))
    };
    // "a letter published by the Alton Times": not its author.
    let carried =
        doc.one_of(noun, sets::speakers::LETTERS) && rest.clone().any(|k| doc.one_of(k, words!("published released")));
    (fits && !carried && { rest }.all(small)).then_some(Found::Entity(e))
}

/// A noun for a text or figures that somebody issues.
fn is_text(doc: &Document<'_>, k: usize) -> bool {
    doc.is(k, Classes::DOCUMENT) && !doc.one_of(k, sets::speakers::LAWS) || doc.one_of(k, sets::speakers::AUTHORED)
}

/// The person or body that words name, if it is no place.
fn named(scene: &Scene<'_, '_>, words: Range<usize>, resolve: Resolve) -> Option<usize> {
    let found = match source::read(scene.doc, scene.cast, scene.span(words)) {
        Source::Name { mention, .. } => match scene.cast.look_up(scene.doc, &mention) {
            Who::One(e) => Found::Entity(e),
            _ => return None,
        },
        // Not "a report by a report by …".
        Source::Description(d) if !d.tokens.clone().any(|k| is_text(scene.doc, k)) => {
            resolve(scene, &d, kind::of(scene.doc, &d))
        }
        Source::Pronoun(at) => pronouns::resolve(scene, at),
        _ => return None,
    };
    match found {
        Found::Entity(e) if scene.cast.entities[e].looks != Looks::Place => Some(e),
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
            ("Data from Quillon Bank", "Quillon Bank"),
            ("The Tide Agency’s latest figures", "Tide Agency"),
            ("The league’s own forecasts", "Red League"),
            ("Its report", "Red League"),
            ("Tide Agency data", "Tide Agency"),
            // Near misses: about whom, for whom, from where, part of an issuer, several.
            ("A report on floods by the Tide Agency", "a report on floods by the Tide Agency"),
            ("A report seen by the Alton Times", "a report"),
            ("A poll commissioned by the Tide Agency", "a poll"),
            ("A letter from Oakvale", "a letter from Oakvale"),
            ("A letter published by the Tide Agency", "a letter"),
            ("A report by the Tide Agency’s rival", "a report by the Tide Agency’s rival"),
            ("A study by two engineers", "a study by two engineers"),
            ("A report by the Tide Agency and Alton Bank", "a report by the Tide Agency and Alton Bank"),
            ("Its health report", "its health report"),
            ("Her biography", "her biography"),
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
            (
                "[S The Red League] said [C so].\n[S Vera Holm] said [C no].\n[C The mill is dry], said [S its report].",
                "Red League, Vera Holm, its report",
            ),
        ]);
    }
}
