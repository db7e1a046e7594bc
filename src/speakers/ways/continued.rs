//! Content without a source: the last speaker continues, or the subject of the sentence before speaks.

use super::{dialogue, nearest, pronouns, subject};
use crate::{
    analysis::{Attribution, AttributionKind, Resolution},
    lexicon::{Classes, sets},
    speakers::{
        names::Looks,
        scene::{Found, Scene, Voice},
        source::Source,
    },
    text::{BlockKind, Span},
};
use std::ops::Range;

/// Resolves content without a source.
pub(super) fn way(scene: &mut Scene<'_, '_>, a: &Attribution, _: &Source) -> Option<(Found, Resolution)> {
    a.source.is_none().then(|| (continued(scene, a), Resolution::Continued))
}

/// The speaker of content without a source: the last speaker, or else the subject of the sentence before it in the
/// paragraph.
fn continued(scene: &Scene<'_, '_>, a: &Attribution) -> Found {
    // "to chants of “…”", "a sign reading “…”": an unknown speaker.
    let verb =
        |k: usize| scene.doc.token(k).verb.is_some() || scene.doc.token(k).is_number || !scene.doc.token(k).is_word;
    if a.cue.is_some_and(|c| !scene.doc.tokens_in(c).any(verb) || scene.doc.eq(scene.doc.tokens_in(c).start, "reading"))
    {
        return Found::Nobody;
    }
    // "She was asked by the judge: “…”": the subject is the hearer.
    if a.cue.is_some_and(|c| scene.doc.one_of(scene.doc.tokens_in(c).start, sets::grammar::BE)) {
        return Found::Nobody;
    }
    let at = a.content.first().map(|c| scene.doc.tokens_in(*c).start).filter(|at| *at < scene.doc.tokens.len());
    if let Some(found) = at.and_then(|at| dialogue::answer(scene, at)) {
        return found;
    }
    let found = goes_on(scene, a);
    if found != Found::Nobody || a.kind == AttributionKind::Indirect {
        return found;
    }
    let doc = scene.doc;
    let Some(at) = a.content.first().map(|c| doc.tokens_in(*c).start).filter(|t| *t < doc.tokens.len()) else {
        return Found::Nobody;
    };
    let spoke_here = scene.past.last().is_some_and(|p| p.block == doc.token(at).block && p.speaker.is_some());
    // "Judge Holm pressed Ruiz on the money. “I spent it.”": the answer of another.
    let before = at.checked_sub(1).map_or(at, |k| doc.sentence_of(k).start);
    let whom = Classes::DETERMINER.or(Classes::POSSESSIVE).or(Classes::PRONOUN_OBJECT);
    let put =
        |k: usize| doc.one_of(k, sets::attribution::QUESTIONED) && (doc.token(k + 1).capital() || doc.is(k + 1, whom));
    if (before..at).any(put) {
        return Found::Nobody;
    }
    let named = |w| matches!(w, Found::Entity(e) if scene.cast.entities[e].looks == Looks::Person);
    match nearest::nearest(scene, at, &named) {
        Some((block, who, true)) if block == doc.token(at).block && !spoke_here => who,
        _ => Found::Nobody,
    }
}

/// Content without a source continues the attribution before it if it is or opens the next paragraph, or follows in the
/// same paragraph, with nobody else named in between.
fn goes_on(scene: &Scene<'_, '_>, a: &Attribution) -> Found {
    let doc = scene.doc;
    let (Some((past, speaker)), Some(first), Some(end)) = (scene.last(), a.content.first(), a.content.last()) else {
        return Found::Nobody;
    };
    if a.kind == AttributionKind::Indirect || a.kind == AttributionKind::NoComment {
        return Found::Nobody;
    }
    let own = doc.tokens_in(Span::new(first.start, end.end));
    let Some(block) = doc.tokens.get(own.start).map(|t| t.block) else { return Found::Nobody };
    if block == past.block {
        let from = past.source.end.min(own.start);
        let intruder = scene.cast.mentions_in(&(from..own.start)).any(|m| {
            scene.voices[scene.cast.mentions[m].tokens.start] == Voice::Writer
                && scene.is_human(scene.who(m), None)
                && scene.who(m) != scene.found(speaker)
        });
        // "Holm said after a talk with Lund. He was calm. “It rains.”": the subject is still the last speaker.
        let before = own.start.checked_sub(1).map_or(own.start, |k| doc.sentence_of(k).start);
        let still = before > from
            && before < own.start
            && doc.is(before, Classes::PRONOUN_SUBJECT)
            && pronouns::resolve(scene, before) == scene.found(speaker);
        let other = (intruder && !still) || past.source.start > own.start;
        return if other { Found::Nobody } else { scene.found(speaker) };
    }
    let b = &doc.blocks[block as usize];
    // A few words without a full stop are a heading or a pull quote.
    let sentence = b.tokens.clone().rev().take(3).any(|k| doc.one_of(k, words!(". ! ? … ... , —")));
    if !sentence || b.kind == BlockKind::Heading {
        return Found::Nobody;
    }
    let alone = b.tokens.clone().all(|k| scene.voices[k] != Voice::Writer || !doc.token(k).is_word);
    let opens = || own.start == b.body.start && undisturbed(scene, past.source.end..own.start, own.end..b.body.end);
    if !dialogue::is_next(doc, past.block, block) || !(alone || opens()) {
        return Found::Nobody;
    }
    dialogue::turn(scene, dialogue::is_question(doc, a)).unwrap_or(scene.found(speaker))
}

