//! Quotations.
use crate::{analysis::Quotation, text::Document};
/// Finds the quotations of an article.
pub(crate) fn find(_doc: &Document<'_>) -> Vec<Quotation> {
    Vec::new()
}
