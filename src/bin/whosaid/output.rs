//! Writing what was found, one article at a time.

use crate::{
    args::{Analyze, Color, Format, Input, Scope, Unit},
    input::{self, Article},
};
use anstream::{AutoStream, ColorChoice};
use serde::Serialize;
use std::io::{self, BufWriter, StdoutLock, Write};
use whosaid::{
    BlockKind, Options,
    export::{Record, html, terminal},
};

/// Analyses articles and writes them to standard output as they come, so that no more than one is in memory.
pub(crate) struct Writer {
    out: BufWriter<AutoStream<StdoutLock<'static>>>,
    format: Format,
    unit: Unit,
    options: Options,
    with_text: bool,
    colour: bool,
    /// Whether there may be more articles than one, so that JSON is an array and text has a line above each.
    several: bool,
    /// How many were written.
    count: usize,
}

impl Writer {
    pub(crate) fn new(options: &Analyze) -> io::Result<Self> {
        let choice = match options.color {
            Color::Auto => AutoStream::choice(&io::stdout()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let colour = options.format == Format::Text && choice != ColorChoice::Never;
        // Only what we colour goes through the stream that knows of colours: it must not read meaning into an article.
        let stdout = io::stdout().lock();
        let stream = if colour { AutoStream::always(stdout) } else { AutoStream::always_ansi(stdout) };
        let scope = match options.scope {
            Scope::Speech => whosaid::Scope::Speech,
            Scope::All => whosaid::Scope::All,
        };
        let engine = Options::default().scope(scope);
        let mut writer = Self {
            out: BufWriter::new(stream),
            format: options.format,
            unit: options.offsets,
            options: options.confidence.map_or(engine.clone(), |least| engine.confidence(least)),
            with_text: options.with_text,
            colour,
            several: options.files.len() > 1
                || options.files.iter().any(|f| input::kind(f, options.input) == Input::Jsonl),
            count: 0,
        };
        if writer.format == Format::Json && writer.several {
            writer.out.write_all(b"[")?;
        }
        Ok(writer)
    }

    pub(crate) fn article(&mut self, article: &Article<'_>) -> io::Result<()> {
        let analysis = whosaid::analyze(&article.blocks, &self.options);
        let (id, blocks) = (&article.id, &article.blocks);
        let nth = self.count;
        self.count += 1;
        match self.format {
            Format::Text => {
                if self.several {
                    let gap = if nth > 0 { "\n" } else { "" };
                    let id: String = id.to_string().chars().filter(|c| !c.is_control()).collect();
                    write!(self.out, "{gap}==> {id} <==\n\n")?;
                }
                terminal::write(&mut self.out, blocks, &analysis, self.colour)?;
            }
            Format::Html => {
                let title = if self.several { "Whosaid".into() } else { title(article) };
                self.page(|page| {
                    if nth == 0 {
                        html::open(page, &title)?;
                    }
                    html::article(page, nth, blocks, &analysis)
                })?;
            }
            Format::Json | Format::Jsonl => {
                let text = (self.with_text || article.extracted).then(|| blocks.text());
                if self.format == Format::Json && self.several {
                    self.out.write_all(if nth > 0 { b",\n" } else { b"\n" })?;
                }
                match self.unit {
                    Unit::Utf8 => self.json(&Record { id, text, analysis })?,
                    Unit::Utf16 => self.json(&Record { id, text, analysis: analysis.to_utf16(blocks.text()) })?,
                    Unit::Chars => self.json(&Record { id, text, analysis: analysis.to_chars(blocks.text()) })?,
                }
                if self.format == Format::Jsonl || !self.several {
                    self.out.write_all(b"\n")?;
                }
            }
        }
        // Whoever reads a pipe has each article as soon as it is done.
        self.out.flush()
    }

    /// Ends what was begun.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        match self.format {
            Format::Json if self.several => self.out.write_all(if self.count > 0 { b"\n]\n" } else { b"]\n" })?,
            Format::Html if self.count > 0 => self.page(html::close)?,
            _ => {}
        }
        self.out.flush()
    }

    fn json(&mut self, record: &impl Serialize) -> io::Result<()> {
        match self.format {
            Format::Json if !self.several => serde_json::to_writer_pretty(&mut self.out, record),
            _ => serde_json::to_writer(&mut self.out, record),
        }
        .map_err(io::Error::from)
    }

    fn page(&mut self, write: impl FnOnce(&mut String) -> std::fmt::Result) -> io::Result<()> {
        let mut page = String::new();
        write(&mut page).map_err(io::Error::other)?;
        self.out.write_all(page.as_bytes())
    }
}

/// An article's headline, else what it is called.
fn title(article: &Article<'_>) -> String {
    match article.blocks.blocks().first() {
        Some(first) if first.kind == BlockKind::Heading => article.blocks.text()[first.span.range()].to_owned(),
        _ => article.id.to_string(),
    }
}
