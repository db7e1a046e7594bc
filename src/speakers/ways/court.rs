//! Witnesses in court.

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

/// "the witness": who spoke last besides lawyers, and testifies.
pub(super) fn witness(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let (doc, at) = (scene.doc, d.tokens.start);
    if !doc.eq(at, "the") || !doc.eq(at + 1, "witness") || d.tokens.len() > 2 {
        return None;
    }
    let near = scene.past.iter().rev().take(MAX_PEOPLE).take_while(|p| close(scene, p.block, at));
    let mut all = near.filter_map(|p| scene.known[p.speaker?].entity);
    let pleads = |e: &usize| {
        let mut roles = scene.cast.entities[*e].roles.iter().cloned().flatten();
        roles.any(|k| doc.one_of(k, sets::speakers::PLEADERS))
    };
    all.find(|e| !pleads(e)).filter(|e| testifies(scene, *e, &(0..at))).map(Found::Entity)
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
    fn who_testifies() {
        for (text, want) in [
            ("[S Ada Roe] testified [C it rains].\n[S Counsel Tom Lund] asked [C why].", "Ada Roe, Tom Lund, Ada Roe"),
            (
                "Giving evidence, [S Ada Roe] said [C it rains].\n[S Tom Lund, his lawyer,] asked [C why].",
                "Ada Roe, Tom Lund, Ada Roe",
            ),
            // Near misses: somebody else has spoken since, or is beside; nobody testifies.
            (
                "[S Ada Roe] testified [C it rains].\n[S Builder Tom Lund] said [C so].",
                "Ada Roe, Tom Lund, the witness",
            ),
            ("[S Ada Roe] said [C it rains].\n[S Counsel Tom Lund] asked [C why].", "Ada Roe, Tom Lund, the witness"),
            (
                "[S Tom Lund] asked Ada Roe, who testified, [C why].\n[S Ada Roe] said [C so].",
                "Tom Lund, Ada Roe, the witness",
            ),
        ] {
            check(&[(&format!("{text}\n[S The witness] said [C so]."), want)]);
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
