//! Detects the encoding that a page declares in its first bytes: the HTML Standard's "prescan a byte stream to
//! determine its encoding". Written here because crates offer it only inside a whole parser.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes browsers scan.
const PRESCAN_BYTES: usize = 1024;

/// The encoding declared in `<meta charset>`, `<meta http-equiv>` or an XML declaration.
pub(crate) fn declared(page: &[u8]) -> Option<&'static Encoding> {
    let head = &page[..page.len().min(PRESCAN_BYTES)];
    match head {
        [b'<', 0, b'?', 0, b'x', 0, ..] => Some(UTF_16LE),
        [0, b'<', 0, b'?', 0, b'x', ..] => Some(UTF_16BE),
        _ => meta(head).or_else(|| xml(head)),
    }
}

/// The encoding for a label. A label that was read as ASCII cannot mean UTF-16; the standard uses UTF-8 then.
fn labelled(label: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_label_no_replacement(label)? {
        e if e == UTF_16LE || e == UTF_16BE => Some(UTF_8),
        e if e.name() == "x-user-defined" => Some(WINDOWS_1252),
        e => Some(e),
    }
}

fn meta(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = Bytes(head);
    while let Some(at) = rest.0.iter().position(|b| *b == b'<') {
        rest.skip(at);
        let named = &rest.0[1..];
        if named.starts_with(b"!--") {
            // "<!-->" is a complete comment.
            rest.skip(2);
            rest.skip_past(b"-->");
        } else if is_meta(named) {
            rest.skip(5);
            if let Some(encoding) = of_meta(&mut rest) {
                return Some(encoding);
            }
        } else if named.strip_prefix(b"/").unwrap_or(named).first().is_some_and(u8::is_ascii_alphabetic) {
            rest.skip_while(|b| !is_space(b) && b != b'>');
            while rest.attribute().is_some() {}
        } else if matches!(named, [b'!' | b'/' | b'?', ..]) {
            rest.skip_past(b">");
        } else {
            rest.skip(1);
        }
    }
    None
}

fn is_meta(tag: &[u8]) -> bool {
    tag.split_at_checked(4).is_some_and(|(name, after)| {
        name.eq_ignore_ascii_case(b"meta") && after.first().is_some_and(|b| is_space(*b) || *b == b'/')
    })
}

fn of_meta(rest: &mut Bytes<'_>) -> Option<&'static Encoding> {
    let (mut pragma, mut charset, mut content) = (None, None, None);
    while let Some((name, value)) = rest.attribute() {
        // If an attribute is repeated, the first one counts.
        match &*name {
            b"http-equiv" => pragma = pragma.or(Some(value == b"content-type")),
            b"charset" => charset = charset.or(Some(labelled(&value))),
            b"content" => content = content.or_else(|| in_content(&value).and_then(labelled)),
            _ => {}
        }
    }
    charset.unwrap_or(content.filter(|_| pragma == Some(true)))
}

/// The label in "text/html; charset=utf-8".
fn in_content(value: &[u8]) -> Option<&[u8]> {
    let mut rest = Bytes(value);
    loop {
        rest.skip_past(b"charset").then_some(())?;
        rest.skip_while(is_space);
        if rest.0.first() == Some(&b'=') {
            break;
        }
    }
    rest.skip(1);
    rest.skip_while(is_space);
    match *rest.0.first()? {
        quote @ (b'"' | b'\'') => rest.0[1..].split(|b| *b == quote).next().filter(|v| v.len() + 1 < rest.0.len()),
        _ => rest.0.split(|b| is_space(*b) || *b == b';').next(),
    }
}

/// The label in `<?xml version="1.0" encoding="utf-8"?>`.
fn xml(head: &[u8]) -> Option<&'static Encoding> {
    let mut rest = Bytes(head.strip_prefix(b"<?xml")?.split(|b| *b == b'>').next()?);
    rest.skip_past(b"encoding").then_some(())?;
    rest.skip_while(|b| is_space(b) || b == b'=');
    let quote = *rest.0.first().filter(|b| matches!(b, b'"' | b'\''))?;
    labelled(rest.0[1..].split(|b| *b == quote).next()?)
}

