//! Obituaries: a paragraph that names nobody else goes on about the dead.

use crate::{
    lexicon::sets,
    speakers::scene::{Found, Scene},
};

/// Minimum age in years. The deaths of younger people are news, in which others speak.
const MIN_AGE: u8 = 60;

/// Maximum length in tokens of the headlines above the text.
const MAX_HEADLINE_TOKENS: usize = 28;

/// "Ada Quill, 91, potter, dies", "Ada Quill dies at 91": whom an obituary is about, by its headline.
pub(super) fn deceased(scene: &Scene<'_, '_>) -> Option<Found> {
    let doc = scene.doc;
    let head = 0..doc.blocks.get(scene.leads()[0])?.tokens.start.min(MAX_HEADLINE_TOKENS);
    let aged = |k: usize| doc.comma(k) || doc.one_of(k, words!("at aged"));
    let old = |k: usize| aged(k - 1) && doc.word(k).parse::<u8>().is_ok_and(|age| age >= MIN_AGE);
    let full =
        |w: &Found| matches!(w, Found::Entity(e) if scene.cast.entities[*e].name.len() > 1) && scene.is_human(*w, None);
    let who = scene.cast.mentions_in(&head).map(|m| scene.who(m)).find(full);
    let dies = |k: usize| doc.one_of(k, sets::speakers::DEATHS);
    who.filter(|_| head.clone().any(dies) && (1..head.end).any(old))
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
            ("Vera Holm, 59, Potter, Dies", "It rained.\n[S She] said [C it does].", "Ana Lund, Ana Lund"),
            ("Vera Holm dies at 60", "It rained.\n[S She] said [C it does].", "Ana Lund, Vera Holm"),
            ("Vera Holm: 72 dead in floods", "It rained.\n[S She] said [C it does].", "Ana Lund, Ana Lund"),
            // The age is token 27 of the headlines, and token 28.
            (
                "Obituary of a day in May in a town by a lake in a land of hills and rain in the news today: Vera Holm, 91",
                "It rained.\n[S She] said [C it does].",
                "Ana Lund, Vera Holm",
            ),
            (
                "Obituary of a day in May in a town by a lake in a land of hills and rain in the news of today: Vera Holm, 91",
                "It rained.\n[S She] said [C it does].",
                "Ana Lund, Ana Lund",
            ),
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
