//! Property tests: no text makes the engine panic, return spans outside the text or contradict itself. The texts are
//! random combinations of pieces of articles. `cargo xtask fuzz` does the same for any length of time.

mod sound;

use proptest::prelude::*;
use std::{fs, path::Path, sync::LazyLock};
use whosaid::{BlockKind, Blocks, Options, Scope, analyze};

/// The words of the test articles, each with the space after it.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let files = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path().join("article.txt")).filter(|f| f.exists());
    let text: String = files.map(|f| fs::read_to_string(f).unwrap()).collect();
    text.split_inclusive([' ', '\n', ',']).map(String::from).collect()
});

fn pieces() -> impl Strategy<Value = String> {
    let run = (any::<prop::sample::Index>(), 1..8_usize).prop_map(|(at, len)| {
        let at = at.index(WORDS.len());
        WORDS[at..WORDS.len().min(at + len)].concat()
    });
    let mark = prop::sample::select(&sound::MARKS[..]).prop_map(String::from);
    prop_oneof![1 => run, 2 => mark]
}

/// A few dozen pieces. Some are repeated until they form a line longer than on any page.
fn text() -> impl Strategy<Value = String> {
    let long = (prop::collection::vec(pieces(), 1..4), 1..200_usize).prop_map(|(all, n)| all.concat().repeat(n));
    prop::collection::vec(prop_oneof![60 => pieces(), 1 => long], 0..40).prop_map(|parts| parts.concat())
}

fn block() -> impl Strategy<Value = (BlockKind, String)> {
    (prop::sample::select(&sound::KINDS[..]), text())
}

fn scope() -> impl Strategy<Value = Scope> {
    prop_oneof![Just(Scope::Speech), Just(Scope::All)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn records_are_sound(text in text(), scope in scope()) {
        sound::check(&Blocks::from_text(&text).unwrap(), scope).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn blocks_of_every_kind(parts in prop::collection::vec(block(), 0..6), scope in scope()) {
        sound::check(&Blocks::from_parts(parts).unwrap(), scope).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn texts_that_once_failed() {
    for text in [
        "“We know,” said May May, a clerk. Later May said that they were there.",
        "“We know,” said June June, a clerk. Later June said that they were there.",
        "He’s pointing out the progress that he’s made in the polls since his campaign started.",
        "My city acknowledged in proposal, which included a was quoted by keep a bag guilty of stealing school’s bus money",
    ] {
        for scope in [Scope::Speech, Scope::All] {
            sound::check(&Blocks::from_text(text).unwrap(), scope).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        }
    }
}

/// Inputs found by fuzzing, as bytes; `cargo xtask fuzz` prints which file to add.
#[test]
fn what_fuzzing_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sound/found");
    for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let (blocks, scope) = sound::read(&fs::read(&file).unwrap()).unwrap();
        sound::check(&blocks, scope).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
    }
}

/// Tens of thousands of nested, or seemingly nested, marks.
#[test]
fn deep_nesting_is_fine() {
    let n = 20_000;
    for text in [
        "“‘".repeat(n),
        "“‘".repeat(n) + " it rains " + &"’”".repeat(n),
        "“No ‘no ".repeat(n / 4) + &"no’ no” ".repeat(n / 4),
        "((".repeat(n) + "he said",
        "« „ \"'".repeat(n / 2),
        format!("The mayor said it was late, {}", "she said that he said ".repeat(n / 8)),
    ] {
        let shown = text.chars().take(20).collect::<String>();
        let parts = [(BlockKind::Paragraph, "The mayor said it was late."), (BlockKind::Paragraph, &text)];
        let a = analyze(&Blocks::from_parts(parts).unwrap(), &Options::default());
        assert!(a.language.is_some() || a.attributions.is_empty(), "{shown}");
    }
}
