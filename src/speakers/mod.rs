//! Speakers: who it is that an attribution's source names, describes or points back to.
//!
//! The cast of the article is read first ([`cast`]): every name with all its mentions, titles and appositions. Then the
//! attributions are gone through in text order, each source read ([`source`]) and resolved: a name to its entity, a
//! description to whoever the article has tied it to ([`descriptions`]), a pronoun to whom it goes back to ([`pronouns`]), a
//! quotation with no source to whoever was speaking. Where candidates compete there is no speaker: a wrong one is worse.

mod alike;
mod cast;
mod descriptions;
mod dialogue;
mod fold;
mod headings;
mod interview;
mod kind;
mod names;
mod paragraphs;
mod phrase;
mod pronouns;
mod rivals;
mod roles;
mod scene;
mod source;
mod subject;
#[cfg(test)]
mod tests;
mod together;

use crate::{
    analysis::{Attribution, AttributionKind, Quotation, QuoteRole, Resolution, Speaker, SpeakerKind},
    lexicon::Classes,
    text::{BlockKind, Case, Document, Span},
    words::Words,
};
use cast::{Cast, Who};
use names::{Gender, Mention};
use scene::{Found, Known, Past, Scene, Voice};
use source::{Description, Source};
use std::ops::Range;

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
        let (mut found, resolution) = resolve_one(&mut scene, &mut attributions[named]);
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
    let from = scene.doc.sentence_of(source.start).start.max(source.start.saturating_sub(pronouns::FAR));
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
    let before = |n: usize| &attributions[n.saturating_sub(NEAR)..n];
    attributions.iter().enumerate().map(|(n, a)| before(n).iter().any(|outer| holds(outer, a))).collect()
}

/// How many attributions back a pronoun's evidence is looked for.
const FAR: usize = 1000;

/// How many attributions back one may begin that holds another.
const NEAR: usize = 8;

/// Whom one attribution is by, and how that was told.
#[inline(never)]
fn resolve_one(scene: &mut Scene<'_, '_>, a: &mut Attribution) -> (Found, Resolution) {
    let Some(span) = a.source else { return (continued(scene, a), Resolution::Continued) };
    if let Some(turn) = interview::turn(scene, a) {
        return (turn, Resolution::Continued);
    }
    if let Some(found) = interview::unidentified(scene, a) {
        return (found, Resolution::Described);
    }
    match source::read(scene.doc, scene.cast, span) {
        Source::Pronoun(at) => {
            let pointing = scene.doc.one_of(at, words!("that this these those which"));
            let found = if let Some(both) = together::both(scene, at).or_else(|| together::they(scene, at)) {
                both
            } else if (scene.doc.is(at, Classes::DETERMINER) && !pointing) || scene.doc.one_of(at, INDEFINITE) {
                somebody(scene, at)
            } else {
                answerer(scene, a, pronouns::resolve(scene, at))
            };
            teach_gender(scene, at, found);
            if let Found::Entity(_) | Found::Speaker(_) = found {
                let back = scene
                    .past
                    .iter()
                    .rev()
                    .take(FAR)
                    .find(|p| p.speaker.is_some_and(|s| scene.found(s) == found) && !p.source.is_empty());
                a.evidence.spans.extend(back.map(|p| scene.span(p.source.clone())));
            }
            (found, Resolution::Pronoun)
        }
        Source::Name { mention, role } => (named(scene, &mention, role, own_gender(scene.doc, a)), Resolution::Named),
        Source::Several { tokens, names } => {
            (several(scene, tokens, &names), if names.is_empty() { Resolution::Described } else { Resolution::Named })
        }
        Source::Description(d) => (described(scene, &d), Resolution::Described),
        Source::Empty => (Found::Nobody, Resolution::None),
    }
}

