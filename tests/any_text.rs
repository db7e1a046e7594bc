//! No text makes the engine panic or point outside the text: articles cut to pieces and put together anew.

use proptest::prelude::*;
use std::{fs, path::Path, sync::LazyLock};
use whosaid::{BlockKind, Blocks, Options, Scope, Span, analyze};

/// The words of the test articles, with the space after them.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let files = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path().join("article.txt")).filter(|f| f.exists());
    let text: String = files.map(|f| fs::read_to_string(f).unwrap()).collect();
    text.split_inclusive([' ', '\n', ',']).map(String::from).collect()
});

const MARKS: [&str; 40] = [
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "``",
    "''",
    "\n",
    ". ",
    ", ",
    ": ",
    "(",
    ") ",
    "—",
    " -- ",
    "…",
    "? ",
    " said ",
    " told ",
    "according to ",
    "was quoted by ",
    "as saying ",
    "declined to comment ",
    "’s ",
    "in June",
    "@x ",
    "\u{200b}",
    "😀",
    "\u{301}",
    "\u{a0}",
    "5'10\" ",
    "£5",
    "Mr. ",
    "BRANDT: ",
    "U.S. ",
    "that ",
];

fn text() -> impl Strategy<Value = String> {
    let run = (any::<prop::sample::Index>(), 1..8_usize).prop_map(|(at, len)| {
        let at = at.index(WORDS.len());
        WORDS[at..WORDS.len().min(at + len)].concat()
    });
    let mark = prop::sample::select(&MARKS[..]).prop_map(String::from);
    prop::collection::vec(prop_oneof![run, mark], 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn records_are_sound(text in text(), all: bool, heading: bool) {
        let kind = if heading { BlockKind::Heading } else { BlockKind::Paragraph };
        let blocks = if heading {
            Blocks::from_parts(text.split('\n').map(|part| (kind, part))).unwrap()
        } else {
            Blocks::from_text(&text).unwrap()
        };
        let a = analyze(&blocks, &Options::default().scope(if all { Scope::All } else { Scope::Speech }));
        let sound = |s: &Span| blocks.text().get(s.range()).is_some_and(|t| !t.is_empty());
        let mut contents: Vec<Span> = Vec::new();
        for x in &a.attributions {
            prop_assert!(x.content.iter().chain(&x.cue).chain(&x.source).chain(&x.via).all(sound));
            prop_assert!(x.speaker.is_none_or(|s| s < a.speakers.len()));
            prop_assert!(x.candidates.iter().all(|c| sound(&c.span) && !c.name.is_empty()));
            contents.extend(&x.content);
        }
        contents.sort_unstable();
        // A report in a report lies wholly in its words.
        let apart = |w: &[Span]| w[0].end <= w[1].start || (!all && (w[0].contains(w[1]) || w[1].contains(w[0])));
        prop_assert!(contents.windows(2).all(apart), "words said twice: {:?}", contents);
        for n in 0..a.speakers.len() {
            prop_assert!(a.attributions.iter().any(|x| x.speaker == Some(n)), "nobody: {:?}", a.speakers[n]);
        }
        for q in &a.quotations {
            prop_assert!(sound(&q.span) && q.span.contains(q.inner));
            prop_assert!(q.attribution.is_none_or(|n| a.attributions[n].content.iter().any(|c| c.contains(q.span))));
        }
        for s in &a.speakers {
            prop_assert!(!s.name.trim().is_empty() && s.mentions.iter().all(sound));
        }
        for h in &a.hedges {
            prop_assert!(sound(&h.cue) && sound(&h.claim) && h.voice.is_none_or(|v| v < a.attributions.len()));
        }
    }
}
