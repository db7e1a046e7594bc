//! Rejects markup for which a parser would need more than linear time.
//!
//! HTML defines how misnested elements are repaired, and the repair can take quadratic time. This looks only at the
//! tags, in one pass, and counts what would be repaired.

use crate::TooLong;

/// Why a page cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// The text is too long for 32-bit offsets.
    TooLong(TooLong),
    /// Elements are nested deeper than in any real page.
    TooDeep,
    /// Too many elements like `<b>` are left open, so a parser would repeat them again and again.
    Misnested,
    /// One tag has more attributes than in any real page.
    TooManyAttributes,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong(e) => e.fmt(f),
            Self::TooDeep => write!(f, "elements are nested more than {MAX_DEPTH} deep"),
            Self::Misnested => f.write_str("too many elements like <b> are left open around other elements"),
            Self::TooManyAttributes => write!(f, "a tag has more than {MAX_ATTRIBUTES} attributes"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<TooLong> for Unreadable {
    fn from(e: TooLong) -> Self {
        Self::TooLong(e)
    }
}

/// Browsers stop at 512. Elements that close themselves at the end of a block do not count here.
const MAX_DEPTH: usize = 5_000;

/// How many elements may be reopened in a page.
const MAX_REOPENED: usize = 2_000_000;

/// Parsers compare the attributes of a tag with each other.
const MAX_ATTRIBUTES: usize = 5_000;

/// Elements without content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements whose end tag is optional: the next one ends them.
const OPTIONAL: [&str; 20] = [
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rb", "rp", "rt",
    "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// Elements that are reopened after a block ends them.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that contain only text.
const RAW: [&str; 6] = ["iframe", "noframes", "script", "style", "textarea", "title"];

pub(super) fn check(html: &str) -> Result<(), Unreadable> {
    let (mut depth, mut formatting, mut mended) = (0_usize, 0_usize, 0_usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end..]);
            continue;
        }
        let (closes, tag) = rest.strip_prefix('/').map_or((false, rest), |tag| (true, tag));
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        let (attributes, after) = past_tag(&tag[end..]);
        if attributes > MAX_ATTRIBUTES {
            return Err(Unreadable::TooManyAttributes);
        }
        rest = after;
        let is = |list: &[&str]| list.contains(&name.as_str());
        if is(&VOID) || is(&OPTIONAL) {
            mended += formatting;
        } else if closes {
            depth = depth.saturating_sub(1);
            formatting = formatting.saturating_sub(usize::from(is(&FORMATTING)));
        } else {
            mended += formatting;
            depth += 1;
            formatting += usize::from(is(&FORMATTING));
        }
        if depth > MAX_DEPTH {
            return Err(Unreadable::TooDeep);
        }
        if mended > MAX_REOPENED {
            return Err(Unreadable::Misnested);
        }
        if !closes && is(&RAW) {
            rest = past_text(rest, &name);
            depth = depth.saturating_sub(1);
        }
    }
    Ok(())
}

/// The number of attributes after a tag's name, and the text after the tag.
fn past_tag(tag: &str) -> (usize, &str) {
    let mut quote = None;
    let (mut count, mut space) = (0, false);
    for (at, b) in tag.bytes().enumerate() {
        match (quote, b) {
            (Some(q), _) if b == q => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return (count, &tag[at + 1..]),
            (None, b'"' | b'\'') => quote = Some(b),
            (None, _) => {
                let blank = b.is_ascii_whitespace() || b == b'/';
                count += usize::from(space && !blank && b != b'=');
                space = blank;
            }
        }
    }
    (count, "")
}

/// What comes after the text of an element that contains only text.
fn past_text<'h>(text: &'h str, name: &str) -> &'h str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let end = from + at;
        if text.as_bytes()[end + 2..].get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
            return &text[end + 2 + name.len()..];
        }
        from = end + 2;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused() {
        let attributes = " a=\"x y>\"".repeat(6_000);
        for (html, want) in [
            ("<div>".repeat(5_000), Ok(())),
            ("<div>".repeat(5_001), Err(Unreadable::TooDeep)),
            ("<div><p>x".repeat(6_000), Err(Unreadable::TooDeep)),
            ("<p>x<li>y<br>".repeat(20_000), Ok(())),
            ("<div>x</div>".repeat(20_000), Ok(())),
            ("<b>".repeat(2_000) + &"<p>x".repeat(2_000), Err(Unreadable::Misnested)),
            ("<b>x</b><p>y".repeat(20_000), Ok(())),
            (format!("<p{attributes}>"), Err(Unreadable::TooManyAttributes)),
            (format!("<script>{}</script><!-- {} -->", "<div>".repeat(9_000), "<div>".repeat(9_000)), Ok(())),
            ("<".repeat(100_000), Ok(())),
            ("<a href='".into(), Ok(())),
            ("</é <é>".into(), Ok(())),
        ] {
            assert_eq!(check(&html), want, "{html:.60}");
        }
    }
}
