//! Reading the inputs: one article at a time, each with an id.

use crate::args::Input;
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};
use whosaid::Blocks;

/// What an article is called: the stem of its file, or its `id` in a jsonl line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Id {
    Name(String),
    Number(serde_json::Number),
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Number(number) => number.fmt(f),
        }
    }
}

/// One article of the inputs.
#[derive(Debug)]
pub(crate) struct Article<'t> {
    pub(crate) id: Id,
    pub(crate) blocks: Blocks<'t>,
    /// Whether its text was taken out of markup, so that spans do not count into the file.
    pub(crate) extracted: bool,
}

/// Takes each article, or the complaint in one line about one that could not be read.
pub(crate) type Each<'e> = dyn FnMut(Result<Article<'_>, String>) -> io::Result<()> + 'e;

#[derive(Deserialize)]
struct Line {
    id: Id,
    text: String,
}

/// Gives `each` the articles of a file in order. Fails only where `each` does.
pub(crate) fn each_article(path: &Path, input: Option<Input>, each: &mut Each<'_>) -> io::Result<()> {
    let name = name(path);
    let reader: Box<dyn Read> = if is_stdin(path) {
        Box::new(io::stdin().lock())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(e) => return each(Err(format!("{name}: {}", reason(&e)))),
        }
    };
    let kind = kind(path, input);
    if kind == Input::Jsonl {
        return each_line(BufReader::new(reader), &name, each);
    }
    let text = match whole(reader, &name) {
        Ok(text) => text,
        Err(complaint) => return each(Err(complaint)),
    };
    let id = Id::Name(if is_stdin(path) { name.clone() } else { stem(path) });
    let extracted = kind == Input::Html;
    let blocks = if extracted {
        whosaid::page::html::article(&text).map_err(|e| e.to_string())
    } else {
        Blocks::from_text(&text).map_err(|e| e.to_string())
    };
    each(blocks.map(|blocks| Article { id, blocks, extracted }).map_err(|e| format!("{name}: {e}")))
}

/// What a file holds: as told, else by its extension.
pub(crate) fn kind(path: &Path, told: Option<Input>) -> Input {
    told.unwrap_or_else(|| {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" => Input::Html,
            "jsonl" => Input::Jsonl,
            _ => Input::Text,
        }
    })
}

/// What messages call a file.
pub(crate) fn name(path: &Path) -> String {
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

fn whole(reader: impl Read, name: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    reader.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|e| format!("{name}: {}", reason(&e)))?;
    String::from_utf8(bytes).map_err(|e| {
        let good = &e.as_bytes()[..e.utf8_error().valid_up_to()];
        format!("{name}:{}: not UTF-8", good.split(|b| *b == b'\n').count())
    })
}

/// One article a line, of which no more than one is in memory; a broken line does not stop the others.
fn each_line(mut reader: impl BufRead, name: &str, each: &mut Each<'_>) -> io::Result<()> {
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        match reader.by_ref().take(LONGEST + 1).read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(e) => return each(Err(format!("{name}:{number}: {}", reason(&e)))),
        }
        if bytes.len() as u64 > LONGEST {
            return each(Err(format!("{name}:{number}: the line is longer than 2 GiB")));
        }
        let line = bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| number == 1).unwrap_or(&bytes);
        if line.trim_ascii().is_empty() {
            continue;
        }
        let parsed = match std::str::from_utf8(line) {
            Ok(line) => serde_json::from_str::<Line>(line).map_err(|e| {
                let message = e.to_string();
                let message = message.split(" at line ").next().unwrap_or_default();
                format!("{name}:{number}:{}: not a line of {{\"id\", \"text\"}} in JSON: {message}", e.column())
            }),
            Err(_) => Err(format!("{name}:{number}: not UTF-8")),
        };
        match parsed {
            Ok(Line { id, text }) => {
                let blocks = Blocks::from_text(&text).map_err(|e| format!("{name}:{number}: {e}"));
                each(blocks.map(|blocks| Article { id, blocks, extracted: false }))?;
            }
            Err(complaint) => each(Err(complaint))?,
        }
    }
    Ok(())
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
