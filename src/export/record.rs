//! The JSON record of one article.

use super::article::{Field, Id};
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
    for (name, value) in *fields {
        map.serialize_entry(&passed_name(name, fields), value)?;
    }
    map.end()
}

/// The name of a passed-through field in the record. A name of the record's own fields gets the prefix `input_`, as often as the
/// input has that name too.
fn passed_name(name: &str, fields: &[Field]) -> String {
    let mut name = name.to_owned();
    if !RECORD.contains(&&*name) {
        return name;
    }
    name.insert_str(0, "input_");
    while fields.iter().any(|(other, _)| *other == name) {
        name.insert_str(0, "input_");
    }
    name
}

/// The names of the record's own fields.
pub(super) const RECORD: [&str; 8] =
    ["id", "text", "version", "language", "quotations", "attributions", "speakers", "hedges"];
