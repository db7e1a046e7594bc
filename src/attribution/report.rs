//! A report: one attribution while it is being built. Every finder yields reports, and every later step reads and
//! returns them.

use super::rule::Rule;
use crate::order::sort_by_key;
use std::ops::Range;

/// One report. Its parts are ranges of tokens.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// Who said it.
    pub(super) source: Option<Range<usize>>,
    /// The words that attribute.
    pub(super) cue: Option<Range<usize>>,
    /// What was said, in text order.
    pub(super) content: Vec<Range<usize>>,
    /// Through whom it came.
    pub(super) via: Option<Range<usize>>,
    /// What found it.
    pub(super) origin: Origin,
    /// How likely it is to be right, from 0 to 1.
    pub(super) chance: f32,
}

/// What found a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The tagger.
    Tagger,
    /// The tagger, and a rule with the same cue.
    Both(Rule),
    /// Only a rule.
    Rule(Rule),
    /// A rule, inside the content of another report.
    Nested(Rule),
    /// Nothing: a quotation without a cue.
    Alone,
    /// A refusal to comment.
    NoComment,
}

impl Origin {
    /// Whether the tagger found it.
    pub(super) fn tagged(self) -> bool {
        matches!(self, Self::Tagger | Self::Both(_))
    }

    /// The rule that found it, with or without the tagger.
    pub(super) fn rule(self) -> Option<Rule> {
        match self {
            Self::Both(r) | Self::Rule(r) | Self::Nested(r) => Some(r),
            Self::Tagger | Self::Alone | Self::NoComment => None,
        }
    }

    /// Its name in the evidence of an attribution.
    pub(super) fn name(self) -> String {
        match self {
            Self::Tagger => "tagger".into(),
            Self::Both(rule) => format!("tagger+{}", rule.name()),
            Self::Rule(rule) | Self::Nested(rule) => rule.name().into(),
            Self::Alone => "quotation-alone".into(),
            Self::NoComment => "no-comment".into(),
        }
    }
}

impl Report {
    /// A report without parts.
    pub(super) fn new(origin: Origin) -> Self {
        Self { source: None, cue: None, content: Vec::new(), via: None, origin, chance: 0.0 }
    }

    /// Where its cue is, or its content if it has no cue.
    pub(super) fn at(&self) -> (u32, u32) {
        let at = self.cue.as_ref().or(self.content.first()).or(self.source.as_ref());
        (at.map_or(0, |r| r.start as u32), 0)
    }

    /// All of its parts.
    pub(super) fn parts(&self) -> impl Iterator<Item = &Range<usize>> {
        self.source.iter().chain(&self.cue).chain(&self.content)
    }

    /// Where it begins in the text. Of two reports with one source, the one with the earlier cue is first.
    pub(super) fn start(&self) -> (u32, u32) {
        let cue = self.cue.as_ref().map_or(usize::MAX, |c| c.start);
        let first = self.content.iter().chain(&self.source).map(|r| r.start).min().unwrap_or(cue);
        (first.min(cue) as u32, cue as u32)
    }
}

/// Whether two ranges share a token.
pub(super) fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The parts of all reports, in text order.
pub(super) fn taken(reports: &[Report]) -> Vec<Range<usize>> {
    let mut out: Vec<_> = reports.iter().flat_map(Report::parts).cloned().collect();
    sort_by_key(&mut out, |r| (r.start as u32, 0));
    out
}

/// Whether no part shares a token with `r`. The parts are in order and do not overlap.
pub(super) fn is_free(taken: &[Range<usize>], r: &Range<usize>) -> bool {
    taken.get(taken.partition_point(|t| t.end <= r.start)).is_none_or(|t| r.end <= t.start)
}
