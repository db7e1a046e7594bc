//! Verbs that weaken their complement: seem, suggest, "I think", "is believed to".

mod around;
mod belief;
mod expect;
mod impression;

use super::{
    mark::{Mark, Reach},
    sentence::Sentence,
};
use crate::{
    analysis::HedgeClass::Verb,
    lexicon::{Classes, sets},
    words::Words,
};
use belief::{believes, conjectures, doubts, fears, supposes, thinks};
use expect::expects;
use impression::{appears, looks, regarded};
use std::ops::Range;

/// A verb that presents its complement, or its clause, as less than a fact.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    if cue.len() > 1 {
        // "the ash points to a fire"; not "she pointed to a map", "the survey points to the data"
        let before = s.before(i);
        let person = || {
            person(s, before)
                || s.is(before, Classes::DOCUMENT)
                || s.is(before, Classes::COORDINATOR)
                || !s.lower(before)
        };
        if s.starts(i, "point") && (person() || !s.one_of(cue.end, sets::grammar::INDEFINITE_ARTICLE)) {
            return None;
        }
        // "to" and "that" belong to the claim: "are believed to", "feared that".
        if s.one_of(cue.end - 1, words!("to that")) {
            // "our fear that", "because of fears that"
            let before = i.wrapping_sub(1);
            let noun = s.determiner(before)
                || s.is(before, Classes::PREPOSITION)
                || s.one_of(i, words!("fear")) && !s.pronoun(before) && !s.ends(before, "s")
                || s.one_of(cue.end, sets::speakers::TIME_UNITS);
            if s.stem(i, sets::hedges::WORDS_OF_FEAR) && (noun || s.negated(i) || s.first(i)) {
                return None;
            }
            return Some(Mark::new(i..cue.end - 1, Verb, Reach::Complement, 0.4));
        }
        // "what they saw as"
        return Some(Mark::new(cue, Verb, Reach::Onward, 0.4));
    }
    let stem = |stems: &Words| s.stem(i, stems);
    let (reach, strength) = if stem(words!("seem")) {
        (Reach::Clause, 0.4)
    } else if stem(words!("appear")) {
        (appears(s, i).then_some(Reach::Clause)?, 0.4)
    } else if stem(words!("tend")) {
        (s.one_of(i + 1, words!("to")).then_some(Reach::Clause)?, 0.2)
    } else if stem(words!("risks")) {
        (risks(s, i).then_some(Reach::Clause)?, 0.4)
    } else if stem(words!("fear")) {
        (fears(s, i).then_some(Reach::Complement)?, 0.4)
    } else if stem(sets::hedges::THINKING_STEMS) {
        (thinks(s, i)?, 0.4)
    } else if stem(words!("believ")) {
        (believes(s, i)?, 0.4)
    } else if stem(sets::hedges::FEELING_STEMS) {
        (feels(s, i).then_some(Reach::Complement)?, 0.4)
    } else if stem(sets::hedges::SUGGESTING_STEMS) {
        (suggests(s, i).then_some(Reach::Complement)?, 0.4)
    } else if stem(sets::hedges::EXPECTING_STEMS) {
        (expects(s, i)?, 0.3)
    } else if stem(sets::hedges::REGARDING_STEMS) {
        (regarded(s, i).then_some(Reach::Clause)?, 0.3)
    } else if stem(sets::hedges::IMPRESSION_STEMS) {
        (looks(s, i).then_some(Reach::Clause)?, 0.3)
    } else if stem(sets::hedges::GUESSING_STEMS) {
        (supposes(s, i)?, 0.5)
    } else if stem(words!("doubt")) {
        (doubts(s, i).then_some(Reach::Complement)?, 0.6)
    } else {
        (conjectures(s, i)?, 0.5)
    };
    let end = if stem(words!("tend")) { cue.end + 1 } else { cue.end };
    Some(Mark::new(cue.start..end, Verb, reach, strength))
}