/// Whether the writer's words before and `after` a quotation that opens its paragraph name, describe or mean nobody but
/// the last speaker, and do not say what the quotation is: "“We wait.” It is noon."
fn undisturbed(scene: &Scene<'_, '_>, before: Range<usize>, after: Range<usize>) -> bool {
    let doc = scene.doc;
    let Some((_, speaker)) = scene.last() else { return false };
    let who = scene.found(speaker);
    let written = |k: usize| scene.voices[k] == Voice::Writer;
    let another = |m: usize| {
        let mention = &scene.cast.mentions[m];
        let named = matches!(scene.who(m), Found::Entity(e) if scene.cast.entities[e].looks == Looks::Person || mention.tokens.len() > 1);
        written(mention.tokens.start) && named && scene.who(m) != who
    };
    if scene.cast.mentions_in(&before).chain(scene.cast.mentions_in(&after)).any(another) {
        return false;
    }
    let mut at = after.start;
    while at < after.end {
        let sentence = doc.sentence_of(at);
        let Some(first) = (at..sentence.end).find(|k| doc.token(*k).is_word) else { return true };
        let pronoun = doc.one_of(first, words!("he she they"));
        let meant =
            if pronoun { Some(pronouns::resolve(scene, first)) } else { subject::found(scene, first, sentence.end) };
        if written(first) && meant.is_some_and(|w| w != who) {
            return false;
        }
        // "That was the view of the farmers."
        let told = |k: usize| doc.is(k, Classes::CUE_NOUN_SPEECH) || doc.one_of(k, sets::speakers::WORDING);
        if at == after.start
            && (doc.one_of(first, words!("that this those these so such")) || (first..sentence.end).any(told))
        {
            return false;
        }
        at = sentence.end.max(at + 1);
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn a_quotation_that_opens_its_paragraph() {
        check(&[
            ("[S Vera Holm] said [C it rains].\n[C “We wait.”] It was noon.", "Vera Holm, Vera Holm"),
            // Who is pressed answers.
            ("Judge Vera Holm pressed Tom Lund on the money. [C “I spent it.”]", "-"),
            ("Judge Vera Holm pressed the man on the money. [C “I spent it.”]", "-"),
            ("Judge Vera Holm pressed on with the case. [C “It is late.”]", "Vera Holm"),
            (
                "[C “It rains,”] [S Vera Holm] said.\n[C “We wait.”] The council meets on Tuesday.",
                "Vera Holm, Vera Holm",
            ),
            ("[C “It rains,”] [S Vera Holm] said.\n[C “We wait.”] She and her dog left.", "Vera Holm, Vera Holm"),
            ("[C “It rains,”] [S Vera Holm] said.\n[C “We wait.”] Holm left at noon.", "Vera Holm, Vera Holm"),
            // Near misses: somebody else is named, described or meant; a word for the quotation; words in between.
            ("[C “It rains,”] [S Vera Holm] said.\n[C “We wait.”] Tom Lund left at noon.", "Vera Holm, -"),
            ("[C “It rains,”] [S Vera Holm] said. Tom Lund nodded.\n[C “We wait.”] It was noon.", "Vera Holm, -"),
            ("[C “It rains,”] [S Vera Holm] said.\n[C “We wait.”] A farmer left at noon.", "Vera Holm, -"),
            ("[C “It rains,”] [S Vera Holm] said.\n[C “We wait.”] He left at noon.", "Vera Holm, -"),
            ("[C “It rains,”] [S Vera Holm] said.\n[C “We wait.”] That was the mood in town.", "Vera Holm, -"),
            ("[C “It rains,”] [S Vera Holm] said.\n[C “We wait.”] The slogan hung on every door.", "Vera Holm, -"),
            ("[C “It rains,”] [S Vera Holm] said.\nIt was noon. [C “We wait.”] It rained.", "Vera Holm, -"),
        ]);
    }
}