const fn is_space(b: u8) -> bool {
    matches!(b, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

/// The bytes that remain to be read.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn skip(&mut self, n: usize) {
        self.0 = self.0.get(n..).unwrap_or_default();
    }
    fn skip_while(&mut self, skipped: impl Fn(u8) -> bool) {
        self.skip(self.0.iter().take_while(|b| skipped(**b)).count());
    }
    /// Skips past the next `mark`, or to the end. Returns whether there was a mark.
    fn skip_past(&mut self, mark: &[u8]) -> bool {
        let at = self.0.windows(mark.len()).position(|w| w == mark);
        self.skip(at.map_or(self.0.len(), |at| at + mark.len()));
        at.is_some()
    }
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// The name and value of the next attribute, in lower case; `None` at the end of the tag.
    fn attribute(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.skip_while(|b| is_space(b) || b == b'/');
        let end = |b: &u8| is_space(*b) || matches!(b, b'>' | b'/');
        let (mut name, mut value) = (Vec::new(), Vec::new());
        match self.next()? {
            b'>' => return None,
            first => name.push(first.to_ascii_lowercase()),
        }
        while let Some(b) = self.0.first().filter(|b| !end(b) && **b != b'=') {
            name.push(b.to_ascii_lowercase());
            self.skip(1);
        }
        self.skip_while(is_space);
        if self.0.first() != Some(&b'=') {
            return Some((name, value));
        }
        self.skip(1);
        self.skip_while(is_space);
        let quote = self.0.first().copied().filter(|b| matches!(b, b'"' | b'\''));
        self.skip(usize::from(quote.is_some()));
        let ends = |b: u8| quote.map_or(is_space(b) || b == b'>', |q| b == q);
        while let Some(b) = self.0.first().filter(|b| !ends(**b)) {
            value.push(b.to_ascii_lowercase());
            self.skip(1);
        }
        self.skip(usize::from(quote.is_some()));
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::declared;
    use proptest::prelude::*;

    #[test]
    fn declarations() {
        for (page, want) in [
            ("<meta charset=utf-8>", Some("UTF-8")),
            ("<!doctype html><html lang=en><head><META CharSet = 'Shift_JIS' >", Some("Shift_JIS")),
            ("<meta charset=\"latin1\"/>", Some("windows-1252")),
            ("<meta/charset=koi8-r>", Some("KOI8-R")),
            ("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>", Some("windows-1251")),
            ("<meta content='text/html; charset = \"gbk\"' http-equiv=content-type>", Some("GBK")),
            ("<?xml version='1.0' encoding='iso-8859-2'?><html>", Some("ISO-8859-2")),
            ("<?xml version='1.0' encoding=\"euc-jp\"?><meta charset=big5>", Some("Big5")),
            ("<meta charset=utf-16>", Some("UTF-8")),
            ("<meta charset=nonsense><meta charset=big5>", Some("Big5")),
            ("<p title='<meta charset=big5>'><!-- <meta charset=gbk> --><!--><meta charset=utf-8>", Some("UTF-8")),
            ("</p a='>'><?php > ?><meta charset=utf-8>", Some("UTF-8")),
            // No declarations.
            ("<meta content='text/html; charset=gbk'>", None),
            ("<meta name=x http-equiv=refresh content='0; charset=gbk'>", None),
            ("<metadata charset=gbk>", None),
            ("<meta charset=gbk", Some("GBK")),
            ("<meta", None),
            ("<?xml version='1.0'?>", None),
            ("<p>charset=gbk", None),
            ("", None),
        ] {
            assert_eq!(declared(page.as_bytes()).map(|e| e.name()), want, "{page}");
        }
        assert_eq!(declared(b"<\0?\0x\0m\0").map(|e| e.name()), Some("UTF-16LE"));
        assert_eq!(declared(b"\0<\0?\0x\0m").map(|e| e.name()), Some("UTF-16BE"));
    }

    #[test]
    fn scans_as_many_bytes_as_browsers() {
        let meta = "<meta charset=gbk>";
        for (before, found) in [(1024 - meta.len(), true), (1024, false)] {
            let page = format!("{}{meta}", " ".repeat(before));
            assert_eq!(declared(page.as_bytes()).is_some(), found, "{before}");
        }
    }

    proptest! {
        #[test]
        fn broken_pages_do_not_panic(page in "([<>/!?='\" -]|meta|charset|content|xml|encoding|http-equiv|[a-z;]){0,40}") {
            _ = declared(page.as_bytes());
        }
    }
}
