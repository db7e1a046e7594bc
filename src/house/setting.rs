//! Parses what follows the `=` of an entry: class and strength of a hedge, or frames of a verb.

use super::{
    fault::{Fault, fault, trimmed},
    verbs,
    what::What,
};
use crate::{
    analysis::HedgeClass,
    lexicon::{Frames, VerbForm},
    text::folded,
};

/// A section of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Hedges,
    Verbs,
    Desks,
}

impl Section {
    /// The section with this heading.
    pub(super) fn named(line: &str) -> Option<Self> {
        match line {
            "[hedges]" => Some(Self::Hedges),
            "[verbs]" => Some(Self::Verbs),
            "[desks]" => Some(Self::Desks),
            _ => None,
        }
    }
}

/// The default frames of a verb: “…,” she said; she said …; she said that …; …, she said.
const DEFAULT_FRAMES: Frames = Frames(Frames::QUOTE.0 | Frames::CLAUSE.0 | Frames::THAT.0 | Frames::AFTER.0);

/// The kind of an entry, from its section and the text after `=`, which begins at byte `at`.
pub(super) fn what(section: Section, given: Option<(&str, usize)>) -> Result<What, Fault> {
    let (given, at) = given.unwrap_or(("", 0));
    let missing = at > 0 && given.is_empty();
    match section {
        Section::Desks if at > 0 => fault(at, "a desk has no settings after its name"),
        _ if missing => fault(at, "missing settings after “=”"),
        Section::Desks => Ok(What::Desk),
        Section::Hedges => hedge(given, at),
        Section::Verbs => verb(given, at).map(What::Verb),
    }
}

/// The words of a setting, each with its start.
fn words(given: &str, at: usize) -> impl Iterator<Item = (&str, usize)> {
    let start = given.as_ptr() as usize;
    given.split_whitespace().map(move |word| (word, at + word.as_ptr() as usize - start))
}

fn hedge(given: &str, at: usize) -> Result<What, Fault> {
    let (mut class, mut strength) = (None, None);
    for (word, at) in words(given, at) {
        let named = HedgeClass::ALL.iter().find(|c| c.name() == word);
        if named.is_some() && class.is_none() {
            class = named;
        } else if word.starts_with(|c: char| c.is_ascii_digit() || c == '.') && strength.is_none() {
            let number = number(word).filter(|n| (1..=1000).contains(n));
            let Some(number) = number else {
                return fault(at, "a strength must be above 0 and at most 1, such as 0.5");
            };
            strength = Some(number);
        } else {
            let known: Vec<&str> = HedgeClass::ALL.iter().map(|c| c.name()).collect();
            return fault(at, format!("unknown class “{word}”, expected one of {} and a strength", known.join(", ")));
        }
    }
    let class = *class.unwrap_or(&HedgeClass::Hearsay);
    // The most frequent strengths in the lexicon.
    let usual = match class {
        HedgeClass::Approximator => 200,
        HedgeClass::Adjective | HedgeClass::Verb | HedgeClass::Conditional => 400,
        _ => 500,
    };
    Ok(What::Hedge(class, f32::from(strength.unwrap_or(usual)) / 1000.0))
}

/// Parses a strength in thousandths. Parsing floats would add the standard library's tables of powers to the page.
fn number(word: &str) -> Option<u16> {
    let (whole, part) = word.split_once('.').unwrap_or((word, "0"));
    let whole: u16 = if whole.is_empty() { 0 } else { whole.parse().ok().filter(|n| *n < 2)? };
    let digits = part.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&part.len());
    let thousandths = (0..3).fold(0, |sum, i| sum * 10 + part.as_bytes().get(i).map_or(0, |b| u16::from(b - b'0')));
    digits.then_some(whole * 1000 + thousandths)
}

fn verb(given: &str, at: usize) -> Result<VerbForm, Fault> {
    if let Some(like) = given.strip_prefix("like ") {
        let (like, at) = trimmed(like, at + 5);
        return verbs::model(&folded(like))
            .map_or_else(|| fault(at, format!("“{like}” is not a verb of saying in the lexicon")), Ok);
    }
    let mut frames = 0;
    for (word, at) in words(given, at) {
        let Some(bit) = Frames::NAMES.split(' ').position(|name| name == word) else {
            return fault(
                at,
                format!("unknown frame “{word}”, expected “like” and a verb, or some of {}", Frames::NAMES),
            );
        };
        frames |= 1 << bit;
    }
    Ok(VerbForm::other(if frames == 0 { DEFAULT_FRAMES } else { Frames(frames) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths() {
        for (word, want) in [
            ("1", Some(1000)),
            ("0.5", Some(500)),
            (".25", Some(250)),
            ("1.0", Some(1000)),
            ("0.625", Some(625)),
            ("0.6251", None),
            ("2", None),
            ("0.", None),
            ("0.5x", None),
            ("", Some(0)),
            ("99999", None),
        ] {
            assert_eq!(number(word), want, "{word}");
        }
    }
}
