//! Sentences and short texts in the style of many newspapers, compared with what a careful reader finds in them.
//!
//! `cases.jsonl` has one case per line: the text, the class of difficulty, and the expected values ([`Case`]). A case
//! with another result today has a `gap`, which must be removed when it is fixed. `WHOSAID_BLESS=gaps` updates the gaps
//! to the engine's current results, but not the expected values.

mod case;

use case::Case;
use std::{collections::BTreeMap, env, fs};

/// A line with the current gap of its case.
fn blessed(line: &str, case: &Case) -> String {
    const GAP: &str = ", \"gap\": ";
    let bare = case.gap.as_ref().and_then(|_| line.rfind(GAP)).map_or(line.trim_end_matches('}'), |at| &line[..at]);
    let gap = case.fault().map(|why| format!("{GAP}{}", serde_json::Value::from(why)));
    format!("{bare}{}}}\n", gap.unwrap_or_default())
}

#[test]
fn cases_give_the_expected_values() {
    let (mut wrong, mut classes) = (Vec::new(), BTreeMap::<&str, [usize; 2]>::new());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reading/cases.jsonl");
    let text = fs::read_to_string(file).unwrap();
    let case = |line: &str| -> Case { serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")) };
    if env::var("WHOSAID_BLESS").is_ok_and(|b| b == "gaps") {
        let lines = text.lines().map(|line| blessed(line, &case(line)));
        fs::write(file, lines.collect::<String>()).unwrap();
        return;
    }
    let all: Vec<Case> = text.lines().map(case).collect();
    for c in &all {
        let fault = c.fault();
        let class = classes.entry(&c.class).or_default();
        class[0] += usize::from(fault.is_none());
        class[1] += 1;
        match (fault, &c.gap) {
            (Some(why), None) => wrong.push(format!("{} {}: {why}\n    {}", c.id, c.class, c.text)),
            (None, Some(gap)) => wrong.push(format!("{} is right now, remove its gap: {gap}", c.id)),
            _ => {}
        }
    }
    let right: usize = classes.values().map(|[right, _]| right).sum();
    println!("{right} of {} cases are right", all.len());
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
