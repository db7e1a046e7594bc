//! Lists and articles: errors with their places, and what each entry does.

use super::House;
use crate::{Analysis, Blocks, Options, analyze};
use proptest::prelude::*;

/// An invalid list, the line and column of its error, and the beginning of the message.
const INVALID: &[(&str, u32, u32, &str)] = &[
    ("word has it", 1, 1, "an entry must be in a section: [hedges]"),
    ("\n[hedge]", 2, 1, "unknown section “[hedge]”"),
    ("[hedges]\n word has it = rumour 0.5", 2, 16, "unknown class “rumour”, expected one of modal,"),
    ("[hedges]\nword has it = hearsay 5", 2, 23, "a strength must be above 0"),
    ("[hedges]\nword has it = hearsay 0", 2, 23, "a strength must be above 0"),
    ("[hedges]\nword has it = hearsay modal", 2, 23, "unknown class “modal”"),
    ("[hedges]\nword has it =", 2, 14, "missing settings after “=”"),
    ("[hedges]\nword has it: hearsay", 2, 12, "unexpected “:”, expected “=”"),
    ("[hedges]\n= hearsay", 2, 1, "an entry needs a word"),
    ("[hedges]\n…", 2, 1, "an entry needs a word"),
    ("[hedges]\na b c d e f g h i j k l m n o p q", 2, 33, "longer than 16 words"),
    ("[verbs]\nkvetch = quote thta", 2, 16, "unknown frame “thta”"),
    ("[verbs]\nkvetch = like xyzzy", 2, 15, "“xyzzy” is not a verb"),
    ("[verbs]\nkvetch = like said", 2, 15, "“said” is not a verb"),
    ("[verbs]\nblab/v", 2, 5, "unexpected “/”"),
    ("[verbs]\nwrite, wrote, written", 2, 1, "give only the verb, or its five forms"),
    ("[verbs]\n7 said", 2, 1, "a verb must begin with a letter"),
    ("[desks]\nthe Metro Desk = body", 2, 18, "a desk has no settings after its name"),
    ("[desks]\n  The # Desk", 2, 3, "a desk needs a name besides “the”"),
    ("[hedges]\n/word (has it", 2, 1, "the expression is not closed"),
    ("[hedges]\n/word/ has it", 2, 8, "unexpected words after the expression"),
    ("\u{feff}[hedges]\r\n\r\nété\r\n/x/ = été", 4, 7, "unknown class “été”"),
];

#[test]
fn errors_have_a_line_and_column() {
    for (file, line, column, message) in INVALID {
        let e = House::parse(file).unwrap_err();
        assert_eq!((e.line, e.column), (*line, *column), "{file}: {e}");
        assert!(e.message.starts_with(message), "{file}: {e}");
    }
}

#[test]
fn invalid_expressions() {
    for (pattern, column, message) in [
        ("/word (has it/", 7, "unclosed group"),
        ("/é (has/ = hearsay", 4, "unclosed group"),
        ("/has)/", 5, "unopened group"),
        ("/a)|(?:b/", 3, "unopened group"),
        ("/[z-a]/", 3, "invalid character class range"),
        ("/*/", 2, "repetition operator missing expression"),
        (r"/a(?=b)/", 3, "look-around"),
        (r"/\p{Xyzzy}/", 2, "Unicode property not found"),
        ("/x*/", 2, "the expression matches the empty string"),
        (r"/(\w{99}){99}/", 2, "the expression is too large"),
    ] {
        let e = House::parse(&format!("# House\n[hedges]\n{pattern}\n")).unwrap_err();
        assert_eq!((e.line, e.column), (3, column), "{pattern}: {e}");
        assert!(e.message.starts_with(message), "{pattern}: {e}");
    }
}

fn read(list: &str, text: &str) -> Analysis {
    let house = House::parse(list).unwrap_or_else(|e| panic!("{list}: {e}"));
    analyze(&Blocks::from_text(text).unwrap(), &Options::default().house(house))
}

