//! Speakers: who it is that an attribution's source names, describes or points back to.
//!
//! The cast of the article is read first ([`cast`]): every name with all its mentions, titles and appositions. Then the
//! attributions are gone through in text order, each source read ([`source`]) and resolved by the [`ways`] of telling: a
//! name to its entity, a description to whom the article has tied it to, a pronoun to whom it goes back to, a quotation
//! without a source to whoever was speaking. Where candidates compete there is no speaker: a wrong one is worse.

mod cast;
mod description;
mod fold;
mod headings;
mod kind;
mod names;
mod noun;
mod paragraphs;
mod reach;
mod rivals;
mod roles;
mod scene;
mod source;
#[cfg(test)]
mod tests;
mod ways;

use crate::{
    analysis::{Attribution, AttributionKind, Quotation, QuoteRole, Resolution, Speaker},
    text::{Document, Span},
};
use cast::Cast;
use reach::{PEOPLE, SENTENCE};
use scene::{Found, Scene, Voice};

/// Resolves the source of every attribution to a speaker: sets `speaker` and `resolution`, adds to the evidence of one that
/// goes back to another place the source that it goes back to, and returns the speakers in order of their first words.
#[inline(never)]
pub(crate) fn resolve(doc: &Document<'_>, quotations: &[Quotation], attributions: &mut [Attribution]) -> Vec<Speaker> {
    let sources: Vec<Span> = attributions.iter().filter_map(|a| a.source).collect();
    let cast = Cast::new(doc, &sources);
    let mut voices = vec![Voice::Writer; doc.tokens.len()];
    for a in attributions.iter() {
        for c in &a.content {
            let marks =
                doc.text[c.range()].starts_with(['“', '"', '‘', '«', '„']) || doc.text[c.range()].starts_with("''");
            let voice = if a.kind == AttributionKind::Direct || marks { Voice::Quoted } else { Voice::Reported };
            voices[doc.tokens_in(*c)].fill(voice);
        }
    }
    for q in quotations.iter().filter(|q| q.role == QuoteRole::Speech) {
        voices[doc.tokens_in(q.span)].fill(Voice::Quoted);
    }
    let mut scene = Scene::new(doc, &cast, voices);
    let last = paragraphs::last_of_each(doc, quotations, attributions);
    let inside = nested(attributions);
    let mut first = 0;
    while first < attributions.len() {
        let named = last[first];
        let (mut found, resolution) = ways::whom(&mut scene, &mut attributions[named]);
        if inside[named] && resolution == Resolution::Pronoun && named_before(&scene, &attributions[named], found) {
            found = Found::Rivals;
        }
        let speaker = scene.index(found);
        for (n, a) in (first..).zip(&mut attributions[first..=named]) {
            let resolution = if n == named { resolution } else { Resolution::Continued };
            a.speaker = speaker;
            if speaker.is_none() && n == named {
                a.candidates = rivals::candidates(&scene, a);
            }
            a.resolution = if speaker.is_some() { resolution } else { Resolution::None };
            record(&mut scene, a, inside[n]);
        }
        first = named + 1;
    }
    headings::resolve(doc, attributions);
    who_spoke(scene.speakers, attributions)
}

/// The speakers without those whom no attribution has for its speaker: "somebody" was new where the source was read, and
/// turned out unclear.
fn who_spoke(mut speakers: Vec<Speaker>, attributions: &mut [Attribution]) -> Vec<Speaker> {
    let mut place = vec![None; speakers.len()];
    for s in attributions.iter().filter_map(|a| a.speaker) {
        place[s] = Some(0);
    }
    for (n, p) in place.iter_mut().flatten().enumerate() {
        *p = n;
    }
    for a in attributions {
        a.speaker = a.speaker.and_then(|s| place[s]);
    }
    let mut places = place.into_iter();
    speakers.retain(|_| places.next().flatten().is_some());
    speakers
}

/// Whether the sentence of a pronoun that is a source inside reported words names somebody else before it: "Lund said Holm
/// lied when he said".
fn named_before(scene: &Scene<'_, '_>, a: &Attribution, found: Found) -> bool {
    let Some(source) = a.source.map(|s| scene.doc.tokens_in(s)).filter(|s| !s.is_empty()) else { return false };
    let gender = scene.gender(found);
    let from = scene.doc.sentence_of(source.start).start.max(source.start.saturating_sub(SENTENCE));
    scene.cast.mentions_in(&(from..source.start)).any(|m| {
        let who = scene.who(m);
        scene.voices[scene.cast.mentions[m].tokens.start] != Voice::Writer
            && who != found
            && scene.is_human(who, gender)
    })
}

/// For each attribution, which are in text order, whether it stands in the words of another.
fn nested(attributions: &[Attribution]) -> Vec<bool> {
    let holds =
        |outer: &Attribution, a: &Attribution| a.cue.is_some_and(|cue| outer.content.iter().any(|c| c.contains(cue)));
    let before = |n: usize| &attributions[n.saturating_sub(PEOPLE)..n];
    attributions.iter().enumerate().map(|(n, a)| before(n).iter().any(|outer| holds(outer, a))).collect()
}

/// Writes an attribution that is done into the scene and its speaker's record. One `inside` another's words counts no
/// words of its own, and nobody goes on from it.
fn record(scene: &mut Scene<'_, '_>, a: &Attribution, inside: bool) {
    let doc = scene.doc;
    if let Some(s) = a.speaker {
        let said: usize =
            a.content.iter().map(|c| doc.tokens[doc.tokens_in(*c)].iter().filter(|t| t.is_word).count()).sum();
        let speaker = &mut scene.speakers[s];
        speaker.words += if inside { 0 } else { said as u32 };
        if let Some(span) = a.source {
            let i = speaker.mentions.partition_point(|m| *m < span);
            if speaker.mentions.get(i) != Some(&span) {
                speaker.mentions.insert(i, span);
            }
        }
    }
    if !inside {
        scene.past.push(ways::past(doc, a));
    }
}
