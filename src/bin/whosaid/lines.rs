//! Lines of a file, of which no more than one is in memory.

use std::io::{self, BufRead, Read};

/// What a line holds, or why it could not be read.
pub(crate) enum Line<'l> {
    /// Its bytes, without the line end.
    Read(&'l [u8]),
    TooLong,
    /// There is no reading on.
    Broken(io::Error),
}

/// Gives `each` every line with its number from 1, one longer than `longest` bytes by name alone.
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
    fn every_line_is_told() {
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
