//! Verbs of impression and regard: appear, look, sound, "is seen as".

use crate::{
    hedges::sentence::Sentence,
    lexicon::{Classes, sets},
};

/// "appears to be", "appeared calm"; not "appeared on stage", "appeared in court".
pub(super) fn appears(s: &Sentence<'_, '_>, i: usize) -> bool {
    let next = s.past_adverbs(i + 1);
    let subject = s.before(i);
    (s.one_of(next, words!("to that as")) || s.one_of(next, sets::hedges::LIKELY))
        && !s.one_of(next + 1, words!("a an the"))
        || (s.one_of(subject, words!("it")) && !s.is(next, Classes::PREPOSITION))
        || (s.lower(next)
            && !s.is(next, Classes::PREPOSITION.or(Classes::COORDINATOR).or(Classes::SUBORDINATOR).or(Classes::TIME))
            && !s.determiner(next)
            && !s.one_of(next, sets::hedges::ADVERBS_OF_PLACE_AND_ORDER))
}

/// "is seen as", "is considered": an opinion, not a fact.
pub(super) fn regarded(s: &Sentence<'_, '_>, i: usize) -> bool {
    let passive = s.be(s.before(i)) && s.ends(i, "ed") || s.one_of(i, words!("seen")) && s.be(s.before(i));
    // "considers the trial a test"
    let judges = s.one_of(i + 3, sets::grammar::INDEFINITE_ARTICLE) || s.one_of(i + 3, words!("to")) && s.be(i + 4);
    // "considers the bill a third time"
    let time = (i + 4..i + 6).any(|k| s.one_of(k, sets::speakers::TIME_UNITS) || s.one_of(k, words!("time")));
    if s.one_of(i, words!("considers considered")) && !passive && s.determiner(i + 1) && judges && !time {
        return true;
    }
    // "is considered dangerous", "are considered too big"; not "is considered carefully"
    let next = s.word(i + 1);
    let state =
        s.determiner(i + 1) || s.one_of(i + 1, words!("too")) || sets::hedges::ENDINGS_OF_IMPRESSIONS.any_ends(next);
    let consider = s.starts(i, "consider") && (state || s.one_of(i + 1, words!("to")));
    passive && (consider || s.one_of(i + 1, words!("as")) && !s.one_of(i + 2, words!("of")))
}

/// "it looks like rain is coming", "looks set to".
pub(super) fn looks(s: &Sentence<'_, '_>, i: usize) -> bool {
    let compared = s.one_of(i + 1, sets::hedges::WORDS_OF_COMPARISON)
        && s.is_word(i + 2)
        && !s.number(i + 2)
        && !s.one_of(i + 2, words!("like than"));
    // "looks tired", "looked a small price", "looked on course to"; not "it looks awful", an impression alone
    let state = s.one_of(i + 1, sets::grammar::INDEFINITE_ARTICLE) && !s.one_of(i + 2, words!("lot"))
        || s.one_of(i + 2, words!("course"))
        || s.ends(i + 1, "ble")
        || s.ends(i + 1, "ed");
    // "looked to be asleep"; not "look to have a good time", a plan.
    let to_be = s.one_of(i + 1, words!("to")) && s.one_of(i + 2, sets::hedge_grammar::INFINITIVE_AUXILIARIES);
    let state = compared || to_be || state && !s.one_of(s.before(i), words!("it"));
    if s.one_of(i + 1, sets::hedges::ADJECTIVES_OF_PROSPECT) || state && s.one_of(i, sets::hedges::FORMS_OF_LOOK) {
        return true;
    }
    // "sounds reasonable"
    if s.starts(i, "sounds") || s.starts(i, "sounded") {
        return sets::hedges::ENDINGS_OF_IMPRESSIONS.any_ends(s.word(s.past_adverbs(i + 1)));
    }
    let like =
        s.one_of(i + 1, words!("like")) || (s.one_of(i + 1, words!("as")) && s.one_of(i + 2, words!("if though")));
    let subject = s.before(i);
    let subject = if s.not(subject) { s.before(subject) } else { subject };
    like && s.one_of(subject, sets::hedge_grammar::IMPERSONAL_SUBJECTS)
        && s.clause(i + if s.one_of(i + 1, words!("as")) { 3 } else { 2 })
}
