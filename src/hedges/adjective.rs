//! Adjectives and the nouns derived from them: alleged, apparent, unclear, not sure, a possibility that.

use super::{
    mark::{Mark, Reach},
    reach::MAX_TOKENS_AFTER_A_SUPERLATIVE,
    sentence::Sentence,
};
use crate::{
    analysis::HedgeClass::Adjective,
    lexicon::{Classes, sets},
};
use std::ops::Range;

/// An adjective or noun that makes a thing or a claim less certain.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    if cue.len() > 1 {
        let reach = doubt_reach(s, cue.end);
        // "the council was not convinced": a refusal, unless a clause with the doubtful claim follows.
        let refused = s.one_of(cue.end - 1, words!("convinced")) && reach != Reach::Complement;
        let asks = s.one_of(cue.end, sets::hedge_grammar::INDIRECT_QUESTION_WORDS)
            && !s.one_of(cue.end + 1, words!("to"))
            || s.one_of(cue.end, words!("what why which"));
        let ends = !s.is_word(cue.end) || asks;
        // "It is hard to say no", "hard to know how to help"
        let hard = s.one_of(i, words!("hard harder difficult")) && !ends && !s.one_of(cue.end, words!("from at"));
        // "not known for its fish", "not known to the police", "yet to be confirmed by the Senate"
        let known = s.one_of(cue.end - 1, words!("known")) && !ends;
        let voted = s.one_of(i, words!("yet")) && s.one_of(cue.end, words!("by"));
        // "when in doubt, ask": of somebody, not of a claim.
        let never = |j: usize| s.not(j) || s.one_of(j, sets::hedge_grammar::WORDS_BEFORE_IN_DOUBT);
        let free = s.words_before(i).any(never) || s.one_of(cue.end, words!("about"));
        return (!refused && !hard && !known && !voted && !(free && s.one_of(i, words!("in"))))
            .then(|| Mark::new(cue, Adjective, reach, 0.6));
    }
    let before = i.wrapping_sub(1);
    let next = i + 1;
    if s.one_of(i, words!("probable")) && s.one_of(next, words!("cause")) {
        return None;
    }
    if s.one_of(i, words!("possible")) {
        return possible(s, cue);
    }
    if s.one_of(i, sets::hedges::LIKELY) {
        return None;
    }
    if s.one_of(i, words!("potential")) {
        // "full potential", "her potential"
        let noun = s.one_of(next, sets::hedge_grammar::INFINITIVE_OPENERS)
            && s.one_of(before, sets::hedge_grammar::WORDS_BEFORE_POTENTIAL);
        let attribute =
            s.is_word(next) && !s.is(next, Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::COORDINATOR));
        return (noun || attribute).then(|| Mark::new(cue, Adjective, Reach::Phrase, 0.4));
    }
    if s.one_of(i, sets::hedges::NOUNS_OF_POSSIBILITY) {
        // "a 60% chance of rain", "there is a chance it will rain"; not "a chance of glory"
        let chance = s.one_of(i, words!("chance"));
        let be = s.before(before);
        let there = s.starts(be, "there") || s.be(be) && s.one_of(be.wrapping_sub(1), words!("there"));
        let of = s.one_of(next, words!("that"))
            || chance && there && !s.one_of(before, words!("no")) && s.clause(next)
            || s.one_of(next, words!("of")) && (!chance || s.ends(before, "%") || s.one_of(before, words!("percent")));
        // "Another possibility is a strike"
        let is = s.one_of(i, words!("possibility"))
            && s.be(next)
            && s.one_of(before, words!("another one other"))
            && !s.one_of(next + 1, words!("open"));
        return (of || is).then(|| Mark::new(cue, Adjective, Reach::Complement, 0.4));
    }
    if s.one_of(i, words!("uncertainty")) {
        let there = s.words_before(i).any(|j| s.one_of(j, sets::hedges::WORDS_OF_EXISTENCE));
        let about = there && s.one_of(next, words!("about over whether"));
        return (about).then(|| Mark::new(cue, Adjective, Reach::Clause, 0.4));
    }
    if s.one_of(i, sets::hedges::PARTICIPLES_OF_SUPPOSITION) {
        // Only before a noun: as verbs, another judge decides, and "supposed to" is a duty.
        // "a supposed Ferris policeman"
        let name =
            s.one_of(i, words!("supposed")) && s.capital(next) && s.one_of(before, sets::grammar::INDEFINITE_ARTICLE);
        let attribute = (s.lower(next) || name)
            && !s.is(
                next,
                Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::SUBORDINATOR).or(Classes::POSSESSIVE),
            )
            && !s.be(before)
            && !s.is(before, Classes::PRONOUN_SUBJECT.or(Classes::AUXILIARY));
        return (attribute).then(|| Mark::new(cue, Adjective, Reach::Phrase, 0.5));
    }
    if s.one_of(i, words!("unknown")) && !s.one_of(next, words!("whether if how why who")) {
        return None;
    }
    let attribute = s.is_word(next)
        && !s.is(next, Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::COORDINATOR).or(Classes::AUXILIARY));
    // "in a hypothetical race"; not "hypothetical scenarios", "the hypothetical of a loss"
    if s.one_of(i, words!("hypothetical")) && !(attribute && s.determiner(before)) {
        return None;
    }
    // "the heir apparent", "it was apparent to all": obvious
    if s.one_of(i, words!("apparent"))
        && (!attribute || s.number(next) || s.one_of(before, sets::hedges::WORDS_BEFORE_APPARENT))
    {
        return None;
    }
    let strength = if s.starts(i, "un") || s.starts(i, "doubt") { 0.7 } else { 0.5 };
    Some(Mark::new(cue, Adjective, if attribute { Reach::Phrase } else { Reach::Clause }, strength))
}

