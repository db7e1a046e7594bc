//! The rules. They read a block unit by unit and yield reports.
//!
//! The most reliable rules come first: a cue beside a quotation, "according to", a parenthesis at the end of a
//! sentence. Then verbs and nouns with their complements, from left to right; each takes its content up to the end of
//! its clause. A token belongs to at most one part of one report.

mod according_to;
mod finder;
mod forward;
mod headline;
mod nouns;
mod parenthesis;
mod quoted;
mod relative;
mod subject;
mod transcript;

pub(super) use relative::is_inserted;
pub(super) use transcript::{Transcript, is_transcript};

use super::{np::Np, report::Report, units::Quotes};
use crate::{order::sort_by_key, text::Document};
use finder::Finder;
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
    let mut f = Finder::new(Np { doc, quotes });
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
