//! Descriptions: "the mayor" is whoever the article has named as the mayor; "the official" the one it quoted before; "an
//! official" always somebody new.

use super::{
    fold::fold,
    names::{Looks, OFFICE, is_agent},
    pronouns,
    scene::{Found, Scene, Voice},
    source::{self, Description},
};
use crate::{
    analysis::SpeakerKind,
    lexicon::Classes,
    text::{BlockKind, Case, Document},
    words::Words,
};
use std::ops::Range;

/// How many speakers back a description is looked for: more than an article has, and a bound on the cost.
pub(super) const FAR: usize = 200;
/// How many tokens back a noun is looked for that was used of somebody else: more than an article has.
const ARTICLE: usize = 10_000;
const INDEFINITE: &Words = words!("a an one another some other several many two");
/// Adjectives that single nobody out.
const PLAIN: [&str; 12] =
    ["senior", "former", "then", "new", "top", "own", "ex", "local", "late", "chief", "deputy", "unnamed"];

/// Nouns for relatives of whom one has few.
const KIN: &Words =
    words!("wife husband son daughter mother father brother sister widow widower girlfriend boyfriend uncle aunt");

/// The words that tell a description from others: folded, without articles, possessive marks and prepositions.
pub(super) fn key(doc: &Document<'_>, tokens: Range<usize>) -> Vec<String> {
    let dropped = Classes::PREPOSITION;
    let article = |k: usize| doc.one_of(k, words!("the a an this that these those"));
    tokens
        .filter(|k| {
            doc.tokens[*k].is_word && !doc.is(*k, dropped) && !article(*k) && !matches!(doc.word(*k), "'s" | "’s")
        })
        .map(|k| fold(doc.word(k)))
        .collect()
}

/// Whom a description means, of those named or quoted before; `Nobody` where it is somebody new.
pub(super) fn resolve(scene: &Scene<'_, '_>, d: &Description, kind: SpeakerKind) -> Found {
    let doc = scene.doc;
    let first = d.tokens.start;
    if indefinite(doc, first) {
        if let Some(named) = named_next(scene, d, kind) {
            return named;
        }
        // "two officials" are the same two only where nobody else is told in between.
        let same = same(scene, d);
        let last = scene.last().map(|(_, s)| Found::Speaker(s));
        let bare = d.tokens.len() == 2 && doc.one_of(first, words!("some many several other"));
        return if kind == SpeakerKind::Group && (bare || last == Some(same)) { same } else { Found::Nobody };
    }
    match kind {
        SpeakerKind::Person => match relative(scene, d).map_or_else(|| person(scene, d), |who| (who, Vec::new())) {
            (Found::Nobody, bare) => match variation(scene, d, &bare) {
                Found::Nobody => named_next(scene, d, kind).unwrap_or_else(|| only_one(scene, d)),
                found => found,
            },
            (found, _) => found,
        },
        SpeakerKind::Organisation => match same(scene, d) {
            Found::Nobody => body(scene, d),
            found => found,
        },
        _ => tied(scene, d, kind),
    }
}