/// The hedges found with these entries, each with its claim.
fn hedges(entries: &str, text: &str) -> String {
    let a = read(&format!("[hedges]\n{entries}"), text);
    let one = |h: &crate::analysis::Hedge| {
        let (class, strength) = (h.class.name(), h.strength);
        format!("{} {class} {strength}: {}", &text[h.cue.range()], &text[h.claim.range()])
    };
    a.hedges.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn hedges_of_the_house() {
    for (entries, text, want) in [
        ("tongues wag", "Tongues wag that he left.", "Tongues wag hearsay 0.5: he left"),
        (
            "tongues wag",
            "The boat, tongues\u{a0}wag, was lost.",
            "tongues\u{a0}wag hearsay 0.5: The boat, tongues\u{a0}wag, was lost",
        ),
        ("tongues wag", "The boat was lost, tongues wag.", "tongues wag hearsay 0.5: The boat was lost"),
        ("it’s anyone's guess # as we say", "It's anyone’s guess who won.", "It's anyone’s guess hearsay 0.5: who won"),
        (
            "give or take = approximator",
            "It cost 40, give or take.",
            "give or take approximator 0.2: It cost 40, give or take",
        ),
        (
            "all being well = conditional .3",
            "All being well, it will open.",
            "All being well conditional 0.3: All being well",
        ),
        // The longest match wins; of entries with equal words, the last; and the house list takes precedence over
        // the lexicon.
        ("tongues\ntongues wag = 0.9", "Tongues wag that he left.", "Tongues wag hearsay 0.9: he left"),
        ("tongues wag = 0.9\nTongues Wag = 0.1", "Tongues wag that he left.", "Tongues wag hearsay 0.1: he left"),
        ("reportedly = 1", "He reportedly left the town.", "reportedly hearsay 1: left the town"),
        // Near misses: other words, a longer word, two sentences.
        ("tongues wag", "The tongues of the wag were of the best.", ""),
        ("tongues wag", "He saw the tongues wagging at the dog.", ""),
        ("tongues wag", "He saw their tongues. Wag was the name of the dog.", ""),
        ("", "He left the town of the dog.", ""),
    ] {
        assert_eq!(hedges(entries, text), want, "{entries}: {text}");
    }
}

#[test]
fn expressions_of_the_house() {
    for (entries, text, want) in [
        ("/tongues? wags?/", "A tongue\u{a0}wags that he left.", "tongue\u{a0}wags hearsay 0.5: he left"),
        (
            "/on the (q\\.t\\.|side)/ = adverb",
            "He sold it on the side.",
            "on the side adverb 0.5: He sold it on the side",
        ),
        (
            "/(two|three) who're in \\w+/ # those",
            "Two who’re in it say he left.",
            "Two who’re in it hearsay 0.5: he left",
        ),
        (r"/either\/or/ = 0.7", "The choice is either/or for the town.", "either/or hearsay 0.7: for the town"),
        (r"/(?x) tongues \s wag # he said/", "Tongues wag that he left.", "Tongues wag hearsay 0.5: he left"),
        // Near misses: parts of words and of hyphenated words, more than one sentence.
        ("/tongues? wag/", "A tongue wags that he left the town.", ""),
        ("/tongue/", "It is a tongue-twister for the people of the town.", ""),
        ("/town.*sea/", "He left the town. The sea was calm.", ""),
    ] {
        assert_eq!(hedges(entries, text), want, "{entries}: {text}");
    }
}

/// The attributions found with these verbs: `source [cue] content`.
fn said(entries: &str, text: &str) -> String {
    let a = read(&format!("[verbs]\n{entries}"), text);
    let at = |s: Option<crate::text::Span>| s.map_or("-", |s| &text[s.range()]);
    let one = |a: &crate::analysis::Attribution| {
        let content: Vec<_> = a.content.iter().map(|c| &text[c.range()]).collect();
        format!("{} [{}] {}", at(a.source), at(a.cue), content.join(" + "))
    };
    a.attributions.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn verbs_of_the_house() {
    for (entries, text, want) in [
        ("sermonise", "“It is late,” sermonised Una Brandvold.", "Una Brandvold [sermonised] “It is late,”"),
        ("sermonise", "Una Brandvold sermonises that it is late.", "Una Brandvold [sermonises] it is late"),
        ("drub/vv = quote that", "“It is late,” drubbed Una Brandvold.", "Una Brandvold [drubbed] “It is late,”"),
        (
            "bespeak, bespeaks, bespoke, bespoken, bespeaking",
            "“It is late,” bespoke Una Brandvold.",
            "Una Brandvold [bespoke] “It is late,”",
        ),
        ("told our desk", "Una Brandvold told our desk that it was late.", "Una Brandvold [told our desk] it was late"),
        ("tell our desk", "“It is late,” she told our\u{a0}desk.", "she [told our\u{a0}desk] “It is late,”"),
        (
            "go on record",
            "Una Brandvold went on record that it was late.",
            "Una Brandvold [went on record] it was late",
        ),
        // Near misses: other words, a noun, the first word of a phrase missing.
        ("sermonise", "The sermon of the mayor was long, and it was late.", ""),
        ("kvetch", "The kvetch of the town was heard on the bridge.", ""),
        ("told our desk", "We bought our desk from the man at the bridge.", ""),
    ] {
        assert_eq!(said(entries, text), want, "{entries}: {text}");
    }
    let known = "Una Brandvold spoke of floods and told her that it was late.";
    assert_eq!(said("say\ntell", known), said("", known));
}

/// The speakers of a text, with their kinds.
fn speakers(entries: &str, text: &str) -> String {
    let a = read(&format!("[desks]\n{entries}"), text);
    a.speakers.iter().map(|s| format!("{} {}", s.name, s.kind.name())).collect::<Vec<_>>().join("; ")
}

#[test]
fn desks_of_the_house() {
    for (entries, text, want) in [
        ("the Metro Desk", "“It is late,” said the Metro Desk.", "Metro Desk organisation"),
        ("Night Shift", "Night Shift said that it was late.", "Night Shift organisation"),
        (
            "the Skarn Fact Checkers",
            "The Skarn Fact Checkers said that it was late.",
            "Skarn Fact Checkers organisation",
        ),
        ("our newsroom", "“It is late,” our newsroom said.", "our newsroom organisation"),
        ("Night Shift", "“It is late,” said the Courier Night Shift.", "Night Shift organisation"),
        ("Night Shift", "“It is late,” said Night Shift editor Una Brandvold.", "Una Brandvold person"),
        // Near misses: no capitals, another name.
        ("Night Shift", "“It is late,” said the night shift.", "the night shift unknown"),
        ("Night Shift", "“It is late,” said Night Shifter.", "Night Shifter person"),
    ] {
        assert_eq!(speakers(entries, text), want, "{entries}: {text}");
    }
}

#[test]
fn a_list_without_entries_changes_nothing() {
    let text = "“It may rain,” said Una Brandvold, the engineer. Word has it that she told our desk.";
    let plain = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
    for list in ["", "\u{feff}", "# House\r\n[hedges]\r\n\r\n[verbs]\r\n[desks]", "[desks]\nthe Metro Desk"] {
        assert_eq!(read(list, text), plain, "{list}");
    }
}

#[test]
fn lists_are_equal_if_their_files_are() {
    let house = |file| House::parse(file).unwrap();
    assert_eq!(house("[desks]\nA"), house("[desks]\nA").clone());
    assert_ne!(Options::default().house(house("[desks]\nA")), Options::default().house(house("[desks]\nB")));
}

const PIECES: &[&str] = &[
    "[hedges]",
    "[verbs]",
    "[desks]",
    "\n",
    "\n",
    "\r\n",
    "#",
    " # ",
    "=",
    " = ",
    "/",
    "(",
    ")",
    "\\",
    "[",
    "]",
    "*",
    "{9}",
    "hearsay",
    "0.5",
    "like say",
    "quote",
    "that",
    ",",
    ", ",
    "/vv",
    "said",
    "go",
    "word has it",
    "the",
    "Metro Desk",
    "é",
    "😀",
    "’s",
    "|",
    ".",
    "\u{feff}",
    "\u{a0}",
    "\\w+",
    "(?i)",
    "x",
    ":",
    "“",
    "mayor",
];

fn list() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC*",
        prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|v| v.concat()),
        // Valid entries of one word, and expressions.
        prop::collection::vec(("[a-z“]{1,3}", prop::sample::select(PIECES)), 0..12).prop_map(|v| {
            let entries = v.into_iter().map(|(a, b)| format!("[hedges]\n{b}\n{a}\n[verbs]\n{a}\n[desks]\n{a} {a}\n"));
            entries.collect::<Vec<_>>().concat()
        }),
    ]
}

