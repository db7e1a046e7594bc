//! What a format is, and the settings of an output.

use super::article::Article;
use std::io::{self, Write};

/// An output format.
///
/// An output consists of [`begin`](Export::begin), the articles with [`between`](Export::between) between them, and
/// [`end`](Export::end). Articles do not depend on one another, so several threads may write them to buffers.
pub trait Export: Sync {
    /// The name of the format: the value of `--format`.
    fn name(&self) -> &'static str;

    /// A description in one line.
    fn about(&self) -> &'static str;

    /// The media type of the output.
    fn media_type(&self) -> &'static str;

    /// Writes the beginning of the output. `title` is the headline of the first article; empty if there are no
    /// articles.
    ///
    /// # Errors
    /// Returns the errors of `out`.
    fn begin(&self, _out: &mut dyn Write, _title: &str, _settings: &Settings) -> io::Result<()> {
        Ok(())
    }

    /// Writes one article. The cost is linear in the length of the text.
    ///
    /// # Errors
    /// Returns the errors of `out`.
    ///
    /// # Panics
    /// If the analysis belongs to other blocks.
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()>;

    /// Writes the separator between two articles.
    ///
    /// # Errors
    /// Returns the errors of `out`.
    fn between(&self, _out: &mut dyn Write, _settings: &Settings) -> io::Result<()> {
        Ok(())
    }

    /// Writes the end of the output.
    ///
    /// # Errors
    /// Returns the errors of `out`.
    fn end(&self, _out: &mut dyn Write, _settings: &Settings) -> io::Result<()> {
        Ok(())
    }
}

/// The unit in which spans count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Bytes of UTF-8, as in Rust.
    Utf8,
    /// UTF-16 code units, as in JavaScript.
    #[default]
    Utf16,
    /// Unicode scalar values, as in Python.
    Chars,
}

/// Settings of an output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The unit of the spans in `json`, `jsonl` and `csv`.
    pub unit: Unit,
    /// Whether `json` and `jsonl` include the text of the article.
    pub with_text: bool,
    /// Whether `text` contains terminal colours.
    pub colour: bool,
    /// Whether the output may have several articles: if so, JSON is an array, and `text` has a line with the id above
    /// each article.
    pub several: bool,
}

impl Settings {
    /// Sets the unit of spans.
    #[must_use]
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }
    /// Sets whether the output includes the text.
    #[must_use]
    pub const fn with_text(mut self, with_text: bool) -> Self {
        self.with_text = with_text;
        self
    }
    /// Sets whether the output has colours.
    #[must_use]
    pub const fn colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }
    /// Sets whether the output may have several articles.
    #[must_use]
    pub const fn several(mut self, several: bool) -> Self {
        self.several = several;
        self
    }
}
