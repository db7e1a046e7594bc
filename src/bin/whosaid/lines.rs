//! Reads the lines of a file, with only one line in memory.

use std::io::{self, BufRead, Read};

/// A line, or why it could not be read.
pub(crate) enum Line<'l> {
    /// The bytes without the line end.
    Read(&'l [u8]),
    TooLong,
    /// A read error; the last item.
    Broken(io::Error),
}

/// Calls `each` with every line and its number, from 1. A line of more than `longest` bytes is `TooLong`.
pub(crate) fn each_line(
    mut reader: impl BufRead,
    longest: u64,
    each: &mut dyn FnMut(u64, Line<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        match reader.by_ref().take(longest + 1).read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(e) => return each(number, Line::Broken(e)),
        }
        if let Some(line) = bytes.strip_suffix(b"\n") {
            each(number, Line::Read(line.strip_suffix(b"\r").unwrap_or(line)))?;
        } else if bytes.len() as u64 > longest {
            each(number, Line::TooLong)?;
            if let Err(e) = reader.skip_until(b'\n') {
                return each(number, Line::Broken(e));
            }
        } else {
            each(number, Line::Read(&bytes))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Line, each_line};

    #[test]
    fn every_line_is_reported() {
        let mut got = Vec::new();
        each_line(&b"one\r\n\n12345\n123456\n1234567890123\nlast"[..], 5, &mut |number, line| {
            got.push(match line {
                Line::Read(bytes) => format!("{number} {}", String::from_utf8_lossy(bytes)),
                Line::TooLong => format!("{number}!"),
                Line::Broken(e) => panic!("{e}"),
            });
            Ok(())
        })
        .unwrap();
        assert_eq!(got, ["1 one", "2 ", "3 12345", "4!", "5!", "6 last"]);
    }
}
