//! What every export writes: an article, what it is called, and what was found in it.

use crate::{Analysis, BlockKind, Blocks};
use serde::Serialize;
use serde_json::value::RawValue;
use std::fmt;

/// What an article is called. In JSON a string or a number.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Id {
    /// A name.
    Name(String),
    /// A number as it was written, with all of its digits.
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

/// A field of the input that is passed through: its name, and its value as JSON.
pub type Field = (String, Box<RawValue>);

/// An article as exports read it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Article<'a> {
    /// What it is called.
    pub id: &'a Id,
    /// Its web address.
    pub address: Option<&'a str>,
    /// Fields that came with it, for `json` and `jsonl`.
    pub fields: &'a [Field],
    /// Which article of the output it is, from 0.
    pub number: usize,
    /// Its text.
    pub blocks: &'a Blocks<'a>,
    /// What was found in it.
    pub analysis: &'a Analysis,
}

impl<'a> Article<'a> {
    /// An article. `analysis` must be that of `blocks`.
    pub const fn new(id: &'a Id, blocks: &'a Blocks<'a>, analysis: &'a Analysis) -> Self {
        Self { id, address: None, fields: &[], number: 0, blocks, analysis }
    }

    /// The same with its web address.
    #[must_use]
    pub const fn address(mut self, address: Option<&'a str>) -> Self {
        self.address = address;
        self
    }

    /// The same with fields to pass through.
    #[must_use]
    pub const fn fields(mut self, fields: &'a [Field]) -> Self {
        self.fields = fields;
        self
    }

    /// The same as the article of that number, from 0.
    #[must_use]
    pub const fn number(mut self, number: usize) -> Self {
        self.number = number;
        self
    }

    /// Its headline, or its id if it does not begin with a heading.
    pub fn title(&self) -> String {
        match self.blocks.blocks().first() {
            Some(first) if first.kind == BlockKind::Heading => self.text()[first.span.range()].to_owned(),
            _ => self.id.to_string(),
        }
    }

    pub(super) fn text(&self) -> &'a str {
        self.blocks.text()
    }

    /// Its address without a fragment, or a name for it that is an IRI too.
    pub(super) fn iri(&self) -> String {
        match self.address {
            Some(address) => address.split('#').next().unwrap_or_default().to_owned(),
            None => format!("urn:whosaid:{}", super::links::encoded(&self.id.to_string())),
        }
    }
}
