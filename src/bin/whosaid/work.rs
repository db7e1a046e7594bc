//! The work on one article, on any thread: decodes or parses it, analyses it, and writes the result to a buffer.

use crate::{args::Analyze, decode, fault::contained, json};
use encoding_rs::Encoding;
use std::borrow::Cow;
use whosaid::{
    Analysis, Blocks,
    export::{Article, Export, Field, Id, Settings},
    page::html,
};

/// One article of the inputs.
#[derive(Debug)]
pub(crate) struct Work {
    /// The name in messages: the file, with a line or position.
    pub(crate) name: String,
    pub(crate) what: What,
}

#[derive(Debug)]
pub(crate) enum What {
    /// The article could not be read: the message.
    Complaint(String),
    /// A note about the input.
    Note(String),
    /// A line of JSON.
    Line(Vec<u8>),
    /// An object of a JSON file, and its place there.
    Object { file: String, id: String, json: String, number: Option<usize>, line: usize, column: usize },
    /// A page or a text.
    File { id: String, bytes: Vec<u8>, page: bool, encoding: Option<&'static Encoding> },
}

/// The result of an article.
#[derive(Debug)]
pub(crate) enum Done {
    /// The article could not be read, or the analysis panicked: the message.
    Complaint(String),
    /// A note about the input.
    Note(String),
    Article {
        /// The article in the output format.
        written: Vec<u8>,
        title: String,
        /// A note if nothing can be marked.
        note: Option<String>,
    },
}

/// How to analyse and write articles.
pub(crate) struct Job<'a> {
    pub(crate) options: &'a Analyze,
    pub(crate) analyze: &'a (dyn Fn(&Blocks<'_>) -> Analysis + Sync),
    pub(crate) export: &'static dyn Export,
    pub(crate) settings: Settings,
}

/// An article ready to be analysed.
struct Given<'t> {
    id: Id,
    address: Option<String>,
    fields: Vec<Field>,
    blocks: Blocks<'t>,
    page: bool,
    /// Whether the text differs from the file, so that spans do not count into the file.
    extracted: bool,
}

impl Work {
    /// A message about an input that could not be read.
    pub(crate) fn complaint(line: String) -> Self {
        Self { name: String::new(), what: What::Complaint(line) }
    }

    /// Does the work. `number`: the index of the article among all, from 0. Never panics.
    pub(crate) fn done(self, number: usize, job: &Job<'_>) -> Done {
        let Self { name, what } = self;
        let done = match what {
            What::Complaint(line) => return Done::Complaint(line),
            What::Note(note) => return Done::Note(format!("{name}: {note}")),
            What::Line(bytes) => match std::str::from_utf8(&bytes) {
                Err(_) => Err(format!("{name}: not UTF-8, but JSON must be UTF-8")),
                Ok(line) => match json::item(line) {
                    Ok(item) => of_item(item, &name, &name, number, job),
                    Err(flaw) => Err(format!("{name}:{}: {}", flaw.place(line).1, flaw.message)),
                },
            },
            What::Object { file, id, json, number: nth, line, column } => match json::item(&json) {
                Ok(item) => of_item(item, &id, &name, number, job),
                Err(flaw) => {
                    let (row, across) = flaw.place(&json);
                    let (line, column) = if row == 1 { (line, column + across - 1) } else { (line + row - 1, across) };
                    let item = nth.map(|n| format!("item {n}: ")).unwrap_or_default();
                    Err(format!("{file}:{line}:{column}: {item}{}", flaw.message))
                }
            },
            What::File { id, bytes, page, encoding } => match decode::decode(bytes, page, encoding) {
                Ok(decoded) => of_file(id, &decoded, page, &name, number, job),
                Err(e) => Err(format!("{name}:{}: {}", e.line, e.message)),
            },
        };
        done.unwrap_or_else(Done::Complaint)
    }
}

/// Analyses an article from JSON. `id`: the default id.
fn of_item(item: json::Item, id: &str, name: &str, number: usize, job: &Job<'_>) -> Result<Done, String> {
    let blocks = Blocks::from_text(&item.text).map_err(|e| format!("{name}: {e}"))?;
    let id = item.id.unwrap_or_else(|| Id::from(id));
    let given = Given { id, address: item.address, fields: item.fields, blocks, page: false, extracted: false };
    written(&given, name, number, job)
}

fn of_file(
    id: String,
    decoded: &decode::Decoded,
    page: bool,
    name: &str,
    number: usize,
    job: &Job<'_>,
) -> Result<Done, String> {
    let (blocks, address) = if page {
        let read = contained(|| html::read(&decoded.text)).and_then(|read| read.map_err(|e| e.to_string()));
        let read = read.map_err(|e| format!("{name}: {e}"))?;
        (read.blocks, read.address)
    } else {
        (Blocks::from_text(&decoded.text).map_err(|e| format!("{name}: {e}"))?, None)
    };
    let extracted = page || decoded.converted;
    let given = Given { id: Id::from(id), address, fields: Vec::new(), blocks, page, extracted };
    written(&given, name, number, job)
}

fn written(given: &Given<'_>, name: &str, number: usize, job: &Job<'_>) -> Result<Done, String> {
    let done = contained(|| {
        let analysis = (job.analyze)(&given.blocks);
        let address = job.options.url.as_deref().or(given.address.as_deref());
        let article = Article::new(&given.id, &given.blocks, &analysis);
        let article = article.address(address).fields(&given.fields).number(number);
        let settings = job.settings.with_text(job.settings.with_text || given.extracted);
        // Written to a buffer, so that after a panic the output has no incomplete article.
        let mut written = Vec::new();
        job.export.article(&mut written, &article, &settings).map_err(|e| e.to_string())?;
        let note = note(given, &analysis).map(|note| format!("{name}: {note}"));
        Ok(Done::Article { written, title: article.title(), note })
    });
    done.and_then(|done| done).map_err(|fault| format!("{name}: {fault}"))
}

/// A note that says why nothing can be marked.
fn note(given: &Given<'_>, analysis: &Analysis) -> Option<Cow<'static, str>> {
    match (given.blocks.blocks(), &analysis.language) {
        ([], _) if given.page => Some("no article found in the page".into()),
        ([], _) => Some("the text is empty".into()),
        (_, None) => Some("not English, or too short to detect the language; nothing is marked".into()),
        _ => None,
    }
}