/// "risks losing"
fn risks(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.ends(i + 1, "ing")
        && (!s.determiner(i.wrapping_sub(1)) || s.one_of(i.wrapping_sub(1), words!("that this")))
        && !s.is(i.wrapping_sub(1), Classes::PREPOSITION)
}

/// "feels that", "felt he was", "I feel like we lost"; not "felt tired".
fn feels(s: &Sentence<'_, '_>, i: usize) -> bool {
    let next = i + 1;
    if s.determiner(i.wrapping_sub(1)) {
        return false;
    }
    let like = s.one_of(next, words!("like")) && s.clause(next + 1);
    let that = s.one_of(next, words!("that")) && (s.clause(next + 1) || s.determiner(next + 1));
    let bare = (s.pronoun(next) || s.first_person(s.before(i)) && s.subject(next)) && s.clause(next);
    // "small firms feel it most"
    let object = s.one_of(next, words!("it you her")) && !s.finite(s.past_adverbs(next + 1));
    let object = object || s.one_of(next, words!("her")) && !s.lower(next + 1) || s.one_of(next + 1, words!("and"));
    // "felt the side was short"
    let thought = s.one_of(i, words!("felt feels"))
        && s.determiner(next)
        && !s.one_of(next, words!("any no"))
        && !object
        && s.clause(next);
    like || that || thought || (bare && !object && !s.one_of(next, words!("some one")))
}

/// "polls suggest", "suggested that it was late"; not "didn’t suggest a walk", "suggested going".
fn suggests(s: &Sentence<'_, '_>, i: usize) -> bool {
    let next = i + 1;
    let before = s.before(i);
    if s.one_of(next, words!("that")) {
        return !proposes(s, i);
    }
    // "suggested in an interview that"; not "suggested to him that he leave"
    if s.one_of(next, sets::hedge_grammar::PREPOSITIONS_OF_OCCASION)
        && let Some(that) = s.that_after(i)
    {
        return !proposes(s, that - 1);
    }
    // "hinted at a sale", "PM hints at a sale", "…, one shopkeeper suggested."
    if s.one_of(next, words!("at")) && !s.determiner(i.wrapping_sub(1)) || around::aside(s, i) {
        return true;
    }
    if s.one_of(next, sets::hedge_grammar::INDIRECT_QUESTION_WORDS)
        || s.negated(i)
        || s.ends(next, "ing")
        || (s.determiner(i.wrapping_sub(1)) && !s.number(i.wrapping_sub(1)) && !s.ends(i, "s"))
    {
        return false;
    }
    if s.one_of(i, words!("hint hints")) && (s.determiner(before) || s.one_of(next, words!("of"))) {
        return false;
    }
    // "he suggested a walk": a person's proposal without a clause. What a thing suggests needs no clause.
    let clause = s.clause(next);
    clause || (!person(s, before) && s.subject(s.past_adverbs(next)) || s.one_of(next, words!("as otherwise")))
}

/// Whether a person is at token `i`, by its word.
fn person(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.is(i, Classes::PRONOUN_SUBJECT) && !s.one_of(i, words!("it that this which"))
        || (s.capital(i) && !s.first(i))
        || s.is(i, Classes::GROUP_NOUN.or(Classes::PERSON_NOUN).or(Classes::TITLE).or(Classes::ORGANISATION))
            && !s.is(i, Classes::DOCUMENT)
}

