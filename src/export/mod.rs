//! Exports: write analyses as JSON, CSV, HTML and other formats. An export contains no language rules: it reads an
//! [`Article`], which is blocks with their [`Analysis`](crate::Analysis), and writes it.
//!
//! ```
//! use whosaid::{Blocks, Options, analyze, export::{self, Article, Id, Settings}};
//!
//! let blocks = Blocks::from_text("“It will hold,” said Una Brandvold, the engineer.")?;
//! let analysis = analyze(&blocks, &Options::default());
//! let id = Id::from("bridge");
//! let csv = export::named("csv").expect("a known format");
//! let rows = export::to_string(csv, &[Article::new(&id, &blocks, &analysis)], &Settings::default())?;
//! assert!(rows.lines().nth(1).is_some_and(|row| row.contains("\"“It will hold,”\",said,\"Una Brandvold, the engineer\"")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **To add a format**, write a type that implements [`Export`] in its own file, and add it to [`ALL`]. The command line,
//! the npm package and the tests use that list.

mod annotations;
mod article;
mod audit;
mod csv;
mod describe;
mod embed;
mod framing;
mod html;
mod json;
mod links;
mod output;
mod pieces;
mod quotations;
mod record;
mod statements;
mod terminal;
#[cfg(test)]
mod tests;

pub use article::{Article, Field, Id};
pub(crate) use output::Output;

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

/// All formats, in the order of the help text.
pub const ALL: &[&dyn Export] = &[
    &terminal::Terminal,
    &json::Json,
    &json::JsonLines,
    &statements::Statements,
    &audit::Audit,
    &html::Html,
    &links::Links,
    &annotations::Annotations,
    &quotations::Quotations,
    &embed::Embed,
];

/// Returns the format with this name.
pub fn named(name: &str) -> Option<&'static dyn Export> {
    ALL.iter().find(|export| export.name() == name).copied()
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

/// Writes a complete output.
///
/// # Errors
/// Returns the errors of `out`.
///
/// # Panics
/// If an analysis belongs to other blocks.
pub fn write<'a>(
    out: &mut dyn Write,
    export: &dyn Export,
    articles: impl IntoIterator<Item = Article<'a>>,
    settings: &Settings,
) -> io::Result<()> {
    let mut output = Output::new(export, *settings, out);
    for article in articles {
        output.add(article)?;
    }
    output.end().map(|_| ())
}

/// Returns a complete output as a string.
///
/// # Errors
/// None with the formats of [`ALL`]; other formats may return errors.
///
/// # Panics
/// If an analysis belongs to other blocks.
pub fn to_string(export: &dyn Export, articles: &[Article<'_>], settings: &Settings) -> io::Result<String> {
    let mut out = Vec::new();
    write(&mut out, export, articles.iter().copied(), settings)?;
    String::from_utf8(out).map_err(io::Error::other)
}
