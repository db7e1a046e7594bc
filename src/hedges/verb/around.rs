//! What stands around a verb that weakens: its complement, a parenthesis, a relative clause.

use crate::{hedges::sentence::Sentence, lexicon::Classes};

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
    let comma = |j: usize| s.comma(j);
    let between = s.token(s.before(i)).is_some_and(|t| t.verb.is_none())
        && !s.is_word(i + 1)
        && (2..6).any(|n| comma(i.wrapping_sub(n)) && (1..n).all(|m| s.is_word(i.wrapping_sub(m))));
    (s.first_person(s.before(i)) && !s.is_word(i + 1)) || (between && !relative(s, i))
}

/// "who she thinks", "what he believes": the object is before the verb.
pub(super) fn relative(s: &Sentence<'_, '_>, i: usize) -> bool {
    let subject = s.before(i);
    (0..3).any(|n| s.one_of(subject.wrapping_sub(n), words!("what who whom which whatever how")))
}
