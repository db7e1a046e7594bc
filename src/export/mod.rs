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
mod escape;
mod format;
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
pub use format::{Export, Settings, Unit};
pub(crate) use output::Output;

use std::io::{self, Write};

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
