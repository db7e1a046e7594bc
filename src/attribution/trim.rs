//! Ends: what belongs to a part of a report and what does not.

use super::{apart, report::Report, tidy, units::Quotes, via};
use crate::text::Document;

/// Trims the parts of a report, finds through whom it came, and keeps all of them apart.
#[inline(never)]
pub(super) fn trim(doc: &Document<'_>, quotes: &Quotes, r: &mut Report) {
    tidy::tidy(doc, quotes, r);
    r.via = via::find(doc, quotes, r);
    apart::part(doc, quotes, r);
}
