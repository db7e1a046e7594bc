//! Command-line options. The doc comments are the help texts.

use clap::{
    Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use encoding_rs::Encoding;
use std::{num::NonZero, path::PathBuf};
use whosaid::export::{self, Export};

/// Who said what in news text, and how sure they were.
#[derive(Parser)]
#[command(name = "whosaid", version, about)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Analyze(Analyze),
}

/// Find quotations, attributions, speakers and hedged claims in articles.
///
/// Exit codes: 0 if all inputs were read; 1 if the output cannot be written; 2 if an input could not be read (the
/// others are still analysed) or an option is invalid. If an input was read but has nothing to mark (an empty text, a
/// page without an article, a text that is not English), a note on standard error says so, and the exit code stays 0.
#[derive(clap::Args)]
pub(crate) struct Analyze {
    /// Files or folders to read; "-" is standard input. Files may be compressed with gzip or Zstandard.
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) files: Vec<PathBuf>,
    /// The type of the files [default: from the extension: .html .htm .xhtml, .jsonl .ndjson, .json, otherwise text;
    /// .gz or .zst may follow. In folders, only files with these extensions and .txt are read].
    #[arg(long)]
    pub(crate) input: Option<Input>,
    /// The encoding of texts and pages without a byte order mark, as a label of the Encoding Standard such as
    /// windows-1252 or koi8-r [default: UTF-8 for texts; for pages the declared encoding, as in browsers]. JSON is
    /// always UTF-8.
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    pub(crate) encoding: Option<&'static Encoding>,
    /// The output format.
    #[arg(long, default_value = "text", value_parser = formats())]
    pub(crate) format: &'static dyn Export,
    /// The unit of spans in JSON and CSV.
    #[arg(long, default_value = "utf16")]
    pub(crate) offsets: Unit,
    /// Which attributions to report.
    #[arg(long, default_value = "speech")]
    pub(crate) scope: Scope,
    /// The minimum confidence of reported attributions, from 0 to 1 [default: 0.5 for speech, 0 for all].
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(crate) confidence: Option<f32>,
    /// A house list: a newsroom's own hedges, verbs of saying and names of desks. See docs/HOUSE.md.
    #[arg(long, value_name = "LIST")]
    pub(crate) house: Option<PathBuf>,
    /// Include the text of each article in JSON as "text". Always on for HTML input and for texts that are not UTF-8.
    #[arg(long)]
    pub(crate) with_text: bool,
    /// How many articles to analyse at the same time [default: the number of cores]. The output keeps the order of the
    /// input.
    #[arg(long, value_name = "N", value_parser = count)]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// The web address of the article, for links and annotations [default: the "url" of a JSON object, or the address
    /// that a page declares].
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// When to use colours in text output.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

/// Parses the name of a format.
fn formats() -> impl TypedValueParser<Value = &'static dyn Export> {
    let values = export::ALL.iter().map(|export| PossibleValue::new(export.name()).help(export.about()));
    PossibleValuesParser::new(values).try_map(|name| export::named(&name).ok_or("unknown format"))
}

fn count(given: &str) -> Result<NonZero<usize>, &'static str> {
    given.parse().map_err(|_| "expected a number from 1")
}

fn probability(given: &str) -> Result<f32, String> {
    given.parse().ok().filter(|p| (0.0..=1.0).contains(p)).ok_or_else(|| "expected a number from 0 to 1".into())
}

fn encoding(given: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label_no_replacement(given.as_bytes()).ok_or_else(|| {
        "expected a label of the Encoding Standard, such as utf-8, windows-1252, koi8-r or utf-16le".into()
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// Plain text. Every line is a paragraph; in hard-wrapped text, blank lines separate paragraphs.
    Text,
    /// A web page. The blocks are the headings, paragraphs, list items, quotes and captions of its article.
    Html,
    /// One object {"id", "text"} per line, read one at a time. The default id is file and line, "archive.jsonl:17".
    /// Other fields are passed through to JSON.
    Jsonl,
    /// One object {"id", "text"}, or an array of objects. The default id in an array is file and position,
    /// "archive.json#17".
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unit {
    /// Bytes of UTF-8, as in Rust.
    Utf8,
    /// UTF-16 code units, as in JavaScript.
    Utf16,
    /// Unicode scalar values, as in Python.
    Chars,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scope {
    /// Only what was said or written.
    Speech,
    /// Also beliefs, intentions, perceptions and decrees.
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set in the environment.
    #[value(help = "On a terminal, unless NO_COLOR is set in the environment")]
    Auto,
    /// Always, even if the output is not a terminal.
    Always,
    /// Never.
    Never,
}
