//! The rules. They read a block unit by unit and yield reports.
//!
//! The most reliable rules come first: a cue beside a quotation, "according to", a parenthesis at the end of a
//! sentence. Then verbs and nouns with their complements, from left to right; each takes its content up to the end of
//! its clause. A token belongs to at most one part of one report.

mod according_to;
mod forward;
mod nouns;
mod parenthesis;
mod quoted;
mod relative;
mod subject;
mod transcript;

pub(super) use relative::is_inserted;
pub(super) use transcript::{Transcript, is_transcript};

use super::{
    np::Np,
    report::{Origin, Report},
    rule::Rule,
    units::Quotes,
};
use crate::{order::sort_by_key, text::Document};
use std::ops::Range;

/// The reports of one block's body, in the order of their cues. `units`: the units of the body. `transcript`: see
/// [`is_transcript`].
#[inline(never)]
pub(super) fn find(
    doc: &Document<'_>,
    quotes: &Quotes,
    body: &Range<usize>,
    units: &[Range<usize>],
    transcript: Transcript,
) -> Vec<Report> {
    let mut f = Finder { np: Np { doc, quotes }, taken: Vec::new(), reports: Vec::new() };
    if f.transcript(body, transcript) {
        return f.reports;
    }
    for (n, unit) in units.iter().enumerate() {
        let next = units.get(n + 1).map_or(unit.end, |u| u.end);
        f.quotations(unit, next);
    }
    for unit in units {
        f.according_to(unit);
        f.headline(unit);
        if f.is_free(unit) {
            f.parenthesis(unit);
        }
        f.forward(unit);
    }
    sort_by_key(&mut f.reports, Report::at);
    f.reports
}

/// The reports found so far, and the data that the rules read.
struct Finder<'a, 't> {
    np: Np<'a, 't>,
    /// The parts of the reports, in order, not overlapping. Sorted by insertion: a block has few parts, and a general
    /// sort would add kilobytes to the wasm.
    taken: Vec<Taken>,
    /// In the order in which they were found.
    reports: Vec<Report>,
}

/// A part of a report.
struct Taken {
    tokens: Range<usize>,
    cue: bool,
}

impl Finder<'_, '_> {
    /// Takes a part if it shares no token with another part.
    fn take(&mut self, tokens: &Range<usize>, cue: bool) -> bool {
        let free = !tokens.is_empty() && self.is_free(tokens);
        if free {
            let at = self.taken.partition_point(|t| t.tokens.start < tokens.start);
            self.taken.insert(at, Taken { tokens: tokens.clone(), cue });
        }
        free
    }

    /// The number of parts that end at or before token `at`.
    fn before(&self, at: usize) -> usize {
        self.taken.partition_point(|t| t.tokens.end <= at)
    }
    fn is_free(&self, r: &Range<usize>) -> bool {
        self.taken.get(self.before(r.start)).is_none_or(|t| r.end <= t.tokens.start)
    }

    /// Adds a report. If a report with this cue exists, adds the content to it.
    fn attribute(&mut self, source: Option<Range<usize>>, cue: Range<usize>, content: Range<usize>, rule: Rule) {
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
    fn more(&mut self, content: Range<usize>) {
        if let Some(last) = self.reports.len().checked_sub(1) {
            self.add(last, content);
        }
    }

    fn add(&mut self, report: usize, content: Range<usize>) {
        if self.take(&content, false) {
            let all = &mut self.reports[report].content;
            all.insert(all.partition_point(|c| c.start < content.start), content);
        }
    }

    /// The end of the last part before `at`, at least `start`.
    fn floor(&self, start: usize, at: usize) -> usize {
        self.before(at).checked_sub(1).map_or(start, |n| self.taken[n].tokens.end.max(start))
    }
    /// The last cue found in a unit before token `at`.
    fn cue_found(&self, unit: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let before = self.taken[..self.before(at)].iter().rev();
        before.take_while(|t| t.tokens.start >= unit.start).find(|t| t.cue).map(|t| t.tokens.clone())
    }

    fn has_cue_before(&self, unit: &Range<usize>, at: usize) -> bool {
        self.cue_found(unit, at).is_some()
    }
}
