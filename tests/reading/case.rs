//! One case: a text and the expected result.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use whosaid::{
    Analysis, Blocks, Options, Span,
    analysis::{Attribution, QuoteRole},
    analyze,
};

/// Separates the pieces of a content in several pieces.
const APART: &str = " … ";
/// The minimum share of characters that a content must have in common with an approximate one (`~`).
const ABOUT: f32 = 0.9;
/// Titles and articles, which are ignored in names.
const TITLES: [&str; 27] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "prof",
    "professor",
    "gen",
    "general",
    "prime",
    "the",
    "a",
    "an",
    "judge",
    "mayor",
    "coach",
    "king",
];

/// A case in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    /// The kind of difficulty.
    pub(crate) class: String,
    pub(crate) text: String,
    /// What a reader finds, in words.
    #[expect(dead_code, reason = "for whoever reads the file")]
    expect: String,
    /// `direct`, `mixed`, `indirect`: an attribution with this content. `hedge`: a cue at the content. `none`: nothing
    /// there, or no hedge, speaker or speech, depending on `layer`.
    kind: String,
    content: String,
    layer: Option<String>,
    #[serde(default)]
    any_kind: bool,
    /// Empty for none.
    source: Option<String>,
    source_not: Option<String>,
    role_not: Option<String>,
    /// A name, several alternatives, or null for none.
    #[serde(default, deserialize_with = "given")]
    speaker: Option<Value>,
    /// The beginning of the content.
    starts: Option<String>,
    /// Which occurrence of the content in the text, from 1.
    #[serde(default = "first")]
    n: usize,
    /// Why the engine's result differs today.
    pub(crate) gap: Option<String>,
}

fn first() -> usize {
    1
}

/// A value that is present, possibly null.
fn given<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(d).map(Some)
}

impl Case {
    /// What differs from the expectation.
    pub(crate) fn fault(&self) -> Option<String> {
        let blocks = Blocks::from_text(&self.text).unwrap();
        let found = analyze(&blocks, &Options::default());
        if found.language.is_none() {
            return Some("it is not read: language is null".into());
        }
        match self.kind.as_str() {
            "hedge" => {
                let there = found.hedges.iter().any(|h| touch(h.cue, self.place()));
                (!there).then(|| format!("no hedge on {:?}", self.content))
            }
            "none" => self.intruder(&found),
            _ => self.attribution(&found),
        }
    }

