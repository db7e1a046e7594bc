//! Attributions.
use crate::{
    analysis::{Attribution, Quotation},
    text::Document,
};
/// Finds the attributions of an article; `speaker` and `resolution` are left for the next annotator.
pub(crate) fn find(_doc: &Document<'_>, _quotations: &[Quotation]) -> Vec<Attribution> {
    Vec::new()
}
