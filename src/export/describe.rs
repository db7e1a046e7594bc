//! Records in words, the same in every export.

use crate::analysis::{Analysis, Attribution, AttributionKind, Hedge, HedgeClass, Speaker};
use std::borrow::Cow;

pub(super) const UNCLEAR: &str = "speaker not clear";

/// "Ina Rusk, a potter", "a senior official (name withheld)".
pub(super) fn speaker(s: &Speaker) -> String {
    let mut label = s.name.clone();
    if let Some(role) = &s.role {
        label = format!("{label}, {role}");
    }
    if s.anonymous {
        label.push_str(" (name withheld)");
    }
    label
}

/// The speaker of an attribution, by [`speaker`] where it is clear.
pub(super) fn speaker_of(analysis: &Analysis, n: usize) -> String {
    analysis
        .attributions
        .get(n)
        .and_then(|a| a.speaker)
        .and_then(|s| analysis.speakers.get(s))
        .map_or_else(|| UNCLEAR.to_owned(), speaker)
}

/// What was said, its pieces joined; the cue where a comment was refused.
pub(super) fn words<'t>(text: &'t str, a: &Attribution) -> Cow<'t, str> {
    match (a.kind, a.content.as_slice(), a.cue) {
        (AttributionKind::NoComment, [], Some(cue)) => Cow::Owned(format!("({})", &text[cue.range()])),
        (_, [one], _) => Cow::Borrowed(&text[one.range()]),
        (_, many, _) => Cow::Owned(many.iter().map(|s| &text[s.range()]).collect::<Vec<_>>().join(" … ")),
    }
}

/// "5 words".
pub(super) fn count(words: u32) -> String {
    format!("{words} word{}", if words == 1 { "" } else { "s" })
}

/// "modal, in the words of Ina Rusk", "hearsay, the reporter's own".
pub(super) fn hedge(analysis: &Analysis, h: &Hedge) -> String {
    let class = match h.class {
        HedgeClass::Modal => "modal",
        HedgeClass::Adverb => "adverb",
        HedgeClass::Adjective => "adjective",
        HedgeClass::Verb => "verb",
        HedgeClass::Hearsay => "hearsay",
        HedgeClass::Approximator => "approximator",
        HedgeClass::Conditional => "conditional",
    };
    let Some(voice) = h.voice else { return format!("{class}, the reporter’s own") };
    match analysis.attributions.get(voice).and_then(|a| a.speaker).and_then(|s| analysis.speakers.get(s)) {
        Some(s) => format!("{class}, in the words of {}", s.name),
        None => format!("{class}, in somebody’s words"),
    }
}
