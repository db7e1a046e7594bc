//! Relatives and agents: "his son", "Miss Ruiz’s mother", "her lawyer".

use super::pronouns;
use crate::{
    lexicon::{Classes, sets},
    speakers::{
        description::Description,
        names::Gender,
        office::{office, same_office},
        scene::{Found, Scene},
    },
};
use std::ops::Range;

/// "his son": the entity that the article calls the son of the owner of "his". This resolves "his", so it must not be
/// called while a pronoun is being resolved: the two would call each other for every sentence before.
pub(super) fn relative(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let doc = scene.doc;
    let at = d.tokens.start;
    let agent = doc.one_of(d.head, sets::attribution::GO_BETWEENS);
    let own = doc.is(at, Classes::POSSESSIVE);
    let named = || {
        let owned = d.head > at + 1 && doc.is_possessive(d.head - 1);
        owned.then(|| scene.cast.ending_at(d.head - 1)).flatten()
    };
    if !(own && agent || doc.one_of(d.head, sets::speakers::KIN)) || doc.eq(at, "whose") {
        return None;
    }
    // "her lawyer, NAME", "her mother, NAME" before
    let words = doc.slice(d.tokens.clone());
    let called = |e: &usize| {
        let x = &scene.cast.entities[*e];
        x.first < at && x.roles.iter().any(|r| doc.slice(r.clone()).eq_ignore_ascii_case(words))
    };
    let called = only(scene.cast.around(at).filter(called)).filter(|_| own);
    if agent && called.is_some() {
        return called;
    }
    let (owner, gender, surname) = match named() {
        _ if own => (pronouns::resolve(scene, at), None, ""),
        Some(m) => (scene.who(m), scene.cast.mentions[m].gender, doc.word(d.head - 2)),
        None => return None,
    };
    // "Her mother, Ana Ruiz, said. … Her mother added": nobody else was named since.
    let before = scene.cast.mentions.partition_point(|m| m.tokens.end <= at);
    let last = (0..before).rev().map(|m| scene.who(m)).find(|w| scene.is_human(*w, None));
    if called.is_some() && called == last {
        return called;
    }
    let same = |k: usize| same_office(doc, k, d.head);
    let kin = |e: &usize| {
        let by_owner = |r: &Range<usize>| {
            // "Tom Lund left. His father, NAME": nobody else may be meant by "his".
            let his = doc.is(r.start, Classes::POSSESSIVE);
            let sex = if doc.eq(r.start, "her") { Some(Gender::Woman) } else { Some(Gender::Man) };
            if his && !scene.is_human(owner, sex) && gender != sex {
                return false;
            }
            let from = doc.token(r.start).sentence as usize;
            let near = doc.sentences[from.saturating_sub(usize::from(his))].start..r.end;
            let mut all = scene.cast.mentions_in(&near).map(|m| scene.who(m));
            let other = |w: Found| w != owner && w != Found::Entity(*e) && scene.is_human(w, None);
            let namesake = his && gender == sex && doc.word(scene.cast.entities[*e].name.end - 1) == surname;
            office(doc, r).any(same) && (namesake || all.clone().any(|w| w == owner) && !(his && all.any(other)))
        };
        let known = matches!(owner, Found::Entity(_)) || !own;
        known && (Found::Entity(*e) != owner || !own) && scene.cast.entities[*e].roles.iter().any(by_owner)
    };
    only(scene.cast.around(at).filter(kin))
}

/// The only one.
fn only(mut all: impl Iterator<Item = usize>) -> Option<Found> {
    all.next().filter(|_| all.next().is_none()).map(Found::Entity)
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn relatives() {
        let aunt = "Anna Holm, 18, won. Her aunt, Vera Holm, sang.";
        for (next, want) in [
            (" [S Her aunt] said [C it rains].", "Vera Holm"),
            (" [S Miss Holm’s aunt] said [C it rains].", "Vera Holm"),
            // Near misses: a man’s, another person’s.
            (" [S Mr Holm’s aunt] said [C it rains].", "Mr Holm’s aunt"),
            ("\nAna Ruiz, 19, lost. [S Her aunt] said [C it rains].", "her aunt"),
        ] {
            check(&[(&format!("{aunt}{next}"), want)]);
        }
    }

    #[test]
    fn a_relative_in_passing() {
        check(&[
            ("Anna Holm sang. Her aunt, Vera Holm, left. [S She] said [C it rains].", "Vera Holm"),
            ("Ivo Holm sang. His aunt, Vera Holm, left.\n[S She] said [C it rains].", "Vera Holm"),
            // In the next paragraph, it may be either.
            ("Anna Holm sang. Her aunt, Vera Holm, left.\n[S She] said [C it rains].", "-"),
            (
                "Anna Holm sang. [S Her aunt, Vera Holm,] said [C it rains].\n[S She] said [C it does].",
                "Vera Holm, Vera Holm",
            ),
        ]);
    }
}
