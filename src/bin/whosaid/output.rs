//! Writing what was found, one article at a time.

use crate::{
    args::{Analyze, Format, Scope, Unit},
    input::Id,
};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use whosaid::{Analysis, Blocks, Options, export::Record};

/// Analyses articles and writes them to standard output as they come.
pub(crate) struct Writer {
    out: BufWriter<io::StdoutLock<'static>>,
    unit: Unit,
    options: Options,
    with_text: bool,
}

impl Writer {
    pub(crate) fn new(options: &Analyze) -> io::Result<Self> {
        let scope = match options.scope {
            Scope::Speech => whosaid::Scope::Speech,
            Scope::All => whosaid::Scope::All,
        };
        Ok(Self {
            out: BufWriter::new(io::stdout().lock()),
            unit: options.offsets,
            options: Options::default().scope(scope),
            with_text: options.with_text,
        })
    }

    pub(crate) fn article(&mut self, id: &Id, blocks: &Blocks<'_>) -> io::Result<()> {
        let analysis = whosaid::analyze(blocks, &self.options);
        self.record(id, blocks, analysis)?;
        self.out.write_all(b"\n")
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn record(&mut self, id: &Id, blocks: &Blocks<'_>, analysis: Analysis) -> io::Result<()> {
        let text = self.with_text.then(|| blocks.text());
        match self.unit {
            Unit::Utf8 => self.json(&Record { id, text, analysis }),
            Unit::Utf16 => self.json(&Record { id, text, analysis: analysis.to_utf16(blocks.text()) }),
            Unit::Chars => self.json(&Record { id, text, analysis: analysis.to_chars(blocks.text()) }),
        }
    }

    fn json(&mut self, record: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, record).map_err(io::Error::from)
    }
}
