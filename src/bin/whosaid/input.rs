//! Reads the inputs (files, folders, lines, objects) and submits one piece of work for each article, in order.

use crate::{
    args::{Analyze, Input},
    binary, decode, folder,
    json::{self, Flaw},
    kinds::{is_stdin, kind, name, reason, stem},
    lines::{self, Line},
    order::Submit,
    unpack::{self, unpacked},
    work::{What, Work},
};
use encoding_rs::Encoding;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

/// Submits the articles of a file, or of the files in a folder, in order. Fails only if `submit` fails.
pub(crate) fn each_article(path: &Path, options: &Analyze, submit: &mut Submit<'_, Work>) -> io::Result<()> {
    if is_stdin(path) || !path.is_dir() {
        return each_of_file(path, &stem(path), options, submit);
    }
    let mut is_empty = true;
    for entry in folder::entries(path, options.input) {
        match entry {
            // Files of one name in several folders have several ids.
            folder::Entry::File(file) => {
                let inside = file.strip_prefix(path).unwrap_or(&file);
                let id = inside.with_file_name(stem(inside)).display().to_string();
                each_of_file(&file, &id, options, submit)?;
            }
            folder::Entry::Unreadable(complaint) => submit(Work::complaint(complaint))?,
            folder::Entry::Skipped(count) => {
                let files = if count == 1 { "1 file".into() } else { format!("{count} files") };
                let note = format!("skipped {files} with unknown extensions; set their type with --input");
                submit(Work { name: name(path), what: What::Note(note) })?;
            }
        }
        is_empty = false;
    }
    if is_empty {
        submit(Work { name: name(path), what: What::Note("the folder is empty".into()) })?;
    }
    Ok(())
}

/// `id`: what an article without its own id is called.
fn each_of_file(path: &Path, id: &str, options: &Analyze, submit: &mut Submit<'_, Work>) -> io::Result<()> {
    let name = name(path);
    let mut reader = match open(path) {
        Ok(reader) => reader,
        Err(e) => return submit(Work::complaint(format!("{name}: {}", reason(&e)))),
    };
    let head = match reader.fill_buf() {
        Ok(head) => head,
        Err(e) => return submit(Work::complaint(format!("{name}: {}", reason(&e)))),
    };
    let kind = kind(path, options.input);
    let is_json = matches!(kind, Input::Json | Input::Jsonl);
    let encoding = options.encoding.filter(|_| !is_json);
    if let Some(refusal) = binary::refusal(head, encoding.is_some() || Encoding::for_bom(head).is_some()) {
        return submit(Work::complaint(format!("{name}: {refusal}")));
    }
    if is_json && Encoding::for_bom(head).is_some_and(|(e, _)| e != encoding_rs::UTF_8) {
        return submit(Work::complaint(format!(
            "{name}: UTF-16, but JSON must be UTF-8: convert it first, e.g. with iconv -f utf-16 -t utf-8"
        )));
    }
    if kind == Input::Jsonl {
        return each_line(reader, &name, submit);
    }
    let mut bytes = Vec::new();
    if let Err(e) = reader.take(MAX_INPUT_BYTES + 1).read_to_end(&mut bytes) {
        return submit(Work::complaint(format!("{name}: {}", reason(&e))));
    }
    let id = if is_stdin(path) { name.clone() } else { id.to_owned() };
    if kind != Input::Json {
        return submit(Work { name, what: What::File { id, bytes, page: kind == Input::Html, encoding } });
    }
    match decode::decode(bytes, false, None) {
        Ok(decoded) => each_object(&decoded.text, &name, &id, submit),
        Err(e) => submit(Work::complaint(format!("{name}:{}: {}", e.line, e.message))),
    }
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let reader: Box<dyn Read> = if is_stdin(path) { Box::new(io::stdin().lock()) } else { Box::new(File::open(path)?) };
    unpacked(Box::new(BufReader::with_capacity(unpack::BUFFER_BYTES, reader)))
}

/// Maximum length of an input: spans cannot count further, and reading on would only use memory.
const MAX_INPUT_BYTES: u64 = i32::MAX as u64;

/// One article per line. A broken line does not stop the others.
fn each_line(reader: impl BufRead, name: &str, submit: &mut Submit<'_, Work>) -> io::Result<()> {
    lines::each_line(reader, MAX_INPUT_BYTES, &mut |number, line| {
        let name = format!("{name}:{number}");
        submit(match line {
            Line::Read(bytes) => {
                let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).filter(|_| number == 1).unwrap_or(bytes);
                if bytes.trim_ascii().is_empty() {
                    return Ok(());
                }
                Work { name, what: What::Line(bytes.to_vec()) }
            }
            Line::TooLong => Work::complaint(format!("{name}: the line is longer than 2 GiB")),
            Line::Broken(e) => Work::complaint(format!("{name}: {}", reason(&e))),
        })
    })
}

/// One object, or an array of objects. A broken object does not stop the others.
fn each_object(text: &str, name: &str, id: &str, submit: &mut Submit<'_, Work>) -> io::Result<()> {
    let json = text.trim_start_matches('\u{feff}');
    if json.trim_ascii().is_empty() {
        return submit(Work::complaint(format!("{name}: the file is empty, not JSON")));
    }
    let (mut done, mut counted) = (Ok(()), Counted { json, at: 0, line: 1, column: 1 });
    let read = json::items(json, &mut |place, object| {
        counted.go_to(place.at);
        let place_name = place.number.map_or_else(|| name.to_owned(), |n| format!("{name}#{n}"));
        let what = What::Object {
            file: name.to_owned(),
            id: if place.number.is_some() { place_name.clone() } else { id.to_owned() },
            json: object.to_owned(),
            number: place.number,
            line: counted.line,
            column: counted.column,
        };
        done = submit(Work { name: place_name, what });
        done.is_ok()
    });
    done?;
    let complaint = |flaw: Flaw| {
        let (line, column) = flaw.place(json);
        Work::complaint(format!("{name}:{line}:{column}: {}", flaw.message))
    };
    read.or_else(|flaw| submit(complaint(flaw)))
}

/// Computes lines and columns of increasing byte offsets, reading each character once.
struct Counted<'j> {
    json: &'j str,
    at: usize,
    /// From 1.
    line: usize,
    /// In characters, from 1.
    column: usize,
}

impl Counted<'_> {
    fn go_to(&mut self, at: usize) {
        for c in self.json[self.at..at].chars() {
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.at = at;
    }
}
