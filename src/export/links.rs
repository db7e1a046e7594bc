//! Links to the words of an article, as text fragments: <https://wicg.github.io/scroll-to-text-fragment/>.

use super::{
    article::Article,
    describe,
    escape::encoded,
    format::{Export, Settings},
};
use crate::text::Span;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::io::{self, Write};
use std::ops::Range;

/// The format `links`: a Markdown list.
pub(super) struct Links;

impl Export for Links {
    fn name(&self) -> &'static str {
        "links"
    }
    fn about(&self) -> &'static str {
        "A Markdown list of statements, each with a link to its words in the article"
    }
    fn media_type(&self) -> &'static str {
        "text/markdown"
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, _settings: &Settings) -> io::Result<()> {
        writeln!(out, "## {}\n", markdown(&article.title()))?;
        for a in &article.analysis.attributions {
            let speaker = a.speaker.and_then(|s| article.analysis.speakers.get(s));
            let who = speaker.map_or_else(|| describe::UNCLEAR.to_owned(), describe::speaker);
            let words = describe::words(article.text(), a);
            writeln!(out, "- {}: [{}]({})", markdown(&who), markdown(&words), link(article, describe::hull(a)))?;
        }
        Ok(())
    }
    fn between(&self, out: &mut dyn Write, _settings: &Settings) -> io::Result<()> {
        out.write_all(b"\n")
    }
}

/// Escapes text for Markdown and puts it on one line.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' | '|' | '!') {
            out.push('\\');
        }
        out.push(if c.is_control() { char::REPLACEMENT_CHARACTER } else { c });
    }
    out
}

/// Maximum number of words at each end that a fragment contains of a longer text.
const END_WORDS: usize = 5;

/// Number of context words before a text that also occurs earlier in the article.
const CONTEXT_WORDS: usize = 4;

/// How far back to search for an earlier occurrence, in bytes: this keeps the cost of an article linear.
const MAX_BACK_BYTES: usize = 100_000;

/// A link to these words: the address with a text fragment. Without an address, the fragment alone.
pub(super) fn link(article: &Article<'_>, span: Span) -> String {
    let base = article.address.map_or("", |a| a.split('#').next().unwrap_or_default());
    let base = utf8_percent_encode(base, OUTSIDE);
    format!("{base}#:~:text={}", fragment(article.text(), span.range()))
}

fn fragment(text: &str, range: Range<usize>) -> String {
    let words = words(text, range.clone());
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    // A browser finds each part of a fragment only inside one block, and blocks end at line ends.
    let on_one_line = |words: &[Range<usize>]| {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        !text[first.start..last.end].contains('\n')
    };
    let mut parts = vec![first.start..last.end, first.start..last.end];
    if words.len() > 2 * END_WORDS || !on_one_line(&words) {
        let most = END_WORDS.min(words.len() / 2).max(1);
        let (mut head, mut tail) = (most, most);
        while head > 1 && !on_one_line(&words[..head]) {
            head -= 1;
        }
        while tail > 1 && !on_one_line(&words[words.len() - tail..]) {
            tail -= 1;
        }
        parts = vec![first.start..words[head - 1].end, words[words.len() - tail].start..last.end];
    }
    let encode = |r: &Range<usize>| encoded(&text[r.clone()]);
    let back = parts[0].start.saturating_sub(MAX_BACK_BYTES);
    let back = (back..range.start).find(|at| text.is_char_boundary(*at)).unwrap_or(parts[0].start);
    let is_first = !text[back..parts[0].start].contains(&text[parts[0].clone()]);
    let line = text[..range.start].rfind('\n').map_or(0, |n| n + 1);
    let before = self::words(text, line..range.start);
    let prefix = (!is_first && !before.is_empty())
        .then(|| before[before.len().saturating_sub(CONTEXT_WORDS)].start..before[before.len() - 1].end);
    let prefix = prefix.map(|r| format!("{}-,", encode(&r))).unwrap_or_default();
    parts.dedup();
    prefix + &parts.iter().map(encode).collect::<Vec<_>>().join(",")
}

fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let start = text.as_ptr() as usize;
    text[range]
        .split_whitespace()
        .map(|word| {
            let at = word.as_ptr() as usize - start;
            at..at + word.len()
        })
        .collect()
}

/// Characters that end an address in Markdown, or that no address has.
const OUTSIDE: &AsciiSet = &CONTROLS.add(b' ').add(b'(').add(b')').add(b'<').add(b'>').add(b'"');

#[cfg(test)]
mod tests {
    use super::{fragment, markdown};

    fn of(text: &str, part: &str) -> String {
        let at = text.rfind(part).unwrap();
        fragment(text, at..at + part.len())
    }

    #[test]
    fn short_texts_are_complete() {
        assert_eq!(of("“It holds, so-so,” she said.", "It holds, so-so,"), "It%20holds%2C%20so%2Dso%2C");
    }

    #[test]
    fn long_texts_are_given_by_start_and_end() {
        let text = "one two three four five six seven eight nine ten eleven";
        assert_eq!(of(text, text), "one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven");
        assert_eq!(of("a b c\nd e f", "a b c\nd e f"), "a%20b%20c,d%20e%20f");
        assert_eq!(of("a\nb c d e f", "a\nb c d e f"), "a,d%20e%20f");
    }

    #[test]
    fn repeated_texts_have_context() {
        assert_eq!(
            of("No, she said.\nHe also said: No, she said.", "No, she said."),
            "He%20also%20said%3A-,No%2C%20she%20said."
        );
        assert_eq!(of("No.\nNo.", "No."), "No.");
    }

    #[test]
    fn markdown_is_escaped() {
        assert_eq!(markdown("*a*\n[b](c) <d>"), "\\*a\\* \\[b\\](c) \\<d\\>");
    }
}
