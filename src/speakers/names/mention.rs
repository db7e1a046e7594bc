//! A name at its place, and the classes of words in names.

use crate::{lexicon::Classes, text::Document};
use std::ops::Range;

/// What a name looks like at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::speakers) enum Looks {
    /// A person, by a title, a given name or an age.
    Person,
    /// A body, by a noun, a list, an acronym or an article.
    Body,
    /// A country or city.
    Place,
    /// Unknown.
    Open,
}

/// The gender that a word shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::speakers) enum Gender {
    Man,
    Woman,
}

/// A name at one place of the article.
#[derive(Clone, Debug)]
pub(in crate::speakers) struct Mention {
    /// The name's tokens, without title and possessive.
    pub(in crate::speakers) tokens: Range<usize>,
    /// The first token of the capitalised titles before it; without titles, the name's first token.
    pub(in crate::speakers) from: usize,
    pub(in crate::speakers) looks: Looks,
    pub(in crate::speakers) gender: Option<Gender>,
    /// It may not be a name, but a common word that begins a sentence, or a title. It counts only if it can stand for a
    /// known name.
    pub(in crate::speakers) loose: bool,
    /// The word is also a common noun or a verb, so a source may mean that.
    pub(in crate::speakers) common: bool,
}

pub(in crate::speakers) const GIVEN: Classes = Classes::FIRST_NAME_MALE.or(Classes::FIRST_NAME_FEMALE);
pub(in crate::speakers) const OFFICE: Classes = Classes::TITLE.or(Classes::PERSON_NOUN);
/// Words that cannot begin a name.
pub(super) const FUNCTION: Classes = Classes::DETERMINER
    .or(Classes::PRONOUN_SUBJECT)
    .or(Classes::PRONOUN_OBJECT)
    .or(Classes::POSSESSIVE)
    .or(Classes::PREPOSITION)
    .or(Classes::COORDINATOR)
    .or(Classes::SUBORDINATOR)
    .or(Classes::SENTENCE_START)
    .or(Classes::AUXILIARY)
    .or(Classes::ADVERB_CUE)
    .or(Classes::TIME)
    .or(Classes::WEEKDAY);

/// Whether a noun has the ending of nouns for persons.
pub(in crate::speakers) fn is_agent(stem: &str) -> bool {
    ["er", "or", "ist", "ian", "man", "woman", "men", "women", "eer", "ee"]
        .iter()
        .any(|e| stem.ends_with(e) && stem.len() > e.len() + 2)
}

/// The gender that token `i` shows as a noun, a title or a given name.
pub(in crate::speakers) fn gender_of(doc: &Document<'_>, i: usize) -> Option<Gender> {
    let man = doc.is(i, Classes::MAN_NOUN.or(Classes::FIRST_NAME_MALE));
    let woman = doc.is(i, Classes::WOMAN_NOUN.or(Classes::FIRST_NAME_FEMALE));
    match (man, woman) {
        (true, false) => Some(Gender::Man),
        (false, true) => Some(Gender::Woman),
        _ => None,
    }
}

pub(super) const NOUNISH_COMMON: Classes =
    OFFICE.or(Classes::GROUP_NOUN).or(Classes::ORGANISATION).or(Classes::DOCUMENT);
pub(super) const NOUNISH: Classes =
    NOUNISH_COMMON.or(GIVEN).or(Classes::PLACE).or(Classes::DEMONYM).or(Classes::BODY_NAME);
