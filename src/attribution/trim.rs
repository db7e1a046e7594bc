//! The ends of each part of a report.

use super::{apart, report::Report, tidy, units::Quotes, via};
use crate::text::Document;

/// Trims the parts of a report, finds its via, and keeps all parts apart.
#[inline(never)]
pub(super) fn trim(doc: &Document<'_>, quotes: &Quotes, r: &mut Report) {
    tidy::tidy(doc, quotes, r);
    r.via = via::find(doc, quotes, r);
    apart::part(doc, quotes, r);
}
