//! The forms of verbs of saying, from the lexicon or by the rules of regular verbs.

use crate::lexicon::{
    FORM_BASE, FORM_ING, FORM_PARTICIPLE, FORM_PAST, FORM_THIRD, Frames, VerbClass, VerbForm, look_up,
    others::{forms_of, inflected},
};

/// All forms of a verb, given any form, each with its bits. `double`: the verb is regular and doubles its last
/// consonant.
pub(crate) fn forms(word: &str, double: bool) -> Vec<(String, u8)> {
    if let Some(verb) = look_up(word).1.filter(|_| !double) {
        return forms_of(verb).map(|(form, bits)| (form.to_owned(), bits)).collect();
    }
    let [third, past, ing] = inflected(word, double);
    vec![(word.to_owned(), FORM_BASE), (third, FORM_THIRD), (past, FORM_PAST | FORM_PARTICIPLE), (ing, FORM_ING)]
}

/// Whether the lexicon has a word as a verb of saying. Its frames there are better than the defaults of a list.
pub(crate) fn is_known(word: &str) -> bool {
    look_up(word).1.is_some_and(|v| v.verb().class == VerbClass::Speech)
}

/// The lexicon's verb after `like`: a base form of a verb with frames.
pub(crate) fn model(word: &str) -> Option<VerbForm> {
    look_up(word).1.filter(|v| v.base() && v.verb().frames != Frames(0))
}

/// Guesses the form from the ending of a word. Only for matches of expressions that the lexicon does not have.
pub(super) fn guessed(word: &str) -> u8 {
    match word {
        _ if word.ends_with("ing") => FORM_ING,
        _ if word.ends_with("ed") => FORM_PAST | FORM_PARTICIPLE,
        _ if word.ends_with('s') => FORM_THIRD,
        _ => FORM_BASE | FORM_PAST,
    }
}
