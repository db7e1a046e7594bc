//! The options of the command line.

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
/// Exit codes: 0 when every input was read, 2 when one could not be (the others are still analysed) or an option is
/// wrong, 1 when the output cannot be written. An input that was read but holds nothing to mark (it is empty, a page has
/// no article, it is not English) is named by a note on standard error; the exit code stays 0.
#[derive(clap::Args)]
pub(crate) struct Analyze {
    /// Files to read, folders of them, "-" for standard input. Files may be compressed by gzip or Zstandard.
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) files: Vec<PathBuf>,
    /// What the files hold [default: by extension: .html .htm .xhtml, .jsonl .ndjson, .json, else text; before .gz and .zst.
    /// In folders only files of these extensions and .txt are read].
    #[arg(long)]
    pub(crate) input: Option<Input>,
    /// The encoding of text and pages that have no byte order mark, by a label of the Encoding Standard such as
    /// windows-1252 or koi8-r [default: UTF-8; of a page what it declares, as browsers decode it]. JSON is always
    /// UTF-8.
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    pub(crate) encoding: Option<&'static Encoding>,
    /// What to write.
    #[arg(long, default_value = "text", value_parser = formats())]
    pub(crate) format: &'static dyn Export,
    /// What the spans of JSON count.
    #[arg(long, default_value = "utf16")]
    pub(crate) offsets: Unit,
    /// Which attributions to report.
    #[arg(long, default_value = "speech")]
    pub(crate) scope: Scope,
    /// Report attributions of at least this confidence, from 0 to 1 [default: 0.5 for speech, 0 for all].
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(crate) confidence: Option<f32>,
    /// A list of the newsroom's own hedges, verbs of saying and names of desks: see docs/HOUSE.md.
    #[arg(long, value_name = "LIST")]
    pub(crate) house: Option<PathBuf>,
    /// Put the text that spans count into in JSON as "text"; always so for HTML input, and for text that is not UTF-8.
    #[arg(long)]
    pub(crate) with_text: bool,
    /// How many articles are analysed at the same time [default: as many as there are cores]. The output has the order of the
    /// input.
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// The web address of the article, for links and annotations [default: the "url" of a JSON object, the address that a page
    /// names as its own].
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Colour in text output.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

/// The formats by name.
fn formats() -> impl TypedValueParser<Value = &'static dyn Export> {
    let values = export::ALL.iter().map(|export| PossibleValue::new(export.name()).help(export.about()));
    PossibleValuesParser::new(values).try_map(|name| export::named(&name).ok_or("no such format"))
}

fn probability(given: &str) -> Result<f32, String> {
    given.parse().ok().filter(|p| (0.0..=1.0).contains(p)).ok_or_else(|| "expected a number from 0 to 1".into())
}

fn encoding(given: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label_no_replacement(given.as_bytes())
        .ok_or_else(|| "no label of the Encoding Standard, such as utf-8, windows-1252, koi8-r or utf-16le".into())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// Every line is a paragraph; where a text is hard-wrapped, what stands between blank lines.
    Text,
    /// A page: its article's headings, paragraphs, list items, quotes and captions are the blocks.
    Html,
    /// {"id", "text"} a line, read one at a time; without an id it is called by its file and line, "archive.jsonl:17". Other
    /// fields are passed through to JSON.
    Jsonl,
    /// One {"id", "text"}, or an array of them; without an id one of an array is called by its file and place,
    /// "archive.json#17".
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Unit {
    /// Bytes.
    Utf8,
    /// Code units, as JavaScript counts.
    Utf16,
    /// Unicode scalar values, as Python counts.
    Chars,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scope {
    /// What was said or written.
    Speech,
    /// Beliefs, intentions, perceptions and decrees too.
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set in the environment.
    #[value(help = "On a terminal, unless NO_COLOR is set in the environment")]
    Auto,
    /// Whatever the output goes to.
    Always,
    /// Not at all.
    Never,
}
