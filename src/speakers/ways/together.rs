//! Several people as one speaker: "the Holms", "both", "the two leaders", "the couple". Also "the former" and "the
//! latter", who are one of two.

use super::tied::indefinite;
use crate::{
    analysis::{Attribution, Resolution, Speaker, SpeakerKind},
    lexicon::{Classes, sets},
    speakers::{
        cast::Who,
        description::{self, Description},
        names::{Gender, Looks, Mention},
        noun::is_plural,
        office::office,
        reach::{MAX_PARAGRAPHS_BACK, MAX_PEOPLE, MAX_SENTENCE_TOKENS, MAX_SENTENCES_BACK},
        roles,
        scene::{Found, Known, Scene, Voice},
        source::Source,
    },
    text::{Case, lowered},
};
use std::ops::Range;

/// Resolves sources that are several people: joined names, or a pronoun or description that counts them.
pub(super) fn way(scene: &mut Scene<'_, '_>, _: &Attribution, source: &Source) -> Option<(Found, Resolution)> {
    match source {
        Source::Pronoun(at) => both(scene, *at).or_else(|| they(scene, *at)).map(|found| (found, Resolution::Pronoun)),
        Source::Several { tokens, names } => {
            let resolution = if names.is_empty() { Resolution::Described } else { Resolution::Named };
            Some((several(scene, tokens.clone(), names), resolution))
        }
        Source::Description(d) => described(scene, d).map(|found| (found, Resolution::Described)),
        Source::Name { .. } | Source::Empty => None,
    }
}

/// The people named before whom a description counts: "both men", "the two leaders", "the couple", "the latter".
fn described(scene: &mut Scene<'_, '_>, d: &Description) -> Option<Found> {
    let doc = scene.doc;
    let first = d.tokens.start;
    let whole = d.core == d.tokens.end;
    if whole && d.tokens.len() == 2 && doc.eq(first, "the") && doc.one_of(d.head, words!("former latter")) {
        let pair = counted(scene, first, 2)?;
        return Some(Found::Entity(pair[usize::from(doc.eq(d.head, "latter"))]));
    }
    let at = first + usize::from(doc.one_of(first, words!("the these those")));
    let pair = doc.one_of(d.head, sets::speakers::PAIRS);
    let of_two = pair && at > first && at == d.head;
    let count = match () {
        () if of_two || doc.one_of(at, words!("both two")) => 2,
        () if doc.eq(at, "three") => 3,
        () => return None,
    };
    // "two officials": any two.
    if !whole || (at == first && !doc.eq(at, "both")) {
        return None;
    }
    let all = counted(scene, first, count)?;
    if !are(scene, d.head, &all) {
        return None;
    }
    let fits = pair
        || doc.one_of(d.head, sets::speakers::ANY_PEOPLE)
        || doc.one_of(d.head, words!("both two three"))
        || all.iter().all(|e| holds(scene, *e, d));
    (fits && d.head <= at + 1).then(|| group(scene, &all))
}

/// Whether a noun fits these people: not "women" for men, nor "couple" for two unrelated people.
fn are(scene: &Scene<'_, '_>, head: usize, all: &[usize]) -> bool {
    let doc = scene.doc;
    let no = |gender: Gender| all.iter().any(|e| scene.gender(Found::Entity(*e)) == Some(gender));
    if doc.one_of(head, sets::speakers::MEN) && no(Gender::Woman)
        || doc.one_of(head, sets::speakers::WOMEN) && no(Gender::Man)
    {
        return false;
    }
    let last = |e: &usize| doc.word(scene.cast.entities[*e].name.end - 1);
    let one_name = all.iter().all(|e| last(e) == last(&all[0]));
    let kin = |e: &usize| {
        let mut words = scene.cast.entities[*e].roles.iter().cloned().flatten();
        words.any(|k| doc.one_of(k, sets::speakers::KIN))
    };
    !doc.one_of(head, sets::speakers::RELATED) || one_name || all.iter().any(kin)
}

/// "Both said": the two people named before.
fn both(scene: &mut Scene<'_, '_>, at: usize) -> Option<Found> {
    let all = scene.doc.eq(at, "both").then(|| counted(scene, at, 2))??;
    Some(group(scene, &all))
}