/// “Anna asked Holm whether he had paid. “No,” she replied.”: whoever answers is not whoever asked, and if only the asker
/// is in sight it is not clear who.
fn answerer(scene: &Scene<'_, '_>, a: &Attribution, found: Found) -> Found {
    let asked = scene.past.last().filter(|p| p.asked).and_then(|p| p.speaker);
    let himself = asked.is_some_and(|s| scene.found(s) == found);
    if himself && cued(scene.doc, a, &["reply", "answer", "respond", "retort"]) { Found::Rivals } else { found }
}

/// Whether an attribution's cue is a form of one of these verbs.
fn cued(doc: &Document<'_>, a: &Attribution, lemmas: &[&str]) -> bool {
    let of = |k: usize| doc.token(k).verb.is_some_and(|v| lemmas.contains(&v.verb().lemma));
    a.cue.is_some_and(|c| doc.tokens_in(c).any(of))
}

const INDEFINITE: &Words = words!("others everyone everybody somebody someone nobody many");

/// Writes an attribution that is done into the scene and its speaker's record. One `inside` another's words counts no
/// words of its own, and nobody goes on from it.
fn record(scene: &mut Scene<'_, '_>, a: &Attribution, inside: bool) {
    let doc = scene.doc;
    let at = a.source.or(a.content.first().copied()).or(a.cue).map_or(0, |s| doc.tokens_in(s).start);
    let source = a.source.map_or(at..at, |s| doc.tokens_in(s));
    let block = doc.tokens.get(at).map_or(0, |t| t.block);
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
    if inside {
        return;
    }
    let put = a.cue.is_some_and(|c| doc.tokens_in(c).any(|k| doc.eq(k, "put")));
    let asked = put || cued(doc, a, &["ask", "question", "wonder"]);
    let question = dialogue::is_question(doc, a);
    scene.past.push(Past { speaker: a.speaker, source, block, asked, question });
}

/// "Carver said he would run": who speaks is likely the subject of what is said.
fn own_gender(doc: &Document<'_>, a: &Attribution) -> Option<Gender> {
    let first = a.content.first().filter(|_| a.kind == AttributionKind::Indirect).map(|c| doc.tokens_in(*c).start)?;
    match () {
        () if doc.eq(first, "he") => Some(Gender::Man),
        () if doc.eq(first, "she") => Some(Gender::Woman),
        () => None,
    }
}

/// Whom a name means; `own`: the gender that their words tell.
fn named(scene: &mut Scene<'_, '_>, mention: &Mention, role: Option<Range<usize>>, own: Option<Gender>) -> Found {
    let doc = scene.doc;
    // "the younger Mr. Ruiz": of two namesakes the one who is called Jr.
    let which = mention.from.wrapping_sub(1);
    if doc.one_of(which, words!("younger elder older")) {
        return scene.cast.junior(doc, mention, doc.eq(which, "younger")).map_or(Found::Rivals, Found::Entity);
    }
    if let Some(family) = together::family(scene, mention) {
        return family;
    }
    if let Some(holder) = initialled(scene, mention) {
        return Found::Entity(holder);
    }
    let found = match scene.cast.look_up(doc, mention) {
        Who::One(e) => Found::Entity(e),
        // Of namesakes the one of that gender, else whoever spoke last.
        Who::Rivals => {
            let fits = |w: &Found| own.is_none() || scene.gender(*w).is_none_or(|g| Some(g) == own);
            let mut namesakes = scene.cast.namesakes(doc, mention).map(Found::Entity).filter(fits);
            match (namesakes.next(), namesakes.next()) {
                (Some(one), None) if own.is_some() && !another(scene, mention, own) => one,
                _ => scene
                    .last()
                    .map(|(_, s)| scene.found(s))
                    .filter(|w| matches!(w, Found::Entity(e) if scene.cast.bears(doc, *e, mention)) && fits(w))
                    .unwrap_or(Found::Rivals),
            }
        }
        Who::Nobody => Found::Nobody,
    };
    if let (Found::Entity(e), Some(role)) = (found, role) {
        let s = scene.speaker_of(e);
        let text = doc.slice(role.clone());
        let speaker = &mut scene.speakers[s];
        if speaker.role.as_ref().is_none_or(|r| r.split_whitespace().count() < 2) {
            speaker.role = Some(text.to_string());
        }
    }
    found
}

