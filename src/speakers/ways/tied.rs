//! Links between descriptions and entities: by an office, or by the same words.

use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, sets},
    speakers::{
        description::{self, Description, key},
        fold::fold_name,
        names::Looks,
        office::{is_short_for, office, same_office},
        reach::{self, MAX_PEOPLE, MAX_SENTENCE_TOKENS},
        scene::{Found, Scene},
    },
    text::{BlockKind, Case, Document, lowered},
    words::Words,
};
use std::ops::Range;

const INDEFINITE: &Words = words!("a an one another some other several many two");

/// The entity or speaker linked to a description by a role or by the same words, regardless of who spoke last.
pub(super) fn tied(scene: &Scene<'_, '_>, d: &Description, kind: SpeakerKind) -> Found {
    let doc = scene.doc;
    let first = d.tokens.start;
    if indefinite(doc, first) {
        return Found::Nobody;
    }
    if let Some(issuer) = issuer(scene, d) {
        return issuer;
    }
    match kind {
        SpeakerKind::Person => person(scene, d).0,
        SpeakerKind::Organisation => same(scene, d),
        SpeakerKind::Group | SpeakerKind::Document | SpeakerKind::Unknown => {
            let found = same(scene, d);
            if found == Found::Nobody
                && doc.one_of(first, words!("the these those this that"))
                && d.core == d.tokens.end
            {
                by_head(scene, d, kind)
            } else {
                found
            }
        }
    }
}