    fn at(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The place of the content.
    fn place(&self) -> Span {
        let (at, words) = self.text.match_indices(self.content.as_str()).nth(self.n - 1).expect(&self.id);
        Span::new(at as u32, (at + words.len()) as u32)
    }

    /// What is found where nothing is expected.
    fn intruder(&self, found: &Analysis) -> Option<String> {
        match self.layer.as_deref() {
            Some("speaker") => {
                let named = |n: &str| words(n) == words(&self.content);
                found.speakers.iter().find(|s| named(&s.name)).map(|s| format!("speaker {:?}", s.name))
            }
            Some("role") => {
                let bare = |s: &str| s.trim_matches([',', '.']).to_string();
                let speech = found.quotations.iter().filter(|q| q.role == QuoteRole::Speech);
                let mut same = speech.filter(|q| bare(self.at(q.inner)) == bare(&self.content));
                same.next().map(|q| format!("speech: {:?}", self.at(q.span)))
            }
            Some("hedge") => {
                let hedge = found.hedges.iter().find(|h| touch(h.cue, self.place()));
                hedge.map(|h| format!("hedge {:?}", self.at(h.cue)))
            }
            _ => {
                let content = found.attributions.iter().flat_map(|a| &a.content).find(|c| touch(**c, self.place()));
                content.map(|c| format!("said: {:?}", self.at(*c)))
            }
        }
    }

    /// What differs in the attribution with the expected content.
    fn attribution(&self, found: &Analysis) -> Option<String> {
        let about = self.content.starts_with('~');
        let want = self.wanted();
        let got = |a: &Attribution| -> Vec<Span> {
            a.content.iter().map(|c| self.trim(c.start as usize, c.end as usize)).collect()
        };
        let share = |a: &Attribution| {
            let (a, b) = (places(&want), places(&got(a)));
            let [both, either] = [a.intersection(&b).count(), a.union(&b).count().max(1)];
            f32::from(both as u16) / f32::from(either as u16)
        };
        let best = found.attributions.iter().max_by(|a, b| share(a).total_cmp(&share(b))).filter(|a| share(a) > 0.0);
        let Some(a) = best else { return Some("no attribution there".into()) };
        let mut faults = Vec::new();
        if got(a) != want && !(about && share(a) >= ABOUT) {
            let pieces: Vec<_> = a.content.iter().map(|c| self.at(*c)).collect();
            faults.push(format!("content {:?}", pieces.join(APART)));
        }
        if let (Some(start), Some(first)) = (&self.starts, a.content.first())
            && !self.at(*first).starts_with(start)
        {
            faults.push(format!("content {:?}", self.at(*first)));
        }
        let kind = a.kind.name();
        if !self.any_kind && kind != self.kind {
            faults.push(format!("kind {kind}"));
        }
        let source = a.source.map_or("", |s| self.at(s));
        let other = self.source.as_ref().is_some_and(|s| !same_source(s, source));
        if other || self.source_not.as_ref().is_some_and(|s| source.contains(s.as_str())) {
            faults.push(format!("source {source:?}"));
        }
        let speaker = a.speaker.map(|s| &found.speakers[s]);
        let role = speaker.and_then(|s| s.role.as_deref()).unwrap_or_default();
        if self.role_not.as_ref().is_some_and(|r| role.contains(r.as_str())) {
            faults.push(format!("role {role:?}"));
        }
        let name = speaker.map(|s| s.name.as_str());
        if self.speaker.as_ref().is_some_and(|s| !same_name(s, name)) {
            faults.push(format!("speaker {name:?}"));
        }
        (!faults.is_empty()).then(|| faults.join("; "))
    }

    /// The pieces of the expected content.
    fn wanted(&self) -> Vec<Span> {
        let mut from = 0;
        let pieces = self.content.trim_start_matches('~').split(APART).map(|piece| {
            let at = from + self.text[from..].find(piece).unwrap_or_else(|| panic!("{}: {piece:?}", self.id));
            from = at + piece.len();
            self.trim(at, from)
        });
        pieces.collect()
    }

    /// A content without a leading "that", and without outer blanks and marks.
    fn trim(&self, start: usize, end: usize) -> Span {
        let text = self.text[start..end].trim_start();
        let text = text.strip_prefix("that ").unwrap_or(text);
        let start = end - text.len();
        let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':'));
        Span::new(start as u32, (start + text.len()) as u32)
    }
}

fn touch(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

fn places(spans: &[Span]) -> BTreeSet<u32> {
    spans.iter().flat_map(|s| s.start..s.end).collect()
}

/// The distinctive words of a name.
fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace("’s", "").replace("'s", "");
    let all = lower.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’')).map(str::to_string);
    all.filter(|w| !w.is_empty() && !TITLES.contains(&w.as_str())).collect()
}

/// Whether at least half of the expected words are found, among at most twice as many words plus one.
fn same_source(want: &str, got: &str) -> bool {
    let set = |s: &str| words(s).into_iter().collect::<BTreeSet<_>>();
    let (want, got) = (set(want), set(got));
    if want.is_empty() {
        got.is_empty()
    } else {
        2 * want.intersection(&got).count() >= want.len() && got.len() <= 2 * want.len() + 1
    }
}

/// Whether a name is the expected one or one of several. For a description the last word is enough.
fn same_name(want: &Value, got: Option<&str>) -> bool {
    let got = got.map(words).unwrap_or_default();
    let same = |w: &str| {
        let described = !w.contains(char::is_uppercase) && !got.is_empty() && got.last() == words(w).last();
        got == words(w) || described
    };
    match want {
        Value::Null => got.is_empty(),
        Value::Array(all) => all.iter().filter_map(Value::as_str).any(same),
        _ => want.as_str().is_some_and(same),
    }
}
