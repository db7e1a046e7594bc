//! Tokens: words, numbers and marks. A token never crosses a block.

use super::{
    lower::{lower, lowered},
    span::Span,
};
use crate::lexicon::{Classes, VerbForm, look_up, sets};

/// The letter case of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// No letters.
    None,
    /// said
    Lower,
    /// Said
    Title,
    /// SAID, U.S.
    Upper,
    /// iPhone; `McCain` counts as Title.
    Mixed,
}

/// One token.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // Facts that do not depend on each other.
pub(crate) struct Token {
    /// Bytes of the input text.
    pub(crate) span: Span,
    /// Its first character.
    pub(crate) first: char,
    /// Whether it is a word or a number (has a letter or digit), not a mark.
    pub(crate) is_word: bool,
    /// Whether it begins with a digit or is a currency sign with digits ("$5").
    pub(crate) is_number: bool,
    /// How it is written.
    pub(crate) case: Case,
    /// Whether white space is before it.
    pub(crate) space_before: bool,
    /// Its word classes.
    pub(crate) classes: Classes,
    /// The verb form that it may be.
    pub(crate) verb: Option<VerbForm>,
    /// Whether a phrase of the lexicon begins with it.
    pub(crate) phrase: bool,
    /// Index of its block.
    pub(crate) block: u32,
    /// Index of its sentence.
    pub(crate) sentence: u32,
}

impl Token {
    /// The token past the end: neither a word nor a mark.
    pub(crate) const END: Self = Self {
        span: Span::new(0, 0),
        first: ' ',
        is_word: false,
        is_number: false,
        case: Case::None,
        space_before: true,
        classes: Classes(0),
        verb: None,
        phrase: false,
        block: u32::MAX,
        sentence: u32::MAX,
    };
    /// Whether it has one of `classes`.
    pub(crate) const fn is(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }
    /// Whether it begins with a capital letter.
    pub(crate) const fn capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper)
    }
}

/// Appends the tokens of `text[span]`.
///
/// A word is a run of letters and digits with inner hyphens, apostrophes and full stops ("co-op", "don’t", "U.S."). A
/// clitic "’s" is a token of its own ("Vell" "’s"). An abbreviation of the lexicon keeps its full stop ("Mr."). A
/// number keeps its sign, separators and percent sign ("$3.5", "1,200", "10%"). `''`, ` `` `, `--` and `...` are one
/// mark each.
#[inline(never)]
pub(crate) fn tokenize(text: &str, block: u32, span: Span, out: &mut Vec<Token>) {
    let body = &text[span.range()];
    let (mut i, mut space) = (0, true);
    let mut folded = String::with_capacity(32);
    while let Some(c) = body[i..].chars().next() {
        if c.is_whitespace() || is_blank(c) {
            i += c.len_utf8();
            space = true;
            continue;
        }
        let len = token_len(&body[i..], c);
        let word = &body[i..i + len];
        folded.clear();
        folded.extend(fold(word));
        let (classes, verb) = look_up(&folded);
        let is_word = word.chars().any(char::is_alphanumeric);
        let start = span.start + i as u32;
        out.push(Token {
            span: Span::new(start, start + len as u32),
            first: c,
            is_word,
            is_number: c.is_ascii_digit() || (is_word && matches!(c, '$' | '£' | '€')),
            case: case(word),
            space_before: space,
            classes,
            verb,
            phrase: false,
            block,
            sentence: 0,
        });
        i += len;
        space = false;
    }
}

/// A word in lower case with one kind of apostrophe, as the lexicon has it.
fn fold(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(|c| if c == '’' { '\'' } else { lower(c) })
}

/// A word in lower case with one kind of apostrophe, as the lexicon has it.
#[cfg(feature = "house")]
pub(crate) fn folded(word: &str) -> String {
    fold(word).collect()
}