/// "Holm and Lund came. They said": the joined subjects of the sentence before.
fn they(scene: &mut Scene<'_, '_>, at: usize) -> Option<Found> {
    let doc = scene.doc;
    if !doc.eq(at, "they") || doc.sentence_of(at).start != at {
        return None;
    }
    let before = doc.sentences[..doc.token(at).sentence as usize].last()?.clone();
    let near = doc.token(at).block.saturating_sub(doc.token(before.start).block) <= 1;
    let mut all: Vec<usize> = Vec::new();
    let mut end = before.start;
    for m in scene.cast.mentions_in(&before) {
        let mention = &scene.cast.mentions[m];
        let from = roles::reach_back(doc, mention);
        let joins = (end..from).all(|k| doc.is(k, Classes::DETERMINER) || doc.eq(k, "and") || doc.comma(k));
        let joined = all.is_empty() || (end..from).any(|k| doc.eq(k, "and") || doc.comma(k));
        let Who::One(e) = scene.cast.who[m] else { break };
        if !joins
            || !joined
            || scene.cast.entities[e].looks != Looks::Person
            || scene.voices[mention.from] != Voice::Writer
        {
            break;
        }
        all.push(e);
        end = roles::after(doc, &mention.tokens, before.end).map_or(mention.tokens.end, |r| r.end);
    }
    // "Lund and Holm’s lawyers", "Lund and Holm supporters": other people.
    let next = doc.token(end);
    let owned = doc.is_possessive(end);
    let noun = next.case == Case::Lower && next.verb.is_none() && !next.is(FOLLOWS);
    if owned || noun || others(scene, end.min(before.end)..before.end) {
        return None;
    }
    let and = before.clone().take_while(|k| *k < end).any(|k| doc.eq(k, "and"));
    (near && and && (2..4).contains(&all.len())).then(|| group(scene, &all))
}

/// Words that may follow a subject.
const FOLLOWS: Classes = Classes::AUXILIARY
    .or(Classes::ADVERB_CUE)
    .or(Classes::PREPOSITION)
    .or(Classes::COORDINATOR)
    .or(Classes::SUBORDINATOR)
    .or(Classes::PRONOUN_OBJECT);

/// "the Holms": the two people with that surname.
pub(super) fn family(scene: &mut Scene<'_, '_>, mention: &Mention) -> Option<Found> {
    let doc = scene.doc;
    let at = mention.tokens.start;
    if mention.tokens.len() != 1 || at == 0 || !doc.eq(at - 1, "the") {
        return None;
    }
    let surname = doc.word(at).strip_suffix('s')?;
    let bears = |e: &usize| {
        let x = &scene.cast.entities[*e];
        let last = doc.word(x.name.end - 1);
        matches!(x.looks, Looks::Person | Looks::Open)
            && x.name.len() > 1
            && (last == surname || surname.strip_suffix('e') == Some(last))
    };
    let all: Vec<usize> = (0..scene.cast.entities.len()).filter(bears).take(3).collect();
    (all.len() == 2).then(|| group(scene, &all))
}

/// Whether an entity holds the office that a plural names.
fn holds(scene: &Scene<'_, '_>, e: usize, d: &Description) -> bool {
    let doc = scene.doc;
    let plural = lowered(doc.word(d.head));
    let same = |k: usize| plural.trim_end_matches('s') == lowered(doc.word(k));
    scene.cast.entities[e].roles.iter().any(|r| office(doc, r).any(same))
}

/// Whether some tokens mention several unnamed people, or two bodies or places.
pub(super) fn others(scene: &Scene<'_, '_>, tokens: Range<usize>) -> bool {
    let doc = scene.doc;
    let people = Classes::PERSON_NOUN.or(Classes::RELATION_NOUN).or(Classes::MAN_NOUN).or(Classes::WOMAN_NOUN);
    // "Two officers, | Ana Ruiz and Carl Holm,": not other people.
    let named = |k: usize| {
        doc.comma(k + 1)
            && scene.cast.mentions_in(&(k..tokens.end)).next().is_some_and(|m| scene.cast.mentions[m].from == k + 2)
    };
    let several = |k: usize| {
        let some = doc.token(k).is_word && doc.is(k, people) && is_plural(doc, k);
        some && scene.voices[k] == Voice::Writer && !named(k)
    };
    let bodies = scene.cast.mentions_in(&tokens).filter(|m| {
        let writer = scene.voices[scene.cast.mentions[*m].tokens.start] == Voice::Writer;
        writer && matches!(scene.who(*m), Found::Entity(e) if matches!(scene.cast.entities[e].looks, Looks::Body | Looks::Place))
    });
    tokens.clone().any(several) || bodies.take(2).count() == 2
}

