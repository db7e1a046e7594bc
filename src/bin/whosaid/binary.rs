//! Detects files that are not text by their first bytes, and suggests what to do with them.

/// How many bytes at the beginning of a file are checked.
pub(crate) const CHECKED_BYTES: usize = 8192;

/// If a file that begins with `bytes` is not text, returns a message: what it is, and how to convert it. With a known
/// encoding (`known`), control characters are not counted, because the encoding may use those bytes.
pub(crate) fn refusal(bytes: &[u8], known: bool) -> Option<&'static str> {
    let known_kind = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what);
    let head = &bytes[..bytes.len().min(CHECKED_BYTES)];
    let control = |b: &u8| matches!(b, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f);
    known_kind.or_else(|| {
        if known || head.iter().filter(|b| control(b)).count() * 100 <= head.len() {
            return None;
        }
        let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count() * 4 > head.len();
        Some(match (zeros(1), zeros(0)) {
            (true, false) => "UTF-16 without a byte order mark: use --encoding utf-16le",
            (false, true) => "UTF-16 without a byte order mark: use --encoding utf-16be",
            _ => "binary data, not text",
        })
    })
}

/// The first bytes of common file formats, and the message for each.
const KINDS: [(&[u8], &str); 8] = [
    (b"%PDF-", "a PDF, not text: convert it first, e.g. with pdftotext"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first, e.g. with gunzip or zcat"),
    (b"BZh91AY&SY", "compressed with bzip2: unpack it first, e.g. with bunzip2 or bzcat"),
    (b"\xfd7zXZ\0", "compressed with xz: unpack it first, e.g. with unxz or xzcat"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd: unpack it first, e.g. with unzstd or zstdcat"),
    (b"PK\x03\x04", "a ZIP archive or an office document, not text: unpack it, or convert it, e.g. with pandoc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document, not text: save it as text first"),
    (b"{\\rtf", "RTF, not text: convert it first, e.g. with pandoc"),
];

#[cfg(test)]
mod tests {
    use super::refusal;

    #[test]
    fn kinds() {
        for (bytes, want) in [
            (&b"%PDF-1.7\n"[..], Some("pdftotext")),
            (b"\x1f\x8b\x08\0", Some("gunzip")),
            (b"PK\x03\x04\x14\0", Some("ZIP")),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some("binary data")),
            (b"\x7fELF\x02\x01\x01\0\0\0", Some("binary data")),
            (b"T\0h\0e\0 \0m\0a\0y\0", Some("--encoding utf-16le")),
            (b"\0T\0h\0e\0 \0m\0a\0y", Some("--encoding utf-16be")),
            (b"The mayor quit.\x0c\r\n\t\x1b[1m", None),
            (b"caf\xe9", None),
            (b"", None),
        ] {
            let got = refusal(bytes, false);
            assert_eq!(got.is_some(), want.is_some(), "{bytes:?}: {got:?}");
            assert!(got.unwrap_or_default().contains(want.unwrap_or_default()), "{bytes:?}: {got:?}");
        }
        assert_eq!(refusal(b"T\0h\0e\0", true), None);
        assert!(refusal(b"%PDF-1.7\n", true).is_some());
        let mostly_text = [&b"x".repeat(100)[..], b"\0"].concat();
        assert_eq!(refusal(&mostly_text, false), None, "a single control character is accepted");
    }
}
