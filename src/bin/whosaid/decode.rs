//! Decodes bytes as browsers do (the Encoding Standard), but strictly: malformed bytes are an error.

use crate::prescan;
use encoding_rs::{DecoderResult, Encoding, UTF_8, WINDOWS_1252};

/// The text of a file.
#[derive(Debug, PartialEq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// Whether the bytes of the text differ from those of the file.
    pub(crate) converted: bool,
}

/// The line of the first malformed byte, and a message.
#[derive(Debug, PartialEq)]
pub(crate) struct Malformed {
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// Where the encoding comes from, in order of precedence.
#[derive(Clone, Copy)]
enum By {
    Mark,
    Option,
    Page,
    Guess,
}

/// Decodes a text, or a `page`, which may declare its encoding. As in browsers, a byte order mark takes precedence over
/// `option`, the encoding set by the user. In a UTF-8 text the mark stays, because spans count from the start of the
/// file.
pub(crate) fn decode(mut bytes: Vec<u8>, page: bool, option: Option<&'static Encoding>) -> Result<Decoded, Malformed> {
    let (encoding, by, mark) = match (Encoding::for_bom(&bytes), option) {
        (Some((encoding, mark)), _) => (encoding, By::Mark, mark),
        (None, Some(encoding)) => (encoding, By::Option, 0),
        (None, None) if page => match prescan::declared(&bytes) {
            Some(encoding) => (encoding, By::Page, 0),
            None if std::str::from_utf8(&bytes).is_ok() => (UTF_8, By::Guess, 0),
            None => (WINDOWS_1252, By::Guess, 0),
        },
        (None, None) => (UTF_8, By::Guess, 0),
    };
    if encoding == UTF_8 {
        if page {
            bytes.drain(..mark);
        }
        return match String::from_utf8(bytes) {
            Ok(text) => Ok(Decoded { text, converted: false }),
            Err(e) => Err(malformed(line(&e.as_bytes()[..e.utf8_error().valid_up_to()]), encoding, by)),
        };
    }
    let (bytes, mut decoder) = (&bytes[mark..], encoding.new_decoder_without_bom_handling());
    let longest = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(longest);
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(Decoded { text, converted: true }),
        _ => Err(malformed(line(text.as_bytes()), encoding, by)),
    }
}

/// The number of the line in which these bytes end.
fn line(before: &[u8]) -> usize {
    before.split(|b| *b == b'\n').count()
}

fn malformed(line: usize, encoding: &'static Encoding, by: By) -> Malformed {
    let name = encoding.name();
    let message = match by {
        By::Mark => format!("not {name}, although its byte order mark declares it"),
        By::Option => format!("not {name}, although --encoding names it"),
        By::Page => {
            format!("not {name}, although the page declares it: set the encoding, e.g. --encoding windows-1252")
        }
        By::Guess => format!("not {name}: set the encoding, e.g. --encoding windows-1252"),
    };
    Malformed { line, message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{SHIFT_JIS, UTF_16LE};

    fn text(bytes: &[u8], option: Option<&'static Encoding>) -> Result<Decoded, Malformed> {
        decode(bytes.to_vec(), false, option)
    }
    fn page(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), true, None).unwrap().text
    }
    fn good(text: &str, converted: bool) -> Decoded {
        Decoded { text: text.into(), converted }
    }

    #[test]
    fn texts() {
        assert_eq!(text("“é”".as_bytes(), None).unwrap(), good("“é”", false));
        assert_eq!(text("\u{feff}é".as_bytes(), None).unwrap(), good("\u{feff}é", false));
        assert_eq!(text(b"\xff\xfea\0\n\0", None).unwrap(), good("a\n", true));
        assert_eq!(text(b"\xfe\xff\0a", None).unwrap(), good("a", true));
        assert_eq!(text(b"a\0", Some(UTF_16LE)).unwrap(), good("a", true));
        assert_eq!(text(b"\x93caf\xe9\x94", Some(WINDOWS_1252)).unwrap(), good("“café”", true));
        assert_eq!(
            text("\u{feff}é".as_bytes(), Some(WINDOWS_1252)).unwrap(),
            good("\u{feff}é", false),
            "a byte order mark takes precedence"
        );
    }

    #[test]
    fn malformed_text_is_reported_with_its_line() {
        for (bytes, option, line, message) in [
            (&b"a\nb\ncaf\xe9\n"[..], None, 3, "not UTF-8: set the encoding, e.g. --encoding windows-1252"),
            (b"a\n\x81\xff", Some(SHIFT_JIS), 2, "not Shift_JIS, although --encoding names it"),
            (b"\xef\xbb\xbf\xff", None, 1, "not UTF-8, although its byte order mark declares it"),
            (b"\xff\xfea\0\n\0b", None, 2, "not UTF-16LE, although its byte order mark declares it"),
        ] {
            assert_eq!(text(bytes, option), Err(Malformed { line, message: message.into() }));
        }
        let cut = decode(b"<meta charset=utf-8>\n<p>\xe2\x80".to_vec(), true, None);
        let message = "not UTF-8, although the page declares it: set the encoding, e.g. --encoding windows-1252".into();
        assert_eq!(cut, Err(Malformed { line: 2, message }));
    }

    #[test]
    fn pages() {
        assert_eq!(page("<p>é".as_bytes()), "<p>é");
        assert_eq!(page("\u{feff}<p>é".as_bytes()), "<p>é");
        assert_eq!(page(b"<p>\x93caf\xe9\x94"), "<p>“café”", "same as in browsers");
        assert_eq!(page(b"<meta charset=latin1>\x93"), "<meta charset=latin1>“");
        assert_eq!(page(b"<meta charset=shift_jis>\x82\xa0"), "<meta charset=shift_jis>あ");
        assert_eq!(page("<meta charset=latin1>é".as_bytes()), "<meta charset=latin1>Ã©", "same as in browsers");
    }
}
