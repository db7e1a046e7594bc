//! What the build script makes: the automaton of phrases, and inflected forms.

#[path = "../build/automaton.rs"]
mod compiler;
#[path = "../build/inflect.rs"]
mod inflect;
#[path = "../src/lexicon/automaton.rs"]
mod reader;

use proptest::prelude::*;

/// Which sets of phrases end after each byte of a text that the engine's reader walks through.
fn found(sets: &[Vec<&str>], text: &str) -> Vec<Vec<usize>> {
    let columns = compiler::columns(sets.iter()).unwrap();
    let automaton = reader::Automaton::new(reader::Columns {
        accepting: columns.accepting.leak(),
        counts: columns.counts.leak(),
        from: columns.from.leak(),
        more: columns.more.leak(),
        to: columns.to.leak(),
    });
    let (mut state, mut ends) = (Some(0), Vec::new());
    for byte in text.bytes() {
        state = state.and_then(|s| automaton.step(s, byte));
        ends.push(state.and_then(|s| automaton.accepts(s)).map(|n| columns.accepts[n].clone()).unwrap_or_default());
    }
    ends
}

#[test]
fn phrases_of_two_sets() {
    let sets = [vec!["as if", "as (?:is|it)"], vec!["as", "as if"]];
    let ends = found(&sets, "as if");
    assert_eq!(ends, [vec![], vec![1], vec![], vec![], vec![0, 1]]);
    assert_eq!(found(&sets, "as is")[4], [0]);
    assert!(found(&sets, "is as").iter().all(Vec::is_empty), "phrases begin where the walk begins");
}

proptest! {
    /// The compiled columns accept exactly the phrases, each with its sets.
    #[test]
    fn columns_hold_the_phrases(
        sets in prop::collection::vec(prop::collection::vec("[abc]{1,5}", 1..5), 1..5),
        text in "[abc]{0,8}",
    ) {
        let phrases: Vec<Vec<&str>> = sets.iter().map(|set| set.iter().map(String::as_str).collect()).collect();
        let ends = found(&phrases, &text);
        for (n, got) in ends.iter().enumerate() {
            let want: Vec<usize> = (0..sets.len()).filter(|s| phrases[*s].contains(&&text[..=n])).collect();
            prop_assert_eq!(got, &want, "{}", &text[..=n]);
        }
    }
}

#[test]
fn plurals() {
    for (one, many) in [
        ("official", "officials"),
        ("agency", "agencies"),
        ("day", "days"),
        ("boss", "bosses"),
        ("tax", "taxes"),
        ("coach", "coaches"),
        ("brush", "brushes"),
        ("buzz", "buzzes"),
    ] {
        assert_eq!(inflect::plural(one), many);
    }
}

#[test]
fn verbs() {
    for (verb, double, forms) in [
        ("claim", false, ["claims", "claimed", "claiming"]),
        ("state", false, ["states", "stated", "stating"]),
        ("agree", false, ["agrees", "agreed", "agreeing"]),
        ("dye", false, ["dyes", "dyed", "dyeing"]),
        ("reply", false, ["replies", "replied", "replying"]),
        ("say", false, ["says", "sayed", "saying"]),
        ("stress", false, ["stresses", "stressed", "stressing"]),
        ("admit", true, ["admits", "admitted", "admitting"]),
        ("edit", false, ["edits", "edited", "editing"]),
    ] {
        assert_eq!(inflect::verb(verb, double), forms.map(String::from), "{verb}");
    }
}
