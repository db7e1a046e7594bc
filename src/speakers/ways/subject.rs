//! The described subject of a sentence: "A witness came forward." A pronoun after it may refer to that person, and must
//! not skip to a name before.

use super::{age::aged, tied};
use crate::{
    analysis::SpeakerKind,
    lexicon::{VerbForm, sets},
    speakers::{
        description, kind, names,
        scene::{Found, Scene, Voice},
    },
};
use std::ops::Range;

/// Who the description at token `at` means, if it can be a sentence's subject and describes people or a text.
pub(super) fn found(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<Found> {
    let d = description::starting_at(scene.doc, scene.cast, at, end)?;
    // "One of them is Ana Ruiz": she is.
    let is = d.tokens.end;
    if scene.doc.eq(at, "one") && scene.doc.one_of(is, sets::grammar::BE) && scene.doc.token(is + 1).capital() {
        return None;
    }
    let kind = kind::of(scene.doc, &d);
    // "The 29-year-old wept.": if several people are named before, none of them is sure.
    if scene.doc.word(d.head).ends_with("-year-old") {
        return aged(scene, &d, true).map(|w| if w == Found::Rivals { scene.subject(at) } else { w });
    }
    if !matches!(kind, SpeakerKind::Person | SpeakerKind::Group | SpeakerKind::Document) {
        return None;
    }
    Some(match tied::tied(scene, &d, kind) {
        Found::Nobody => scene.subject(d.tokens.start),
        found => found,
    })
}

/// "When a guest asked Holm about it, | Holm smiled.": where the main clause begins. Only it decides for later sentences.
#[inline(never)]
pub(super) fn main_clause(scene: &Scene<'_, '_>, range: &Range<usize>) -> usize {
    let (doc, start) = (scene.doc, range.start);
    let fronted = doc.one_of(start, words!("when after as while before although though if born"));
    // "Noting that Lund had left, Holm smiled."
    let doing = |v: VerbForm| v.ing() || v.participle() && !v.base();
    let fronted = fronted || doc.token(start).verb.is_some_and(doing) && !doc.is(start, names::OFFICE);
    let comma = |k: &usize| doc.comma(*k) && scene.voices[*k] == Voice::Writer;
    let whole = fronted && range.end == doc.sentence_of(start).end;
    range.clone().take(60).find(|k| whole && comma(k)).map_or(start, |k| k + 1)
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
            ("Tom Lund left.\nOne of them is Carl Holm. [S He] said [C it rains].", "Carl Holm"),
            ("Tom Lund left.\nOne of the miners met Carl Holm. [S He] said [C it rains].", "one of the miners"),
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
