//! The JSON record of one article.

use super::{Field, Id};
use crate::analysis::Analysis;
use serde::{Serialize, Serializer, ser::SerializeMap};

/// An analysis with the id of its article. Serialises as one flat object, `id` first.
#[derive(Clone, Debug, Serialize)]
#[serde(bound = "")]
pub(super) struct Record<'a, U> {
    /// The id of the article.
    pub(super) id: &'a Id,
    /// The text of the article, if the output includes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<&'a str>,
    /// Passed-through fields of the input. See [`passed_name`].
    #[serde(flatten, serialize_with = "passed")]
    pub(super) fields: &'a [Field],
    /// The analysis.
    #[serde(flatten)]
    pub(super) analysis: Analysis<U>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde requires.
fn passed<S: Serializer>(fields: &&[Field], to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(fields.len()))?;
    for field in *fields {
        map.serialize_entry(&passed_name(field), &field.1)?;
    }
    map.end()
}

/// The name of a passed-through field in the record: gets the prefix `input_` if the record has a field of that name.
fn passed_name((name, _): &Field) -> String {
    if RECORD.contains(&&**name) { format!("input_{name}") } else { name.clone() }
}

/// The names of the record's own fields.
pub(super) const RECORD: [&str; 8] =
    ["id", "text", "version", "language", "quotations", "attributions", "speakers", "hedges"];
