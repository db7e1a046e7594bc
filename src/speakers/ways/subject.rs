//! The described subject of a sentence: "A witness came forward." A pronoun after it may refer to that person, and must
//! not skip to a name before.

use super::tied;
use crate::{
    analysis::SpeakerKind,
    speakers::{
        description, kind,
        scene::{Found, Scene},
    },
};

/// Who the description at token `at` means, if it can be a sentence's subject and describes people or a text.
pub(super) fn found(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<Found> {
    let d = description::starting_at(scene.doc, scene.cast, at, end)?;
    let kind = kind::of(scene.doc, &d);
    if !matches!(kind, SpeakerKind::Person | SpeakerKind::Group | SpeakerKind::Document) {
        return None;
    }
    Some(match tied::tied(scene, &d, kind) {
        Found::Nobody => scene.subject(d.tokens.start),
        found => found,
    })
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn table() {
        check(&[
            ("A witness came forward. [S He] said [C it rains].", "a witness"),
            ("A man in waders was there. [S He] said [C it rains].", "a man in waders"),
            ("A man waved in the rain. [S He] said [C it rains].", "a man"),
            (
                "Tom Lund left.\nOne of the trapped miners came up. [S He] said [C it rains].",
                "one of the trapped miners",
            ),
            ("Farmers blocked the road. [S They] said [C it rains].", "farmers"),
            ("[S Vera Holm] said [C it rains].\nA woman woke up. [S She] said [C it does].", "Vera Holm, a woman"),
            (
                "[S Tom Lund] said [C it rains].\nHis wife, who is a nurse, left. [S She] said [C it does].",
                "Tom Lund, his wife",
            ),
            ("Mayor Tom Lund came. The mayor was wet. [S He] said [C it rains].", "Tom Lund"),
            ("Tom Lund came.\nNo senator was there. [S He] said [C it rains].", "Tom Lund"),
            // Near misses: a name beside the description; not a subject; the other gender; not people.
            ("The mayor, Tom Lund, came. [S He] said [C it rains].", "Tom Lund"),
            ("The head of the council, Tom Lund, came. [S He] said [C it rains].", "Tom Lund"),
            (
                "[S Tom Lund] said [C it rains]. His brother, the guild’s Carl Holm, left. [S He] said [C it does].",
                "Tom Lund, Carl Holm",
            ),
            ("Tom Lund met a witness. [S He] said [C it rains].", "Tom Lund"),
            ("Tom Lund came.\nThe woman left. [S He] said [C it rains].", "Tom Lund"),
            ("Tom Lund came.\nThe rain stopped. [S He] said [C it rains].", "Tom Lund"),
        ]);
    }
}
