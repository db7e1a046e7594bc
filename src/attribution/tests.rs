//! Tests of attribution as a whole, and what the tables of examples beside the rules are checked with.

pub(super) use super::find;
use super::{Tag, find_tagged, tagger};
use crate::{
    analysis::{Attribution, AttributionKind::*},
    options::Scope,
    text::{Blocks, Document},
};
use proptest::prelude::*;

/// Which finders a test uses: only the rules, or the engine as it ships.
#[derive(Clone, Copy, Debug)]
pub(super) enum Run {
    RulesAlone,
    AsShipped,
}

/// The attributions of a text as `source [cue] content + content`, with `-` for a missing part.
pub(super) fn shown(text: &str, run: Run) -> String {
    let blocks = crate::text::Blocks::from_text(text).unwrap();
    let doc = Document::new(&blocks);
    let at = |s: Option<crate::text::Span>| s.map_or("-", |s| &text[s.range()]);
    let quotations = crate::quotations::find(&doc);
    let tags = match run {
        Run::RulesAlone => vec![Tag::default(); doc.tokens.len()],
        Run::AsShipped => tagger::tag(&doc, &quotations),
    };
    let found = find_tagged(&doc, &quotations, Scope::Speech, &tags);
    let one = |a: &Attribution| {
        let content: Vec<_> = a.content.iter().map(|c| &text[c.range()]).collect();
        let content = if content.is_empty() { "-".to_string() } else { content.join(" + ") };
        format!("{} [{}] {content}", at(a.source), at(a.cue))
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Checks each `(text, expected output of [`shown`])`, with only the rules and with the engine as it ships.
pub(super) fn check(table: &[(&str, &str)]) {
    check_but(table, &[]);
}

/// Checks each `(text, expected output of [`shown`])` with the engine as it ships only.
pub(super) fn check_shipped(table: &[(&str, &str)]) {
    let shown = table.iter().map(|(text, want)| (text, want, shown(text, Run::AsShipped)));
    let wrong: Vec<_> = shown
        .filter(|(_, want, got)| got != *want)
        .map(|(text, want, got)| format!("{text}\n   got {got}\n  want {want}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Same as [`check`]. `shipped` lists texts of the table for which the engine as it ships gives another, wrong output
/// today, with that output: known bugs.
pub(super) fn check_but(table: &[(&str, &str)], shipped: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, want) in table {
        let fault = shipped.iter().find(|(t, _)| t == text).map_or(*want, |(_, gives)| gives);
        for (run, want) in [(Run::RulesAlone, *want), (Run::AsShipped, fault)] {
            let got = shown(text, run);
            if got != want {
                wrong.push(format!("{run:?}: {text}\n   got {got}\n  want {want}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(shipped.iter().all(|(text, _)| table.iter().any(|(t, _)| t == text)), "a bug without its row");
}

#[test]
fn kinds() {
    for (text, want) in [
        ("“We will stay,” she said.", Direct),
        ("She called the plan “a reckless gamble”.", Mixed),
        ("She said the plan was reckless.", Indirect),
        ("The ministry declined to comment.", NoComment),
    ] {
        let blocks = Blocks::from_text(text).unwrap();
        let doc = Document::new(&blocks);
        assert_eq!(find(&doc, &crate::quotations::find(&doc), Scope::Speech)[0].kind, want, "{text}");
    }
}

#[test]
fn words_in_the_next_paragraph() {
    check_but(
        &[
            ("Ada Quill said:\n“We will stay.”\nRain fell.", "Ada Quill [said] “We will stay.”"),
            ("The mayor asked: \n“Will it hold?” said Ada Quill.", "Ada Quill [said] “Will it hold?”"),
            ("Ada Quill said so.\n“We will stay.”", "- [-] “We will stay.”"),
        ],
        &[("Ada Quill said so.\n“We will stay.”", "Ada Quill [said] “We will stay.”")],
    );
}

#[test]
fn continued_content_is_a_new_report_in_speech_scope_only() {
    let text = "“We will stay,” said Ada Quill. “There is room for all of us.\n“And there is time.”\nRain fell.";
    let blocks = Blocks::from_text(text).unwrap();
    let doc = Document::new(&blocks);
    let quotations = crate::quotations::find(&doc);
    let pieces = |scope| find(&doc, &quotations, scope).iter().map(|a| a.content.len()).collect::<Vec<_>>();
    assert_eq!(pieces(Scope::Speech), [2, 1]);
    assert_eq!(pieces(Scope::All), [3]);
}

proptest! {
    #[test]
    fn spans_are_sound(words in prop::collection::vec(prop::sample::select(vec![
        "she", "said", "the", "minister", ",", ".", "“", "”", "that", "told", "reporters", "according to", "Ada Quill",
        "who", "reports", "and", "’s", "called", "it", "a", "plan", "was", "quoted", "as", "saying", "by", ":", "—", "é", "\n", "'",
    ]), 0..40)) {
        let text = words.join(" ");
        let blocks = Blocks::from_text(&text).unwrap();
        let doc = Document::new(&blocks);
        let mut all: Vec<crate::text::Span> = Vec::new();
        for a in find(&doc, &crate::quotations::find(&doc), Scope::All) {
            let mut last = 0;
            for c in &a.content {
                prop_assert!(c.start >= last && !c.is_empty());
                last = c.end;
            }
            for s in a.content.iter().chain(&a.cue).chain(&a.source).chain(&a.via) {
                prop_assert!(text.get(s.range()).is_some_and(|t| !t.is_empty()));
            }
            all.extend(&a.content);
            prop_assert!(!a.content.is_empty() || a.kind == NoComment);
        }
        all.sort_unstable();
        prop_assert!(all.windows(2).all(|w| w[0].end <= w[1].start), "{:?}", all);
    }
}
