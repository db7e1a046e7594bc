//! Pairs what was expected with what was found, and says in words where they differ.

use crate::record::{List, Readable, Record, line};
use serde_json::Value;
use std::fmt::Write;

/// The differences of one list; empty where there is none that the expectation does not know of.
pub(crate) fn list(list: &List, want: &Readable, got: &Readable, texts: &[String]) -> String {
    let none = Vec::new();
    let (want, known) = (want.lists.get(list.name).unwrap_or(&none), want.spurious.get(list.name).unwrap_or(&none));
    let mut left: Vec<&Record> = got.lists.get(list.name).unwrap_or(&none).iter().collect();
    let mut out = String::new();
    let mut put = |what: &str, r: &Record, more: &str| {
        let _ = writeln!(out, "  {} {what}: {}{more}", list.name, line(r));
        if let Some(t) = r.get("block").and_then(Value::as_u64).and_then(|n| texts.get(n as usize - 1)) {
            let _ = writeln!(out, "      in “{}”", t.chars().take(160).collect::<String>());
        }
    };

    let mut open: Vec<&Record> = Vec::new();
    for w in want {
        match left.iter().position(|g| list.fields.iter().all(|f| w.get(*f) == g.get(*f))) {
            Some(i) => {
                left.remove(i);
                if w.contains_key("gap") {
                    put("closed, remove the gap", w, "");
                }
            }
            None => open.push(w),
        }
    }
    for w in open {
        let near = (0..left.len()).map(|i| (alike(w, left[i]), i)).max_by_key(|(score, _)| *score);
        let pair = near.filter(|(score, _)| *score >= 50).map(|(_, i)| left.remove(i));
        if w.contains_key("gap") {
            continue;
        }
        match pair {
            Some(g) => put("differs", w, &fields(list, w, g)),
            None => put("missing", w, ""),
        }
    }
    for k in known {
        match left.iter().position(|g| k.iter().all(|(f, v)| f == "gap" || g.get(f) == Some(v))) {
            Some(i) => drop(left.remove(i)),
            None => put("no longer found, remove it from spurious", k, ""),
        }
    }
    for g in left {
        put("spurious", g, "");
    }
    out
}

/// The fields in which two records differ.
fn fields(list: &List, want: &Record, got: &Record) -> String {
    let show = |v: Option<&Value>| v.map_or("nothing".to_string(), Value::to_string);
    list.fields.iter().filter(|f| want.get(**f) != got.get(**f)).fold(String::new(), |mut s, f| {
        let (e, g) = (show(want.get(*f)), show(got.get(*f)));
        let _ = write!(s, "\n      {f}: expected {e}\n      {:w$}  got      {g}", "", w = f.len());
        s
    })
}

/// How likely two records mean the same thing: 0 in different blocks, else by the words that they share.
fn alike(a: &Record, b: &Record) -> usize {
    if a.get("block") != b.get("block") {
        return 0;
    }
    let share = |field: &str| {
        let (x, y) = (words(a.get(field)), words(b.get(field)));
        let both = x.iter().filter(|w| y.contains(w)).count();
        100 * both / x.len().max(y.len()).max(1)
    };
    // A hedge is told by its cue; an attribution by what was said.
    let cue = if a.contains_key("claim") { 7 } else { 3 };
    let told_by = [("text", 10), ("name", 10), ("content", 7), ("claim", 3), ("source", 3), ("cue", cue)];
    told_by.iter().map(|(field, weight)| share(field) * weight / 10).sum()
}

fn words(v: Option<&Value>) -> Vec<String> {
    match v {
        Some(Value::String(s)) => {
            s.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).into()).collect()
        }
        Some(Value::Array(a)) => a.iter().flat_map(|v| words(Some(v))).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::LISTS;

    const TEXT: &str = "It may rain and it may snow, she said.";

    fn report(want: &str, got: &str) -> String {
        let texts = [TEXT.to_string()];
        let read = |t: &str| Readable::parse(t, &texts).expect("a readable record");
        list(&LISTS[3], &read(want), &read(got), &texts)
    }

    #[test]
    fn strict_both_ways() {
        let hedge = r#"{"block": 1, "cue": "may", "class": "modal", "claim": "It may rain""#;
        let one = format!(r#"{{"hedges": [{hedge}}}]}}"#);
        let gap = format!(r#"{{"hedges": [{hedge}, "gap": "why"}}]}}"#);
        let spurious = format!(r#"{{"hedges": [], "spurious": {{"hedges": [{hedge}, "gap": "why"}}]}}}}"#);
        let short = one.replace("It may rain", "It may [...] snow");
        let none = r#"{"hedges": []}"#;
        for (want, got, said) in [
            (one.as_str(), one.as_str(), ""),
            (&one, none, "missing"),
            (none, &one, "hedges spurious"),
            (&one, &short, "differs"),
            (&gap, none, ""),
            (&gap, &short, ""),
            (&gap, &one, "closed"),
            (&spurious, &one, ""),
            (&spurious, none, "no longer"),
        ] {
            let r = report(want, got);
            assert!(if said.is_empty() { r.is_empty() } else { r.contains(said) }, "{want} / {got}: {r}");
        }
    }

    #[test]
    fn mistakes_of_the_hand() {
        let texts = [TEXT.to_string()];
        for bad in [
            r#"{"hedges": [{"block": 1, "cue": "might"}]}"#,
            r#"{"hedges": [{"block": 2, "cue": "may"}]}"#,
            r#"{"hedges": [{"block": 1, "klass": "modal"}]}"#,
            r#"{"hedge": []}"#,
            "{",
        ] {
            assert!(Readable::parse(bad, &texts).is_err(), "{bad}");
        }
    }
}
