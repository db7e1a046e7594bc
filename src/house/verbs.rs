//! Verbs of saying by their lemma: each in all its forms, as the lexicon has them or as regular verbs do.

use super::{
    What,
    matcher::Phrases,
    read::{Fault, fault, plain, tokens},
};
use crate::lexicon::{self, FORM_BASE, FORM_ING, FORM_PARTICIPLE, FORM_PAST, FORM_THIRD, VerbClass, VerbForm};

/// Adds a verb, or a phrase that begins with one. `told` is whether the file says what it takes.
pub(super) fn add(words: &str, at: usize, form: VerbForm, told: bool, phrases: &mut Phrases) -> Result<(), Fault> {
    let (lemma, double) = match words.split_once('/') {
        Some((lemma, "vv")) => (lemma, true),
        Some((lemma, _)) => return fault(at + lemma.len(), "unexpected “/”, expected “/vv” for a doubled consonant"),
        None => (words, false),
    };
    if lemma.contains(',') {
        return given(lemma, at, form, phrases);
    }
    let words = plain(&tokens(lemma, at)?);
    let (first, rest) = words.split_first().map_or(("", &[][..]), |(first, rest)| (first, rest));
    if !first.starts_with(char::is_alphabetic) {
        return fault(at, "a verb must begin with its letters");
    }
    let known = lexicon::look_up(first).1.filter(|_| !double);
    // The lexicon knows better what its own verbs take.
    if rest.is_empty() && !told && known.is_some_and(|v| v.verb().class == VerbClass::Speech) {
        return Ok(());
    }
    let mut put = |first: &str, forms: u8| {
        let words = std::iter::once(first.to_owned()).chain(rest.iter().cloned()).collect();
        phrases.add(words, What::Verb(form.with(forms)));
    };
    if let Some(verb) = known {
        lexicon::forms_of(verb).for_each(|(first, forms)| put(first, forms));
        return Ok(());
    }
    let [third, past, ing] = lexicon::inflected(first, double);
    put(first, FORM_BASE);
    put(&third, FORM_THIRD);
    put(&past, FORM_PAST | FORM_PARTICIPLE);
    put(&ing, FORM_ING);
    Ok(())
}

/// All five forms, parted by commas.
fn given(list: &str, at: usize, form: VerbForm, phrases: &mut Phrases) -> Result<(), Fault> {
    let bits = [FORM_BASE, FORM_THIRD, FORM_PAST, FORM_PARTICIPLE, FORM_ING];
    let forms: Vec<&str> = list.split(',').map(str::trim).collect();
    let mut read: Vec<(Vec<String>, u8)> = Vec::new();
    for (word, bit) in forms.iter().zip(bits).filter(|_| forms.len() == bits.len()) {
        let words = plain(&tokens(word, at)?);
        // "put" is three of its forms.
        match read.iter_mut().find(|(same, _)| *same == words) {
            Some((_, forms)) => *forms |= bit,
            None => read.push((words, bit)),
        }
    }
    if read.is_empty() || read.iter().any(|(words, _)| words.len() > 1) {
        return fault(at, "give the verb alone, or its five forms: write, writes, wrote, written, writing");
    }
    for (words, forms) in read {
        phrases.add(words, What::Verb(form.with(forms)));
    }
    Ok(())
}

/// The forms that a word looks like that an expression found and no list has.
pub(super) fn guessed(word: &str) -> u8 {
    match word {
        _ if word.ends_with("ing") => FORM_ING,
        _ if word.ends_with("ed") => FORM_PAST | FORM_PARTICIPLE,
        _ if word.ends_with('s') => FORM_THIRD,
        _ => FORM_BASE | FORM_PAST,
    }
}
