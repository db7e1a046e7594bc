//! Hedges.
use crate::{
    analysis::{Attribution, Hedge},
    text::Document,
};
/// Finds the hedges of an article.
pub(crate) fn find(_doc: &Document<'_>, _attributions: &[Attribution]) -> Vec<Hedge> {
    Vec::new()
}
