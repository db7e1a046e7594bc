//! Elegant variation: another noun for the same person, "the 56-year-old painter", "the skipper".

use super::{age::aged, nearest, tied::distinct};
use crate::{
    lexicon::{Classes, sets},
    speakers::{
        description::{self, Description},
        fold::fold_name,
        names::{Looks, OFFICE, is_agent},
        office::{office, same_office},
        reach::{MAX_PEOPLE, MAX_TOKENS_BACK},
        scene::{Found, Scene, Voice},
    },
    text::{Case, Document},
    words::Words,
};
use std::ops::Range;

/// "the bank's former chief"
fn former(doc: &Document<'_>, d: &Description) -> bool {
    (d.tokens.start..d.head).any(|k| doc.eq(k, "former")) && (d.tokens.start..d.head).any(|k| doc.is_possessive(k))
}

/// Elegant variation: "the Oakvale congresswoman", "the 56-year-old painter", for the person just mentioned. The noun
/// must be one of their offices, or one that the article has not used for anybody else, with a place or an age before
/// it.
pub(super) fn variation(scene: &Scene<'_, '_>, d: &Description, bare: &[Found]) -> Found {
    let doc = scene.doc;
    if !(doc.eq(d.tokens.start, "the") || former(doc, d)) {
        return Found::Nobody;
    }
    if !whole(doc, d) && !parent_of_some(doc, d) {
        return Found::Nobody;
    }
    if let Some(found) = aged(scene, d, doc.eq(d.core, "from")) {
        return found;
    }
    let gender = description::gender(doc, d);
    let near = match nearest::human(scene, d.tokens.start, gender) {
        Found::Entity(e) if !plays_apart(scene, d, e) => Found::Entity(e),
        // A noun that the reader should know is not a new speaker, even if it cannot be resolved.
        _ => return if known_by(scene, d) { Found::Rivals } else { Found::Nobody },
    };
    // "the Ferrish president" is not the president of another country.
    let foreign = !doc.is(d.head, Classes::LAWMAKER)
        && (d.tokens.start..d.head).any(|k| doc.is(k, Classes::DEMONYM) && !doc.one_of(k, sets::speakers::PARTIES));
    if bare.contains(&near) && !foreign {
        return near;
    }
    let beside = beside(scene, d, near);
    if known_by(scene, d) {
        // "the former first lady": the woman just mentioned.
        let same = gender.is_some() && scene.gender(near) == gender;
        return if nearest::another(scene, d.tokens.start, near, gender) {
            Found::Rivals
        } else if same
            || beside
            || !(bare.is_empty() && doc.is(d.head, Classes::TITLE.or(Classes::LAWMAKER).or(Classes::RELATION_NOUN)))
        {
            near
        } else {
            Found::Rivals
        };
    }
    // Do not guess an office that the article has given nobody.
    // "the father of nine" for a man without an office: a father is not only a priest.
    let plain = |w: Found| matches!(w, Found::Entity(e) if scene.cast.entities[e].roles.is_empty());
    let parent = parent_of_some(doc, d);
    let office = doc.is(d.head, Classes::TITLE.or(Classes::LAWMAKER)) || doc.eq(d.head, "head");
    if office && !leads_lawmakers(scene, d, near) && !beside && !(parent && plain(near))
        || !bare.is_empty()
        || doc.is(d.head, Classes::RELATION_NOUN) && !parent
    {
        return Found::Nobody;
    }
    let start = d.tokens.start + 1;
    let marked = (start..=d.head).any(|k| {
        let t = doc.token(k);
        t.is_number
            || (t.capital() && t.case != Case::None)
            || doc.eq(k, "former")
            || doc.word(k).ends_with("-year-old")
    }) || by_field(scene, d, near)
        || beside
        || parent;
    let own = (d.tokens.start..d.head).any(|k| {
        let mut of = scene.cast.mentions_in(&(k..k + 1));
        of.any(|m| scene.who(m) == near)
    });
    if marked && !own && !used_of_another(scene, d) { near } else { Found::Nobody }
}

