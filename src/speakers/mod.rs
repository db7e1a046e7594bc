//! Speakers.
use crate::{
    analysis::{Attribution, Quotation, Speaker},
    text::Document,
};
/// Resolves the source of every attribution to a speaker.
pub(crate) fn resolve(
    _doc: &Document<'_>,
    _quotations: &[Quotation],
    _attributions: &mut [Attribution],
) -> Vec<Speaker> {
    Vec::new()
}