/// "the DCE", where the article has called one person "the District Chief Executive (DCE)".
fn initialled(scene: &Scene<'_, '_>, mention: &Mention) -> Option<usize> {
    let doc = scene.doc;
    let at = mention.tokens.start;
    if mention.tokens.len() != 1 || at == 0 || !doc.eq(at - 1, "the") || doc.tokens[at].case != Case::Upper {
        return None;
    }
    let called = |e: &usize| {
        let x = &scene.cast.entities[*e];
        x.roles.iter().any(|r| r.clone().any(|k| doc.word(k) == doc.word(at) && doc.word(k.wrapping_sub(1)) == "("))
    };
    let mut all = scene.cast.around(at).filter(called);
    let (one, None) = (all.next()?, all.next()) else { return None };
    Some(one)
}

/// Whether somebody of that gender who does not bear the name was named shortly before it.
fn another(scene: &Scene<'_, '_>, mention: &Mention, gender: Option<Gender>) -> bool {
    let doc = scene.doc;
    let from = doc.sentence_of(mention.from).start;
    let from =
        from.checked_sub(1).map_or(from, |k| doc.sentence_of(k).start).max(mention.from.saturating_sub(pronouns::FAR));
    scene.cast.mentions_in(&(from..mention.from)).any(|m| {
        matches!(scene.who(m), Found::Entity(e) if scene.is_human(Found::Entity(e), gender) && !scene.cast.bears(doc, e, mention))
    })
}

/// Several sources at once are one group.
fn several(scene: &mut Scene<'_, '_>, tokens: Range<usize>, names: &[Mention]) -> Found {
    let doc = scene.doc;
    // "both Ana Ruiz and Senator Carl Holm" are Ana Ruiz and Carl Holm.
    let all: Vec<usize> = names
        .iter()
        .filter_map(|m| match scene.cast.look_up(doc, m) {
            Who::One(e) => Some(e),
            Who::Rivals | Who::Nobody => None,
        })
        .collect();
    let whole = names.last().is_some_and(|m| {
        let next = m.tokens.end;
        next == tokens.end || matches!(doc.word(next), "," | "(" | "–" | "—")
    });
    if whole && all.len() > 1 && all.len() == names.len() {
        return together::group(scene, &all);
    }
    let mut name = String::new();
    let start = names.first().filter(|m| m.from == tokens.start).map_or(tokens.start, |m| m.tokens.start);
    let mut from = doc.tokens[start].span.start as usize;
    for m in names {
        // Each name in full.
        if let Who::One(e) = scene.cast.look_up(doc, m) {
            let span = doc.span(m.tokens.clone()).range();
            name.push_str(doc.text.get(from..span.start).unwrap_or_default());
            name.push_str(doc.slice(scene.cast.entities[e].name.clone()));
            from = span.end;
        }
    }
    // What describes the last one is no part of the name.
    let end = names.last().map_or(tokens.end, |m| {
        (m.tokens.end..tokens.end).find(|k| matches!(doc.word(*k), "," | "(" | "–" | "—")).unwrap_or(tokens.end)
    });
    name.push_str(doc.text.get(from..doc.tokens[end - 1].span.end as usize).unwrap_or_default());
    let key = descriptions::key(doc, tokens.clone());
    let far = scene.known.len().saturating_sub(descriptions::FAR);
    let same = |k: &Known| k.entity.is_none() && k.key == key && !key.is_empty();
    if let Some(i) = (far..scene.known.len()).find(|i| same(&scene.known[*i])) {
        return Found::Speaker(i);
    }
    let known = Known { entity: None, gender: None, head: None, key };
    let speaker = Speaker {
        name,
        role: None,
        kind: SpeakerKind::Group,
        anonymous: names.is_empty(),
        mentions: Vec::new(),
        words: 0,
    };
    Found::Speaker(scene.add(speaker, known))
}

