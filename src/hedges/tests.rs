//! Tests of hedges as a whole, and what the tables of examples beside the judges are checked with.

pub(super) use super::find;
use crate::{
    analysis::HedgeClass,
    text::{BlockKind, Blocks, Document},
};
use proptest::prelude::*;

/// The cues of a class in a text.
pub(super) fn cues(class: HedgeClass, text: &str) -> Vec<String> {
    let blocks = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
    let found = find(&Document::new(&blocks), &[]);
    found.iter().filter(|h| h.class == class).map(|h| text[h.cue.range()].to_owned()).collect()
}

/// Asserts that each text has exactly the given cue, or no cue if it is empty.
pub(super) fn assert_cues(class: HedgeClass, table: &[(&str, &str)]) {
    let wrong: Vec<_> = table
        .iter()
        .map(|(text, want)| (text, want, cues(class, text).join("|")))
        .filter(|(_, want, got)| got != *want)
        .collect();
    assert!(wrong.is_empty(), "(text, wanted, found): {wrong:#?}");
}

#[test]
fn captions_and_furniture_have_no_hedges() {
    for kind in [BlockKind::Caption, BlockKind::Furniture] {
        let b = Blocks::from_parts([(kind, "The bridge may have to close.")]).unwrap();
        assert!(find(&Document::new(&b), &[]).is_empty());
    }
}

#[test]
fn strengths_are_between_0_and_1() {
    let text = "It might rain, critics say, if about 40 clouds seem dark; it was unclear whether they perhaps would.";
    let b = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
    let found = find(&Document::new(&b), &[]);
    assert!(found.len() >= 8, "{found:?}");
    assert!(found.iter().all(|h| h.strength > 0.0 && h.strength <= 1.0));
}

const PIECES: &[&str] = &[
    "may",
    "May",
    "could",
    "would",
    "should",
    "not",
    "that",
    "said",
    "he",
    "critics",
    "say",
    "if",
    "whether",
    ",",
    ".",
    "“",
    "”",
    "\"",
    "’s",
    "about",
    "40",
    "an estimated",
    "unclear",
    "widely believed to",
    "I’d",
    "é",
    "😀",
    "\n",
    "claims",
    "claimed",
    "Were",
    "the",
    "mayor",
    "think",
    "—",
    "(",
    ")",
    "more than",
    "or so",
    "likely",
    "as",
    "seems",
    "expected to",
    "reports",
    "alleged",
    "of",
    "some",
    "and",
    "because",
    "which",
    "accused",
];

proptest! {
    #[test]
    fn spans_are_sound(text in prop_oneof![
        "\\PC*",
        prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|v| v.join(" ")),
    ]) {
        let blocks = Blocks::from_text(&text).unwrap();
        let doc = Document::new(&blocks);
        let mut last = 0;
        for h in find(&doc, &[]) {
            for s in [h.cue, h.claim] {
                prop_assert!(!s.is_empty() && text.get(s.range()).is_some(), "{h:?}");
            }
            prop_assert!(h.cue.start >= last, "{h:?}");
            last = h.cue.end;
            let sentence = doc.span(doc.sentence_of(doc.tokens_in(h.cue).start));
            prop_assert!(sentence.contains(h.cue) && sentence.contains(h.claim), "{h:?}");
        }
    }
}

#[test]
fn people_without_a_name_are_known_for_some_hedges() {
    for (between, want) in [(5, 2), (6, 1)] {
        let rain = "It may rain. ".repeat(between);
        let text = format!("One clerk said it leaked. {rain}The clerk said that it was old.");
        assert_eq!(cues(HedgeClass::Hearsay, &text).len(), want, "{between}");
    }
}
