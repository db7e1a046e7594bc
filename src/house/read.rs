//! The file: sections, entries, comments, and where each is broken.

use super::{
    HouseError, List, What,
    expression::Expression,
    matcher::Phrases,
    setting::{self, Section},
    verbs,
};
use crate::text::{Span, folded, tokenize};

/// More than any newsroom has; what would not fit is a file of another kind.
const LONGEST: usize = 1 << 20;
/// Expressions that a list may hold: each may take a megabyte, and is looked for by itself.
const EXPRESSIONS: usize = 100;
/// Words that a phrase may have.
pub(super) const WORDS: usize = 16;

/// A fault at a byte of a line.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: String,
}

pub(super) fn fault<T>(at: usize, message: impl Into<String>) -> Result<T, Fault> {
    Err(Fault { at, message: message.into() })
}

pub(super) fn list(file: &str) -> Result<List, HouseError> {
    let mut list = List { file: file.into(), phrases: Phrases::default(), expressions: Vec::new() };
    let mut section = None;
    if file.len() > LONGEST {
        return Err(HouseError { line: 1, column: 1, message: "longer than a megabyte: no house list".into() });
    }
    for (line, number) in file.trim_start_matches('\u{feff}').lines().zip(1..) {
        read(line, &mut section, &mut list).map_err(|Fault { at, message }| {
            let column = line.get(..at).unwrap_or(line).chars().count() as u32 + 1;
            HouseError { line: number, column, message }
        })?;
    }
    list.phrases.sort();
    Ok(list)
}

/// A part of a line without the white space around it, and where it begins.
pub(super) fn trimmed(part: &str, at: usize) -> (&str, usize) {
    (part.trim(), at + part.len() - part.trim_start().len())
}

fn read(line: &str, section: &mut Option<Section>, list: &mut List) -> Result<(), Fault> {
    let (entry, at) = trimmed(line, 0);
    if entry.is_empty() || entry.starts_with('#') {
        return Ok(());
    }
    if entry.starts_with('[') {
        let name = uncommented(entry).trim_end();
        *section = Some(Section::named(name).map_or_else(
            || fault(at, format!("unknown section “{name}”, expected one of [hedges], [verbs], [desks]")),
            Ok,
        )?);
        return Ok(());
    }
    let Some(section) = *section else {
        return fault(at, "an entry must stand below [hedges], [verbs] or [desks]");
    };
    if let Some(rest) = entry.strip_prefix('/') {
        return expression(rest, at + 1, section, list);
    }
    let entry = uncommented(entry);
    let (words, given) = entry.split_once('=').map_or((entry, None), |(words, given)| (words, Some(given)));
    let given = given.map(|given| trimmed(given, at + words.len() + 1));
    let words = words.trim_end();
    if let Some(colon) = words.find(':') {
        return fault(at + colon, "unexpected “:”, expected “=” before what an entry is");
    }
    let what = setting::what(section, given)?;
    if let What::Verb(form) = what {
        return verbs::add(words, at, form, given.is_some(), &mut list.phrases);
    }
    list.phrases.add(tokens(words, at)?, what);
    Ok(())
}

/// Without a comment, which begins with a mark that white space stands before.
fn uncommented(entry: &str) -> &str {
    let mark = |(at, _): &(usize, &str)| entry[..*at].ends_with(char::is_whitespace);
    entry.match_indices('#').find(mark).map_or(entry, |(at, _)| &entry[..at])
}

/// The words of a phrase as a text has them: lower case but for the capitals that a name has.
pub(super) fn tokens(phrase: &str, at: usize) -> Result<Vec<String>, Fault> {
    let mut tokens = Vec::new();
    tokenize(phrase, 0, Span::new(0, phrase.len() as u32), &mut tokens);
    if !tokens.iter().any(|t| t.is_word) {
        return fault(at, "an entry needs a word");
    }
    if let Some(t) = tokens.get(WORDS) {
        return fault(at + t.span.start as usize, format!("longer than {WORDS} words"));
    }
    Ok(tokens.iter().map(|t| phrase[t.span.range()].into()).collect())
}

/// An expression, whose text begins at byte `at`, and what follows it.
fn expression(rest: &str, at: usize, section: Section, list: &mut List) -> Result<(), Fault> {
    let mut escaped = false;
    let end = rest.find(|c| {
        let end = c == '/' && !escaped;
        escaped = c == '\\' && !escaped;
        end
    });
    let Some(end) = end else {
        return fault(at - 1, "the expression is not closed: “/” must stand at its end (“\\/” is a slash within)");
    };
    let (after, from) = trimmed(&rest[end + 1..], at + end + 1);
    let given = after.strip_prefix('=').map(|given| trimmed(uncommented(given), from + 1));
    if given.is_none() && !after.is_empty() && !after.starts_with('#') {
        return fault(from, "unexpected words after the expression");
    }
    let what = setting::what(section, given)?;
    if list.expressions.len() == EXPRESSIONS {
        return fault(at - 1, format!("more than {EXPRESSIONS} expressions: write phrases as they are"));
    }
    // A name has its capitals.
    let expression = Expression::new(&rest[..end], what != What::Desk)
        .map_err(|flaw| Fault { at: at + flaw.at, message: flaw.message })?;
    list.expressions.push((expression, what));
    Ok(())
}

/// A phrase's words as they are compared.
pub(super) fn plain(words: &[String]) -> Vec<String> {
    words.iter().map(|w| folded(w)).collect()
}