/// "In a letter, Ana Ruiz said so. … The letter said": whose own text it is, if no other letter is mentioned since.
fn issuer(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
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

pub(super) fn indefinite(doc: &Document<'_>, first: usize) -> bool {
    doc.one_of(first, INDEFINITE) || doc.token(first).is_number
}

/// The speaker described in the same words.
pub(super) fn same(scene: &Scene<'_, '_>, d: &Description) -> Found {
    let key = key(scene.doc, d.tokens.clone());
    let from = scene.known.len().saturating_sub(MAX_PEOPLE);
    let found = (from..scene.known.len())
        .find(|i| scene.known[*i].entity.is_none() && !key.is_empty() && scene.known[*i].key == key);
    found.map_or(Found::Nobody, Found::Speaker)
}

/// The only speaker of this kind with the same head noun; of several, the last one who spoke.
pub(super) fn by_head(scene: &Scene<'_, '_>, d: &Description, kind: SpeakerKind) -> Found {
    let head = fold_name(scene.doc.word(d.head));
    let words = key(scene.doc, d.tokens.clone());
    let fits = |i: &usize| {
        scene.speakers[*i].kind == kind
            && scene.known[*i].head.as_ref() == Some(&head)
            && words.iter().all(|w| scene.known[*i].key.iter().any(|k| akin(k, w)))
    };
    let all: Vec<usize> = (scene.known.len().saturating_sub(MAX_PEOPLE)..scene.known.len()).filter(fits).collect();
    one_of(scene, &all.into_iter().map(Found::Speaker).collect::<Vec<_>>())
}

/// The only one, or the one of them who spoke last, or `Rivals`.
pub(super) fn one_of(scene: &Scene<'_, '_>, all: &[Found]) -> Found {
    match all {
        [] => Found::Nobody,
        [one] => *one,
        _ => scene.last().map(|(_, s)| scene.found(s)).filter(|w| all.contains(w)).unwrap_or(Found::Rivals),
    }
}

/// The person linked to the description. Also returns those who hold the office but do not match all its other words.
pub(super) fn person(scene: &Scene<'_, '_>, d: &Description) -> (Found, Vec<Found>) {
    let doc = scene.doc;
    let at = d.tokens.start;
    let gender = description::gender(doc, d);
    let head = fold_name(doc.word(d.head));
    // "The chief executive, who took over in May,"
    let aside = |k: &usize| doc.comma(*k) && doc.token(k + 1).case == Case::Lower;
    let words = at..(d.core..d.tokens.end).find(aside).unwrap_or(d.tokens.end);
    let modifiers: Vec<String> = key(doc, words)
        .into_iter()
        .filter(|w| *w != head && !sets::speakers::PLAIN_ADJECTIVES.has(w) && !w.ends_with("-year-old"))
        .collect();
    if doc.is(at, Classes::POSSESSIVE) {
        // Owner unknown: match only the identical phrase, and only if its speaker spoke last.
        let last = |i| scene.last().is_some_and(|(_, s)| s == i);
        let same = same(scene, d);
        let found = if matches!(same, Found::Speaker(i) if last(i)) { same } else { Found::Nobody };
        return (found, Vec::new());
    }
    // A description linked to an entity before means that entity.
    let taught = &scene.taught[scene.taught.len().saturating_sub(MAX_PEOPLE)..];
    let ranks = |m: &[String]| m.iter().filter(|w| sets::speakers::OTHER_RANKS.has(w)).count();
    let own = ranks(&key(doc, d.tokens.clone()));
    let told = taught
        .iter()
        .filter(|(_, h, m)| *h == head && ranks(m) == own && modifiers.iter().all(|w| m.iter().any(|k| akin(k, w))));
    let mut full: Vec<Found> = told.map(|(e, ..)| Found::Entity(*e)).collect();
    full.dedup();
    // In a lead, the words after the head may be new information about a person named below, unless they contain a
    // name.
    let plain = key(doc, at..d.core).len() == 1 && (d.core..d.tokens.end).all(|k| !doc.token(k).capital());
    let (mut bare, mut ahead) = (Vec::new(), Vec::new());
    for e in scene.cast.around(at) {
        let x = &scene.cast.entities[e];
        let clash = matches!((x.gender, gender), (Some(a), Some(b)) if a != b);
        if clash || matches!(x.looks, Looks::Body | Looks::Place) {
            continue;
        }
        let Some(told) = x.roles.iter().filter_map(|r| answers(doc, r, d, &modifiers)).max() else { continue };
        let who = Found::Entity(e);
        if x.first > at {
            // People named further down: those who speak.
            // "University rector says" in a headline, "Rector Ana Ruiz" below.
            let headline = doc.block_of(at).kind == BlockKind::Heading;
            let next = doc.token(at).block as usize + reach::MAX_LEAD_PARAGRAPHS;
            let near = doc.tokens.get(x.first).is_some_and(|t| t.block as usize <= next);
            let whole = told > 0 || modifiers.is_empty() || headline || plain && scene.is_lead(at);
            if (x.speaks || near) && whole {
                ahead.push(who);
            }
        } else if told < modifiers.len() {
            bare.push(who);
        } else if !full.contains(&who) {
            full.push(who);
        }
    }
    if let ([], [], [one], true) = (full.as_slice(), bare.as_slice(), ahead.as_slice(), scene.is_lead(at)) {
        return (*one, bare);
    }
    if ahead.len() + full.len() > 1 {
        // "the chief minister": not every minister.
        let whole = |w: &Found| matches!(w, Found::Entity(e) if same_title(scene, *e, d));
        for all in [&mut ahead, &mut full] {
            if all.iter().any(whole) {
                all.retain(whole);
            }
        }
        if let ([], [], [one], true) = (full.as_slice(), bare.as_slice(), ahead.as_slice(), scene.is_lead(at)) {
            return (*one, bare);
        }
    }
    let described = by_head(scene, d, SpeakerKind::Person);
    if full.len() > 1 && modifiers.is_empty() {
        // "the president": prefer the one without a country in the title.
        let plain: Vec<Found> = full
            .iter()
            .copied()
            .filter(|w| matches!(w, Found::Entity(e) if scene.cast.entities[*e].roles.iter().any(|r| r.len() == 1 && answers(doc, r, d, &[]).is_some())))
            .collect();
        if let [one] = plain.as_slice() {
            return (*one, bare);
        }
    }
    match described {
        Found::Speaker(i) if !full.is_empty() => {
            full.push(Found::Speaker(i));
            return (one_of(scene, &full), bare);
        }
        Found::Speaker(_) => return (described, bare),
        _ => {}
    }
    if !full.is_empty() {
        return (one_of(scene, &full), bare);
    }
    let same = same(scene, d);
    (if same == Found::Nobody && described == Found::Rivals { described } else { same }, bare)
}

/// Whether the words around token `k` of a role, an office, make it another office than a description's: "the deputy
/// mayor" is not the mayor, "the prime minister" not the trade minister, "the fire chief" not the chief of police.
pub(super) fn distinct(doc: &Document<'_>, role: &Range<usize>, k: usize, d: &Description) -> bool {
    let from = (role.start..k).rev().find(|j| doc.is(*j, Classes::COORDINATOR)).unwrap_or(role.start);
    // "the former nurse" is still called the nurse, but not the former mayor the mayor.
    let rank = |j: &usize| {
        // Of some offices there are many, so a deputy prosecutor may be called the prosecutor.
        let many = doc.eq(*j, "deputy") && doc.one_of(k, sets::speakers::BYSTANDERS);
        doc.one_of(*j, sets::speakers::OTHER_RANKS) && !many && (doc.is(k, Classes::TITLE) || !doc.eq(*j, "former"))
    };
    let ranks = |r: Range<usize>| r.filter(rank).map(|j| lowered(doc.word(j)));
    if !ranks(from..k).eq(ranks(d.tokens.start..d.head)) {
        return true;
    }
    // The noun before an office, or after "of", says what it is for, unless it is a place, a party or a quality.
    let field = |j: usize, head: usize| {
        let t = doc.token(j);
        let small = Classes::PLACE.or(Classes::DEMONYM).or(Classes::DETERMINER).or(Classes::PREPOSITION);
        let lists = [sets::speakers::BEFORE_TITLES, sets::speakers::PUBLIC_QUALITIES, sets::speakers::PARTIES];
        t.is_word
            && (t.case == doc.token(head).case || doc.sentence_of(j).start == j)
            && !t.is(small)
            && !doc.is_possessive(j)
            && !lists.iter().any(|s| doc.one_of(j, s))
            && !["ed", "ous", "ful", "less", "ish", "ive"].iter().any(|e| doc.word(j).ends_with(e))
    };
    let (m, of) = (d.head.saturating_sub(1), k + 2);
    let portfolio = if doc.one_of(k, words!("minister secretary")) { k } else { k + 1 };
    let told = k > role.start && field(k - 1, k)
        || of < role.end && doc.one_of(k + 1, words!("of for")) && field(of, portfolio);
    let has = |j: usize| akin(&fold_name(doc.word(j)), &fold_name(doc.word(m)));
    told && m > d.tokens.start && field(m, d.head) && !role.clone().any(has)
}

/// Whether an entity has the title of several words that a description ends in.
fn same_title(scene: &Scene<'_, '_>, e: usize, d: &Description) -> bool {
    let doc = scene.doc;
    let title = (d.tokens.start..d.head).find(|k| doc.phrase(*k, Classes::TITLE).is_some_and(|p| p.end == d.head + 1));
    let Some(from) = title else { return false };
    let words: Vec<String> = (from..=d.head).map(|k| fold_name(doc.word(k))).collect();
    scene.cast.entities[e].roles.iter().any(|r| {
        let all: Vec<String> = r.clone().map(|k| fold_name(doc.word(k))).collect();
        all.windows(words.len()).any(|w| w == words)
    })
}

/// The people named before who hold the office of a description.
pub(in crate::speakers) fn holders(scene: &Scene<'_, '_>, d: &Description) -> Vec<Found> {
    let holds = |e: &usize| {
        let x = &scene.cast.entities[*e];
        x.first < d.tokens.start && x.roles.iter().any(|r| answers(scene.doc, r, d, &[]).is_some())
    };
    scene.cast.around(d.tokens.start).filter(holds).map(Found::Entity).collect()
}

/// How many of a description's other words a role contains, if it is the same office; otherwise `None`.
pub(super) fn answers(doc: &Document<'_>, role: &Range<usize>, d: &Description, modifiers: &[String]) -> Option<usize> {
    // "Prime Minister" with or without an article; "the PM" is not the former one.
    let former = |r: &Range<usize>| r.clone().any(|k| doc.eq(k, "former"));
    let short = || {
        (!former(role) || former(&d.tokens))
            && role.clone().take(2).chain(office(doc, role)).any(|k| is_short_for(doc, d.head, k, role.end))
    };
    // "Coun" is not akin to a council.
    let of = |k: usize, m: &str| {
        let word = fold_name(doc.word(k));
        word == m || !doc.is(k, Classes::TITLE) && akin(&word, m)
    };
    let told = modifiers.iter().filter(|m| role.clone().any(|k| of(k, m))).count();
    let own = d.tokens.start..d.head + 1;
    let origin = |r: &Range<usize>| r.clone().find(|k| doc.is(*k, Classes::PLACE.or(Classes::DEMONYM)));
    // "France's top diplomat" is not the German foreign minister.
    let same = |(a, b)| akin(&fold_name(doc.word(a)), &fold_name(doc.word(b)));
    let foreign = origin(&own).zip(origin(role)).is_some_and(|pair| !same(pair));
    if !foreign && (other_name(doc, d.head, role) || role.clone().any(|k| other_name(doc, k, &own))) {
        return Some(modifiers.len());
    }
    let same = office(doc, role).any(|k| same_office(doc, k, d.head) && !distinct(doc, role, k, d)) || short();
    // "Harbour boss" for "Harbour Chief": two nouns for the head of the same thing.
    let head = |k: usize| doc.one_of(k, sets::speakers::OFFICE_HEADS);
    let heads = || told > 0 && told == modifiers.len() && head(d.head) && office(doc, role).any(head);
    (same || heads()).then_some(told)
}

/// Whether the words contain the same office as a token, in other words: "CEO" and "chief executive".
fn other_name(doc: &Document<'_>, office: usize, words: &Range<usize>) -> bool {
    // "the top diplomat"
    let spells = |name: &[u8], k: usize| {
        let two = |(first, last): (&[u8], &[u8])| {
            first.eq_ignore_ascii_case(doc.bytes(k)) && last.eq_ignore_ascii_case(doc.bytes(k + 1))
        };
        name.eq_ignore_ascii_case(doc.bytes(k)) || parted(name, b'-').is_some_and(two)
    };
    sets::speakers::SAME_OFFICES.any(|pair| {
        parted(pair, b'=').is_some_and(|(one, other)| {
            (spells(one, office) || spells(one, office.saturating_sub(1)) && one.contains(&b'-'))
                && words.clone().any(|k| spells(other, k))
        })
    })
}

/// What is before and after a byte.
fn parted(word: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let n = word.iter().position(|byte| *byte == at)?;
    Some((&word[..n], &word[n + 1..]))
}

/// Whether two words are equal or closely related, like a country and its adjective ("Iceland", "Icelandic").
fn akin(a: &str, b: &str) -> bool {
    let stem = |s: &str| s.chars().take(4).collect::<String>();
    let alike = a.chars().count().min(b.chars().count()) >= 4 && stem(a) == stem(b);
    let ending = |s: &str| ["an", "ian", "ic", "ish", "ese", "i", "n"].iter().any(|e| s.ends_with(e));
    a == b
        || (alike && (a.starts_with(b) || b.starts_with(a) || ending(a) != ending(b)) && a.len().abs_diff(b.len()) <= 3)
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn another_office_with_the_same_noun() {
        check(&[
            (
                "[S Trade minister Tom Lund] said [C it rains].\n[S The prime minister] said [C it does].",
                "Tom Lund, the prime minister",
            ),
            ("[S Deputy Mayor Tom Lund] said [C it rains].\n[S The mayor] said [C it does].", "Tom Lund, the mayor"),
            (
                "[S Mayor Tom Lund] said [C it rains].\n[S The deputy mayor] said [C it does].",
                "Tom Lund, the deputy mayor",
            ),
            (
                "[S Tom Lund, the chief of police,] said [C it rains].\n[S The fire chief] said [C it does].",
                "Tom Lund, the fire chief",
            ),
            (
                "[S Minister of Health Tom Lund] said [C it rains].\n[S The finance minister] said [C it does].",
                "Tom Lund, the finance minister",
            ),
            (
                "[S Former Mayor Tom Lund] said [C it rains].\n[S The current mayor] said [C it does].",
                "Tom Lund, the current mayor",
            ),
            ("President Tom Lund came. [S The French president] said [C it rains].", "the French president"),
            (
                "[S Fire chief Tom Lund] said [C it rains].\n[S The police chief] said [C it does].",
                "Tom Lund, the police chief",
            ),
            // The same office, with less or with a quality; a former nurse is still called the nurse.
            (
                "[S Trade minister Tom Lund] said [C it rains].\n[S The minister] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            (
                "[S Tom Lund, the minister of trade,] said [C it rains].\n[S The trade minister] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            (
                "[S Trade minister Tom Lund] said [C it rains].\n[S The embattled minister] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            (
                "[S Former mayor Tom Lund] said [C it rains].\n[S The former mayor] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            ("[S Tom Lund, a former nurse,] said [C it rains].\n[S The nurse] said [C it does].", "Tom Lund, Tom Lund"),
            (
                "[S First Minister Vera Holm] said [C it rains].\nMs Ruiz left.\n[S The first minister] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            // A title before the name; its abbreviation.
            (
                "[S Prof Vera Holm] said [C it rains].\nTom Lund left.\n[S The professor] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            (
                "[S Police spokesman Cpl. Tom Lund] said [C it rains].\nVera Holm left.\n[S The corporal] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            (
                "[S Dr Vera Holm] said [C it rains].\nTom Lund left.\n[S The professor] said [C it does].",
                "Vera Holm, the professor",
            ),
            (
                "[S Rep. Vera Holm] said [C it rains].\nTom Lund left.\n[S The reporter] said [C it does].",
                "Vera Holm, the reporter",
            ),
            (
                "[S Chief Executive Vera Holm] said [C it rains].\nTom Lund left.\n[S The 63-year-old chief executive, who was ill,] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            (
                "Ex-MP and former Prime Minister Tom Lund left. Prime Minister Vera Holm left.\n[S The PM] said [C it rains].",
                "Vera Holm",
            ),
            // Several namesakes, one of whom holds the office.
            ("Kim Lund left. Kim Holm, the envoy to Chile, came.\n[S Envoy Kim] said [C it rains].", "Kim Holm"),
            ("Kim Lund left. Kim Holm, a cook, came.\n[S Envoy Kim] said [C it rains].", "-"),
        ]);
    }
}