/// "suggested that he leave", "suggested that the council leave": a proposal, whose verb has no "-s".
fn proposes(s: &Sentence<'_, '_>, i: usize) -> bool {
    let base = |j: usize| {
        s.one_of(j, words!("be"))
            || s.token(j).is_some_and(|t| t.verb.is_some_and(|v| v.base() && !v.past() && !v.third()))
    };
    // The noun of a subject with an article; not of a plural: "that the boats leave at noon".
    let noun = s.one_of(i + 2, words!("the a an")) && !s.ends(i + 3, "s") && !s.is(i + 3, Classes::DETERMINER);
    s.one_of(i + 2, words!("he she it")) && base(i + 3) || noun && base(i + 4)
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::Verb;

    #[test]
    fn weakened() {
        assert_cues(
            Verb,
            &[
                ("The roof seems to leak.", "seems"),
                ("He appeared to nod.", "appeared"),
                ("The roof looks tired.", "looks"),
                ("The side looked comfortable.", "looked"),
                ("The club looked on course to win.", "looked"),
                ("She considers the case a test of the law.", "considers"),
                ("She considers the row to be over.", "considers"),
                ("She appeared calm.", "appeared"),
                ("Figures suggest a slow recovery.", "suggest"),
                ("Bell suggested that it was too late.", "suggested"),
                ("Assume that it is safe: it can be sold.", "Assume"),
                ("They fled what they saw as a trap.", "what they saw as"),
                ("She hinted at a new tax.", "hinted"),
                ("Mayor hints at a new tax that would hurt her.", "hints"),
                ("The call was not heard, a clerk suggested.", "suggested"),
                ("She suggested in a letter to the town that it was late.", "suggested"),
                ("The harvest looks less certain this year.", "looks"),
                ("Cats tend to return.", "tend to"),
                ("The bridge is seen as a risk.", "seen"),
                ("The deal is considered a risk.", "considered"),
                ("The lake is considered dangerous.", "considered"),
                ("The club risks losing its lease.", "risks"),
                ("She considered the case a test of the law.", "considered"),
                ("“I figured he did well,” she said.", "figured"),
                ("Consumer groups worry that it will cost jobs.", "worry"),
                ("He felt that the jury was wrong.", "felt"),
                ("It doesn’t sound like he knows.", "sound"),
                ("It looks like the vote is lost.", "looks"),
                ("The plan sounds reasonable.", "sounds"),
                ("The dog looked to be asleep.", "looked"),
                ("She felt the side was short of runs.", "felt"),
                ("She felt that the fault lay in the engine.", "felt"),
                ("He came round to the view that it was late.", "round to the view"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Verb,
            &[
                ("It was considered carefully.", ""),
                ("She expects at least a reply.", ""),
                ("Assume that they are live.", ""),
                ("The bill will be considered next week.", ""),
                ("Other sites were considered and refused.", ""),
                ("It was considered again.", ""),
                ("She appeared in court on Tuesday.", ""),
                ("He appeared briefly on stage.", ""),
                ("It looks awful.", ""),
                ("She looked a lot.", ""),
                ("He considers the plan on Monday.", ""),
                ("The mill looks dreadful.", ""),
                ("She suggested in March that the mill be closed.", ""),
                ("She was seen in Ferris.", ""),
                ("The court considers the case a week from now.", ""),
                ("The senate considers the bill a third time.", ""),
                ("Suspect will appear in court.", ""),
                ("She looked to her left.", ""),
                ("They look to have fun.", ""),
                ("He looked like a ghost.", ""),
                ("The horn sounds twice.", ""),
                ("He felt tired.", ""),
                ("She suggested going home.", ""),
                ("The committee suggested a walk along the quay.", ""),
                ("She did not suggest a cure.", ""),
                ("The mayor has not indicated whether she will run.", ""),
                ("Nobody imagined that it would burn.", ""),
                ("We will figure that out.", ""),
                ("The head suggested that he leave.", ""),
                ("The head suggested that the council leave.", ""),
                ("Small firms feel it most.", ""),
                ("The trader disputed the figure.", ""),
                ("Do not worry that it is late.", ""),
                ("“I felt her and I ran,” she said.", ""),
                ("She said she had not felt any contact and ran.", ""),
                ("She suggested in a letter to the old town that it was late.", ""),
                ("They had yet to be seen as of Sunday.", ""),
                ("She left and pointed to a fire.", ""),
                ("The mayor signaled willingness to sell it if it had to be.", ""),
                ("The evidence was gathered by Holm.", ""),
                ("The survey pointed to the data.", ""),
            ],
        );
    }
}
