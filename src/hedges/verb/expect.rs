//! Verbs of expecting: "is expected to", "traders expect a loss"; a demand is none.

use super::around;
use crate::{
    hedges::{mark::Reach, reach::MAX_SHORT_SUBJECT_TOKENS, sentence::Sentence},
    lexicon::{Classes, sets},
};

/// "is expected to", "expects that", "we expect prices to fall", "expects to go"; not "as expected".
pub(super) fn expects(s: &Sentence<'_, '_>, i: usize) -> Option<Reach> {
    let (before, next) = (s.before(i), i + 1);
    // "expected in June", "expected within days"
    let due = s.one_of(next, sets::hedge_grammar::PREPOSITIONS_OF_OCCASION) || s.one_of(next, words!("within"));
    // "expected by Friday", "expected this year"
    let then = s.is(next + 1, Classes::WEEKDAY.or(Classes::MONTH).or(Classes::TIME))
        || s.one_of(next + 1, sets::speakers::TIME_UNITS)
        || s.starts(next + 1, "mid")
        || s.one_of(next + 2, words!("end"));
    let due = due || s.one_of(next, words!("by this next")) && then;
    if s.ends(i, "ed") && s.be(before) {
        let as_was = s.one_of(before.wrapping_sub(1), words!("as than to"));
        // "expected of him", "expected here": a demand, or no forecast.
        let other = s.one_of(next, words!("of from by here but and ago")) && !due;
        return (s.one_of(next, sets::hedge_grammar::COMPLEMENTIZERS) || !other && !as_was).then_some(Reach::Clause);
    }
    // "was expecting to sell more", "is expecting a recount"
    let expecting = s.one_of(i, words!("expecting")) && s.be(before);
    if expecting && (s.one_of(next, words!("to")) || s.determiner(next)) {
        // "we were expecting a loss", "is expecting a second child": told of a past, and of a birth.
        let past = s.one_of(before, words!("was were")) && s.determiner(next) && s.first_person(s.before(before));
        let birth = (next..next + MAX_SHORT_SUBJECT_TOKENS).any(|j| s.one_of(j, sets::hedges::NEWBORNS));
        return (!past && !birth).then_some(Reach::Complement);
    }
    // "an expected vote", "a vote expected in June"
    if s.one_of(i, words!("expected")) {
        let attribute = s.determiner(i.wrapping_sub(1)) && s.lower(next) && !s.is(next, Classes::PREPOSITION);
        let vote = !s.pronoun(before) && !s.is(before, Classes::AUXILIARY) && !s.one_of(before, words!("as than to"));
        if attribute || due && vote {
            return Some(Reach::Clause);
        }
    }
    // "expects to be fit", "rate cuts expected to help"; not "does not expect to", "whether she expected to"
    if s.one_of(next, words!("to")) && s.one_of(i, words!("expects expected")) {
        let asked = around::opens(s, i, words!("whether if"));
        return (!asked && !s.one_of(before, sets::hedge_grammar::WORDS_BEFORE_EXPECTING) && !s.negated(i))
            .then_some(Reach::Complement);
    }
    // "they expected a surplus", "it expected savings of 40"
    let amount = s.determiner(next) || s.number(next) || s.is_word(next) && s.one_of(before, words!("it"));
    if s.one_of(i, words!("expected"))
        && s.is(before, Classes::PRONOUN_SUBJECT)
        && !s.one_of(before, words!("you"))
        && amount
    {
        return Some(Reach::Complement);
    }
    if s.one_of(i, words!("expecting"))
        || s.first(i)
        || s.starts(i, "project")
        || s.one_of(before, words!("as than to"))
        || s.one_of(next, words!("to"))
    {
        return None;
    }
    // "we expect them to pay", "you cannot come here and expect the court to clap", "Where do they expect a clerk to get
    // it?": a demand.
    // "expects him to be confirmed": a forecast.
    let undergoes = s.one_of(next + 1, words!("to"))
        && s.one_of(next + 2, words!("be"))
        && s.token(next + 3).is_some_and(|t| t.verb.is_some_and(|v| v.participle()));
    let demand = s.is(next, Classes::PRONOUN_OBJECT) && !s.one_of(next, words!("it")) && !undergoes
        || s.is(before, Classes::COORDINATOR) && s.words_before(before).any(|j| s.one_of(j, words!("you")))
        || s.pronoun(before) && (i..s.near(i).end).any(|j| s.mark(j, "?"));
    let prices_to_fall = s.is_word(next)
        && !demand
        && !s.is(next, Classes::PREPOSITION)
        && s.words_from(next + 1).any(|j| s.one_of(j, words!("to")) && s.lower(j + 1));
    // "expects at least two banks to fail"; not "expects at least a reply"
    let least =
        s.one_of(next, words!("at")) && s.one_of(next + 1, sets::hedge_grammar::WORDS_OF_LIMIT) && s.number(next + 2);
    let forecast = s.one_of(i, words!("expects"))
        && (s.is_word(next) || s.quote(next))
        && (least || !s.is(next, Classes::PREPOSITION.or(Classes::PRONOUN_OBJECT)));
    // "traders expect a loss"; not "we expect a call"
    let loss = s.one_of(i, words!("expect"))
        && s.one_of(next, sets::grammar::INDEFINITE_ARTICLE)
        && s.ends(before, "s")
        && (s.lower(before) || s.first(before));
    let content = s.one_of(next, words!("that")) || forecast || loss || s.clause(next);
    (!demand && content || prices_to_fall).then_some(Reach::Complement)
}

