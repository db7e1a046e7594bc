//! The input of every export: an article, its id and its analysis.

use crate::{Analysis, BlockKind, Blocks};
use serde::Serialize;
use serde_json::value::RawValue;
use std::fmt;

/// The id of an article. In JSON, a string or a number.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Id {
    /// A string.
    Name(String),
    /// A number, exactly as written in the input, with all its digits.
    Number(Box<RawValue>),
}

impl From<&str> for Id {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

impl From<String> for Id {
    fn from(name: String) -> Self {
        Self::Name(name)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name(name) => name,
            Self::Number(number) => number.get(),
        })
    }
}

/// A field of the input that exports pass through: its name, and its value as JSON.
pub type Field = (String, Box<RawValue>);

/// An article and its analysis, ready for export.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Article<'a> {
    /// The id of the article.
    pub id: &'a Id,
    /// The web address of the article.
    pub address: Option<&'a str>,
    /// Other fields of the input, which `json` and `jsonl` pass through.
    pub fields: &'a [Field],
    /// The index of the article in the output, from 0.
    pub number: usize,
    /// The text of the article.
    pub blocks: &'a Blocks<'a>,
    /// The analysis of `blocks`.
    pub analysis: &'a Analysis,
}

impl<'a> Article<'a> {
    /// Creates an article. `analysis` must be the analysis of `blocks`.
    pub const fn new(id: &'a Id, blocks: &'a Blocks<'a>, analysis: &'a Analysis) -> Self {
        Self { id, address: None, fields: &[], number: 0, blocks, analysis }
    }

    /// Sets the web address.
    #[must_use]
    pub const fn address(mut self, address: Option<&'a str>) -> Self {
        self.address = address;
        self
    }

    /// Sets the fields to pass through.
    #[must_use]
    pub const fn fields(mut self, fields: &'a [Field]) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the index in the output, from 0.
    #[must_use]
    pub const fn number(mut self, number: usize) -> Self {
        self.number = number;
        self
    }

    /// The headline, or the id if the article does not begin with a heading.
    pub fn title(&self) -> String {
        match self.blocks.blocks().first() {
            Some(first) if first.kind == BlockKind::Heading => self.text()[first.span.range()].to_owned(),
            _ => self.id.to_string(),
        }
    }

    pub(super) fn text(&self) -> &'a str {
        self.blocks.text()
    }

    /// The address without its fragment; without an address, a URN made from the id.
    pub(super) fn iri(&self) -> String {
        match self.address {
            Some(address) => address.split('#').next().unwrap_or_default().to_owned(),
            None => format!("urn:whosaid:{}", super::escape::encoded(&self.id.to_string())),
        }
    }
}