/// “It is a shame,” Ana Ruiz said. “I cannot sleep,” the nurse said.: a noun for the one who speaks in the sentence or
/// the paragraph before. A lawmaker may be called so, but no other office is guessed.
fn beside(scene: &Scene<'_, '_>, d: &Description, near: Found) -> bool {
    let doc = scene.doc;
    let at = d.tokens.start;
    let block = doc.token(at).block;
    let body = &doc.blocks[block as usize].body;
    let here = || matches!(nearest::nearest(scene, at, &|w| w == near), Some((b, _, true)) if b == block);
    // "the retired florist", "the Ferris senator": words before the noun, if there is no other office.
    let Found::Entity(e) = near else { return false };
    let roles = &scene.cast.entities[e].roles;
    let titled = |r: &Range<usize>| office(doc, r).any(|k| doc.is(k, Classes::TITLE));
    let told = |k: usize| doc.one_of(k, sets::speakers::OTHER_THAN) && !doc.eq(k, "former");
    let more = d.head == at + 1
        || (doc.is(d.head, Classes::LAWMAKER) || !roles.iter().any(titled)) && !(at + 1..d.head).any(told);
    // “It rains,” the nurse said; “It rains,” said the nurse.
    let end = at - usize::from(at > body.start && doc.is_inflected(at - 1));
    let quoted =
        || end > body.start && (body.start..end).all(|k| scene.voices[k] == Voice::Quoted || !doc.token(k).is_word);
    let next = || scene.last().is_some_and(|(p, s)| p.block + 1 == block && scene.found(s) == near) && quoted();
    // "Her husband, Tom Lund, … the potter said": she.
    more && !scene.is_kin(e, None)
        && (!doc.is(d.head, Classes::TITLE) || doc.is(d.head, Classes::LAWMAKER))
        && !doc.one_of(d.head, sets::speakers::BYSTANDERS)
        && !scene.past.last().is_some_and(|p| p.asked)
        && (here() || next())
        && !nearest::another(scene, at, near, None)
}

/// Whether the words after the noun do not say who is meant: "the striker, who was hurt", "the Democrat from Ferris".
fn whole(doc: &Document<'_>, d: &Description) -> bool {
    let seat = doc.is(d.head, Classes::LAWMAKER) && doc.eq(d.core, "for") && doc.token(d.core + 1).capital();
    let party =
        seat || (doc.is(d.head, Classes::DEMONYM) || doc.word(d.head).ends_with("-year-old")) && doc.eq(d.core, "from");
    let next = d.core + 1;
    let told = doc.token(next).case == Case::Lower && doc.word(next).ends_with("ed");
    let aside = doc.one_of(d.core, words!(", - – —")) && (doc.one_of(next, sets::grammar::RELATIVE) || told);
    d.core == d.tokens.end || party || aside || doc.mark(d.core, "(")
}

/// "the Oakvale legislator" for the majority leader just mentioned.
fn leads_lawmakers(scene: &Scene<'_, '_>, d: &Description, near: Found) -> bool {
    let Found::Entity(e) = near else { return false };
    let leads = |k: usize| scene.doc.one_of(k, sets::speakers::SIDES_OF_A_HOUSE);
    scene.doc.is(d.head, Classes::LAWMAKER) && scene.cast.entities[e].roles.iter().any(|r| r.clone().any(leads))
}

/// "the mother of three", "the father of two, who was there"
fn parent_of_some(doc: &Document<'_>, d: &Description) -> bool {
    // "the mother-of-three"
    if description::parent(doc.word(d.head)).is_some() && whole(doc, d) {
        return true;
    }
    let counted = doc.eq(d.core, "of") && doc.is(d.core + 1, Classes::NUMBER);
    let end = d.core + 2;
    counted && doc.is(d.head, Classes::RELATION_NOUN) && (end >= d.tokens.end || doc.comma(end))
}

/// "The defender" for the captain just mentioned: sport and show news use many nouns for one person.
fn by_field(scene: &Scene<'_, '_>, d: &Description, near: Found) -> bool {
    let doc = scene.doc;
    let Found::Entity(e) = near else { return false };
    let Some(field) = FIELDS[..2].iter().find(|f| doc.one_of(d.head, f)) else { return false };
    let roles = &scene.cast.entities[e].roles;
    let within = roles.is_empty() || roles.iter().any(|r| office(doc, r).any(|k| doc.one_of(k, field)));
    d.head == d.tokens.start + 1 && within && !nearest::another(scene, d.tokens.start, near, None)
}

/// Whether a noun in sport cannot mean a person: "the winger" for a manager or a referee, "the coach" for a striker.
#[inline(never)]
fn plays_apart(scene: &Scene<'_, '_>, d: &Description, e: usize) -> bool {
    let doc = scene.doc;
    let staff = |k: usize| doc.one_of(k, sets::speakers::SPORT_STAFF);
    let sport = |k: usize| staff(k) || doc.one_of(k, sets::speakers::SPORT_PEOPLE);
    let former = doc.eq(d.head.saturating_sub(1), "former");
    let mut apart = false;
    for r in &scene.cast.entities[e].roles {
        for k in r.clone() {
            if sport(k) && staff(k) == staff(d.head) {
                return false;
            }
            apart |= sport(k) || doc.is(k, Classes::TITLE);
        }
    }
    apart && sport(d.head) && !former && !doc.one_of(d.head, words!("boss skipper captain"))
}

