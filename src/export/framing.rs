//! Framing of the JSON formats: one value, or an array if the output may have several articles.

use serde::Serialize;
use std::io::{self, Write};

pub(super) fn begin(out: &mut dyn Write, several: bool) -> io::Result<()> {
    out.write_all(if several { b"[\n" } else { b"" })
}

pub(super) fn between(out: &mut dyn Write, several: bool) -> io::Result<()> {
    out.write_all(if several { b",\n" } else { b"\n" })
}

pub(super) fn end(out: &mut dyn Write, several: bool) -> io::Result<()> {
    out.write_all(if several { b"\n]\n" } else { b"\n" })
}

/// Writes the value of one article: indented if it is the only one, otherwise on one line.
pub(super) fn value(out: &mut dyn Write, value: &impl Serialize, several: bool) -> io::Result<()> {
    if several { serde_json::to_writer(out, value) } else { serde_json::to_writer_pretty(out, value) }
        .map_err(io::Error::from)
}
