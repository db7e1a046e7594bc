//! The options of the command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Who said what in news text, and how sure they were.
#[derive(Debug, Parser)]
#[command(name = "whosaid", version, about)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Analyze(Analyze),
}

/// Find quotations, attributions, speakers and hedged claims in articles.
///
/// Exit codes: 0 when every input was read, 2 when one could not be (the others are still analysed) or an option is
/// wrong, 1 when the output cannot be written.
#[derive(Debug, clap::Args)]
pub(crate) struct Analyze {
    /// Files to read, "-" for standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) files: Vec<PathBuf>,
    /// What the files hold [default: by extension, .html .htm .jsonl, else text].
    #[arg(long)]
    pub(crate) input: Option<Input>,
    /// What to write.
    #[arg(long, default_value = "text")]
    pub(crate) format: Format,
    /// What the spans of JSON count.
    #[arg(long, default_value = "utf16")]
    pub(crate) offsets: Unit,
    /// Which attributions to report.
    #[arg(long, default_value = "speech")]
    pub(crate) scope: Scope,
    /// Report attributions of at least this confidence, from 0 to 1 [default: 0.5 for speech, 0 for all].
    #[arg(long, value_name = "P", value_parser = probability)]
    pub(crate) confidence: Option<f32>,
    /// Put the text that spans count into in JSON as "text"; always so for HTML input.
    #[arg(long)]
    pub(crate) with_text: bool,
    /// Colour in text output.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

fn probability(given: &str) -> Result<f32, String> {
    given.parse().ok().filter(|p| (0.0..=1.0).contains(p)).ok_or_else(|| "expected a number from 0 to 1".into())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// Every line that is not blank is a block.
    Text,
    /// A page: its article's headings, paragraphs, list items, quotes and captions are the blocks.
    Html,
    /// {"id", "text"} a line, read one at a time.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The article in colours with its speakers and hedges, for a terminal.
    Text,
    /// One object; an array where the inputs are several or jsonl.
    Json,
    /// One object a line for each input.
    Jsonl,
    /// A page of its own with marks.
    Html,
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
