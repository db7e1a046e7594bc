//! Writing what was found, one article at a time.

use crate::{
    args::{Analyze, Format, Input, Unit},
    input::{self, Article},
};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use whosaid::{
    Analysis, BlockKind,
    export::{Record, embed, html, terminal},
};

/// Writes articles as they come, so that no more than one is in memory.
pub(crate) struct Writer<W: Write> {
    out: BufWriter<W>,
    format: Format,
    unit: Unit,
    with_text: bool,
    colour: bool,
    /// Whether there may be more articles than one, so that JSON is an array and text has a line above each.
    several: bool,
    /// How many were written.
    count: usize,
}

impl<W: Write> Writer<W> {
    /// Writes to `out`, in colour where that is told.
    pub(crate) fn new(options: &Analyze, out: W, colour: bool) -> io::Result<Self> {
        let many = |kind| matches!(kind, Input::Json | Input::Jsonl);
        let mut writer = Self {
            out: BufWriter::new(out),
            format: options.format,
            unit: options.offsets,
            with_text: options.with_text,
            colour,
            several: options.files.len() > 1 || options.files.iter().any(|f| many(input::kind(f, options.input))),
            count: 0,
        };
        if writer.format == Format::Json && writer.several {
            writer.out.write_all(b"[")?;
        }
        Ok(writer)
    }

    /// An article as it is written next. Writes nothing: if this panics, the output has no half of an article.
    pub(crate) fn render(&self, article: &Article<'_>, analysis: Analysis) -> io::Result<Vec<u8>> {
        let (id, blocks) = (&article.id, &article.blocks);
        let nth = self.count;
        let mut out = Vec::new();
        match self.format {
            Format::Text => {
                if self.several {
                    let gap = if nth > 0 { "\n" } else { "" };
                    let id: String = id.to_string().chars().filter(|c| !c.is_control()).collect();
                    write!(out, "{gap}==> {id} <==\n\n")?;
                }
                terminal::write(&mut out, blocks, &analysis, self.colour)?;
            }
            Format::Html => {
                let mut page = String::new();
                if nth == 0 {
                    html::open(&mut page, &if self.several { "Whosaid".into() } else { title(article) })
                        .map_err(io::Error::other)?;
                }
                html::article(&mut page, nth, blocks, &analysis).map_err(io::Error::other)?;
                out = page.into_bytes();
            }
            Format::Embed => {
                out = embed::json(blocks, &analysis)?.into_bytes();
                out.push(b'\n');
            }
            Format::Json | Format::Jsonl => {
                let text = (self.with_text || article.extracted).then(|| blocks.text());
                if self.format == Format::Json && self.several {
                    out.extend(if nth > 0 { &b",\n"[..] } else { b"\n" });
                }
                match self.unit {
                    Unit::Utf8 => self.json(&mut out, &Record { id, text, analysis })?,
                    Unit::Utf16 => {
                        self.json(&mut out, &Record { id, text, analysis: analysis.to_utf16(blocks.text()) })?;
                    }
                    Unit::Chars => {
                        self.json(&mut out, &Record { id, text, analysis: analysis.to_chars(blocks.text()) })?;
                    }
                }
                if self.format == Format::Jsonl || !self.several {
                    out.push(b'\n');
                }
            }
        }
        Ok(out)
    }

    /// Writes what was rendered.
    pub(crate) fn write(&mut self, article: &[u8]) -> io::Result<()> {
        self.count += 1;
        self.out.write_all(article)?;
        // Whoever reads a pipe has each article as soon as it is done.
        self.out.flush()
    }

    /// Ends what was begun.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        match self.format {
            Format::Json if self.several => self.out.write_all(if self.count > 0 { b"\n]\n" } else { b"]\n" })?,
            Format::Html if self.count > 0 => {
                let mut end = String::new();
                html::close(&mut end).map_err(io::Error::other)?;
                self.out.write_all(end.as_bytes())?;
            }
            _ => {}
        }
        self.out.flush()
    }

    fn json(&self, out: &mut Vec<u8>, record: &impl Serialize) -> io::Result<()> {
        match self.format {
            Format::Json if !self.several => serde_json::to_writer_pretty(out, record),
            _ => serde_json::to_writer(out, record),
        }
        .map_err(io::Error::from)
    }
}

/// An article's headline, else what it is called.
fn title(article: &Article<'_>) -> String {
    match article.blocks.blocks().first() {
        Some(first) if first.kind == BlockKind::Heading => article.blocks.text()[first.span.range()].to_owned(),
        _ => article.id.to_string(),
    }
}
