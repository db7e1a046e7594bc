//! People in court: "the witness", "the barrister", and "a former clerk told the court" in the lead.

use super::nearest::close;
use crate::{
    lexicon::sets,
    speakers::{
        description::Description,
        reach::{MAX_PEOPLE, MAX_SENTENCE_TOKENS},
        scene::{Found, Scene},
    },
};
use std::ops::Range;

/// "the senior barrister": who spoke last, a lawyer; "the witness": who spoke last besides lawyers, and testifies.
pub(super) fn in_court(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let (doc, at) = (scene.doc, d.tokens.start);
    let lawyer = doc.one_of(d.head, sets::speakers::PLEADERS);
    let plain = (at + 1..d.head).all(|k| doc.eq(k, "senior"));
    if !doc.eq(at, "the") || d.core != d.tokens.end || !plain || !(lawyer || doc.eq(d.head, "witness")) {
        return None;
    }
    let near = scene.past.iter().rev().take(MAX_PEOPLE).take_while(|p| close(scene, p.block, at));
    let mut all = near.filter_map(|p| scene.known[p.speaker?].entity);
    let e = all.find(|e| lawyer || !pleads(scene, *e))?;
    let fits = if lawyer { pleads(scene, e) } else { testifies(scene, e, &(0..at)) };
    fits.then_some(Found::Entity(e))
}

/// "Ada Roe KC, mitigating,", "attorney Ada Roe", "law professor Ada Roe".
fn pleads(scene: &Scene<'_, '_>, e: usize) -> bool {
    let doc = scene.doc;
    let told = |m: &usize| {
        let end = scene.cast.mentions[*m].tokens.end;
        let clause = end + 1 + usize::from(doc.token(end).is_word);
        doc.comma(clause - 1) && doc.one_of(clause, sets::speakers::PLEADING)
    };
    let mut roles = scene.cast.entities[e].roles.iter().cloned().flatten();
    roles.any(|k| doc.one_of(k, sets::speakers::PLEADERS))
        || scene.cast.mentions_of(e).iter().take(MAX_PEOPLE).any(told)
}

/// "Ada Roe testified", "Giving evidence, Ada Roe said": in a part of the article where no other
/// speaker is beside.
pub(super) fn testifies(scene: &Scene<'_, '_>, e: usize, within: &Range<usize>) -> bool {
    let doc = scene.doc;
    let told = |m: &usize| {
        let at = scene.cast.mentions[*m].tokens.start;
        let sentence = doc.sentence_of(at);
        let other = |m| matches!(scene.who(m), Found::Entity(o) if o != e && scene.cast.entities[o].speaks);
        within.contains(&at)
            && sentence.clone().take(MAX_SENTENCE_TOKENS).any(|k| doc.one_of(k, sets::speakers::TESTIFYING))
            && !scene.cast.mentions_in(&sentence).any(other)
    };
    scene.cast.mentions_of(e).iter().take(MAX_PEOPLE).any(told)
}

#[cfg(test)]
mod tests {
    use crate::{Blocks, Options, analyze, speakers::tests::check};

    #[test]
    fn witnesses_and_lawyers() {
        let lines = "[S The {}] said [C so].";
        for (text, noun, want) in [
            (
                "[S Ada Roe] testified [C it rains].\n[S Counsel Tom Lund] asked [C why].",
                "witness",
                "Ada Roe, Tom Lund, Ada Roe",
            ),
            (
                "Giving evidence, [S Ada Roe] said [C it rains].\n[S Tom Lund, defending,] asked [C why].",
                "witness",
                "Ada Roe, Tom Lund, Ada Roe",
            ),
            ("[S Ada Roe KC, mitigating,] said [C it rains].", "senior counsel", "Ada Roe, Ada Roe"),
            ("[S Attorney Ada Roe] said [C it rains].", "senior counsel", "Ada Roe, Ada Roe"),
            (
                "[S Tom Lund] said [C no].\n[S Law professor Ada Roe] said [C so].",
                "lawyer",
                "Tom Lund, Ada Roe, Ada Roe",
            ),
            (
                "[S Tom Lund, prosecuting,] said [C no].\n[S Ada Roe, mitigating,] said [C so].",
                "barrister",
                "Tom Lund, Ada Roe, Ada Roe",
            ),
            // Near misses: somebody else has spoken since, or is beside; nobody testifies.
            (
                "[S Ada Roe, mitigating,] said [C it rains].\n[S Ivo Holm] said [C yes].",
                "barrister",
                "Ada Roe, Ivo Holm, the barrister",
            ),
            (
                "[S Ada Roe] testified [C it rains].\n[S Builder Tom Lund] said [C so].",
                "witness",
                "Ada Roe, Tom Lund, the witness",
            ),
            (
                "[S Ada Roe] said [C it rains].\n[S Counsel Tom Lund] asked [C why].",
                "witness",
                "Ada Roe, Tom Lund, the witness",
            ),
            (
                "[S Tom Lund] asked Ada Roe, who testified, [C why].\n[S Ada Roe] said [C so].",
                "witness",
                "Tom Lund, Ada Roe, the witness",
            ),
            (
                "[S Law professor Ada Roe] said [C it rains].\n[S Tom Lund] said [C no].",
                "lawyer",
                "Ada Roe, Tom Lund, the lawyer",
            ),
        ] {
            check(&[(&format!("{text}\n{}", lines.replace("{}", noun)), want)]);
        }
    }

    #[test]
    fn a_witness_named_below() {
        let lead = "A former clerk told the High Court that the club had no licence.";
        for (next, want) in [
            ("Testifying on Monday, Ada Roe said it was loud.", "Ada Roe"),
            ("Ada Roe, 41, said it was loud.\nShe was there. Roe testified that it rained.", "Ada Roe"),
            // Near misses.
            ("Ada Roe, 41, said it was loud.", "a former clerk"),
            ("Tom Lund owns the club.\nTestifying on Monday, Ada Roe said it was loud.", "a former clerk"),
        ] {
            let a = analyze(&Blocks::from_text(&format!("{lead}\n{next}")).unwrap(), &Options::default());
            assert_eq!(a.attributions[0].speaker.map(|s| a.speakers[s].name.as_str()), Some(want), "{next}");
        }
    }
}
