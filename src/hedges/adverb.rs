//! Adverbs and adverbials: perhaps, reportedly, in part, as far as we know.

use super::{
    mark::{Mark, Reach},
    sentence::Sentence,
};
use crate::{
    analysis::HedgeClass::{Adjective, Adverb},
    lexicon::{Classes, sets},
};
use std::ops::Range;

/// An adverb or adverbial that makes a claim less certain.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    let last = cue.end - 1;
    if s.one_of(last, sets::hedges::LIKELY) {
        return likely(s, cue);
    }
    // "there is no doubt in my mind"
    if s.one_of(last, words!("mind")) && s.words_before(i).any(|j| s.one_of(j, sets::hedges::NOUNS_OF_DOUBT)) {
        return None;
    }
    // "in her opinion for the court", "wrote in her opinion that", "in their opinion pages": a document.
    if s.one_of(last, words!("opinion"))
        && (s.one_of(cue.end, words!("for that")) || s.lower(cue.end) && s.ends(cue.end, "s"))
    {
        return None;
    }
    // "in part of the town", "in part 9 of the Act"
    if s.one_of(last, words!("part")) && (s.one_of(cue.end, words!("of")) || s.number(cue.end) || s.determiner(i)) {
        return None;
    }
    // "the statement read in part", "partly read"
    let reads = |j: usize| s.one_of(j, words!("read reads"));
    if s.one_of(last, words!("part partly")) && (reads(i.wrapping_sub(1)) || reads(cue.end)) {
        return None;
    }
    // "could not possibly be worse", "can’t possibly": emphasis.
    if s.one_of(i, sets::hedges::ADVERBS_OF_POSSIBILITY)
        && (s.not(i.wrapping_sub(1)) || s.one_of(s.before(i), words!("can can’t can't couldn’t couldn't")))
    {
        return None;
    }
    let strength = if s.one_of(i, sets::hedges::ADVERBS_OF_MILD_DOUBT) || s.one_of(i, words!("in")) {
        0.3
    } else if s.one_of(i, sets::hedges::ADVERBS_OF_STRONG_DOUBT) {
        0.6
    } else {
        0.5
    };
    Some(Mark::new(cue, Adverb, Reach::Clause, strength))
}

/// May follow a predicate: "a delay is likely if it snows".
const OPENERS: Classes = Classes::PREPOSITION.or(Classes::SUBORDINATOR);

/// "will likely", "is likely to", "a likely cause"; not "likely voters", a term in polls.
fn likely(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let inside = |j: &usize| !s.is(*j, Classes::PREPOSITION) && !s.one_of(*j, sets::hedge_grammar::COMPLEMENTIZERS);
    if s.words_from(cue.end).take_while(inside).any(|j| s.one_of(j, sets::hedges::VOTERS)) {
        return None;
    }
    let before = s.before(cue.start);
    let predicate = s.one_of(cue.end, sets::hedge_grammar::COMPLEMENTIZERS)
        || ((!s.is_word(cue.end) || s.is(cue.end, OPENERS) && !s.pronoun(s.before(before)))
            && (s.be(before) || s.stem(before, sets::hedges::LINKING_STEMS)));
    let attribute = (s.determiner(before) || s.first(cue.start)) && s.is_word(cue.end);
    // "an unlikely hero": means surprising.
    if s.one_of(cue.start, words!("unlikely")) && !predicate && s.lower(cue.end) {
        return None;
    }
    let (class, reach) = match (predicate, attribute) {
        (true, _) => (Adjective, Reach::Clause),
        (_, true) => (Adjective, Reach::Phrase),
        _ => (Adverb, Reach::Clause),
    };
    Some(Mark::new(cue, class, reach, 0.4))
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::{Adjective, Adverb};

    #[test]
    fn adverbs() {
        assert_cues(
            Adverb,
            &[
                ("Perhaps the fox got in.", "Perhaps"),
                ("He reportedly owes £40,000.", "reportedly"),
                ("The council will likely refuse.", "likely"),
                ("She was likely on the train.", "likely"),
                ("It failed in part because of rain.", "in part"),
                ("In her opinion, it failed.", "In her opinion"),
                ("In her opinion it failed.", "In her opinion"),
                ("The fund is reportedly ready to pay.", "reportedly"),
                ("A win does not necessarily mean a place.", "not necessarily"),
                ("As far as we know, nobody was hurt.", "As far as we know"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Adverb,
            &[
                ("In her opinion for the court, she wrote that it failed.", ""),
                ("In their opinion pages, the papers backed the bill.", ""),
                ("It rained in part of the valley.", ""),
                ("It is set out in part 3 of the rules.", ""),
                ("“We will stay,” the statement read in part.", ""),
                ("The win made an unlikely hero of her.", ""),
                ("A survey of likely voters was published.", ""),
                ("She leads among likely rural voters.", ""),
                ("He definitely left.", ""),
                ("It could not possibly be worse.", ""),
                ("She is likely to win.", ""),
            ],
        );
        assert_cues(
            Adjective,
            &[
                ("She is likely to win.", "likely"),
                ("Rain was unlikely before May.", "unlikely"),
                ("The likely cause was ice.", "likely"),
            ],
        );
    }
}
