//! Reports across paragraphs: the content of "She said:" is in the next one, and a quotation may continue there.
//!
//! Content that continues in the next paragraph without a cue of its own begins a new report there, as a reader's list
//! shows it. In [`Scope::All`] it belongs to the report before, as in annotated corpora.

use super::{
    report::{Origin, Report},
    tagged::Tagged,
    units::Quotes,
};
use crate::{options::Scope, order::sort_by_key};

/// The reports of the paragraphs read so far.
#[derive(Default)]
pub(super) struct Paragraphs {
    /// In text order.
    pub(super) reports: Vec<Report>,
    /// The last report with a cue in the paragraph before.
    last: Option<usize>,
    /// Whether the current paragraph continues the one before.
    goes_on: bool,
}

impl Paragraphs {
    /// Assigns the content at the start of a paragraph, which begins at token `head`, to the report that it belongs to.
    pub(super) fn begin(&mut self, quotes: &Quotes, scope: Scope, head: usize, found: Tagged) -> Vec<Report> {
        let Tagged { mut ahead, mut here } = found;
        // "She said:" at the end of a paragraph lacks its content in every scope.
        let lacking = self.last.filter(|n| self.reports[*n].content.is_empty());
        let opens = |r: &Report| r.cue.is_none() && r.content.iter().any(|c| c.start == head);
        if lacking.is_some() && ahead.is_empty() && here.first().is_some_and(opens) {
            ahead = here.remove(0).content;
        }
        self.goes_on = !ahead.is_empty();
        if let Some(n) = lacking.or(self.last.filter(|_| scope == Scope::All)) {
            self.reports[n].content.extend(ahead);
        } else {
            let quoted = ahead.into_iter().filter(|c| quotes.at(c.start).is_some());
            here.extend(quoted.map(|c| Report { content: vec![c], ..Report::new(Origin::Alone) }));
        }
        here
    }

    /// Adds the reports of a paragraph.
    pub(super) fn end(&mut self, mut here: Vec<Report>) {
        sort_by_key(&mut here, Report::start);
        // A refusal lacks no content: what follows belongs to another report.
        let own = |r: &Report| !matches!(r.origin, Origin::NoComment | Origin::Nested(_));
        let cued = here.iter().enumerate().filter(|(_, r)| own(r) && r.cue.is_some());
        match cued.max_by_key(|(_, r)| r.at()) {
            Some((n, _)) => self.last = Some(self.reports.len() + n),
            None if self.goes_on => {}
            None => self.last = None,
        }
        self.reports.append(&mut here);
    }
}
