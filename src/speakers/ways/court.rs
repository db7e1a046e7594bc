//! Witnesses in court.

use super::nearest::close;
use crate::{
    lexicon::sets,
    speakers::{
        description::Description,
        reach::MAX_PEOPLE,
        scene::{Found, Past, Scene},
    },
};

/// "the witness": who spoke last besides lawyers, and testified.
pub(super) fn witness(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let (doc, at) = (scene.doc, d.tokens.start);
    if !doc.eq(at, "the") || !doc.eq(at + 1, "witness") || d.tokens.len() > 2 {
        return None;
    }
    let mut found = None;
    for p in scene.past.iter().rev().take(MAX_PEOPLE) {
        let Some(e) = p.speaker.and_then(|s| scene.known[s].entity) else { continue };
        let mut roles = scene.cast.entities[e].roles.iter().cloned().flatten();
        if found.is_none() && (roles.any(|k| doc.one_of(k, sets::speakers::PLEADERS)) || !close(scene, p.block, at)) {
            continue;
        }
        let e = *found.get_or_insert(e);
        let testified = |p: &Past| doc.sentence_of(p.source.start).any(|k| doc.one_of(k, sets::speakers::TESTIFYING));
        if p.speaker.is_some_and(|s| scene.known[s].entity == Some(e)) && testified(p) {
            return Some(Found::Entity(e));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

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
        ] {
            check(&[(&format!("{text}\n[S The witness] said [C so]."), want)]);
        }
    }
}
