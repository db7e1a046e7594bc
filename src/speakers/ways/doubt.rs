//! Pronouns of one gender after a speaker whose gender is in doubt.

use crate::{
    speakers::{
        names::Gender,
        scene::{Found, Scene, Voice},
    },
    words::Words,
};
use std::ops::Range;

/// The pronouns of each gender.
pub(super) const HE_AND_SHE: [(Gender, &Words); 2] =
    [(Gender::Man, words!("he him himself his")), (Gender::Woman, words!("she her herself"))];

/// Whether a pronoun may mean the last speaker or somebody before: a given name may be anybody's ("Robin Quill said so.
/// She left."), who is quoted about a woman need not be one (“She is well,” said Dr Quill. ¶ In a letter, she), and "she"
/// stays unclear if it was so in the sentence before.
pub(super) fn doubtful(scene: &Scene<'_, '_>, at: usize, gender: Gender, words: &Words) -> bool {
    let doc = scene.doc;
    let known = |r| knows(scene, r, gender);
    let (own, block) = (doc.sentence_of(at).start, doc.token(at).block);
    let Some(p) = scene.past.last().filter(|p| !p.source.is_empty() && !known(own..at)) else { return false };
    let from = p.source.start;
    let Some(who) = p.speaker.map(|s| scene.found(s)) else {
        return block == p.block && p.source.len() == 1 && doc.one_of(from, words) && !known(from..at);
    };
    let told = doc.sentence_of(from);
    // "The nurse said Vera Holm had left. ¶ She"
    if !matches!(who, Found::Entity(_)) {
        let about = |m: usize| {
            let (w, at) = (scene.who(m), scene.cast.mentions[m].from);
            scene.voices[at] == Voice::Reported
                && at > from
                && scene.voices[at - 1] == Voice::Writer
                && scene.gender(w) == Some(gender)
                && scene.is_human(w, None)
        };
        let open = block > p.block && scene.is_human(who, None) && scene.gender(who).is_none();
        return open && !known(told.end..own) && scene.cast.mentions_in(&told).any(about);
    }
    match scene.gender(who) {
        None => {
            let first = told.clone().find(|k| doc.token(*k).is_word).unwrap_or(at);
            let before = doc.blocks[p.block.saturating_sub(1) as usize].tokens.start;
            let quoted = scene.voices[first] == Voice::Quoted && doc.one_of(first, words);
            quoted && at > own && block == p.block + 1 && known(before..told.start)
        }
        Some(other) => {
            let about = told.clone().any(|k| doc.one_of(k, words));
            other != gender && told.end == own && block == p.block && !about && !known(told.clone())
        }
    }
}

/// Whether a part of the text names somebody who may be of a gender.
#[inline(never)]
fn knows(scene: &Scene<'_, '_>, range: Range<usize>, gender: Gender) -> bool {
    scene.cast.mentions_in(&range).any(|m| scene.is_human(scene.who(m), Some(gender)))
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn table() {
        check(&[
            // A speaker whose given name may be a woman's; not if the sentence tells of her.
            (
                "[S Vera Holm] said [C so].\n[C It rains], [S Mitch Lund] said. [S She] said [C no].",
                "Vera Holm, Mitch Lund, -",
            ),
            (
                "[S Vera Holm] said [C so].\n[C It rains on her], [S Mitch Lund] said. [S She] said [C no].",
                "Vera Holm, Mitch Lund, Vera Holm",
            ),
            // Who tells of a woman in the paragraph before.
            ("Vera Holm fell.\n[S The vet] said [C Holm is well].\n[S She] said [C so].", "the vet, -"),
            ("Vera Holm fell.\n[S The vet] said [C Holm is well]. [S She] said [C so].", "the vet, the vet"),
            ("Vera Holm fell.\n[S The vet] said [C it saw Holm].\n[S She] said [C so].", "the vet, the vet"),
            ("Vera Holm fell.\n[S The vet] said [C Holm is well].\n[S He] said [C so].", "the vet, the vet"),
            // Who is quoted about a woman need not be one.
            (
                "Vera Holm fell.\n[C “She is well,”] said [S Dr. Bibek Lund].\nIn a letter, [S she] said [C so].",
                "Bibek Lund, -",
            ),
            (
                "Vera Holm fell.\n[C “She is well,”] said [S Dr. Bibek Lund].\nIn a letter, [S she] said [C so]. [S She] said [C no].",
                "Bibek Lund, -, -",
            ),
            (
                "Vera Holm fell.\n[C “She is well,”] said [S Dr. Bibek Lund].\nIn a letter, [S she] said [C so]. Vera Holm left. [S She] said [C no].",
                "Bibek Lund, -, Vera Holm",
            ),
            (
                "[C “She is well,”] said [S Dr. Bibek Lund].\nIn a letter, [S she] said [C so].",
                "Bibek Lund, Bibek Lund",
            ),
        ]);
    }
}