/// The `count` people named last before token `at`, in text order; `None` if there are more or fewer.
fn counted(scene: &Scene<'_, '_>, at: usize, count: usize) -> Option<Vec<usize>> {
    let doc = scene.doc;
    let own = doc.token(at).sentence as usize;
    let mut all: Vec<usize> = Vec::new();
    for s in (0..=own).rev().take(MAX_SENTENCES_BACK) {
        let range: Range<usize> = doc.sentences[s].start..doc.sentences[s].end.min(at);
        if range.is_empty() || doc.token(at).block.saturating_sub(doc.token(range.start).block) > MAX_PARAGRAPHS_BACK {
            continue;
        }
        let range = range.start.max(range.end.saturating_sub(MAX_SENTENCE_TOKENS))..range.end;
        // Other people may be meant: "two officers stopped Holm and Lund. Both said".
        if others(scene, range.clone()) {
            return None;
        }
        let mut here: Vec<usize> = Vec::new();
        for m in scene.cast.mentions_in(&range) {
            let person = |e: usize| scene.cast.entities[e].looks == Looks::Person;
            if let Who::One(e) = scene.cast.who[m]
                && person(e)
                && scene.voices[scene.cast.mentions[m].tokens.start] == Voice::Writer
                && !all.contains(&e)
                && !here.contains(&e)
            {
                here.push(e);
            }
        }
        here.append(&mut all);
        all = here;
        if all.len() >= count {
            break;
        }
    }
    (all.len() == count).then_some(all)
}

/// Several sources at once form one group.
fn several(scene: &mut Scene<'_, '_>, tokens: Range<usize>, names: &[Mention]) -> Found {
    let doc = scene.doc;
    // "both Ana Ruiz and Senator Carl Holm": Ana Ruiz and Carl Holm.
    let all: Vec<usize> = names
        .iter()
        .filter_map(|m| match scene.cast.look_up(doc, m) {
            Who::One(e) => Some(e),
            Who::Rivals | Who::Nobody => None,
        })
        .collect();
    let whole = names.last().is_some_and(|m| {
        let next = m.tokens.end;
        let next = next + usize::from(doc.one_of(next, words!("himself herself themselves")));
        next >= tokens.end || doc.one_of(next, words!(", ( – — of"))
    });
    if whole && all.len() > 1 && all.len() == names.len() {
        return group(scene, &all);
    }
    let mut name = String::new();
    let start = names.first().filter(|m| m.from == tokens.start).map_or(tokens.start, |m| m.tokens.start);
    let mut from = doc.token(start).span.start as usize;
    for m in names {
        // Write each name in full.
        if let Who::One(e) = scene.cast.look_up(doc, m) {
            let span = doc.span(m.tokens.clone()).range();
            name.push_str(doc.text.get(from..span.start).unwrap_or_default());
            name.push_str(doc.slice(scene.cast.entities[e].name.clone()));
            from = span.end;
        }
    }
    // The description of the last name is not part of the group's name.
    let end = names.last().map_or(tokens.end, |m| {
        (m.tokens.end..tokens.end).find(|k| doc.one_of(*k, words!(", ( – —"))).unwrap_or(tokens.end)
    });
    name.push_str(doc.text.get(from..doc.token(end - 1).span.end as usize).unwrap_or_default());
    let key = description::key(doc, tokens.clone());
    let far = scene.known.len().saturating_sub(MAX_PEOPLE);
    let same = |k: &Known| k.entity.is_none() && k.key == key && !key.is_empty();
    if let Some(i) = (far..scene.known.len()).find(|i| same(&scene.known[*i])) {
        return Found::Speaker(i);
    }
    // "A nurse and a doctor", but not "Nurses and doctors".
    let some = indefinite(doc, tokens.start) || doc.is(tokens.start, Classes::NUMBER);
    let speaker = scene.add_unknown(name, SpeakerKind::Group, some && names.is_empty());
    scene.known[speaker].key = key;
    Found::Speaker(speaker)
}

/// The speaker for several cast entities together.
fn group(scene: &mut Scene<'_, '_>, all: &[usize]) -> Found {
    let names: Vec<&str> = all.iter().map(|e| scene.doc.slice(scene.cast.entities[*e].name.clone())).collect();
    let people = all.iter().all(|e| scene.cast.entities[*e].looks == Looks::Person);
    let name = joined(&names, people);
    let far = scene.speakers.len().saturating_sub(MAX_PEOPLE);
    let same = |s: &Speaker| s.kind == SpeakerKind::Group && s.name == name;
    if let Some(i) = (far..scene.speakers.len()).find(|i| same(&scene.speakers[*i])) {
        return Found::Speaker(i);
    }
    Found::Speaker(scene.add_unknown(name, SpeakerKind::Group, false))
}

