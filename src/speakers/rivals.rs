//! Candidates: the possible speakers of an attribution that has no speaker because several fit.

use super::{
    kind,
    scene::{Found, Scene},
    source::{self, Source},
    ways::{pronouns, tied},
};
use crate::{
    analysis::{Attribution, Candidate},
    lexicon::Classes,
};

/// Maximum number of candidates; more do not help a reader.
const MAX_CANDIDATES: usize = 4;

/// The possible speakers of an attribution without a speaker, in text order. Empty if there are fewer than two.
pub(super) fn candidates(scene: &Scene<'_, '_>, a: &Attribution) -> Vec<Candidate> {
    let doc = scene.doc;
    let Some(span) = a.source else { return Vec::new() };
    let at = doc.tokens_in(span).start;
    let mut all: Vec<Found> = match source::read(doc, scene.cast, span) {
        Source::Pronoun(at) if doc.is(at, Classes::PRONOUN_SUBJECT) => pronouns::rivals(scene, at),
        Source::Name { mention, .. } => scene.cast.namesakes(doc, &mention).map(Found::Entity).collect(),
        Source::Description(d) => tied::holders(scene, &d),
        _ => Vec::new(),
    };
    let mut seen: Vec<Found> = Vec::new();
    all.retain(|w| {
        !seen.contains(w) && {
            seen.push(*w);
            true
        }
    });
    let mut named: Vec<Candidate> = all.into_iter().filter_map(|w| candidate(scene, w, at)).collect();
    if named.len() < 2 {
        return Vec::new();
    }
    crate::order::sort_by_key(&mut named, |c| (c.span.start, c.span.end));
    named.truncate(MAX_CANDIDATES);
    named
}

/// A possible speaker for token `at`: the name, and the last mention before `at`.
fn candidate(scene: &Scene<'_, '_>, who: Found, at: usize) -> Option<Candidate> {
    match who {
        Found::Entity(e) => {
            let own = scene.cast.mentions_of(e);
            let before = own.partition_point(|m| scene.cast.mentions[*m].tokens.start < at);
            let last = before.checked_sub(1).map(|n| &scene.cast.mentions[own[n]].tokens);
            let tokens = last.unwrap_or(&scene.cast.entities[e].name).clone();
            Some(Candidate { name: scene.name_of(e), span: scene.span(tokens) })
        }
        Found::Speaker(s) => {
            let span = scene.speakers[s].mentions.iter().rev().find(|m| m.start < scene.span(at..at).start)?;
            Some(Candidate { name: scene.speakers[s].name.clone(), span: *span })
        }
        Found::Described(start) => {
            let d = scene.description(start)?;
            Some(Candidate { name: kind::name(scene.doc, &d), span: scene.span(d.tokens) })
        }
        Found::Rivals | Found::Nobody => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Blocks, Options, analyze};

    #[test]
    fn table() {
        for (text, want) in [
            ("Tom Lund and Carl Holm met on Monday. He said it was late.", "Tom Lund|Carl Holm"),
            ("Ana Ruiz met Carl Ruiz at the gate. Then Ruiz said it was late.", "Ana Ruiz|Carl Ruiz"),
            ("Senator Ana Ruiz met Senator Carl Holm at the gate. The senator said it was late.", "Ana Ruiz|Carl Holm"),
            // No more than MAX_CANDIDATES.
            (
                "Ana Ruiz, Eva Ruiz, Ola Ruiz, Ida Ruiz and Mia Ruiz met. Then Ruiz said it was late.",
                "Ana Ruiz|Eva Ruiz|Ola Ruiz|Ida Ruiz",
            ),
            // Near misses: the speaker is clear; there is no candidate.
            ("Tom Lund and Vera Holm met on Monday. He said it was late.", ""),
            ("The rain had stopped by Monday. He said it was late.", ""),
        ] {
            let a = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
            let names = a.attributions[0].candidates.iter().map(|c| {
                assert!(text[c.span.range()].split(' ').all(|w| c.name.contains(w)), "{text}: {c:?}");
                c.name.as_str()
            });
            assert_eq!(names.collect::<Vec<_>>().join("|"), want, "{text}");
            assert_eq!(a.attributions[0].speaker.is_none(), !want.is_empty() || text.starts_with("The rain"), "{text}");
        }
    }
}
