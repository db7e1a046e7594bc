//! The described subject of a sentence: "A witness came forward." A pronoun after it may refer to that person, and must
//! not skip to a name before.

use super::{age::aged, tied};
use crate::{
    analysis::SpeakerKind,
    lexicon::{Classes, VerbForm, sets},
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

/// "Lashing out at Holm, he said": "he" is not Holm.
pub(super) fn opened_by_participle(scene: &Scene<'_, '_>, start: usize, at: usize) -> bool {
    let doc = scene.doc;
    // "During the talks", "King of the hill"
    let other = names::GIVEN.or(Classes::PREPOSITION).or(Classes::TITLE).or(Classes::TIME);
    let formed = doc.word(start).len() > 4 && doc.word(start).ends_with("ing") && !doc.is(start, other);
    let acts = formed || doc.token(start).verb.is_some_and(|v| v.ing());
    // "Running late, Holm rang Lund, he said": a clause in between, whose subject may be meant.
    let finite = |k: usize| {
        doc.is(k, Classes::AUXILIARY) || doc.token(k).verb.is_some_and(|v| v.past() || v.third() && !v.base())
    };
    // "Mocking Holm, who had called it thin, he said"
    let relative = (start + 1..at).find(|k| doc.one_of(*k, sets::grammar::RELATIVE)).unwrap_or(at.saturating_sub(1));
    // "Asked whether Holm had paid, he said"
    // "Given the floor by Holm, he said"
    let passive = doc.word(start).ends_with("ed") || doc.one_of(start, words!("given told"));
    let asked = doc.one_of(start, words!("asked questioned pressed"))
        || passive && !doc.is(start, other) && (start + 1..at).any(|k| doc.eq(k, "by"));
    at > start + 1 && doc.comma(at - 1) && (asked || acts && !(start + 1..relative).any(finite))
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn table() {
        check(&[
            ("A witness came forward. [S He] said [C it rains].", "a witness"),
            ("A man in waders was there. [S He] said [C it rains].", "a man in waders"),
            ("A man in waders helped them. [S He] said [C it rains].", "a man in waders"),
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
            // After a phrase; a name that may be a person's.
            (
                "[S Tom Lund] said [C so].\nAt the talks the mayor smiled. [S He] said [C it rains].",
                "Tom Lund, the mayor",
            ),
            (
                "[S Tom Lund] said [C so].\nAt the end of the talks he saw the mayor. [S He] said [C no].",
                "Tom Lund, Tom Lund",
            ),
            ("[S Tom Lund] said [C so].\nIn the end Lund met a guard. [S He] said [C no].", "Tom Lund, Tom Lund"),
            ("[S Tom Lund] said [C so].\nFerris’s Kip Quill fell. [S He] said [C it rains].", "Tom Lund, -"),
            ("[S Tom Lund] said [C so].\nHer first play, Kip Quill, fell. [S He] said [C no].", "Tom Lund, Tom Lund"),
            ("[S Tom Lund] said [C so].\nFerris’s Kip Quill fell.\n[S He] said [C it rains].", "Tom Lund, Tom Lund"),
            ("[S Tom Lund] said [C so].\nKip Quill fell. He is old.\n[S He] said [C it rains].", "Tom Lund, -"),
            (
                "[S Tom Lund] said [C so].\nIn a hall, Kip Quill fell. He is old.\n[S He] said [C it rains].",
                "Tom Lund, -",
            ),
            // Near misses: two paragraphs before; the birth name of the same person.
            (
                "[S Tom Lund] said [C so].\nKip Quill fell. He is old.\nIt rained.\n[S He] said [C it rains].",
                "Tom Lund, Tom Lund",
            ),
            (
                "[S Quilla Lund, a baker,] said [C so].\nQuilla Ana Oakes was born here. She left.\n[S She] said [C it rains].",
                "Quilla Lund, Quilla Lund",
            ),
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
