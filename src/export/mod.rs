//! Writes what was found outside the page: JSON, CSV, HTML and other formats. No export knows a rule of language: each reads
//! an [`Article`], which is blocks and their Analysis, and writes what is there.
//!
//! ```
//! use whosaid::{Blocks, Options, analyze, export::{self, Article, Id, Settings}};
//!
//! let blocks = Blocks::from_text("“It will hold,” said Una Brandvold, the engineer.")?;
//! let analysis = analyze(&blocks, &Options::default());
//! let id = Id::from("bridge");
//! let csv = export::named("csv").expect("a format of the list");
//! let rows = export::to_string(csv, &[Article::new(&id, &blocks, &analysis)], &Settings::default())?;
//! assert!(rows.lines().nth(1).is_some_and(|row| row.contains("\"“It will hold,”\",said,\"Una Brandvold, the engineer\"")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **A new format** is one file with a type that implements [`Export`], and its entry in [`ALL`]. The command line, Node and the
//! tests take the list from there.

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
mod pieces;
mod quotations;
mod record;
mod statements;
mod terminal;
#[cfg(test)]
mod tests;

pub use article::{Article, Field, Id};

use std::io::{self, Write};

/// A format that articles are written in.
///
/// An output is [`begin`](Export::begin), then each article with [`between`](Export::between) from the second on, then
/// [`end`](Export::end). Articles do not depend on one another, so they may be written to buffers at the same time.
pub trait Export: Sync {
    /// What the format is called: the value of `--format`.
    fn name(&self) -> &'static str;

    /// What it holds, in one line.
    fn about(&self) -> &'static str;

    /// The media type of the output.
    fn media_type(&self) -> &'static str;

    /// Writes what stands before all articles. `title` is the headline of the first article; empty where there is no article.
    ///
    /// # Errors
    /// Those of `out`.
    fn begin(&self, _out: &mut dyn Write, _title: &str, _settings: &Settings) -> io::Result<()> {
        Ok(())
    }

    /// Writes one article. Cost: in proportion to the text.
    ///
    /// # Errors
    /// Those of `out`.
    ///
    /// # Panics
    /// If the Analysis is not that of the blocks.
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()>;

    /// Writes what separates two articles.
    ///
    /// # Errors
    /// Those of `out`.
    fn between(&self, _out: &mut dyn Write, _settings: &Settings) -> io::Result<()> {
        Ok(())
    }

    /// Writes what stands after all articles.
    ///
    /// # Errors
    /// Those of `out`.
    fn end(&self, _out: &mut dyn Write, _settings: &Settings) -> io::Result<()> {
        Ok(())
    }
}

/// Every format, in the order in which the help lists them.
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

/// The format of that name.
pub fn named(name: &str) -> Option<&'static dyn Export> {
    ALL.iter().find(|export| export.name() == name).copied()
}

/// What a span counts from the start of the text.
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

/// How articles are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// What the spans of `json`, `jsonl` and `csv` count.
    pub unit: Unit,
    /// Whether `json` and `jsonl` hold the text that spans count into.
    pub with_text: bool,
    /// Whether `text` has colours, as terminals read them.
    pub colour: bool,
    /// Whether the output may hold several articles: JSON is then an array, and text has a line with the id above each article.
    pub several: bool,
}

impl Settings {
    /// These, with that unit.
    #[must_use]
    pub const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }
    /// These, with the text or without it.
    #[must_use]
    pub const fn with_text(mut self, with_text: bool) -> Self {
        self.with_text = with_text;
        self
    }
    /// These, with colours or without them.
    #[must_use]
    pub const fn colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }
    /// These, for an output of several articles or of one.
    #[must_use]
    pub const fn several(mut self, several: bool) -> Self {
        self.several = several;
        self
    }
}

/// Writes a whole output.
///
/// # Errors
/// Those of `out`.
///
/// # Panics
/// If an Analysis is not that of its blocks.
pub fn write<'a>(
    out: &mut dyn Write,
    export: &dyn Export,
    articles: impl IntoIterator<Item = Article<'a>>,
    settings: &Settings,
) -> io::Result<()> {
    let mut articles = articles.into_iter().enumerate().peekable();
    export.begin(out, &articles.peek().map(|(_, first)| first.title()).unwrap_or_default(), settings)?;
    for (number, article) in articles {
        if number > 0 {
            export.between(out, settings)?;
        }
        export.article(out, &Article { number, ..article }, settings)?;
    }
    export.end(out, settings)
}

/// A whole output as a string.
///
/// # Errors
/// None with the formats of [`ALL`]. A format of your own may have some.
///
/// # Panics
/// If an Analysis is not that of its blocks.
pub fn to_string(export: &dyn Export, articles: &[Article<'_>], settings: &Settings) -> io::Result<String> {
    let mut out = Vec::new();
    write(&mut out, export, articles.iter().copied(), settings)?;
    String::from_utf8(out).map_err(io::Error::other)
}