/// Whether the article has used the noun before.
fn used_of_another(scene: &Scene<'_, '_>, d: &Description) -> bool {
    let doc = scene.doc;
    let head = fold_name(doc.word(d.head));
    (d.tokens.start.saturating_sub(MAX_TOKENS_BACK)..d.tokens.start)
        .any(|k| doc.token(k).case == Case::Lower && doc.word(k) == head)
}

/// Nouns that may be used in turn for one person.
const FIELDS: [&Words; 3] = [sets::speakers::SPORT_PEOPLE, sets::speakers::SHOW_PEOPLE, sets::speakers::WRITERS];

/// The only person whom the article names, for a description with "the" that fits: "the skipper", "the MP". Not for
/// nouns that may mean a bystander ("the officer"), nor for an office if the person holds another.
pub(super) fn only_one(scene: &Scene<'_, '_>, d: &Description) -> Found {
    let doc = scene.doc;
    let head = fold_name(doc.word(d.head));
    let titles = Classes::TITLE.or(Classes::LAWMAKER);
    let told = scene.known.iter().rev().take(MAX_PEOPLE).any(|k| k.head.as_ref() == Some(&head));
    let other =
        (d.tokens.start..d.head).any(|k| doc.is(k, Classes::DEMONYM) || doc.one_of(k, sets::speakers::OTHER_THAN));
    if !doc.eq(d.tokens.start, "the")
        // "the author of Salt Roads"
        || d.core != d.tokens.end && !(doc.eq(d.core, "of") && doc.one_of(d.head, sets::speakers::WRITERS))
        || !(doc.is(d.head, titles.or(Classes::PERSON_NOUN)) || doc.word(d.head).contains('-') && is_agent(&head))
        || doc.is(d.head, Classes::RELATION_NOUN)
        || doc.word(d.head).ends_with('s') && !doc.word(d.head).ends_with("ss")
        || told
        || other
    {
        return Found::Nobody;
    }
    let gender = description::gender(doc, d);
    let mut people = scene.cast.around(d.tokens.start).filter(|e| scene.is_human(Found::Entity(*e), None));
    let (Some(one), None) = (people.next(), people.next()) else { return Found::Nobody };
    let x = &scene.cast.entities[one];
    // "the vicar" is not the engineer.
    let field = |k: usize| FIELDS.iter().any(|f| doc.one_of(k, f) && doc.one_of(d.head, f));
    let other = |r, k| !same_office(doc, k, d.head) && !field(k) || distinct(doc, r, k, d);
    let clash = |r| office(doc, r).any(|k| doc.is(k, OFFICE) && other(r, k));
    let clash = !doc.is(d.head, Classes::LAWMAKER) && x.roles.iter().any(clash) || plays_apart(scene, d, one);
    // Somebody of whom the article says no office and who does not speak need not be the mayor.
    let told_of = !x.roles.is_empty() || x.speaks;
    let fits = scene.is_human(Found::Entity(one), gender) && x.looks == Looks::Person && told_of;
    let before = x.first < d.tokens.start && nearest::close(scene, doc.token(x.first).block, d.tokens.start);
    // "Ada Roe, who the minister says lied": not the person named in the same sentence.
    let sentence = doc.sentence_of(d.tokens.start).start..d.tokens.start;
    let beside = scene.cast.mentions_in(&sentence).any(|m| scene.who(m) == Found::Entity(one));
    if fits && before && !beside && !clash && !used_of_another(scene, d) { Found::Entity(one) } else { Found::Nobody }
}

