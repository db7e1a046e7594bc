//! Reading the inputs: one article at a time, each with an id.

use crate::{
    args::{Analyze, Input},
    binary, decode,
    fault::contained,
    json::{self, Flaw, Id, Item},
    lines::{self, Line},
};
use encoding_rs::Encoding;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};
use whosaid::{Analysis, Blocks};

/// One article of the inputs.
#[derive(Debug)]
pub(crate) struct Article<'t> {
    pub(crate) id: Id,
    /// What messages call it: its file, and its line there.
    pub(crate) name: String,
    pub(crate) blocks: Blocks<'t>,
    /// Whether it is a page.
    pub(crate) page: bool,
    /// Whether its text is not the file's own, so that spans do not count into the file.
    pub(crate) extracted: bool,
}

impl Article<'_> {
    /// Why nothing can be marked in it.
    pub(crate) fn note(&self, analysis: &Analysis) -> Option<&'static str> {
        match (self.blocks.blocks(), &analysis.language) {
            ([], _) if self.page => Some("no article found in the page"),
            ([], _) => Some("the text is empty"),
            (_, None) => Some("not English, or too short to tell; nothing is marked"),
            _ => None,
        }
    }
}

/// Takes each article, or the complaint in one line about one that could not be read.
pub(crate) type Each<'e> = dyn FnMut(Result<Article<'_>, String>) -> io::Result<()> + 'e;

/// Gives `each` the articles of a file in order. Fails only where `each` does.
pub(crate) fn each_article(path: &Path, options: &Analyze, each: &mut Each<'_>) -> io::Result<()> {
    let name = name(path);
    let reader: Box<dyn Read> = if is_stdin(path) {
        Box::new(io::stdin().lock())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(e) => return each(Err(format!("{name}: {}", reason(&e)))),
        }
    };
    let mut reader = BufReader::with_capacity(binary::HEAD, reader);
    let head = match reader.fill_buf() {
        Ok(head) => head,
        Err(e) => return each(Err(format!("{name}: {}", reason(&e)))),
    };
    let kind = kind(path, options.input);
    let is_json = matches!(kind, Input::Json | Input::Jsonl);
    let encoding = options.encoding.filter(|_| !is_json);
    if let Some(refusal) = binary::refusal(head, encoding.is_some() || Encoding::for_bom(head).is_some()) {
        return each(Err(format!("{name}: {refusal}")));
    }
    if is_json && Encoding::for_bom(head).is_some_and(|(e, _)| e != encoding_rs::UTF_8) {
        return each(Err(format!(
            "{name}: UTF-16, and JSON is UTF-8: convert it first, e.g. by iconv -f utf-16 -t utf-8"
        )));
    }
    if kind == Input::Jsonl {
        return each_line(reader, &name, each);
    }
    let decoded = match whole(reader, &name, kind == Input::Html, encoding) {
        Ok(decoded) => decoded,
        Err(complaint) => return each(Err(complaint)),
    };
    let id = Id::Name(if is_stdin(path) { name.clone() } else { stem(path) });
    if kind == Input::Json {
        return each_object(&decoded.text, &name, &id, each);
    }
    let page = kind == Input::Html;
    let blocks = if page {
        contained(|| whosaid::page::html::article(&decoded.text)).and_then(|read| read.map_err(|e| e.to_string()))
    } else {
        Blocks::from_text(&decoded.text).map_err(|e| e.to_string())
    };
    let article = blocks.map_err(|e| format!("{name}: {e}")).map(|blocks| Article {
        id,
        name,
        blocks,
        page,
        extracted: page || decoded.converted,
    });
    each(article)
}

/// What a file holds: as told, else by its extension.
pub(crate) fn kind(path: &Path, told: Option<Input>) -> Input {
    told.unwrap_or_else(|| {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" => Input::Html,
            "jsonl" | "ndjson" => Input::Jsonl,
            "json" => Input::Json,
            _ => Input::Text,
        }
    })
}

/// What messages call a file.
fn name(path: &Path) -> String {
    if is_stdin(path) { "stdin".into() } else { path.display().to_string() }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Beyond this no span can count; reading on would only fill the memory.
const LONGEST: u64 = i32::MAX as u64;

fn whole(
    reader: impl Read,
    name: &str,
    page: bool,
    encoding: Option<&'static Encoding>,
) -> Result<decode::Decoded, String> {
    let mut bytes = Vec::new();
    reader.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|e| format!("{name}: {}", reason(&e)))?;
    decode::decode(bytes, page, encoding).map_err(|e| format!("{name}:{}: {}", e.line, e.message))
}

/// One article a line; a broken line does not stop the others.
fn each_line(reader: impl BufRead, name: &str, each: &mut Each<'_>) -> io::Result<()> {
    lines::each_line(reader, LONGEST, &mut |number, line| {
        let name = format!("{name}:{number}");
        let bytes = match line {
            Line::Read(bytes) => bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| number == 1).unwrap_or(bytes),
            Line::TooLong => return each(Err(format!("{name}: the line is longer than 2 GiB"))),
            Line::Broken(e) => return each(Err(format!("{name}: {}", reason(&e)))),
        };
        let Ok(line) = std::str::from_utf8(bytes) else {
            return each(Err(format!("{name}: not UTF-8, as JSON must be")));
        };
        if line.trim_ascii().is_empty() {
            return Ok(());
        }
        match json::item(line) {
            Ok(item) => article(item, Id::Name(name.clone()), name, each),
            Err(flaw) => each(Err(format!("{name}:{}: {}", flaw.place(line).1, flaw.message))),
        }
    })
}

/// One object, or those of an array; what is wrong with one does not stop the others.
fn each_object(text: &str, name: &str, id: &Id, each: &mut Each<'_>) -> io::Result<()> {
    let json = text.trim_start_matches('\u{feff}');
    let complaint = |flaw: &Flaw, item: &str| {
        let (line, column) = flaw.place(json);
        Err(format!("{name}:{line}:{column}: {item}{}", flaw.message))
    };
    if json.trim_ascii().is_empty() {
        return each(Err(format!("{name}: the file is empty, and no JSON")));
    }
    let mut done = Ok(());
    let read = json::items(json, &mut |place, object| {
        let (called, named) = match place.number {
            Some(n) => (format!("{name}#{n}"), format!("item {n}: ")),
            None => (name.to_owned(), String::new()),
        };
        let id = place.number.map_or_else(|| id.clone(), |_| Id::Name(called.clone()));
        done = match json::item(object) {
            Ok(item) => article(item, id, called, each),
            Err(flaw) => each(complaint(&Flaw { at: flaw.at + place.at, ..flaw }, &named)),
        };
        done.is_ok()
    });
    done?;
    read.or_else(|flaw| each(complaint(&flaw, "")))
}

/// An article in JSON; one without an id has the one that its place gives.
fn article(item: Item, id: Id, name: String, each: &mut Each<'_>) -> io::Result<()> {
    match Blocks::from_text(&item.text) {
        Ok(blocks) => each(Ok(Article { id: item.id.unwrap_or(id), name, blocks, page: false, extracted: false })),
        Err(e) => each(Err(format!("{name}: {e}"))),
    }
}

/// Why reading failed, without the system's number for it.
fn reason(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => "no such file".into(),
        io::ErrorKind::PermissionDenied => "not allowed to read it".into(),
        io::ErrorKind::IsADirectory => "a directory, not a file".into(),
        _ => e.to_string(),
    }
}