/// "a possible motive", "it is possible that"; not "as soon as possible", "made it possible to".
fn possible(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    let (before, next) = (i.wrapping_sub(1), i + 1);
    // "named as possible sites"; not "as soon as possible next week"
    let role =
        s.one_of(before, words!("as")) && s.lower(next) && s.ends(next, "s") && s.ends(before.wrapping_sub(1), "ed");
    let extreme = s.one_of(before, sets::hedges::SUPERLATIVES)
        || s.one_of(before, sets::hedges::FORMS_OF_MAKE)
        || s.one_of(before, sets::hedge_grammar::WORDS_BEFORE_POSSIBLE) && !role;
    if extreme || s.negated(i) || s.one_of(next, sets::hedge_grammar::INFINITIVE_OPENERS) {
        return None;
    }
    if s.one_of(next, words!("that")) {
        return Some(Mark::new(cue, Adjective, Reach::Complement, 0.5));
    }
    // "the best result possible"
    let attribute = s.is_word(next) && !s.is(next, Classes::PREPOSITION.or(Classes::COORDINATOR));
    let superlative = (i.saturating_sub(MAX_TOKENS_AFTER_A_SUPERLATIVE)..i)
        .any(|j| s.one_of(j, sets::hedges::SUPERLATIVES) || s.one_of(j, words!("most every")))
        || !attribute && s.one_of(before.wrapping_sub(1), words!("as"));
    let still = s.one_of(before, words!("still")) && !s.is_word(next);
    if (attribute || still || s.be(s.before(i))) && !superlative {
        return Some(Mark::new(cue, Adjective, if attribute { Reach::Phrase } else { Reach::Clause }, 0.5));
    }
    None
}

/// "not sure the roof would hold" weakens what follows; "it is not clear." weakens its clause.
fn doubt_reach(s: &Sentence<'_, '_>, next: usize) -> Reach {
    if s.one_of(next, words!("that")) || s.subject(next) { Reach::Complement } else { Reach::Clause }
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::Adjective;

    #[test]
    fn doubt() {
        assert_cues(
            Adjective,
            &[
                ("The alleged theft took place in March.", "alleged"),
                ("It was an apparent attempt to hide the debt.", "apparent"),
                ("Police named a possible motive.", "possible"),
                ("It is possible that the dog barked.", "possible"),
                ("Two fields were named as possible sites.", "possible"),
                ("The sale is in doubt.", "in doubt"),
                ("Another possibility is a strike.", "possibility"),
                ("He called a supposed Ferris policeman.", "supposed"),
                ("The minister called a deal “still possible”.", "possible"),
                ("It was unclear who paid.", "unclear"),
                ("She was not sure the roof was safe.", "not sure"),
                ("It wasn’t immediately clear why.", "wasn’t immediately clear"),
                ("The plan has the potential to harm eels.", "potential"),
                ("There is a chance that it fails.", "chance"),
                ("There’s always a chance it fails.", "chance"),
                ("Traders see a 60% chance of a cut.", "chance"),
                ("There is a high probability of rain.", "probability"),
                ("They met potential Oakvale buyers.", "potential"),
                ("He saw it as a possible ally.", "possible"),
                ("He saw little chance of a deal.", "little chance of"),
                ("It was the best result of all those still possible.", "possible"),
                ("He spoke of a perceived slight.", "perceived"),
                ("Whoever wins remains to be seen.", "remains to be seen"),
                ("It is hard to say.", "hard to say"),
                ("It is not known who dug it.", "not known"),
                ("The date is yet to be confirmed.", "yet to be confirmed"),
                ("It is hard to know how it sank.", "hard to know"),
                ("It is hard to tell from the road.", "hard to tell"),
                ("It was too early to tell and it rained.", "too early to tell"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Adjective,
            &[
                ("Call as soon as possible.", ""),
                ("When in doubt, ask.", ""),
                ("The win was never in doubt.", ""),
                ("The win was never for one day in doubt.", ""),
                ("Another possibility is open to us.", ""),
                ("That supposed Ferris hill is a mill.", ""),
                ("It was a distinct possibility.", ""),
                ("The car was supposed Ferris property.", ""),
                ("It is not even possible.", ""),
                ("The court opened a preliminary inquiry.", ""),
                ("She had little chance to score.", ""),
                ("The grant made it possible to build.", ""),
                ("We did everything possible.", ""),
                ("It was the best result of those still possible.", ""),
                ("She was sure of it.", ""),
                ("It is hard to say no.", ""),
                ("It is hard to know how to help.", ""),
                ("The men were not known to the police.", ""),
                ("The judge has yet to be confirmed by the house.", ""),
                ("He is not known for his boats.", ""),
                ("She made it pretty clear.", ""),
                ("It was clear that he lied.", ""),
                ("She reached her full potential.", ""),
                ("He had a chance to score.", ""),
                ("She got a chance of glory.", ""),
                ("They spoke of hypothetical storms.", ""),
                ("They spoke of the hypothetical of a storm.", ""),
                ("It has as much room as is possible.", ""),
                ("She saw a chance he missed.", ""),
                ("It was a chance he could not miss.", ""),
                ("There is no chance he will win.", ""),
                ("You are supposed to knock.", ""),
                ("The heir apparent waved.", ""),
                ("The gap should have been apparent two years ago.", ""),
                ("The tomb of the unknown sailor was closed.", ""),
            ],
        );
    }
}
