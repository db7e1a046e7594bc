//! Whose hedge it is.

use crate::{analysis::Attribution, text::Span};

/// The innermost attribution whose content holds the cue; `None` where the reporter speaks. The words of attributing
/// ("critics say", "suggested") stand outside what they attribute, so they are the reporter's, or the voice's around it.
pub(super) fn of(cue: Span, attributions: &[Attribution]) -> Option<usize> {
    attributions
        .iter()
        .enumerate()
        .filter(|(_, a)| a.content.iter().any(|c| c.contains(cue)))
        .filter(|(_, a)| [a.cue, a.source, a.via].into_iter().flatten().all(|s| !s.overlaps(cue)))
        .min_by_key(|(_, a)| a.content.iter().map(|c| c.len()).sum::<u32>())
        .map(|(n, _)| n)
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
}
