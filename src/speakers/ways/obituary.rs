//! Obituaries: a paragraph that names nobody else goes on about the dead.

use crate::{
    lexicon::sets,
    speakers::{
        reach::MAX_NOUN_PHRASE_TOKENS,
        scene::{Found, Scene},
    },
};

/// "Ada Quill, 91, potter, dies": whom an obituary is about, by its headline. Not a young person, of whom others speak.
pub(super) fn deceased(scene: &Scene<'_, '_>) -> Option<Found> {
    let doc = scene.doc;
    let head = 0..doc.blocks.get(scene.leads()[0])?.tokens.start.min(MAX_NOUN_PHRASE_TOKENS * 2);
    let old = |k: usize| doc.word(k).len() == 2 && doc.word(k).starts_with(['6', '7', '8', '9']);
    let full = |w: &Found| matches!(w, Found::Entity(e) if scene.cast.entities[*e].name.len() > 1);
    let who = scene.cast.mentions_in(&head).map(|m| scene.who(m)).find(full);
    let dies = |k: usize| doc.one_of(k, sets::speakers::DEATHS);
    who.filter(|_| head.clone().any(dies) && head.clone().any(old))
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn table() {
        let start = "Vera Holm died on Sunday. Holm made jugs.\n[S The critic Ana Lund] said [C it rains].";
        for (head, next, want) in [
            ("Vera Holm, 91, Potter, Dies", "It rained.\n[S She] said [C it does].", "Ana Lund, Vera Holm"),
            ("Obituary: Vera Holm, potter, 91", "It rained.\n[S She] said [C it does].", "Ana Lund, Vera Holm"),
            // It may be either right after the words of another woman; it is she in the same paragraph.
            ("Vera Holm, 91, Potter, Dies", "[S She] said [C it does].", "Ana Lund, -"),
            ("Vera Holm, 91, Potter, Dies", "Ana Lund smiled. [S She] said [C it does].", "Ana Lund, Ana Lund"),
            // Near misses: a young person; no death; a man.
            ("Vera Holm, 22, Potter, Dies", "It rained.\n[S She] said [C it does].", "Ana Lund, Ana Lund"),
            ("Vera Holm, 91, Wins Prize", "It rained.\n[S She] said [C it does].", "Ana Lund, Ana Lund"),
            (
                "Vera Holm, 91, Potter, Dies",
                "[S Tom Roe] said [C no].\n[S He] said [C so].",
                "Ana Lund, Tom Roe, Tom Roe",
            ),
        ] {
            check(&[(&format!("{head}\n{start}\n{next}"), want)]);
        }
    }
}