/// Zero-width and directional characters, which separate tokens. Most of them are already removed: see
/// [`is_invisible`](super::invisible::is_invisible).
const fn is_blank(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

fn token_len(s: &str, c: char) -> usize {
    for pair in ["''", "``", "--"] {
        if s.starts_with(pair) {
            return pair.len();
        }
    }
    if s.starts_with("...") {
        return 3;
    }
    if c.is_alphabetic() || matches!(c, '@' | '#') {
        return word_len(s);
    }
    if c.is_ascii_digit()
        || (matches!(c, '$' | '£' | '€') && s[c.len_utf8()..].starts_with(|d: char| d.is_ascii_digit()))
    {
        return number_len(s, c);
    }
    if c.is_alphanumeric() {
        return word_len(s);
    }
    // A clitic after a word: ’s
    if matches!(c, '\'' | '’') {
        let rest = &s[c.len_utf8()..];
        if rest.starts_with(['s', 'S']) && !rest[1..].starts_with(|d: char| d.is_alphanumeric()) {
            return c.len_utf8() + 1;
        }
    }
    c.len_utf8()
}

fn number_len(s: &str, c: char) -> usize {
    let mut end = c.len_utf8();
    let mut chars = s[end..].char_indices().peekable();
    let from = end;
    while let Some((j, d)) = chars.next() {
        let next_digit = chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        if d.is_alphanumeric() || (matches!(d, '.' | ',' | ':') && next_digit) || d == '%' {
            end = from + j + d.len_utf8();
        } else if matches!(d, '-' | '‑') && chars.peek().is_some_and(|(_, n)| n.is_alphanumeric()) {
            end = from + j + d.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn word_len(s: &str) -> usize {
    // Most words end before white space or a comma, and have only letters.
    let plain = s.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if plain > 0 && s[plain..].starts_with([' ', ',']) {
        return plain;
    }
    let mut end = 0;
    let mut chars = s.char_indices().peekable();
    let mut points = false;
    while let Some((j, d)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let next_letter = next.is_some_and(char::is_alphanumeric);
        if d.is_alphanumeric() || (j == 0 && matches!(d, '@' | '#')) || d == '_' || is_combining(d) {
            end = j + d.len_utf8();
        } else if matches!(d, '-' | '‑' | '&' | '/') && next_letter
            // "J?rg": a damaged letter.
            || matches!(d, '?' | '\u{fffd}') && s.starts_with(char::is_uppercase) && next.is_some_and(char::is_lowercase)
        {
            end = j + d.len_utf8();
        } else if matches!(d, '\'' | '’') && next_letter {
            // ’s is a separate token; ’t, ’re, ’Neil belong to the word.
            let rest = &s[j + d.len_utf8()..];
            if rest.starts_with(['s', 'S']) && !rest[1..].starts_with(char::is_alphanumeric) {
                break;
            }
            end = j + d.len_utf8();
        } else if d == '.' && (points || s[..j].chars().count() == 1) && (next_letter || points) {
            // U.S., a.m., J.K.: single letters separated by full stops.
            let tail = &s[j + 1..];
            let single = tail.chars().nth(1).is_none_or(|c| !c.is_alphanumeric());
            if next_letter && !single {
                break;
            }
            points = true;
            end = j + 1;
            if !next_letter {
                break;
            }
        } else if d == '.' && next_letter && s[..j].len() > 2 && tld_follows(&s[j + 1..]) {
            end = j + 1;
        } else {
            break;
        }
    }
    // An initial ("J.") or an abbreviation of the lexicon ("Mr.", "Sen.") keeps its full stop.
    if s[end..].starts_with('.') && !points {
        let word = &s[..end];
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
        if initial || look_up(&lowered(word)).0.any(Classes::ABBREVIATION) {
            end += 1;
        }
    }
    end
}

fn tld_follows(s: &str) -> bool {
    let label = s.split_once(|c: char| !c.is_alphabetic()).map_or(s, |(label, _)| label);
    s.starts_with("co.") || (sets::speakers::WEB_DOMAINS.has(label) && label.chars().all(char::is_lowercase))
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn case(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase);
    let Some(first) = letters.next() else { return Case::None };
    let (mut upper, mut lower) = (false, false);
    for capital in letters {
        upper |= capital;
        lower |= !capital;
    }
    match (first, upper, lower) {
        (true, true, false) => Case::Upper,
        (true, ..) => Case::Title,
        (false, false, _) => Case::Lower,
        (false, true, _) => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(t: &str) -> Vec<&str> {
        let mut v = Vec::new();
        tokenize(t, 0, Span::new(0, t.len() as u32), &mut v);
        v.iter().map(|k| &t[k.span.range()]).collect()
    }

    #[test]
    fn table() {
        for (text, want) in [
            ("Vell’s harbour minister", "Vell|’s|harbour|minister"),
            ("Mr. O'Neil didn’t go.", "Mr.|O'Neil|didn’t|go|."),
            ("the U.S. ferry, at 5 a.m.", "the|U.S.|ferry|,|at|5|a.m."),
            ("''Go,'' he said--twice...", "''|Go|,|''|he|said|--|twice|..."),
            ("$3.5 million, 10% of 1,200.", "$3.5|million|,|10%|of|1,200|."),
            ("George W. Bush and I.", "George|W.|Bush|and|I|."),
            ("a half-built bridge — now", "a|half-built|bridge|—|now"),
            ("officials’ claim", "officials|’|claim"),
            ("It ended.Then", "It|ended|.|Then"),
            ("see example.com now", "see|example.com|now"),
            ("Is J?rg Roe ill?He is.", "Is|J?rg|Roe|ill|?|He|is|."),
            ("a 35-year-old @user", "a|35-year-old|@user"),
        ] {
            assert_eq!(words(text).join("|"), want);
        }
    }

    proptest! {
        #[test]
        fn covers_every_visible_character(t in "\\PC*") {
            let mut v = Vec::new();
            tokenize(&t, 0, Span::new(0, t.len() as u32), &mut v);
            let mut at = 0;
            for k in &v {
                prop_assert!(k.span.start >= at && !k.span.is_empty());
                prop_assert!(t[at as usize..k.span.start as usize].chars().all(|c| c.is_whitespace() || is_blank(c)));
                at = k.span.end;
            }
            prop_assert!(t[at as usize..].chars().all(|c| c.is_whitespace() || is_blank(c)));
        }
    }
}
