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
                ("About 40 fled, according to official estimates.", "estimates"),
                ("She considers the case a test of the law.", "considers"),
                ("She considers the row to be over.", "considers"),
                ("They feared the mill would close.", "feared"),
                ("The bank assumes a rate of four.", "assumes"),
                ("She appeared calm.", "appeared"),
                ("Figures suggest a slow recovery.", "suggest"),
                ("Bell suggested that it was too late.", "suggested"),
                ("“I think it went well,” he said.", "think"),
                ("“It was, I think, a fox,” he said.", "think"),
                ("The vote, many think, is a formality.", "think"),
                ("The vote, the head of the old guild thinks, is a formality.", "thinks"),
                ("Police suspect arson.", "suspect"),
                ("She reckons that will do.", "reckons"),
                ("He forecast a fall of 5 per cent.", "forecast"),
                ("The club’s doctors fear a break.", "fear"),
                ("He is believed by the local police to be abroad.", "believed"),
                ("They held a gang suspected of hiding it.", "suspected"),
                ("The office estimated in a report that 40 left.", "estimated"),
                ("About 40 left, the office estimated in a report.", "estimated"),
                ("Sam fears he will not get it back.", "fears"),
                ("She feared it was broken.", "feared"),
                ("The office had predicted a dry spell.", "predicted"),
                ("She assumes that it is safe.", "assumes"),
                ("They fled what they saw as a trap.", "what they saw as"),
                ("She hinted at a new tax.", "hinted"),
                ("Mayor hints at a new tax that would hurt her.", "hints"),
                ("The call was not heard, a clerk suggested.", "suggested"),
                ("She suggested in a letter to the town that it was late.", "suggested"),
                ("She was asked whether the new town mayor believed it was late.", "believed"),
                ("The harvest looks less certain this year.", "looks"),
                ("“I don’t think that’s fair,” he said.", "think"),
                ("Investigators believe the fire began upstairs.", "believe"),
                ("The gang is believed to be abroad.", "is believed"),
                ("Cats tend to return.", "tend to"),
                ("The bridge is seen as a risk.", "seen"),
                ("The deal is considered a risk.", "considered"),
                ("The lake is considered dangerous.", "considered"),
                ("The club risks losing its lease.", "risks"),
                ("She considered the case a test of the law.", "considered"),
                ("They found tools thought to be old.", "thought"),
                ("I think so.", "think"),
                ("The ministry’s estimate that it will cost $2 million is in doubt.", "estimate"),
                ("He believes it still has the votes.", "believes"),
                ("“I figured he did well,” she said.", "figured"),
                ("Consumer groups worry that it will cost jobs.", "worry"),
                ("He runs it with men who we suspect are abroad.", "suspect"),
                ("The coach reckons the side is short.", "reckons"),
                ("The street had estimated a profit at ₹2,160 crore.", "estimated"),
                ("He felt that the jury was wrong.", "felt"),
                ("I guess we lost.", "guess"),
                ("It doesn’t sound like he knows.", "sound"),
                ("I doubt it matters.", "doubt"),
                ("Detectives suspect he had help.", "suspect"),
                ("They assumed the line was dead.", "assumed"),
                ("It looks like the vote is lost.", "looks"),
                ("The plan sounds reasonable.", "sounds"),
                ("It’s believed she swam ashore.", "believed"),
                ("It is believed the thieves had a key.", "believed"),
                ("The dog looked to be asleep.", "looked"),
                ("She felt the side was short of runs.", "felt"),
                ("The poll predicts a tie.", "predicts"),
                ("She predicted that it would rain.", "predicted"),
                ("She felt that the fault lay in the engine.", "felt"),
                ("The bank had estimated net profit at 90.", "estimated"),
                ("I don’t reckon it’s enough.", "reckon"),
                ("She heard what she thought was rain.", "thought"),
                ("He came round to the view that it was late.", "round to the view"),
                ("We assumed 150 yen to the dollar.", "assumed"),
                ("The lake will rise by June, the paper estimates.", "estimates"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Verb,
            &[
                ("It was considered carefully.", ""),
                ("They do not fear a fine.", ""),
                ("It was older than was thought.", ""),
                ("He is believed by the old and local town police to be abroad.", ""),
                ("Those suspected of it ran.", ""),
                ("The office estimated in haste.", ""),
                ("Assume that they are live.", ""),
                ("The office had predicted in May, and it rained.", ""),
                ("She feared him.", ""),
                ("The bill will be considered next week.", ""),
                ("Other sites were considered and refused.", ""),
                ("It was considered again.", ""),
                ("She appeared in court on Tuesday.", ""),
                ("He appeared briefly on stage.", ""),
                ("It looks awful.", ""),
                ("She looked a lot.", ""),
                ("He considers the plan on Monday.", ""),
                ("They feared the dogs.", ""),
                ("They feared the navy’s might.", ""),
                ("The mill looks dreadful.", ""),
                ("She suggested in March that the mill be closed.", ""),
                ("They believe in ghosts.", ""),
                ("It was hard to believe.", ""),
                ("He does not think about it.", ""),
                ("The thought of rain was welcome.", ""),
                ("What do you think?", ""),
                ("They think so.", ""),
                ("Where do they think the boat is?", ""),
                ("She was seen in Ferris.", ""),
                ("She assumed office in June.", ""),
                ("She assumes a leading role in June.", ""),
                ("The court considers the case a week from now.", ""),
                ("The senate considers the bill a third time.", ""),
                ("The suspect was held.", ""),
                ("Police free three in Ferris, arrest suspect", ""),
                ("Police said 12 suspects were held.", ""),
                ("Suspect will appear in court.", ""),
                ("She looked to her left.", ""),
                ("They look to have fun.", ""),
                ("He is believed by his wife.", ""),
                ("He looked like a ghost.", ""),
                ("The horn sounds twice.", ""),
                ("There is no doubt.", ""),
                ("He felt tired.", ""),
                ("She suggested going home.", ""),
                ("The committee suggested a walk along the quay.", ""),
                ("You are supposed to knock.", ""),
                ("He refused to speculate.", ""),
                ("She did not suggest a cure.", ""),
                ("I could not believe the noise.", ""),
                ("The mayor has not indicated whether she will run.", ""),
                ("Should we believe them?", ""),
                ("It took a year to believe the letters.", ""),
                ("Nobody imagined that it would burn.", ""),
                ("We will figure that out.", ""),
                ("He does not care what people think.", ""),
                ("She says what she believes.", ""),
                ("You think I will stay?", ""),
                ("“You think I will stay?” he said.", ""),
                ("He assumed power in June.", ""),
                ("The head suggested that he leave.", ""),
                ("The head suggested that the council leave.", ""),
                ("Small firms feel it most.", ""),
                ("“I thought nothing of it,” he said.", ""),
                ("The trader disputed the figure.", ""),
                ("They seek two more suspects and a car.", ""),
                ("The predicted rain came.", ""),
                ("Do not worry that it is late.", ""),
                ("They lived with a constant fear that it would rain.", ""),
                ("They met because of fears that the mill was lost.", ""),
                ("It set off our fear that the mill was lost.", ""),
                ("There is no reason to think it will rain.", ""),
                ("“I felt her and I ran,” she said.", ""),
                ("She said she had not felt any contact and ran.", ""),
                ("“I thought, ‘Who is that?’” she said.", ""),
                ("“I don’t know why I thought she was late,” he said.", ""),
                ("“We believe her,” he said.", ""),
                ("They hid the architect’s estimate that put it at £2m.", ""),
                ("Anyone who thinks it is a game is wrong.", ""),
                ("She suggested in a letter to the old town that it was late.", ""),
                ("She was asked whether the new mayor believed it was late.", ""),
                ("The vote, the head of the very old guild thinks, is a formality.", ""),
                ("They had yet to be seen as of Sunday.", ""),
                ("Even if you think it’s late, call us.", ""),
                ("I never thought to warn him.", ""),
                ("I never thought it would rain.", ""),
                ("It made people think it was late.", ""),
                ("She left and pointed to a fire.", ""),
                ("The mayor signaled willingness to sell it if it had to be.", ""),
                ("The evidence was gathered by Holm.", ""),
                ("The survey pointed to the data.", ""),
                ("The work will end by June, earlier than initially thought.", ""),
            ],
        );
    }
}
