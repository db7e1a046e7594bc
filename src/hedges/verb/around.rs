//! What stands around a verb that weakens: its complement, a parenthesis, a relative clause.

use crate::{
    hedges::{reach::MAX_SHORT_SUBJECT_TOKENS, sentence::Sentence},
    lexicon::{Classes, sets},
    words::Words,
};

/// Whether the content of a verb of thought may begin at `next`.
pub(super) fn content(s: &Sentence<'_, '_>, next: usize) -> bool {
    let next = if s.one_of(next, words!("that")) { return true } else { s.past_adverbs(next) };
    (s.subject(next) && !s.is(next, Classes::PRONOUN_OBJECT))
        || s.one_of(next, words!("it you her"))
        || (s.quote(next) && s.is_word(next + 1))
        || (s.lower(next) && !s.is(next, Classes::SUBORDINATOR) && s.clause(next))
}

/// Whether the verb is in a parenthesis: ", I think,".
pub(super) fn aside(s: &Sentence<'_, '_>, i: usize) -> bool {
    // "…, many think, …"
    let between =
        s.token(s.before(i)).is_some_and(|t| t.verb.is_none()) && !s.is_word(i + 1) && s.subject_after_comma(i);
    (s.first_person(s.before(i)) && !s.is_word(i + 1)) || (between && !relative(s, i))
}

/// "who she thinks", "what he believes": the object is before the verb.
pub(super) fn relative(s: &Sentence<'_, '_>, i: usize) -> bool {
    opens(s, i, sets::hedge_grammar::OBJECT_OPENERS)
}

/// Whether one of `words` opens the clause of the verb at token `i`: it is before the short subject, or is the subject.
pub(super) fn opens(s: &Sentence<'_, '_>, i: usize, words: &Words) -> bool {
    let subject = s.before(i);
    let mut back = (0..=MAX_SHORT_SUBJECT_TOKENS).map(|n| subject.wrapping_sub(n)).take_while(|j| s.is_word(*j));
    back.any(|j| s.one_of(j, words))
}
