//! Describes records in words; all exports use the same wording.

use crate::{
    analysis::{Analysis, Attribution, AttributionKind, Hedge, HedgeClass, Speaker},
    text::Span,
};

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

/// The speaker of attribution `n`, if known.
pub(super) fn speaker_of(analysis: &Analysis, n: usize) -> Option<&Speaker> {
    analysis.speakers.get(analysis.attributions.get(n)?.speaker?)
}

/// The indices of each speaker's attributions; the last group has those without a speaker.
pub(super) fn by_speaker(analysis: &Analysis) -> Vec<Vec<usize>> {
    let unclear = analysis.speakers.len();
    let mut groups = vec![Vec::new(); unclear + 1];
    for (n, a) in analysis.attributions.iter().enumerate() {
        groups[a.speaker.map_or(unclear, |s| s.min(unclear))].push(n);
    }
    groups
}

/// For each attribution, the hedges inside its content.
pub(super) fn hedges_by_voice(analysis: &Analysis) -> Vec<Vec<&Hedge>> {
    let mut groups = vec![Vec::new(); analysis.attributions.len()];
    for hedge in &analysis.hedges {
        if let Some(group) = hedge.voice.and_then(|voice| groups.get_mut(voice)) {
            group.push(hedge);
        }
    }
    groups
}

/// The span from the start to the end of all content of an attribution; without content, of source and cue.
pub(super) fn hull(a: &Attribution) -> Span {
    let around = |spans: &[Span]| {
        let (start, end) = (spans.iter().map(|s| s.start).min(), spans.iter().map(|s| s.end).max());
        start.zip(end).map(|(start, end)| Span::new(start, end))
    };
    let others: Vec<Span> = a.source.into_iter().chain(a.cue).collect();
    around(&a.content).or_else(|| around(&others)).unwrap_or(Span::new(0, 0))
}

/// The content of an attribution, its pieces joined.
pub(super) fn content(text: &str, a: &Attribution) -> String {
    a.content.iter().map(|s| &text[s.range()]).collect::<Vec<_>>().join(" … ")
}

/// The content of an attribution with the words that introduce it; for a refusal to comment, the cue. If the speaker is
/// unknown, the source comes first, because no heading names it.
pub(super) fn words(text: &str, a: &Attribution) -> String {
    let words = match (a.kind, a.cue) {
        (AttributionKind::NoComment, Some(cue)) => format!("({})", &text[cue.range()]),
        _ => lead(text, a) + &content(text, a),
    };
    match a.source {
        Some(source) if a.speaker.is_none() => format!("{}: {words}", &text[source.range()]),
        _ => words,
    }
}

/// The words from the cue to content that is not quoted: in “denied that she went”, the content alone (“she went”)
/// would reverse the meaning.
fn lead(text: &str, a: &Attribution) -> String {
    /// Maximum length of the text shown between cue and content.
    const MAX_BETWEEN_BYTES: u32 = 48;
    let (Some(cue), Some(content)) = (a.cue, a.content.first()) else { return String::new() };
    let inverted = a.source.is_some_and(|s| cue.end <= s.start && s.end <= content.start);
    if a.kind == AttributionKind::Direct || cue.end > content.start || inverted {
        return String::new();
    }
    let between = &text[cue.end as usize..content.start as usize];
    let between = if between.len() as u32 > MAX_BETWEEN_BYTES { " … " } else { between };
    format!("{}{between}", &text[cue.range()])
}

/// "5 words".
pub(super) fn count(words: u32) -> String {
    format!("{words} word{}", if words == 1 { "" } else { "s" })
}

/// "possibility, in the words of Ina Rusk", "hearsay, the reporter's own".
pub(super) fn hedge(analysis: &Analysis, h: &Hedge) -> String {
    let class = match h.class {
        HedgeClass::Modal => "possibility",
        HedgeClass::Adverb | HedgeClass::Adjective => "doubt",
        HedgeClass::Verb => "appearance",
        HedgeClass::Hearsay => "hearsay",
        HedgeClass::Approximator => "approximation",
        HedgeClass::Conditional => "condition",
    };
    let Some(voice) = h.voice else { return format!("{class}, the reporter’s own") };
    match speaker_of(analysis, voice) {
        Some(s) => format!("{class}, in the words of {}", s.name),
        None => format!("{class}, in somebody’s words"),
    }
}