proptest! {
    #[test]
    fn any_list_is_parsed_or_has_an_error_at_a_place_in_it(list in list()) {
        if let Err(e) = House::parse(&list) {
            let line = list.trim_start_matches('\u{feff}').lines().nth(e.line as usize - 1);
            prop_assert!(line.is_some_and(|l| (e.column as usize) <= l.chars().count() + 1), "{list:?}: {e}");
        }
    }

    #[test]
    fn spans_are_valid(
        entries in prop::collection::vec(prop::sample::select(&["the", "a", "said", "that", "she", "mayor", "Ada Quill", "said that", "/[a-z]+/", "/\\w+ \\w+/", "/.+/", "/“/", "say", "it was"][..]), 1..9),
        words in prop::collection::vec(prop::sample::select(&["she", "said", "the", "mayor", ",", ".", "“", "”", "that", "it was", "late", "Ada Quill", "\n", "é", "😀", "’s", "a", "of"][..]), 0..40),
    ) {
        let list: Vec<_> = ["[hedges]", "[verbs]", "[desks]"].iter().zip(entries.chunks(3)).flat_map(|(section, entries)| {
            std::iter::once(*section).chain(entries.iter().copied())
        }).collect();
        let Ok(house) = House::parse(&list.join("\n")) else { return Ok(()) };
        let text = words.join(" ");
        let a = analyze(&Blocks::from_text(&text).unwrap(), &Options::default().house(house));
        let mut spans: Vec<_> = a.hedges.iter().flat_map(|h| [h.cue, h.claim]).collect();
        spans.extend(a.attributions.iter().flat_map(|a| a.content.iter().chain(&a.cue).chain(&a.source)));
        spans.extend(a.speakers.iter().flat_map(|s| &s.mentions));
        prop_assert!(spans.iter().all(|s| text.get(s.range()).is_some_and(|t| !t.is_empty())));
        prop_assert!(a.hedges.windows(2).all(|w| w[0].cue.end <= w[1].cue.start));
        prop_assert!(a.attributions.iter().all(|x| x.speaker.is_none_or(|s| s < a.speakers.len())));
    }
}
