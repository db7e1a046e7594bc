//! Works out whose hedge it is.

use super::mark::{Mark, Reach};
use crate::{
    analysis::{Attribution, HedgeClass},
    text::Span,
};
use std::ops::Range;

/// How many attributions before and after a place may contain it.
const MAX_NEAR_ATTRIBUTIONS: usize = 16;

/// The part of a claim inside the content that contains its cue: in "said it may rain", "said" is not part of the
/// claim.
pub(super) fn within(claim: Span, cue: Span, content: &[Span]) -> Span {
    let Some(c) = content.iter().find(|c| c.contains(cue)) else { return claim };
    let part = Span::new(claim.start.max(c.start), claim.end.min(c.end));
    if part.is_empty() { claim } else { part }
}

/// The innermost attribution whose content contains the cue; `None` if it is the reporter's. Attributing words
/// ("critics say", "suggested") are outside their own content, so they belong to the reporter or to an outer
/// attribution.
pub(super) fn of(cue: Span, attributions: &[Attribution]) -> Option<usize> {
    near(cue, attributions)
        .map(|n| (n, &attributions[n]))
        .filter(|(_, a)| a.content.iter().any(|c| c.contains(cue)))
        .filter(|(_, a)| [a.cue, a.source, a.via].into_iter().flatten().all(|s| !s.overlaps(cue)))
        .min_by_key(|(_, a)| a.content.iter().map(|c| c.len()).sum::<u32>())
        .map(|(n, _)| n)
}

/// The attributions that may contain the cue. They are in text order, and their contents overlap only if nested, so an
/// attribution that contains the cue begins shortly before it.
fn near(cue: Span, attributions: &[Attribution]) -> Range<usize> {
    let first =
        |a: &Attribution| [a.content.first().copied(), a.source, a.cue].into_iter().flatten().map(|s| s.start).min();
    let begun = attributions.partition_point(|a| first(a).is_none_or(|start| start <= cue.start));
    begun.saturating_sub(MAX_NEAR_ATTRIBUTIONS)..attributions.len().min(begun + MAX_NEAR_ATTRIBUTIONS)
}

/// The content attributed by the cue or to it: of "she claimed", of "sources say". Empty if the cue attributes nothing,
/// or opens its own clause.
pub(super) fn passed_on<'a>(cue: Span, mark: &Mark, attributions: &'a [Attribution]) -> &'a [Span] {
    if mark.class != HedgeClass::Hearsay || mark.reach == Reach::Onward {
        return &[];
    }
    near(cue, attributions)
        .map(|n| &attributions[n])
        .find(|a| [a.cue, a.source].into_iter().flatten().any(|s| s.overlaps(cue)))
        .map_or(&[], |a| &a.content)
}

/// Whether the word is in the cue of an attribution.
pub(super) fn attributes(word: Span, attributions: &[Attribution]) -> bool {
    near(word, attributions).any(|n| attributions[n].cue.is_some_and(|c| c.overlaps(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{AttributionKind, CueClass, Evidence, Resolution};

    fn said(content: &[(u32, u32)], cue: (u32, u32)) -> Attribution {
        Attribution {
            kind: AttributionKind::Indirect,
            content: content.iter().map(|(a, b)| Span::new(*a, *b)).collect(),
            cue: Some(Span::new(cue.0, cue.1)),
            cue_class: CueClass::Speech,
            source: None,
            via: None,
            speaker: None,
            resolution: Resolution::None,
            candidates: Vec::new(),
            confidence: 1.0,
            evidence: Evidence { by: "test".into(), spans: Vec::new() },
        }
    }

    #[test]
    fn innermost_content() {
        let all = [said(&[(10, 50)], (4, 8)), said(&[(30, 50)], (24, 28))];
        assert_eq!(of(Span::new(12, 15), &all), Some(0));
        assert_eq!(of(Span::new(35, 38), &all), Some(1));
        assert_eq!(of(Span::new(24, 28), &all), Some(0));
        assert_eq!(of(Span::new(4, 8), &all), None);
        assert_eq!(of(Span::new(60, 63), &all), None);
    }

    #[test]
    fn attributions_that_begin_shortly_before() {
        for (between, want) in [(15, Some(0)), (16, None)] {
            let mut all = vec![said(&[(10, 90)], (4, 8))];
            all.extend((0..between).map(|_| said(&[(20, 22)], (18, 19))));
            assert_eq!(of(Span::new(50, 53), &all), want, "{between}");
        }
    }

    #[test]
    fn content_passed_on() {
        let all = [said(&[(10, 50)], (4, 8))];
        let mark = |class| Mark::new(0..1, class, Reach::Complement, 0.5);
        assert_eq!(passed_on(Span::new(4, 8), &mark(HedgeClass::Hearsay), &all), [Span::new(10, 50)]);
        assert!(attributes(Span::new(4, 8), &all));
        // Near misses: a word of the content; a class that weakens its own clause.
        assert!(passed_on(Span::new(12, 15), &mark(HedgeClass::Hearsay), &all).is_empty());
        assert!(passed_on(Span::new(4, 8), &mark(HedgeClass::Modal), &all).is_empty());
        assert!(!attributes(Span::new(12, 15), &all));
    }

    #[test]
    fn claims_stay_in_their_content() {
        let content = [Span::new(10, 50), Span::new(60, 90)];
        assert_eq!(within(Span::new(4, 40), Span::new(12, 15), &content), Span::new(10, 40));
        assert_eq!(within(Span::new(55, 99), Span::new(70, 75), &content), Span::new(60, 90));
        // Near misses: no content; a claim elsewhere.
        assert_eq!(within(Span::new(4, 40), Span::new(12, 15), &[]), Span::new(4, 40));
        assert_eq!(within(Span::new(92, 99), Span::new(70, 75), &content), Span::new(92, 99));
    }
}
