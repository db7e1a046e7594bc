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

/// An article, or the complaint in one line about one that could not be read.
pub(crate) type Read1<'b> = Result<(Id, Blocks<'b>), String>;

#[derive(Deserialize)]
struct Line {
    id: Id,
    text: String,
}

/// Gives `each` the articles of a file in order. Fails only where `each` does.
pub(crate) fn each_article(
    path: &Path,
    input: Option<Input>,
    each: &mut dyn FnMut(Read1<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let stdin = path.as_os_str() == "-";
    let name = if stdin { "stdin".into() } else { path.display().to_string() };
    let reader: Box<dyn Read> = if stdin {
        Box::new(io::stdin().lock())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(e) => return each(Err(format!("{name}: {}", reason(&e)))),
        }
    };
    let id = Id::Name(if stdin { name.clone() } else { stem(path) });
    match input.unwrap_or_else(|| by_extension(path)) {
        Input::Jsonl => each_line(BufReader::new(reader), &name, each),
        Input::Text | Input::Html => match whole(reader, &name) {
            Ok(text) => each(Blocks::from_text(&text).map(|b| (id, b)).map_err(|e| format!("{name}: {e}"))),
            Err(complaint) => each(Err(complaint)),
        },
    }
}

fn by_extension(path: &Path) -> Input {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" => Input::Html,
        "jsonl" => Input::Jsonl,
        _ => Input::Text,
    }
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
        format!("{name}:{}: not UTF-8", 1 + good.iter().filter(|b| **b == b'\n').count())
    })
}

/// One article a line, of which no more than one is in memory; a broken line does not stop the others.
fn each_line(
    mut reader: impl BufRead,
    name: &str,
    each: &mut dyn FnMut(Read1<'_>) -> io::Result<()>,
) -> io::Result<()> {
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
                format!("{name}:{number}:{}: {message}", e.column())
            }),
            Err(_) => Err(format!("{name}:{number}: not UTF-8")),
        };
        match parsed {
            Ok(Line { id, text }) => {
                each(Blocks::from_text(&text).map(|b| (id, b)).map_err(|e| format!("{name}:{number}: {e}")))?;
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