#[cfg(test)]
mod tests {
    use crate::{analysis::HedgeClass::Verb, hedges::tests::assert_cues};

    #[test]
    fn forecasts() {
        assert_cues(
            Verb,
            &[
                ("Traders expect a loss.", "expect"),
                ("The mayor expects him to be confirmed.", "expects"),
                ("The bank expects at least two mills to fail.", "expects"),
                ("A vote is expected by Friday.", "expected"),
                ("They want the guests expected this year.", "expected"),
                ("Clerks watch the river and expect it to rise.", "expect"),
                ("Traders were expecting a loss.", "expecting"),
                ("Holm is expecting a quite late child.", "expecting"),
                ("They do not expect anyone to be found.", "expect"),
                ("Members of both guilds privately expect a loss.", "expect"),
                ("He left before an expected vote.", "expected"),
                ("The mill will close in a sale expected in June.", "expected"),
                ("The rule takes effect on Friday, expected within days.", "expected"),
                ("Prices are expected to rise.", "expected"),
                ("He expects to be fit by noon.", "expects"),
                ("She spoke of rate cuts expected to help them.", "expected"),
                ("They said that they expected a surplus.", "expected"),
                ("Up to 600 people are expected.", "expected"),
                ("The bank expects that growth will slow.", "expects"),
                ("The firm expects losses of £2 million.", "expects"),
                ("More rain is expected in the hills.", "expected"),
                ("The firm was expecting to sell more.", "expecting"),
                ("The vote is expected late on Sunday.", "expected"),
                ("The vote isn’t expected for a year.", "expected"),
                ("The firm said it expected savings of 40.", "expected"),
            ],
        );
    }

    #[test]
    fn demands() {
        assert_cues(
            Verb,
            &[
                ("Holm is expecting her second child in June.", ""),
                ("You cannot come here late and expect this court to clap.", ""),
                ("Where do they expect a clerk to get it?", ""),
                ("Holm is expecting a baby in June.", ""),
                ("We were expecting a loss.", ""),
                ("We expect a call.", ""),
                ("The loss was smaller and expected by traders.", ""),
                ("He does not expect to run again.", ""),
                ("She was asked whether he expected to run.", ""),
                ("It rained more than was expected.", ""),
                ("It is to be expected.", ""),
                ("Anyone expecting the rain to stop was wrong.", ""),
                ("“We expect them to pay,” he said.", ""),
                ("No one expected to find the ship.", ""),
                ("More is expected of her.", ""),
                ("Traders had expected a loss of 90.", ""),
                ("Expect the ferry to be late.", ""),
                ("It was what it expected.", ""),
            ],
        );
    }
}
