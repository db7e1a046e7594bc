//! Compares expected records with those that were found.

use crate::record::{ArticleRecord, List, Readable, line};
use serde_json::Value;
use std::fmt;

/// A difference that is not noted in the expectation.
pub(crate) struct Difference {
    pub(crate) list: &'static List,
    pub(crate) what: What,
    /// The expected record; for [`What::Spurious`] the found one.
    pub(crate) record: ArticleRecord,
}

pub(crate) enum What {
    /// Expected, but not found.
    Missing,
    /// Found, but with other fields.
    Differs(ArticleRecord),
    /// Found, but not expected.
    Spurious,
    /// A known gap that is closed.
    Closed,
    /// A known spurious record that is no longer found.
    Gone,
}

/// The differences of one list.
pub(crate) fn list(list: &'static List, want: &Readable, got: &Readable) -> Vec<Difference> {
    let none = Vec::new();
    let (want, known) = (want.lists.get(list.name).unwrap_or(&none), want.spurious.get(list.name).unwrap_or(&none));
    let mut left: Vec<&ArticleRecord> = got.lists.get(list.name).unwrap_or(&none).iter().collect();
    let mut out = Vec::new();
    let mut put = |what: What, r: &ArticleRecord| out.push(Difference { list, what, record: r.clone() });

    let mut open: Vec<&ArticleRecord> = Vec::new();
    for w in want {
        match left.iter().position(|g| list.fields.iter().all(|f| w.get(*f) == g.get(*f))) {
            Some(i) => {
                left.remove(i);
                if w.contains_key("gap") {
                    put(What::Closed, w);
                }
            }
            None => open.push(w),
        }
    }
    for w in open {
        let near = (0..left.len()).map(|i| (alike(w, left[i]), i)).max_by_key(|(score, _)| *score);
        let pair = near.filter(|(score, _)| *score >= 50).map(|(_, i)| left.remove(i));
        if !w.contains_key("gap") {
            put(pair.map_or(What::Missing, |g| What::Differs(g.clone())), w);
        }
    }
    for k in known {
        match left.iter().position(|g| k.iter().all(|(f, v)| f == "gap" || g.get(f) == Some(v))) {
            Some(i) => drop(left.remove(i)),
            None => put(What::Gone, k),
        }
    }
    for g in left {
        put(What::Spurious, g);
    }
    out
}

impl Difference {
    /// The number of its block, from 1.
    pub(crate) fn block(&self) -> Option<usize> {
        self.record.get("block").and_then(Value::as_u64).map(|n| n as usize)
    }

    /// The fields that differ.
    fn fields<'d>(&'d self, got: &'d ArticleRecord) -> impl Iterator<Item = &'static str> + 'd {
        self.list.fields.iter().copied().filter(|f| self.record.get(*f) != got.get(*f))
    }

    /// Notes it in an expectation as a known difference.
    pub(crate) fn note(&self, want: &mut Readable) {
        let mut with = self.record.clone();
        match &self.what {
            What::Missing => with.insert("gap".into(), "not found".into()),
            What::Differs(got) => {
                let wrong: Vec<_> = self.fields(got).collect();
                with.insert("gap".into(), format!("{} not right", wrong.join(", ")).into())
            }
            What::Spurious => {
                with.insert("gap".into(), "a reader finds none".into());
                want.spurious.entry(self.list.name.into()).or_default().push(with);
                return;
            }
            What::Closed => with.remove("gap"),
            What::Gone => {
                want.spurious.entry(self.list.name.into()).or_default().retain(|r| *r != self.record);
                return;
            }
        };
        let records = want.lists.entry(self.list.name.into()).or_default();
        if let Some(r) = records.iter_mut().find(|r| **r == self.record) {
            *r = with;
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.what {
            What::Missing => "missing",
            What::Differs(_) => "differs",
            What::Spurious => "spurious",
            What::Closed => "closed, remove the gap",
            What::Gone => "no longer found, remove it from spurious",
        };
        writeln!(f, "  {} {what}: {}", self.list.name, line(&self.record))?;
        if let What::Differs(got) = &self.what {
            let show = |v: Option<&Value>| v.map_or("nothing".to_string(), Value::to_string);
            for field in self.fields(got) {
                writeln!(f, "      {field}: expected {}", show(self.record.get(field)))?;
                writeln!(f, "      {:w$}  got      {}", "", show(got.get(field)), w = field.len())?;
            }
        }
        Ok(())
    }
}

/// How likely two records are the same: 0 in different blocks, otherwise the number of shared words.
fn alike(a: &ArticleRecord, b: &ArticleRecord) -> usize {
    if a.get("block") != b.get("block") {
        return 0;
    }
    let share = |field: &str| {
        let (x, y) = (words(a.get(field)), words(b.get(field)));
        let both = x.iter().filter(|w| y.contains(w)).count();
        100 * both / x.len().max(y.len()).max(1)
    };
    // A hedge is identified by its cue, an attribution by its content.
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

    fn read(json: &str) -> Readable {
        Readable::parse(json, &[TEXT.to_string()]).expect("a readable record")
    }

    fn report(want: &Readable, got: &Readable) -> String {
        list(&LISTS[3], want, got).iter().map(ToString::to_string).collect()
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
            let (mut want, got) = (read(want), read(got));
            let r = report(&want, &got);
            assert!(if said.is_empty() { r.is_empty() } else { r.contains(said) }, "{said}: {r}");
            // Once noted, every difference is known.
            for d in list(&LISTS[3], &want, &got) {
                d.note(&mut want);
            }
            assert_eq!(report(&want, &got), "");
        }
    }

    #[test]
    fn mistakes_in_expectations() {
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
