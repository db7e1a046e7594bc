//! Output of the engine for the trainer, as little-endian 32-bit numbers or as lines of JSON:
//!
//! - `FILE...`: for each text file, the number of its rows and then the rows: start, end (characters), block, features,
//!   rule;
//! - `--words`: for each line of the standard input, the two hashes of its word;
//! - `--link TAGS FILE...`: for each file, the attributions that the linker makes of the tags in the file TAGS (one
//!   byte per row);
//! - `--layout`: the layout of the features as a Python module;
//! - `--weigh FILE...`: for each file, the attributions that the engine finds, and the inputs of their confidence.

use std::io::{BufRead, BufWriter, Write, stdin, stdout};
use std::path::Path;

use serde_json::{Value, json};
use whosaid::{Blocks, Span, training};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = BufWriter::new(stdout().lock());
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--words"] => {
            for line in stdin().lock().lines() {
                let (word, suffix) = training::word(&line?);
                numbers(&mut out, &[word, suffix])?;
            }
        }
        ["--layout"] => out.write_all(training::layout().as_bytes())?,
        ["--link", tags, files @ ..] => {
            let tags = std::fs::read(tags)?;
            let mut rest = tags.as_slice();
            for file in files {
                let text = read(file)?;
                let blocks = Blocks::from_text(&text)?;
                let here = rest.split_off(..training::rows(&blocks).len()).ok_or("too few tags")?;
                let found = training::link(&blocks, here);
                let found = found.iter().map(|spans| record(&text, spans));
                writeln!(out, "{}", json!({ "id": id(file), "attributions": found.collect::<Vec<_>>() }))?;
            }
        }
        ["--weigh", files @ ..] => {
            for file in files {
                let text = read(file)?;
                let found = training::weigh(&Blocks::from_text(&text)?);
                let found = found.iter().map(|(spans, parts)| {
                    let mut record = record(&text, spans);
                    record["parts"] = json!(parts);
                    record
                });
                writeln!(out, "{}", json!({ "id": id(file), "attributions": found.collect::<Vec<_>>() }))?;
            }
        }
        files => {
            for file in files {
                let text = read(file)?;
                let rows = training::rows(&Blocks::from_text(&text)?);
                numbers(&mut out, &[rows.len() as u32])?;
                let (mut at, mut characters) = (0, 0);
                let mut count = |byte: u32| {
                    characters += text[at..byte as usize].chars().count() as u32;
                    at = byte as usize;
                    characters
                };
                for r in rows {
                    numbers(&mut out, &[count(r.start), count(r.end), r.block])?;
                    numbers(&mut out, &r.features)?;
                    numbers(&mut out, &[r.rule])?;
                }
            }
        }
    }
    Ok(())
}

fn numbers(out: &mut impl Write, numbers: &[u32]) -> Result<()> {
    Ok(numbers.iter().try_for_each(|n| out.write_all(&n.to_le_bytes()))?)
}

fn read(file: &str) -> Result<String> {
    std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}").into())
}

fn id(file: &str) -> String {
    Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// An attribution as the scorer reads it: spans in characters.
fn record(text: &str, [source, cue, content]: &[Vec<Span>; 3]) -> Value {
    let characters = |byte: u32| text[..byte as usize].chars().count();
    let list = |spans: &[Span]| spans.iter().map(|s| [characters(s.start), characters(s.end)]).collect::<Vec<_>>();
    json!({ "source": list(source), "cue": list(cue), "content": list(content) })
}