/// Whether a description with "the" identifies a person by a public quality: "the former first lady", "the cautious
/// candidate", "the billionaire businessman"; not "the lead investigator", "the police officer".
fn known_by(scene: &Scene<'_, '_>, d: &Description) -> bool {
    let doc = scene.doc;
    let formed = |w: &str| {
        w.len() > 5 && ["ous", "ful", "less", "ish", "ive"].iter().any(|e| w.ends_with(e)) && w != "executive"
    };
    let quality = |k: usize| {
        doc.token(k).case == Case::Lower && (doc.one_of(k, sets::speakers::PUBLIC_QUALITIES) || formed(doc.word(k)))
    };
    let head = fold_name(doc.word(d.head));
    let told = scene.known.iter().rev().take(MAX_PEOPLE).any(|k| k.head.as_ref() == Some(&head));
    doc.eq(d.tokens.start, "the") && (d.tokens.start + 1..d.head).any(quality) && !told
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn other_words() {
        check(&[
            // Words before the noun; a former senator.
            ("[C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the career nurse] said.", "Vera Holm, Vera Holm"),
            (
                "[C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the young nurse] said.",
                "Vera Holm, the young nurse",
            ),
            (
                "[C “It rains,”] [S Mayor Vera Holm] said. [C “It does,”] [S the ward nurse] said.",
                "Vera Holm, the ward nurse",
            ),
            ("[C “It rains,”] [S Vera Holm] said. [C “It does,”] [S the former senator] said.", "Vera Holm, Vera Holm"),
            (
                "[C “It rains,”] [S Mayor Vera Holm] said. [C “It does,”] [S the Oakvale MP] said.\n[S Tom Lund] left.",
                "Vera Holm, Vera Holm",
            ),
            // Another office.
            (
                "[S Vera Holm, the party chair,] said [C it rains]. [S The trade minister] said [C it does].",
                "Vera Holm, the trade minister",
            ),
            // Nouns in sport.
            ("Tom Lund was sad. [C “It rains,”] [S the 95kg loosehead] said.", "Tom Lund"),
            ("Tom Lund was sad. [C “It rains,”] [S the Samoan] said.", "Tom Lund"),
            ("Tom Lund was sad. [C “It rains,”] [S the Riviera] said.", "Riviera"),
            ("Tom Lund, the coach, was sad. [C “It rains,”] [S the winger] said.", "the winger"),
            ("Referee Tom Lund was sad. [C “It rains,”] [S the winger] said.", "the winger"),
            ("Minister Tom Lund was sad. [C “It rains,”] [S the winger] said.", "the winger"),
            ("Striker Tom Lund was sad. [C “It rains,”] [S the coach] said.", "the coach"),
            ("Manager Tom Lund was sad. [C “It rains,”] [S the coach] said.", "Tom Lund"),
            ("Manager Tom Lund was sad. [C “It rains,”] [S the former winger] said.", "Tom Lund"),
            ("Striker Tom Lund was sad. [C “It rains,”] [S the winger] said.", "Tom Lund"),
            ("Tom Lund, a winger and coach, was sad. [C “It rains,”] [S the coach] said.", "Tom Lund"),
            ("Novelist Vera Holm left.\nIt rained. [S The author of Salt Roads] said [C it rains].", "Vera Holm"),
            (
                "Mayor Vera Holm left.\nIt rained. [S The author of Salt Roads] said [C it rains].",
                "the author of Salt Roads",
            ),
            // Somebody’s relative is not renamed.
            ("Vera Holm sang. Her aunt, Ana Holm, left. [C “It rains,”] [S the cellist] said.", "the cellist"),
            // Nor is the client the lawyer.
            ("In court, hugging his lawyer, Tom Lund wept. [C “It rains,”] [S the lawyer] said.", "the lawyer"),
            ("In court, beside the mayor, Tom Lund smiled. [C “It rains,”] [S the mayor] said.", "the mayor"),
            ("In a note, the mayor, Tom Lund said no. [C “It rains,”] [S the mayor] said.", "Tom Lund"),
            ("In a note signed by the mayor, Tom Lund said no. [C “It rains,”] [S the mayor] said.", "Tom Lund"),
            ("Then her lawyer, Tom Lund, left. [C “It rains,”] [S her lawyer] said.", "Tom Lund"),
            // A father is not only a priest.
            ("Tom Lund, 41, left. [C “It rains,”] [S the father of nine] said.", "Tom Lund"),
            ("Vera Holm, 41, left. [C “It rains,”] [S the father of nine] said.", "the father of nine"),
            ("Judge Tom Lund left. [C “It rains,”] [S the father of nine] said.", "the father of nine"),
            // Who heads what is not guessed.
            ("Mayor Tom Lund came.\n[S The MoR head] said [C it rains].", "the MoR head"),
            // Two nouns for one calling; one of many deputies.
            ("[S Justice Vera Holm] said [C it rains].\n[S The judge] said [C it does].", "Vera Holm, Vera Holm"),
            ("[S Det Sgt Vera Holm] said [C it rains].\n[S The detective] said [C it does].", "Vera Holm, Vera Holm"),
            (
                "Tom Lund left.\n[S Ambassador Vera Holm] said [C it rains].\n[S The diplomat] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
            (
                "[S Deputy prosecutor Vera Holm] told Tom Lund [C it rains].\n[S The prosecutor] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
        ]);
    }
}
