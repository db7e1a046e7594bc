//! Records in words, the same in every export.

use crate::analysis::{Analysis, Attribution, AttributionKind, Hedge, HedgeClass, Speaker};

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

/// The speaker of an attribution, where it is clear.
pub(super) fn speaker_of(analysis: &Analysis, n: usize) -> Option<&Speaker> {
    analysis.speakers.get(analysis.attributions.get(n)?.speaker?)
}

/// The attributions of each speaker, and last of those whose speaker is not clear.
pub(super) fn by_speaker(analysis: &Analysis) -> Vec<Vec<usize>> {
    let unclear = analysis.speakers.len();
    let mut groups = vec![Vec::new(); unclear + 1];
    for (n, a) in analysis.attributions.iter().enumerate() {
        groups[a.speaker.map_or(unclear, |s| s.min(unclear))].push(n);
    }
    groups
}

/// What was said, its pieces joined; the cue where a comment was refused. Before it the source as it stands, where the
/// speaker is not clear: then no heading names it.
pub(super) fn words(text: &str, a: &Attribution) -> String {
    let words = match (a.kind, a.cue) {
        (AttributionKind::NoComment, Some(cue)) => format!("({})", &text[cue.range()]),
        _ => lead(text, a) + &a.content.iter().map(|s| &text[s.range()]).collect::<Vec<_>>().join(" … "),
    };
    match a.source {
        Some(source) if a.speaker.is_none() => format!("{}: {words}", &text[source.range()]),
        _ => words,
    }
}

/// The words that lead into what is not quoted: who “denied that she went” did not say “she went”.
fn lead(text: &str, a: &Attribution) -> String {
    /// The longest stretch between cue and content that is shown, in bytes.
    const LONGEST: u32 = 48;
    let (Some(cue), Some(content)) = (a.cue, a.content.first()) else { return String::new() };
    let inverted = a.source.is_some_and(|s| cue.end <= s.start && s.end <= content.start);
    if a.kind == AttributionKind::Direct || cue.end > content.start || inverted {
        return String::new();
    }
    let between = &text[cue.end as usize..content.start as usize];
    let between = if between.len() as u32 > LONGEST { " … " } else { between };
    format!("{}{between}", &text[cue.range()])
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
    match speaker_of(analysis, voice) {
        Some(s) => format!("{class}, in the words of {}", s.name),
        None => format!("{class}, in somebody’s words"),
    }
}
