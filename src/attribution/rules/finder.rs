//! The reports of a block that the rules have found so far.

use crate::attribution::{
    np::Np,
    report::{Origin, Report},
    rule::Rule,
};
use std::ops::Range;

/// The reports found so far, and the data that the rules read.
pub(super) struct Finder<'a, 't> {
    pub(super) np: Np<'a, 't>,
    /// The parts of the reports, in order, not overlapping. Sorted by insertion: a block has few parts, and a general
    /// sort would add kilobytes to the wasm.
    pub(super) taken: Vec<Taken>,
    /// In the order in which they were found.
    pub(super) reports: Vec<Report>,
}

/// A part of a report.
pub(super) struct Taken {
    pub(super) tokens: Range<usize>,
    pub(super) cue: bool,
}

impl<'a, 't> Finder<'a, 't> {
    pub(super) fn new(np: Np<'a, 't>) -> Self {
        Self { np, taken: Vec::new(), reports: Vec::new() }
    }

    /// Takes a part if it shares no token with another part.
    pub(super) fn take(&mut self, tokens: &Range<usize>, cue: bool) -> bool {
        let free = !tokens.is_empty() && self.is_free(tokens);
        if free {
            let at = self.taken.partition_point(|t| t.tokens.start < tokens.start);
            self.taken.insert(at, Taken { tokens: tokens.clone(), cue });
        }
        free
    }

    /// The number of parts that end at or before token `at`.
    pub(super) fn before(&self, at: usize) -> usize {
        self.taken.partition_point(|t| t.tokens.end <= at)
    }
    pub(super) fn is_free(&self, r: &Range<usize>) -> bool {
        self.taken.get(self.before(r.start)).is_none_or(|t| r.end <= t.tokens.start)
    }

    /// Adds a report. If a report with this cue exists, adds the content to it.
    pub(super) fn attribute(
        &mut self,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        content: Range<usize>,
        rule: Rule,
    ) {
        if !self.is_free(&cue)
            && let Some(n) = self.reports.iter().rposition(|r| r.cue.as_ref() == Some(&cue))
        {
            self.add(n, content);
            return;
        }
        let mut report = Report::new(Origin::Rule(rule));
        report.content.extend(Some(content).filter(|c| self.take(c, false)));
        report.source = source.filter(|s| self.take(s, false));
        report.cue = Some(cue).filter(|c| self.take(c, true));
        self.reports.push(report);
    }

    /// Adds content to the last report: it will rain, she said, | and snow.
    pub(super) fn more(&mut self, content: Range<usize>) {
        if let Some(last) = self.reports.len().checked_sub(1) {
            self.add(last, content);
        }
    }

    pub(super) fn add(&mut self, report: usize, content: Range<usize>) {
        if self.take(&content, false) {
            let all = &mut self.reports[report].content;
            all.insert(all.partition_point(|c| c.start < content.start), content);
        }
    }

    /// The end of the last part before `at`, at least `start`.
    pub(super) fn floor(&self, start: usize, at: usize) -> usize {
        self.before(at).checked_sub(1).map_or(start, |n| self.taken[n].tokens.end.max(start))
    }
    /// The last cue found in a unit before token `at`.
    pub(super) fn cue_found(&self, unit: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let before = self.taken[..self.before(at)].iter().rev();
        before.take_while(|t| t.tokens.start >= unit.start).find(|t| t.cue).map(|t| t.tokens.clone())
    }

    pub(super) fn has_cue_before(&self, unit: &Range<usize>, at: usize) -> bool {
        self.cue_found(unit, at).is_some()
    }
}