/// Whom the article has tied a description to, by a role or by the same words, whoever was spoken of last.
pub(super) fn tied(scene: &Scene<'_, '_>, d: &Description, kind: SpeakerKind) -> Found {
    let doc = scene.doc;
    let first = d.tokens.start;
    if indefinite(doc, first) {
        return Found::Nobody;
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

fn indefinite(doc: &Document<'_>, first: usize) -> bool {
    doc.one_of(first, INDEFINITE) || doc.tokens[first].is_number
}

/// The one described in the same words.
fn same(scene: &Scene<'_, '_>, d: &Description) -> Found {
    let key = key(scene.doc, d.tokens.clone());
    let from = scene.known.len().saturating_sub(FAR);
    let found = (from..scene.known.len())
        .find(|i| scene.known[*i].entity.is_none() && !key.is_empty() && scene.known[*i].key == key);
    found.map_or(Found::Nobody, Found::Speaker)
}

/// The only one of a kind described by the same head; of several, whoever spoke last.
fn by_head(scene: &Scene<'_, '_>, d: &Description, kind: SpeakerKind) -> Found {
    let head = fold(scene.doc.word(d.head));
    let words = key(scene.doc, d.tokens.clone());
    let fits = |i: &usize| {
        scene.speakers[*i].kind == kind
            && scene.known[*i].head.as_ref() == Some(&head)
            && words.iter().all(|w| scene.known[*i].key.iter().any(|k| akin(k, w)))
    };
    let all: Vec<usize> = (scene.known.len().saturating_sub(FAR)..scene.known.len()).filter(fits).collect();
    one_of(scene, &all.into_iter().map(Found::Speaker).collect::<Vec<_>>())
}

/// The only one, or whoever of them spoke last, or rivals.
fn one_of(scene: &Scene<'_, '_>, all: &[Found]) -> Found {
    match all {
        [] => Found::Nobody,
        [one] => *one,
        _ => scene.last().map(|(_, s)| scene.found(s)).filter(|w| all.contains(w)).unwrap_or(Found::Rivals),
    }
}

/// Whether two words name the same thing: equal, or a country and its adjective ("Iceland", "Icelandic").
fn akin(a: &str, b: &str) -> bool {
    let stem = |s: &str| s.chars().take(4).collect::<String>();
    let alike = a.chars().count().min(b.chars().count()) >= 4 && stem(a) == stem(b);
    let ending = |s: &str| ["an", "ian", "ic", "ish", "ese", "i", "n"].iter().any(|e| s.ends_with(e));
    a == b
        || (alike && (a.starts_with(b) || b.starts_with(a) || ending(a) != ending(b)) && a.len().abs_diff(b.len()) <= 3)
}

/// Whether a role's word and a description's head are the same office: "Gov." and "governor", "Rep." and "lawmaker".
fn same_office(doc: &Document<'_>, role: usize, head: usize) -> bool {
    let (r, h) = (doc.word(role).to_lowercase(), doc.word(head).to_lowercase());
    r == h
        || is_short_for(doc, head, role)
        || (doc.is(role, Classes::LAWMAKER)
            && doc.is(head, Classes::LAWMAKER)
            && (r.starts_with("sen") == h.starts_with("sen")
                || matches!(h.as_str(), "lawmaker" | "legislator" | "parliamentarian")))
        || r.strip_suffix('.').is_some_and(|r| r.len() > 2 && h.starts_with(r))
}

/// Whether a token is made of the initials of an office that ends, or begins, with token `role`: "PM" for "Prime Minister",
/// "MP" for "Member of Parliament".
fn is_short_for(doc: &Document<'_>, short: usize, role: usize) -> bool {
    let initials = doc.word(short);
    if doc.tokens[short].case != Case::Upper || !(2..=4).contains(&initials.len()) {
        return false;
    }
    let initial = |k: usize| doc.word(k).chars().next().filter(|c| c.is_uppercase());
    let from = |first: usize| {
        let large = (first..first + 2 * initials.len()).filter_map(initial);
        large.take(initials.len()).eq(initials.chars())
    };
    from(role) || from((role + 1).saturating_sub(initials.len()))
}

/// Where a role's first phrase ends: what comes before is the office, after it what it is of.
fn office_end(doc: &Document<'_>, role: &Range<usize>) -> usize {
    role.clone().find(|k| doc.is(*k, Classes::PREPOSITION) || doc.word(*k) == ",").unwrap_or(role.end)
}

/// The words of a role that name an office: not what it is of, nor whose.
pub(super) fn office(doc: &Document<'_>, role: &Range<usize>) -> impl Iterator<Item = usize> {
    // "the Member of Parliament (MP) for Oakvale"
    let short = role.clone().find(|k| doc.word(*k) == "(").map(|k| k + 1).filter(|k| doc.is(*k, OFFICE));
    let end = office_end(doc, role);
    let last = short.map_or(end, |k| k + 1).max(end);
    (role.start..last)
        .filter(move |k| *k < end || Some(*k) == short)
        .filter(|k| doc.is(*k, OFFICE.or(Classes::LAWMAKER)) && !matches!(doc.word(k + 1), "'s" | "’s"))
}

/// How many of a description's other words a role has, where it is the same office; `None` where it is not.
fn answers(doc: &Document<'_>, role: &Range<usize>, d: &Description, modifiers: &[String]) -> Option<usize> {
    // "the Member of Parliament", "Prime Minister": with an article before it or not.
    let short = || role.clone().take(2).any(|k| is_short_for(doc, d.head, k));
    let told = modifiers.iter().filter(|m| role.clone().any(|k| akin(&fold(doc.word(k)), m))).count();
    let same = office(doc, role).any(|k| same_office(doc, k, d.head)) || short();
    // "Harbour boss" for "Harbour Chief": heads of the same thing.
    let heads = || {
        told > 0
            && told == modifiers.len()
            && doc.one_of(d.head, HEADS)
            && office(doc, role).any(|k| doc.one_of(k, HEADS))
    };
    (same || heads()).then_some(told)
}

/// Nouns for whoever heads something.
const HEADS: &Words = words!("boss chief head leader president director chairman chairwoman chair");

/// Those named before who hold the office that a description names.
pub(super) fn holders(scene: &Scene<'_, '_>, d: &Description) -> Vec<Found> {
    let holds = |e: &usize| {
        let x = &scene.cast.entities[*e];
        x.first < d.tokens.start && x.roles.iter().any(|r| answers(scene.doc, r, d, &[]).is_some())
    };
    scene.cast.around(d.tokens.start).filter(holds).map(Found::Entity).collect()
}

/// Whether token `at` stands in a headline or one of the first two paragraphs, which describe those whom the article names
/// further down.
fn is_lead(scene: &Scene<'_, '_>, at: usize) -> bool {
    let block = scene.doc.tokens[at].block as usize;
    scene.doc.blocks[block].kind == BlockKind::Heading || block <= scene.second_paragraph()
}

/// How many paragraphs after a lead's description its name comes at most.
const NEXT: usize = 2;

/// "A mum has told … ¶ Ada Ruiz was out when …": a lead's indefinite description is whoever the paragraphs after it name,
/// where they name nobody else and the article goes on to quote them. So is an office that the article gives nobody: "The
/// Taoiseach has defended … ¶ Tom Ruiz said …", where it says nothing else of what they are.
fn named_next(scene: &Scene<'_, '_>, d: &Description, kind: SpeakerKind) -> Option<Found> {
    let doc = scene.doc;
    let at = d.tokens.start;
    let plain = Classes::MAN_NOUN.or(Classes::WOMAN_NOUN).or(Classes::RELATION_NOUN);
    let somebody = doc.one_of(at, words!("a an")) && doc.is(d.head, plain);
    let office = doc.eq(at, "the") && doc.is(d.head, Classes::TITLE) && d.core == d.tokens.end;
    let held = |e: usize| scene.cast.entities[e].roles.iter().any(|r| answers(doc, r, d, &[]).is_some());
    if kind != SpeakerKind::Person || !is_lead(scene, at) || !(somebody || office && !scene.cast.around(at).any(held)) {
        return None;
    }
    let gender = source::gender(doc, d);
    let block = doc.tokens[at].block as usize;
    let ahead = doc.blocks[block + 1..].iter().filter(|b| !b.body.is_empty()).take(NEXT);
    let end = ahead.last()?.body.end;
    let mut people = scene.cast.mentions_in(&(d.tokens.end..end)).filter_map(|m| match scene.who(m) {
        Found::Entity(e) if scene.is_human(Found::Entity(e), None) => Some(e),
        _ => None,
    });
    let one = people.next()?;
    let x = &scene.cast.entities[one];
    let plain = somebody || x.roles.is_empty();
    let fits = plain && (somebody || x.speaks) && x.first > at && scene.is_human(Found::Entity(one), gender);
    (fits && people.all(|e| e == one)).then_some(Found::Entity(one))
}

/// "his son": the one whom the article calls the son of him who is meant. This looks for whoever "his" goes back to, and so
/// must not be asked within such a search: each would ask the other for every sentence before.
fn relative(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let doc = scene.doc;
    let at = d.tokens.start;
    if !doc.is(at, Classes::POSSESSIVE) || !doc.one_of(d.head, KIN) || doc.eq(at, "whose") {
        return None;
    }
    let owner @ Found::Entity(_) = pronouns::resolve(scene, at) else { return None };
    let same = |k: usize| doc.word(k).eq_ignore_ascii_case(doc.word(d.head));
    let by_owner = |r: &Range<usize>| {
        let near = doc.sentence_of(r.start).start..r.end;
        office(doc, r).any(same) && scene.cast.mentions_in(&near).any(|m| scene.who(m) == owner)
    };
    let kin = |e: &usize| Found::Entity(*e) != owner && scene.cast.entities[*e].roles.iter().any(by_owner);
    let mut all = scene.cast.around(at).filter(kin);
    let (one, None) = (all.next()?, all.next()) else { return None };
    Some(Found::Entity(one))
}

/// The person whom the article has tied the description to; where it is nobody, those who hold the office but are not
/// told to be all that it says.
fn person(scene: &Scene<'_, '_>, d: &Description) -> (Found, Vec<Found>) {
    let doc = scene.doc;
    let at = d.tokens.start;
    let gender = source::gender(doc, d);
    let head = fold(doc.word(d.head));
    let modifiers: Vec<String> =
        key(doc, d.tokens.clone()).into_iter().filter(|w| *w != head && !PLAIN.contains(&w.as_str())).collect();
    if doc.is(at, Classes::POSSESSIVE) {
        // Whose, nobody told: only the same words right after are the same one.
        let last = |i| scene.last().is_some_and(|(_, s)| s == i);
        let same = same(scene, d);
        let found = if matches!(same, Found::Speaker(i) if last(i)) { same } else { Found::Nobody };
        return (found, Vec::new());
    }
    // Told once by such a description, always told by it.
    let taught = &scene.taught[scene.taught.len().saturating_sub(FAR)..];
    let told = taught.iter().filter(|(_, h, m)| *h == head && modifiers.iter().all(|w| m.contains(w)));
    let mut full: Vec<Found> = told.map(|(e, ..)| Found::Entity(*e)).collect();
    full.dedup();
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
            // Those named further down: whoever then speaks.
            // "University rector says" in a headline, "Rector Ana Ruiz" below.
            let headline = doc.block_of(at).kind == BlockKind::Heading;
            let next = doc.tokens[at].block as usize + NEXT;
            let near = doc.tokens.get(x.first).is_some_and(|t| t.block as usize <= next);
            if (x.speaks || near) && (told > 0 || modifiers.is_empty() || headline) {
                ahead.push(who);
            }
        } else if told < modifiers.len() {
            bare.push(who);
        } else if !full.contains(&who) {
            full.push(who);
        }
    }
    if let ([], [], [one], true) = (full.as_slice(), bare.as_slice(), ahead.as_slice(), is_lead(scene, at)) {
        return (*one, bare);
    }
    if ahead.len() + full.len() > 1 {
        // "the chief minister" is not every minister.
        let whole = |w: &Found| matches!(w, Found::Entity(e) if same_title(scene, *e, d));
        for all in [&mut ahead, &mut full] {
            if all.iter().any(whole) {
                all.retain(whole);
            }
        }
        if let ([], [], [one], true) = (full.as_slice(), bare.as_slice(), ahead.as_slice(), is_lead(scene, at)) {
            return (*one, bare);
        }
    }
    let described = by_head(scene, d, SpeakerKind::Person);
    if full.len() > 1 && modifiers.is_empty() {
        // "the president" is rather the one who has no other country before the title.
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

/// Whether somebody has the title of several words that a description ends in.
fn same_title(scene: &Scene<'_, '_>, e: usize, d: &Description) -> bool {
    let doc = scene.doc;
    let title = (d.tokens.start..d.head).find(|k| doc.phrase(*k, Classes::TITLE).is_some_and(|p| p.end == d.head + 1));
    let Some(from) = title else { return false };
    let words: Vec<String> = (from..=d.head).map(|k| fold(doc.word(k))).collect();
    scene.cast.entities[e].roles.iter().any(|r| {
        let all: Vec<String> = r.clone().map(|k| fold(doc.word(k))).collect();
        all.windows(words.len()).any(|w| w == words)
    })
}

/// "the bank's former chief"
fn former(doc: &Document<'_>, d: &Description) -> bool {
    (d.tokens.start..d.head).any(|k| doc.eq(k, "former"))
        && (d.tokens.start..d.head).any(|k| matches!(doc.word(k), "'s" | "’s"))
}

/// Elegant variation: "the Oakvale congresswoman", "the 56-year-old painter", for somebody just spoken of. The noun is an
/// office of theirs, or one that the article has used of nobody else, with a place or an age before it.
fn variation(scene: &Scene<'_, '_>, d: &Description, bare: &[Found]) -> Found {
    let doc = scene.doc;
    if !(doc.eq(d.tokens.start, "the") || former(doc, d)) {
        return Found::Nobody;
    }
    if d.core != d.tokens.end {
        return Found::Nobody;
    }
    let gender = source::gender(doc, d);
    let near = match pronouns::human(scene, d.tokens.start, gender) {
        Found::Entity(e) => Found::Entity(e),
        // Somebody known who cannot be told is not somebody without a name.
        _ => return if known_by(scene, d) { Found::Rivals } else { Found::Nobody },
    };
    // "the Ferrish president" is not the president of another country.
    let foreign = !doc.is(d.head, Classes::LAWMAKER) && (d.tokens.start..d.head).any(|k| doc.is(k, Classes::DEMONYM));
    if bare.contains(&near) && !foreign {
        return near;
    }
    if known_by(scene, d) {
        // "the former first lady" is the woman just spoken of.
        let same = gender.is_some() && scene.gender(near) == gender;
        return if pronouns::another(scene, d.tokens.start, near, gender) {
            Found::Rivals
        } else if same
            || !(bare.is_empty() && doc.is(d.head, Classes::TITLE.or(Classes::LAWMAKER).or(Classes::RELATION_NOUN)))
        {
            near
        } else {
            Found::Rivals
        };
    }
    // An office that the article has given nobody is not guessed.
    if doc.is(d.head, Classes::TITLE.or(Classes::LAWMAKER))
        || !bare.is_empty()
        || doc.is(d.head, Classes::RELATION_NOUN)
    {
        return Found::Nobody;
    }
    let start = d.tokens.start + 1;
    let marked = (start..=d.head).any(|k| {
        let t = &doc.tokens[k];
        t.is_number
            || (t.capital() && t.case != Case::None)
            || doc.eq(k, "former")
            || doc.word(k).ends_with("-year-old")
    }) || by_field(scene, d, near);
    let own = (d.tokens.start..d.head).any(|k| {
        let mut of = scene.cast.mentions_in(&(k..k + 1));
        of.any(|m| scene.who(m) == near)
    });
    if marked && !own && !used_of_another(scene, d, near) { near } else { Found::Nobody }
}

/// "The defender" for the captain just spoken of: sport and show call one and the same person by many nouns.
fn by_field(scene: &Scene<'_, '_>, d: &Description, near: Found) -> bool {
    let doc = scene.doc;
    let Found::Entity(e) = near else { return false };
    let Some(field) = FIELDS[..2].iter().find(|f| doc.one_of(d.head, f)) else { return false };
    let roles = &scene.cast.entities[e].roles;
    let within = roles.is_empty() || roles.iter().any(|r| office(doc, r).any(|k| doc.one_of(k, field)));
    d.head == d.tokens.start + 1 && within && !pronouns::another(scene, d.tokens.start, near, None)
}

/// Whether the article has used the noun of somebody else before.
fn used_of_another(scene: &Scene<'_, '_>, d: &Description, who: Found) -> bool {
    let doc = scene.doc;
    let head = fold(doc.word(d.head));
    (d.tokens.start.saturating_sub(ARTICLE)..d.tokens.start)
        .any(|k| doc.tokens[k].case == Case::Lower && doc.word(k) == head && !in_role(scene, who, k))
}

/// Nouns that one and the same person may be called by turns.
const FIELDS: [&Words; 3] = [
    words!(
        "skipper captain coach manager boss player striker goalkeeper keeper midfielder defender winger forward batsman \
        bowler champion runner sprinter swimmer boxer golfer driver rider cyclist athlete"
    ),
    words!(
        "star actor actress singer musician rapper comedian performer presenter host broadcaster model celebrity \
        songwriter artist entertainer influencer"
    ),
    words!("author writer novelist poet journalist columnist editor playwright biographer"),
];

/// The one human being whom the article names, for a description with an article that fits: "the skipper", "the MP". Not for
/// nouns for somebody beside them ("the officer"), nor for an office where they hold another.
fn only_one(scene: &Scene<'_, '_>, d: &Description) -> Found {
    let doc = scene.doc;
    let head = fold(doc.word(d.head));
    let titles = Classes::TITLE.or(Classes::LAWMAKER);
    let told = scene.known.iter().rev().take(FAR).any(|k| k.head.as_ref() == Some(&head));
    let other = (d.tokens.start..d.head).any(|k| {
        doc.is(k, Classes::DEMONYM) || doc.one_of(k, words!("former then late other second first young youngest old"))
    });
    if !doc.eq(d.tokens.start, "the")
        || d.core != d.tokens.end
        || !(doc.is(d.head, titles.or(Classes::PERSON_NOUN)) || doc.word(d.head).contains('-') && is_agent(&head))
        || doc.is(d.head, Classes::RELATION_NOUN)
        || doc.word(d.head).ends_with('s') && !doc.word(d.head).ends_with("ss")
        || told
        || other
    {
        return Found::Nobody;
    }
    let gender = source::gender(doc, d);
    let mut people = scene.cast.around(d.tokens.start).filter(|e| scene.is_human(Found::Entity(*e), None));
    let (Some(one), None) = (people.next(), people.next()) else { return Found::Nobody };
    let x = &scene.cast.entities[one];
    // "the vicar" is not the engineer.
    let field = |k: usize| FIELDS.iter().any(|f| doc.one_of(k, f) && doc.one_of(d.head, f));
    let holds = |k: usize| doc.is(k, OFFICE) && !same_office(doc, k, d.head) && !field(k);
    let clash = !doc.is(d.head, Classes::LAWMAKER) && x.roles.iter().any(|r| office(doc, r).any(holds));
    let fits = scene.is_human(Found::Entity(one), gender) && x.looks == Looks::Person;
    let before = x.first < d.tokens.start && pronouns::close(scene, doc.tokens[x.first].block, d.tokens.start);
    // "Ada Roe, who the minister says lied": somebody else than the one named beside them.
    let sentence = doc.sentence_of(d.tokens.start).start..d.tokens.start;
    let beside = scene.cast.mentions_in(&sentence).any(|m| scene.who(m) == Found::Entity(one));
    if fits && before && !beside && !clash && !used_of_another(scene, d, Found::Entity(one)) {
        Found::Entity(one)
    } else {
        Found::Nobody
    }
}

/// Whether a description with an article singles out by a quality of theirs somebody whom the reader knows: "the former first
/// lady", "the cautious candidate", "the billionaire businessman"; not "the lead investigator", "the police officer".
fn known_by(scene: &Scene<'_, '_>, d: &Description) -> bool {
    let doc = scene.doc;
    let qualities = words!("former billionaire millionaire embattled outspoken veteran controversial popular");
    let formed = |w: &str| {
        w.len() > 5 && ["ous", "ful", "less", "ish", "ive"].iter().any(|e| w.ends_with(e)) && w != "executive"
    };
    let quality = |k: usize| doc.tokens[k].case == Case::Lower && (doc.one_of(k, qualities) || formed(doc.word(k)));
    let head = fold(doc.word(d.head));
    let told = scene.known.iter().rev().take(FAR).any(|k| k.head.as_ref() == Some(&head));
    doc.eq(d.tokens.start, "the") && (d.tokens.start + 1..d.head).any(quality) && !told
}

fn in_role(scene: &Scene<'_, '_>, w: Found, token: usize) -> bool {
    matches!(w, Found::Entity(e) if scene.cast.entities[e].roles.iter().any(|r| r.contains(&token)))
}

/// "the board of elections": the one body whose name ends in these words.
fn named_so(scene: &Scene<'_, '_>, d: &Description) -> Found {
    let doc = scene.doc;
    let words: Vec<String> = (d.tokens.start + 1..d.tokens.end).map(|k| fold(doc.word(k))).collect();
    let ends = |name: &Range<usize>| {
        let from = name.end.saturating_sub(words.len()).max(name.start);
        name.len() > words.len() && (from..name.end).map(|k| fold(doc.word(k))).eq(words.iter().cloned())
    };
    let Some(last) = words.last() else { return Found::Nobody };
    let mut all = scene.cast.bodies(last).filter(|e| ends(&scene.cast.entities[*e].name)).map(Found::Entity);
    match (all.next(), all.next()) {
        (Some(one), None) => one,
        (Some(_), Some(_)) => Found::Rivals,
        _ => Found::Nobody,
    }
}

/// "the fund" is the body whose name ends so; "the company" the body that spoke last.
fn body(scene: &Scene<'_, '_>, d: &Description) -> Found {
    let doc = scene.doc;
    if !doc.eq(d.tokens.start, "the") {
        return Found::Nobody;
    }
    if d.core != d.tokens.end {
        return named_so(scene, d);
    }
    let head = fold(doc.word(d.head));
    let single = d.core - d.tokens.start == 2;
    if !single {
        return by_head(scene, d, SpeakerKind::Organisation);
    }
    let has = |e: &usize| {
        let e = &scene.cast.entities[*e];
        let noun = |k: usize| doc.is(k, Classes::ORGANISATION) && fold(doc.word(k)) == head;
        e.first < d.tokens.start && e.name.clone().any(noun)
    };
    let mut named: Vec<Found> = scene.cast.bodies(&head).filter(has).map(Found::Entity).collect();
    match by_head(scene, d, SpeakerKind::Organisation) {
        Found::Rivals => return Found::Rivals,
        Found::Nobody => {}
        w => named.push(w),
    }
    // "the company" is not the one whose name has the word where another one has been spoken of since.
    let firm = doc.one_of(d.head, words!("company firm group"));
    if let ([one], true) = (named.as_slice(), firm) {
        let is_body = |w| matches!(w, Found::Entity(e) if scene.cast.entities[e].looks == Looks::Body);
        return match pronouns::nearest(scene, d.tokens.start, &is_body) {
            Some((_, w, subject)) if w != *one => {
                if subject {
                    w
                } else {
                    Found::Rivals
                }
            }
            _ => *one,
        };
    }
    if !named.is_empty() {
        return one_of(scene, &named);
    }
    // "Income at Quillon fell, the company said."
    let sentence = doc.sentence_of(d.tokens.start).start;
    let told = |m: &usize| scene.voices[scene.cast.mentions[*m].tokens.start] != Voice::Quoted;
    let mut here = scene.cast.mentions_in(&(sentence..d.tokens.start)).filter(told).map(|m| scene.who(m)).filter(
        |w| matches!(w, Found::Entity(e) if matches!(scene.cast.entities[*e].looks, Looks::Body | Looks::Open)),
    );
    let here = here.next().filter(|w| here.all(|o| o == *w));
    // Else the one body that has spoken of late.
    let own = doc.tokens[d.tokens.start].block;
    let mut late =
        scene.past.iter().rev().take_while(|p| own.saturating_sub(p.block) <= pronouns::REACH).filter_map(|p| {
            let found = scene.found(p.speaker?);
            matches!(found, Found::Entity(e) if scene.cast.entities[e].looks == Looks::Body).then_some(found)
        });
    let late = late.next().filter(|w| late.all(|o| o == *w));
    let spoke =
        here.or_else(|| scene.last().map(|(_, s)| scene.found(s)).filter(|w| matches!(w, Found::Entity(_)))).or(late);
    let generic = doc.one_of(
        d.head,
        words!(
            "company firm group agency organisation organization charity union newspaper paper magazine network \
            broadcaster"
        ),
    );
    // Else the body that the sentence before is about: "Quillon Bank closed. The company said".
    let is_body = |w| matches!(w, Found::Entity(e) if scene.cast.entities[e].looks == Looks::Body);
    let about = || match pronouns::nearest(scene, d.tokens.start, &is_body) {
        Some((block, w, true)) if own.saturating_sub(block) <= 1 => Some(w),
        _ => None,
    };
    match spoke.or_else(about) {
        Some(Found::Entity(e)) if generic && matches!(scene.cast.entities[e].looks, Looks::Body | Looks::Open) => {
            Found::Entity(e)
        }
        _ => Found::Nobody,
    }
}

/// The head of a description, for the record of its speaker.
pub(super) fn head_word(doc: &Document<'_>, d: &Description) -> String {
    fold(doc.word(d.head))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn articles_in_small() {
        check(&[
            // A description is whoever was named by it.
            ("Mayor Vera Holm arrived.\n[S The mayor] said [C it rains].", "Vera Holm"),
            ("Vera Holm, the mayor of Oakvale, arrived.\n[S Oakvale’s mayor] said [C it rains].", "Vera Holm"),
            ("Gov. Vera Holm arrived.\n[S The governor] said [C it rains].", "Vera Holm"),
            ("Rep. Vera Holm arrived.\n[S The Oakvale congresswoman] said [C it rains].", "Vera Holm"),
            (
                "[S Ferris minister] says [C it rains]\nIt rained.\nIt rained on.\n[S Vera Holm, Ferris’s minister for weather,] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            ("Mayor Vera Holm arrived.\n[S The mayor of Ferris] said [C it rains].", "the mayor of Ferris"),
            ("Mayor Vera Holm met Mayor Tom Lund.\n[S The mayor] said [C it rains].", "-"),
            ("Mayor Vera Holm arrived.\n[S A mayor] said [C it rains].", "a mayor"),
            // The only one named is whoever a profession or a seat is of.
            (
                "Coach Vera Holm arrived.\n[S The skipper] said [C it rains].\n[S She] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            ("Vera Holm, the star of the show, arrived.\n[S The actress] said [C it rains].", "Vera Holm"),
            ("Vera Holm and Tom Lund arrived.\n[S The actress] said [C it rains].", "the actress"),
            ("President Vera Holm arrived.\n[S The minister] said [C it rains].", "the minister"),
            ("Vera Holm was held.\n[S The officer] said [C it rains].", "the officer"),
            ("Prime Minister Vera Holm arrived.\n[S The PM] said [C it rains].", "Vera Holm"),
            ("President Vera Holm arrived.\n[S The French president] said [C it rains].", "the French president"),
            // A name with the word does not win over a body spoken of since.
            (
                "Tom Lund runs Lund Fish Company.\nQuillon Foods cut prices.\n[S The company] said [C it rains].",
                "Quillon Foods",
            ),
            (
                "Quillon Foods cut prices.\nLund Fish Company did not.\n[S The company] said [C it rains].",
                "Lund Fish Company",
            ),
            (
                "Lund Fish Company began.\nThey saw Quillon Foods with Lund Bank.\n[S The company] said [C it rains].",
                "-",
            ),
            // Unnamed ones: the same after "the", another after "a".
            (
                "[S A spokesman] said [C it rains].\n[S The spokesman] said [C it does].\n[S A spokesman] said [C no more].",
                "a spokesman, a spokesman, a spokesman",
            ),
            // Elegant variation needs a place or an age, and nobody else of the noun.
            ("[S Vera Holm] said [C it rains].\n[S The 56-year-old painter] said [C it does].", "Vera Holm, Vera Holm"),
            (
                "A painter came. [S Vera Holm] said [C it rains].\n[S The Oakvale painter] said [C it does].",
                "Vera Holm, the Oakvale painter",
            ),
            ("Tom Lund met Ada Lund, his daughter. [S His daughter] said [C it rains].", "Ada Lund"),
            (
                "Tom Lund came.\nCarl Holm, son of a miner, left.\nOla Ruiz won. [S His son] said [C it rains].",
                "his son",
            ),
            ("Vera Holm met Tom Lund. [S The billionaire tycoon] said [C it rains].", "-"),
            (
                "The Ferris Board of Elections met. [S The board of elections] said [C it rains].",
                "Ferris Board of Elections",
            ),
            ("The Ferris Board of Trade met. [S The board of elections] said [C it rains].", "the board of elections"),
            ("Quillon Bank closed. [S The company] said [C it rains].", "Quillon Bank"),
            ("[C “Power to us,”] [S the group] said.", "the group"),
            ("The rain hit Quillon Bank. [S The company] said [C it rains].", "the company"),
            (
                "[S A spokesman for the bank, Tom Lund,] said [C it rains]. [S The spokesman] said [C it does].",
                "Tom Lund, Tom Lund",
            ),
            ("[S Vera Holm] left.\n[S The former first lady] said [C it does].", "Vera Holm"),
            ("[S Tom Lund] said [C it rains].\n[S The billionaire tycoon] said [C it does].", "Tom Lund, Tom Lund"),
            ("[S Tom Lund] said [C it rains].\n[S The cautious candidate] said [C it does].", "Tom Lund, -"),
            ("[S Tom Lund] said [C it rains].\n[S The former first lady] said [C it does].", "Tom Lund, -"),
            (
                "[S Vera Holm] said [C it rains].\n[S The lead investigator] said [C it does].",
                "Vera Holm, the lead investigator",
            ),
        ]);
    }
}
