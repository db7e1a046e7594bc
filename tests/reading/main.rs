//! Sentences and short texts in the manners of many newspapers, each with what a careful reader finds in it.
//!
//! `cases.jsonl` has one case a line: the text, the class of difficulty, and the right values ([`Case`]). A case that the
//! engine reads otherwise today has a `gap`, which must go when it is mended. `WHOSAID_BLESS=gaps` brings the gaps in line
//! with what the engine now does, and leaves the reader's side alone.

mod case;

use case::Case;
use std::{collections::BTreeMap, env, fs};

/// A line with the gap that its case has today.
fn blessed(line: &str, case: &Case) -> String {
    const GAP: &str = ", \"gap\": ";
    let bare = case.gap.as_ref().and_then(|_| line.rfind(GAP)).map_or(line.trim_end_matches('}'), |at| &line[..at]);
    let gap = case.fault().map(|why| format!("{GAP}{}", serde_json::Value::from(why)));
    format!("{bare}{}}}\n", gap.unwrap_or_default())
}

#[test]
fn every_case_is_read_as_expected() {
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