/// "Ana Ruiz, Tom Lund and Carl Holm"; for two people with one surname "Ana and Carl Holm".
fn joined(names: &[&str], people: bool) -> String {
    if let ([a, b], true) = (names, people)
        && let (Some((given, x)), Some((_, y))) =
            (a.rsplit_once(char::is_whitespace), b.rsplit_once(char::is_whitespace))
        && x == y
    {
        return format!("{given} and {b}");
    }
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn names_that_are_withheld() {
        for (who, hidden) in [
            ("A nurse and a doctor", true),
            ("Six nurses and three doctors", true),
            ("Nurses and doctors", false),
            ("The nurse and the doctor", false),
            ("Holm’s parents and their lawyer, Ana Ruiz,", false),
        ] {
            let text = format!("{who} said the road was shut.");
            let a = crate::analyze(&crate::Blocks::from_text(&text).unwrap(), &crate::Options::default());
            assert_eq!(a.speakers[0].anonymous, hidden, "{who}: {}", a.speakers[0].name);
        }
    }

    #[test]
    fn table() {
        check(&[
            ("Vera Holm met Tom Lund. [S Both] said [C it rains].", "Vera Holm and Tom Lund"),
            ("Vera Holm met Tom Lund. [S The two leaders] said [C it rains].", "Vera Holm and Tom Lund"),
            ("Vera Holm met Tom Lund. [S The two] said [C it rains].", "Vera Holm and Tom Lund"),
            ("[S Vera Holm of Ferris and Tom Lund of Alton] said [C it rains].", "Vera Holm and Tom Lund"),
            ("[S Vera Holm, a Liberal, and Tom Lund] said [C it rains].", "Vera Holm and Tom Lund"),
            ("[S Vera Holm of Lund and Sons] said [C it rains].", "Vera Holm"),
            ("Senator Vera Holm met Senator Tom Lund. [S Both senators] said [C it rains].", "Vera Holm and Tom Lund"),
            ("Vera Holm left.\nTom Lund left. [S The pair] said [C it rains].", "Vera Holm and Tom Lund"),
            ("Vera Holm, a nurse, met Tom Lund, a pilot. [S The latter] said [C it rains].", "Tom Lund"),
            ("Vera Holm, a nurse, met Tom Lund, a pilot. [S The former] said [C it rains].", "Vera Holm"),
            ("Vera Holm and Tom Holm came. [S The Holms] said [C it rains].", "Vera and Tom Holm"),
            ("Tom Holm and his wife, Vera Holm, came. [S The couple] said [C it rains].", "Tom and Vera Holm"),
            ("Mayor Vera Holm and Tom Lund came. [S They] said [C it rains].", "Vera Holm and Tom Lund"),
            ("Vera Holm came with Tom Lund. [S They] said [C it rains].", "-"),
            ("Two cooks, Vera Holm and Tom Lund, left. [S Both] said [C it rains].", "Vera Holm and Tom Lund"),
            // Near misses: too few or too many people; any two; another office; a family of three.
            ("Vera Holm left. [S Both] said [C it rains].", "both"),
            ("Vera Holm met Tom Lund and Carl Ruiz. [S Both] said [C it rains].", "both"),
            ("Vera Holm met Tom Lund. [S Two leaders] said [C it rains].", "two leaders"),
            ("Vera Holm met Tom Lund. [S The two officers] said [C it rains].", "the two officers"),
            ("Tom Lund met Carl Holm. [S The two women] said [C it rains].", "the two women"),
            ("Vera Holm met Tom Lund. [S The couple] said [C it rains].", "the couple"),
            ("Two suspects met Vera Holm and Tom Lund. [S Both] said [C it rains].", "both"),
            ("Vera Holm and Tom Lund’s lawyers came. [S They] said [C it rains].", "-"),
            ("Vera Holm and Tom Lund supporters came. [S They] said [C it rains].", "-"),
            ("Vera Holm and Tom Lund were shot by two officers. [S They] said [C it rains].", "-"),
            ("Vera Holm, Tom Holm and Carl Holm came. [S The Holms] said [C it rains].", "Holms"),
        ]);
    }
}
