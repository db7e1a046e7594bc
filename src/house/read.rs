//! Parses the file: sections, entries and comments. Errors have the place where they occur.

use super::{
    expression::Expression,
    fault::{Fault, HouseError, fault, trimmed},
    mark::WORDS,
    matcher::{Phrases, plain},
    setting::{self, Section},
    verbs,
    what::What,
};
use crate::{
    lexicon::{FORM_BASE, FORM_ING, FORM_PARTICIPLE, FORM_PAST, FORM_THIRD, VerbForm},
    text::{Span, tokenize},
};

/// Maximum length of a file. A larger file is something else by mistake.
const MAX_FILE_BYTES: usize = 1 << 20;
/// Maximum number of expressions in a list: each may take a megabyte of memory and searches the whole text.
const MAX_EXPRESSIONS: usize = 100;

/// A parsed list.
pub(super) struct List {
    pub(super) file: String,
    pub(super) phrases: Phrases,
    pub(super) expressions: Vec<(Expression, What)>,
}

pub(super) fn list(file: &str) -> Result<List, HouseError> {
    let mut list = List { file: file.into(), phrases: Phrases::default(), expressions: Vec::new() };
    let mut section = None;
    if file.len() > MAX_FILE_BYTES {
        return Err(HouseError { line: 1, column: 1, message: "longer than a megabyte: not a house list".into() });
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
        return fault(at, "an entry must be in a section: [hedges], [verbs] or [desks]");
    };
    if let Some(rest) = entry.strip_prefix('/') {
        return expression(rest, at + 1, section, list);
    }
    let entry = uncommented(entry);
    let (words, given) = entry.split_once('=').map_or((entry, None), |(words, given)| (words, Some(given)));
    let given = given.map(|given| trimmed(given, at + words.len() + 1));
    let words = words.trim_end();
    if let Some(colon) = words.find(':') {
        return fault(at + colon, "unexpected “:”, expected “=” before settings");
    }
    let what = setting::what(section, given)?;
    if let What::Verb(form) = what {
        return verb(words, at, form, given.is_some(), &mut list.phrases);
    }
    let words = tokens(words, at)?;
    if what == What::Desk && words.iter().all(|word| word.eq_ignore_ascii_case("the")) {
        return fault(at, "a desk needs a name besides “the”");
    }
    list.phrases.add(words, what);
    Ok(())
}

/// Removes a comment, which begins with a `#` after white space.
fn uncommented(entry: &str) -> &str {
    let mark = |(at, _): &(usize, &str)| entry[..*at].ends_with(char::is_whitespace);
    entry.match_indices('#').find(mark).map_or(entry, |(at, _)| &entry[..at])
}

/// The words of a phrase, tokenised like those of a text.
fn tokens(phrase: &str, at: usize) -> Result<Vec<String>, Fault> {
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

/// Adds a verb, or a phrase that begins with one. `has_frames`: whether the entry has something after its `=`.
fn verb(words: &str, at: usize, form: VerbForm, has_frames: bool, phrases: &mut Phrases) -> Result<(), Fault> {
    let (lemma, double) = match words.split_once('/') {
        Some((lemma, "vv")) => (lemma, true),
        Some((lemma, _)) => return fault(at + lemma.len(), "unexpected “/”, expected “/vv” for a doubled consonant"),
        None => (words, false),
    };
    if lemma.contains(',') {
        return five(lemma, at, form, phrases);
    }
    let words = plain(&tokens(lemma, at)?);
    let (first, rest) = words.split_first().map_or(("", &[][..]), |(first, rest)| (first, rest));
    if !first.starts_with(char::is_alphabetic) {
        return fault(at, "a verb must begin with a letter");
    }
    if rest.is_empty() && !has_frames && !double && verbs::is_known(first) {
        return Ok(());
    }
    for (first, forms) in verbs::forms(first, double) {
        let words = std::iter::once(first).chain(rest.iter().cloned()).collect();
        phrases.add(words, What::Verb(form.with(forms)));
    }
    Ok(())
}

/// Adds a verb given by its five forms, separated by commas.
fn five(list: &str, at: usize, form: VerbForm, phrases: &mut Phrases) -> Result<(), Fault> {
    let bits = [FORM_BASE, FORM_THIRD, FORM_PAST, FORM_PARTICIPLE, FORM_ING];
    let forms: Vec<&str> = list.split(',').map(str::trim).collect();
    let mut read: Vec<(Vec<String>, u8)> = Vec::new();
    for (word, bit) in forms.iter().zip(bits).filter(|_| forms.len() == bits.len()) {
        let words = tokens(word, at)?;
        // One word may be several forms: "put" is base, past and participle.
        match read.iter_mut().find(|(same, _)| *same == words) {
            Some((_, forms)) => *forms |= bit,
            None => read.push((words, bit)),
        }
    }
    if read.is_empty() || read.iter().any(|(words, _)| words.len() > 1) {
        return fault(at, "give only the verb, or its five forms: write, writes, wrote, written, writing");
    }
    for (words, forms) in read {
        phrases.add(words, What::Verb(form.with(forms)));
    }
    Ok(())
}

/// Adds an expression, whose pattern begins at byte `at`; parses what follows it.
fn expression(rest: &str, at: usize, section: Section, list: &mut List) -> Result<(), Fault> {
    let mut escaped = false;
    let end = rest.find(|c| {
        let end = c == '/' && !escaped;
        escaped = c == '\\' && !escaped;
        end
    });
    let Some(end) = end else {
        return fault(at - 1, "the expression is not closed: it must end with “/” (write “\\/” for a slash inside)");
    };
    let (after, from) = trimmed(&rest[end + 1..], at + end + 1);
    let given = after.strip_prefix('=').map(|given| trimmed(uncommented(given), from + 1));
    if given.is_none() && !after.is_empty() && !after.starts_with('#') {
        return fault(from, "unexpected words after the expression");
    }
    let what = setting::what(section, given)?;
    if list.expressions.len() == MAX_EXPRESSIONS {
        return fault(at - 1, format!("more than {MAX_EXPRESSIONS} expressions: use phrases where possible"));
    }
    // Names of desks are case-sensitive.
    let expression = Expression::new(&rest[..end], what != What::Desk)
        .map_err(|flaw| Fault { at: at + flaw.at, message: flaw.message })?;
    list.expressions.push((expression, what));
    Ok(())
}
