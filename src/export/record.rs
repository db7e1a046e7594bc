//! One article's Analysis as a record among others: what the command line writes for JSON.

use crate::analysis::Analysis;
use serde::Serialize;

/// An Analysis with the name of the article that it is of; serialises as one flat object, `id` first.
#[derive(Clone, Debug, Serialize)]
#[serde(bound = "I: Serialize")]
pub struct Record<'a, I, U> {
    /// What the caller calls the article.
    pub id: I,
    /// The input text that spans count into, where the reader of the record does not have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// What was found.
    #[serde(flatten)]
    pub analysis: Analysis<U>,
}
