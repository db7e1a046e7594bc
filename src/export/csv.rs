//! Tables as CSV (RFC 4180), for spreadsheets.

use ::csv::{Terminator, WriterBuilder};
use std::io::{self, Write};

/// Writes one row.
pub(super) fn row(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    writer.write_record(cells.iter().map(|cell| safe(cell)))?;
    writer.flush()
}

/// Prevents formula injection: spreadsheets run a cell as a formula if it begins with one of these characters. A
/// leading apostrophe makes it text: <https://owasp.org/www-community/attacks/CSV_Injection>.
fn safe(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn cells_are_quoted_and_formulas_escaped() {
        let mut out = Vec::new();
        row(&mut out, &["a,b", "say \"no\"", "two\nlines", "=1+1", "a=1", ""].map(String::from)).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",'=1+1,a=1,\r\n");
    }
}
