//! Speakers: finds the person or body that an attribution's source names, describes or refers back to.
//!
//! First the cast of the article is read ([`cast`]): every name with its mentions, titles and appositions. Then, for
//! each attribution in text order, the source is read ([`source`]) and the [`ways`] resolve it: a name to its entity, a
//! description to whom the article has linked it, a pronoun to its antecedent, and a quotation without a source to the
//! current speaker. If several candidates fit, there is no speaker: a wrong name is worse.

mod cast;
mod description;
mod fold;
mod headings;
mod kind;
mod names;
mod noun;
mod office;
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
    lexicon::sets,
    text::{Document, Span, Token},
};
use cast::Cast;
use reach::{MAX_PEOPLE, MAX_SENTENCE_TOKENS};
use scene::{Found, Scene, Voice};

/// Resolves the source of every attribution to a speaker: sets `speaker` and `resolution`. If the source refers back to
/// an earlier source, adds that one to the evidence. Returns the speakers in the order of their first content.
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

/// Removes the speakers of no attribution. A speaker may be created when its source is read, and then turn out to be
/// unclear.
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

/// For a pronoun as the source of a nested report: whether its sentence names another person before it, in reported
/// words: "Lund said Holm lied when he said".
fn named_before(scene: &Scene<'_, '_>, a: &Attribution, found: Found) -> bool {
    let Some(source) = a.source.map(|s| scene.doc.tokens_in(s)).filter(|s| !s.is_empty()) else { return false };
    let gender = scene.gender(found);
    let from = scene.doc.sentence_of(source.start).start.max(source.start.saturating_sub(MAX_SENTENCE_TOKENS));
    scene.cast.mentions_in(&(from..source.start)).any(|m| {
        let who = scene.who(m);
        scene.voices[scene.cast.mentions[m].tokens.start] != Voice::Writer
            && who != found
            && scene.is_human(who, gender)
    })
}

/// For each attribution (in text order), whether it is inside the content of another.
fn nested(attributions: &[Attribution]) -> Vec<bool> {
    let holds =
        |outer: &Attribution, a: &Attribution| a.cue.is_some_and(|cue| outer.content.iter().any(|c| c.contains(cue)));
    let before = |n: usize| &attributions[n.saturating_sub(MAX_PEOPLE)..n];
    attributions.iter().enumerate().map(|(n, a)| before(n).iter().any(|outer| holds(outer, a))).collect()
}

/// Records a resolved attribution in the scene and its speaker. An attribution `inside` another's content adds no
/// words, and later content does not continue it.
fn record(scene: &mut Scene<'_, '_>, a: &Attribution, inside: bool) {
    let doc = scene.doc;
    if let Some(s) = a.speaker {
        // In "It’s", the clitic is a token of its own, but no word.
        let is_counted = |t: &&Token| t.is_word && (t.space_before || !matches!(t.first, '’' | '\''));
        let said: usize =
            a.content.iter().map(|c| doc.tokens[doc.tokens_in(*c)].iter().filter(is_counted).count()).sum();
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
        let at = scene.past.len() - usize::from(aside(scene, a));
        scene.past.insert(at, ways::past(doc, a));
    }
}

/// "“No,” Holm said after Lund claimed it rained.": a report in a clause of time beside a quotation, whose speaker goes
/// on.
fn aside(scene: &Scene<'_, '_>, a: &Attribution) -> bool {
    let doc = scene.doc;
    let (Some(source), Some((last, _))) = (a.source.map(|s| doc.tokens_in(s)), scene.last()) else { return false };
    let Some(before) = source.start.checked_sub(1).filter(|_| a.kind == AttributionKind::Indirect) else {
        return false;
    };
    let main = doc.sentence_of(before).start..before;
    (doc.one_of(before, sets::grammar::ADVERBIAL_CONJUNCTIONS) || doc.eq(before, "as"))
        && main.contains(&last.source.start)
        && main.clone().any(|k| scene.voices[k] == Voice::Quoted)
}