fn described(scene: &mut Scene<'_, '_>, d: &Description) -> Found {
    let doc = scene.doc;
    let kind = kind::of(doc, d);
    if let Some(found) = together::described(scene, d) {
        return found;
    }
    let found = descriptions::resolve(scene, d, kind);
    if let Found::Entity(e) = found {
        scene.taught.push((e, descriptions::head_word(doc, d), descriptions::key(doc, d.tokens.clone())));
    }
    if found != Found::Nobody {
        return found;
    }
    Found::Speaker(scene.describe(d))
}

/// "one", "some", "others": somebody new each time.
fn somebody(scene: &mut Scene<'_, '_>, at: usize) -> Found {
    let name = scene.doc.word(at).to_lowercase();
    let one = matches!(name.as_str(), "one" | "another" | "somebody" | "someone" | "each");
    let kind = if one { SpeakerKind::Person } else { SpeakerKind::Group };
    let known = Known { entity: None, gender: None, head: None, key: Vec::new() };
    Found::Speaker(
        scene.add(Speaker { name, role: None, kind, anonymous: true, mentions: Vec::new(), words: 0 }, known),
    )
}

/// A resolved pronoun tells the gender of whom it stands for.
fn teach_gender(scene: &mut Scene<'_, '_>, at: usize, found: Found) {
    let gender = match scene.doc.word(at).to_lowercase().as_str() {
        "he" => Gender::Man,
        "she" => Gender::Woman,
        _ => return,
    };
    if let Some(s) = scene.index(found) {
        let known = &mut scene.known[s].gender;
        *known = known.or(Some(gender));
    }
}

/// Whose words without a source are: of whoever was speaking, else of whom the paragraph's sentence before (or their own,
/// before them) has for its subject.
fn continued(scene: &Scene<'_, '_>, a: &Attribution) -> Found {
    // "to chants of “…”": somebody's, not told whose.
    let verb =
        |k: usize| scene.doc.tokens[k].verb.is_some() || scene.doc.tokens[k].is_number || !scene.doc.tokens[k].is_word;
    if a.cue.is_some_and(|c| !scene.doc.tokens_in(c).any(verb)) {
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
    let spoke_here = scene.past.last().is_some_and(|p| p.block == doc.tokens[at].block && p.speaker.is_some());
    let named = |w| matches!(w, Found::Entity(e) if scene.cast.entities[e].looks == names::Looks::Person);
    match pronouns::nearest(scene, at, &named) {
        Some((block, who, true)) if block == doc.tokens[at].block && !spoke_here => who,
        _ => Found::Nobody,
    }
}

/// Words with no source go on from the attribution before, where they stand alone in the next paragraph or follow it in
/// their own with nobody else named in between.
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
        // "Holm said after a talk with Lund. He was calm. “It rains.”": the subject is still whoever spoke.
        let before = own.start.checked_sub(1).map_or(own.start, |k| doc.sentence_of(k).start);
        let still = before > from
            && before < own.start
            && doc.is(before, Classes::PRONOUN_SUBJECT)
            && pronouns::resolve(scene, before) == scene.found(speaker);
        let other = (intruder && !still) || past.source.start > own.start;
        return if other { Found::Nobody } else { scene.found(speaker) };
    }
    let b = &doc.blocks[block as usize];
    // A few words without a point are a heading's, or pulled out of the text.
    let sentence =
        b.tokens.clone().rev().take(3).any(|k| matches!(doc.word(k), "." | "!" | "?" | "…" | "..." | "," | "—"));
    if !sentence || b.kind == BlockKind::Heading {
        return Found::Nobody;
    }
    let alone = b.tokens.clone().all(|k| scene.voices[k] != Voice::Writer || !doc.tokens[k].is_word);
    if !alone || !dialogue::is_next(doc, past.block, block) {
        return Found::Nobody;
    }
    dialogue::turn(scene, dialogue::is_question(doc, a)).unwrap_or(scene.found(speaker))
}
