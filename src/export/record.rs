//! An article's Analysis as a record among others, for JSON.

use super::{Field, Id, json::passed_name};
use crate::analysis::Analysis;
use serde::{Serialize, Serializer, ser::SerializeMap};

/// An Analysis with the name of its article; serialises as one flat object, `id` first.
#[derive(Clone, Debug, Serialize)]
#[serde(bound = "")]
pub(super) struct Record<'a, U> {
    /// What the caller calls the article.
    pub(super) id: &'a Id,
    /// The text that spans count into, for readers that do not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<&'a str>,
    /// Fields of the input that are passed through. A name that the record uses itself gets `input_` before it.
    #[serde(flatten, serialize_with = "passed")]
    pub(super) fields: &'a [Field],
    /// What was found.
    #[serde(flatten)]
    pub(super) analysis: Analysis<U>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // As serde calls it.
fn passed<S: Serializer>(fields: &&[Field], to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(fields.len()))?;
    for field in *fields {
        map.serialize_entry(&passed_name(field), &field.1)?;
    }
    map.end()
}
