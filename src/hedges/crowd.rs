//! Unspecified sources: critics say, some argue, people familiar with the matter.

use super::{
    mark::{Mark, Reach},
    reach::MAX_PHRASE_TOKENS,
    sentence::Sentence,
    unspecified::{MAX_TOKENS_TO_SIGN, PEOPLE, according, acts, says, speaks},
};
use crate::{
    analysis::HedgeClass::Hearsay,
    lexicon::{Classes, sets},
};
use std::ops::Range;

/// How many tokens before the sign that a name is withheld a pronoun is searched: "they were simply not authorised".
const MAX_TOKENS_FROM_A_PRONOUN: usize = 3;

/// Unnamed people who answer for a claim; a cue only if they are said to say it.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    // "A lot of people say so", not "a lot of people came".
    if s.one_of(cue.end - 1, sets::hedges::PEOPLE_IN_GENERAL) && s.one_of(i, sets::hedges::WORDS_OF_QUANTITY) {
        return speaks(s, cue.end).then(|| Mark::new(cue, Hearsay, Reach::Complement, 0.5));
    }
    if s.one_of(cue.end - 1, sets::hedges::WITHHELD) {
        return anonymous(s, cue);
    }
    if cue.len() > 1 {
        // "people familiar with the matter": the cue includes the matter.
        let stop = |j: usize| {
            !s.is_word(j)
                || s.is(j, Classes::SUBORDINATOR)
                || s.one_of(j, words!("that who"))
                || (s.finite(j) || s.speech(j)) && !s.determiner(j - 1)
        };
        let cue = if s.one_of(cue.end - 1, words!("with to on of")) {
            cue.start..(cue.end..s.near(i).end).find(|j| stop(*j)).unwrap_or(cue.end)
        } else {
            cue
        };
        return Some(Mark::new(cue.clone(), Hearsay, Reach::Clause, 0.5));
    }
    if s.one_of(i, sets::hedges::INSIDERS) && !unnamed(s, i) {
        return None;
    }
    let vague = s.one_of(i, words!("some many others most"));
    // A degree, not people: "how many", "the most often read", "was most worried". But "as some say" means people.
    let degree = s.one_of(i, words!("most")) && (s.adverb(i + 1) || s.be(s.before(i)));
    if degree || s.one_of(i.wrapping_sub(1), words!("how as so too than")) && !s.one_of(i, words!("some")) {
        return None;
    }
    let head = if vague { quantified(s, i) } else { i + 1 };
    // What officials confirm is established; what an unnamed source confirms is not.
    let verb = s.past_adverbs(head);
    let source = s.one_of(i, sets::hedges::SOURCES)
        && (s.one_of(verb, sets::hedges::VERBS_OF_DISCLOSING)
            || s.one_of(verb, sets::hedges::VERBS_OF_DENYING)
            || s.stem(verb, sets::hedges::SUGGESTING_STEMS)
                && !s.one_of(i.wrapping_sub(1), sets::hedges::THINGS_WITH_A_SOURCE)
                && (s.one_of(head + 1, words!("that")) || s.clause(head + 1)));
    // "sources in the department said", "a senior official in the ministry, however, said"
    let insider = s.one_of(i, sets::hedges::SOURCES) || s.one_of(i, sets::hedges::INSIDERS) && !s.ends(i, "s");
    let past = |j: usize| j + if s.comma(j) && s.comma(j + 2) { 3 } else { 0 };
    let place = (insider
        || vague
            && (head == i + 1 || s.one_of(i, words!("some")) && s.is(head.wrapping_sub(1), PEOPLE))
            && !s.one_of(head, words!("of to")))
        && (s.is(head, Classes::PREPOSITION) || s.ends(head, "ed") && s.is(head + 1, Classes::PREPOSITION))
        && (head + 1..s.near(head).end)
            .find(|j| !s.is_word(*j) || (s.finite(*j) || vague && speaks(s, *j)) && !s.determiner(j - 1))
            .is_some_and(|j| {
                speaks(s, past(j))
                    || s.one_of(past(j), sets::hedges::VERBS_OF_DISCLOSING)
                    || s.one_of(past(j), sets::hedges::VERBS_OF_DENYING)
            });
    // "an aide who is with him at the hotel says"
    let named = s.comma(phrase_start(s, i).wrapping_sub(1));
    let who = insider
        && !named
        && s.one_of(head, words!("who"))
        && (head + 2..head + MAX_TOKENS_TO_SIGN).take_while(|j| !s.comma(*j)).any(|j| speaks(s, j) && !s.negated(j));
    let some = s.one_of(i, words!("some")) && says(s, head, sets::hedges::VERBS_OF_SOME);
    let after = source || place || who || some || speaks(s, past(head));
    // "said critics", "said one former aide", "said the source"
    let first = if s.one_of(i, sets::hedges::INSIDERS) { phrase_start(s, i) } else { i };
    let the = s.one_of(i, sets::hedges::SOURCES) && s.one_of(i.wrapping_sub(1), words!("the"));
    let verb = first.wrapping_sub(1 + usize::from(the));
    // "a pointed critic": not a verb.
    let before = !vague
        && s.one_of(verb, sets::hedges::VERBS_OF_ASSERTING)
        && !s.determiner(verb.wrapping_sub(1))
        && !s.one_of(verb, words!("told"))
        && !s.one_of(i + 1, words!("’ '"));
    let according = !vague && according(s, i).is_some();
    if !(after || before && ends_clause(s, i + 1) || according) {
        return None;
    }
    // "People say he drowned"; not "the two people said".
    if s.one_of(i, words!("people"))
        && !(s.one_of(i + 1, words!("say")) && !s.lower(i.wrapping_sub(1)) && s.clause(i + 2))
    {
        return None;
    }
    if s.is(i.wrapping_sub(1), Classes::POSSESSIVE) && !s.one_of(i, words!("critics")) {
        return None;
    }
    // "which critics say is slow": weakens the surrounding clause.
    let inside = s.one_of(i.wrapping_sub(1), words!("which who that what"));
    let reach = match () {
        () if after && !inside => Reach::Complement,
        () if according && !after && !before => Reach::Beside,
        () => Reach::Clause,
    };
    Some(Mark::new(i..if vague { head } else { i + 1 }, Hearsay, reach, 0.5))
}

/// A sign that a name is withheld, with the person shortly before it: "a friend who asked not to be named".
fn anonymous(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    // "people familiar with the matter, who spoke on condition of anonymity": one cue is enough.
    let twice = s.near(i).any(|j| j < i && s.phrases(j).any(|p| p.classes.any(Classes::HEDGE_CROWD)));
    // "a senior adviser who was not authorized to speak": the adviser is the cue.
    let mut source = (1..MAX_TOKENS_TO_SIGN).map(|n| i.wrapping_sub(n)).take_while(|j| !s.quote(*j));
    let twice = twice || source.any(|j| s.is(j, Classes::HEDGE_CROWD) && judge(s, j..j + 1).is_some());
    // "they were not authorized to speak", "the sources asked not to be named": said of people before.
    let they = (1..=MAX_TOKENS_FROM_A_PRONOUN).any(|n| s.one_of(i.wrapping_sub(n), sets::hedge_grammar::PERSONS))
        || s.is(i.wrapping_sub(1), PEOPLE) && s.one_of(i.wrapping_sub(2), words!("the"));
    if twice || they || acts(s, cue.end) {
        return None;
    }
    // "the official said, speaking on condition of anonymity": the person is in the cue.
    // Also "his landlord, who did not want to be named".
    let the = |j: &usize| {
        let before = j.wrapping_sub(1);
        s.is(*j, PEOPLE) && (s.one_of(before, words!("the")) || s.is(before, Classes::POSSESSIVE))
    };
    let back = (1..MAX_TOKENS_TO_SIGN).map(|n| i.wrapping_sub(n)).take_while(|j| s.token(*j).is_some());
    let start = back.take_while(|j| !s.quote(*j) && !s.is(*j, Classes::COORDINATOR)).find(the).filter(|j| {
        let apart = s.comma(j + 1) || s.one_of(j + 1, words!("who spoke")) || speaks(s, j + 1);
        apart && (*j + 1..i).all(|k| !s.is(k, PEOPLE) && (!s.pronoun(k) || s.one_of(k, words!("who"))))
    });
    // "The person spoke on condition of anonymity": said of somebody known.
    if start.is_some_and(|j| s.one_of(j + 1, words!("spoke"))) {
        return None;
    }
    // "the wife of the mayor, who asked not to be named"
    let whose = |j: usize| s.one_of(j.wrapping_sub(2), words!("of")) && s.is(j.wrapping_sub(3), PEOPLE);
    let start = start.map(|j| if whose(j) { j - 3 } else { j });
    Some(Mark::new(start.unwrap_or(i)..cue.end, Hearsay, Reach::Clause, 0.5))
}

/// "one former aide", "senior officials", "aides"; not "the official", "health officials", "an aide, Ruth Lamb,".
fn unnamed(s: &Sentence<'_, '_>, i: usize) -> bool {
    // "an official handout"
    let noun = s.lower(i + 1) && !s.speech(i + 1) && !s.ends(i + 1, "ed") && !ends_clause(s, i + 1);
    if s.one_of(i, words!("official")) && noun {
        return false;
    }
    let named = s.comma(i + 1) && s.capital(i + 2) || s.capital(i + 1);
    let before = || (1..MAX_PHRASE_TOKENS).map(|n| i.wrapping_sub(n)).take_while(|j| s.is_word(*j) && !s.speech(*j));
    let plural = s.ends(i, "s");
    if named || before().any(|j| s.is(j, Classes::POSSESSIVE) || s.one_of(j, sets::hedge_grammar::WORDS_FOR_THE_KNOWN))
    {
        return false;
    }
    // "Lund aides": a person's, with a name.
    if plural
        && before().next().is_some_and(|j| s.capital(j) && !s.one_of(j, sets::hedges::GOVERNMENT_NAMES) && !s.first(j))
    {
        return false;
    }
    // In a headline: "Mayor is calm, says aide"
    if !plural {
        return s.speech(i.wrapping_sub(1)) || before().any(|j| s.one_of(j, words!("a an one another")));
    }
    let close =
        |j: usize| s.one_of(j, sets::hedges::RANKS_AND_BRANCHES) || s.one_of(j, sets::hedge_grammar::VAGUE_COUNTS);
    !s.one_of(i, words!("officials")) || before().next().is_none() || before().any(close)
}

/// Where the noun phrase that ends with token `i` begins.
fn phrase_start(s: &Sentence<'_, '_>, i: usize) -> usize {
    let inside = |j: &usize| s.is_word(*j) && !s.speech(*j) && !s.is(*j, Classes::PREPOSITION);
    (1..MAX_PHRASE_TOKENS).map(|n| i.wrapping_sub(n)).take_while(inside).last().unwrap_or(i)
}

/// Tokens of a noun after "some" or "many": "some outside experts".
const MAX_QUANTIFIED_TOKENS: usize = 2;

/// Skips the noun after "some" or "many".
fn quantified(s: &Sentence<'_, '_>, i: usize) -> usize {
    let plain = |j: usize| {
        s.is_word(j)
            && !s.number(j)
            && !s.pronoun(j)
            && !s.finite(j)
            && !s.adverb(j)
            && !s.speech(j)
            && !s.one_of(j, sets::hedges::VERBS_OF_SOME)
            && !(s.one_of(j, sets::hedges::WORDS_OF_FEAR) && (s.subject(j + 1) || s.one_of(j + 1, words!("that"))))
            && (!s.is(j, Classes::PREPOSITION) || s.one_of(j, words!("outside")))
    };
    (1..=MAX_QUANTIFIED_TOKENS).map(|n| i + n).find(|j| !plain(*j)).unwrap_or(i + 1 + MAX_QUANTIFIED_TOKENS)
}

fn ends_clause(s: &Sentence<'_, '_>, i: usize) -> bool {
    !s.is_word(i) || s.is(i, Classes::PREPOSITION.or(Classes::WEEKDAY).or(Classes::SUBORDINATOR))
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::Hearsay;

    #[test]
    fn unspecified() {
        assert_cues(
            Hearsay,
            &[
                ("Critics say the scheme is wasteful.", "Critics"),
                ("They were quite simply not authorised to speak.", "not authorised to speak"),
                ("“It is lost,” said a former very senior policy aide.", "aide"),
                ("It is lost, according to one of the more able local critics.", "critics"),
                ("The tax, opponents argue, hurts farmers.", "opponents"),
                ("Some say he never left.", "Some"),
                ("It may fail, as some say.", "some"),
                ("A naval source confirmed that the boat sank.", "source"),
                ("An army source added that it was old.", "source"),
                ("A lot of people say he never left.", "A lot of people"),
                ("The sale is off, according to unnamed people.", "unnamed people"),
                ("People say he drowned.", "People"),
                ("Some residents say the noise is worse.", "Some residents"),
                ("“It is lost,” said one former aide.", "aide"),
                ("“It is lost,” said the source.", "source"),
                ("A ministry source rejected this.", "source"),
                ("A source at the port dismissed the figures.", "source"),
                ("Some in the town agree.", "Some"),
                ("Many on the council say the mill is lost.", "Many"),
                ("Experts agree that the mill is lost.", "Experts"),
                (
                    "The wife of the mayor, who asked not to be named, said so.",
                    "wife of the mayor, who asked not to be named",
                ),
                ("A Treasury source suggested that the mill was lost.", "source"),
                ("Some outside experts said the mill was lost.", "Some outside experts"),
                ("An aide who is with him at the hotel says it is lost.", "aide"),
                ("The mill is lost, says aide.", "aide"),
                (
                    "“It was late,” said the official, who was not authorised to speak.",
                    "official, who was not authorised to speak",
                ),
                ("“It was late,” the clerk told us, requesting anonymity.", "clerk told us, requesting anonymity"),
                ("A police source quoted by the paper denied that it was lost.", "source"),
                ("It is lost, according to an adviser who was not authorised to speak.", "adviser"),
                ("A senior official in the ministry, however, said it was lost.", "official"),
                ("An official involved in the talks said it was lost.", "official"),
                ("A diplomat with knowledge of the talks said it was lost.", "diplomat with knowledge of the talks"),
                ("Some farmers blamed the mayor.", "Some farmers"),
                ("Some farmers have suggested that it leaks.", "Some farmers"),
                ("Some farmers think it leaks.", "Some farmers"),
                ("Some farmers in the valley said it leaked.", "Some farmers"),
                ("A senior official said, asking not to be named, that it leaked.", "official"),
                ("Senior officials say the talks failed.", "officials"),
                ("Aides said the mayor was asleep.", "Aides"),
                ("Officials say the talks failed.", "Officials"),
                ("Many fear the dam will burst.", "Many"),
                ("The talks had failed, sources said.", "sources"),
                ("The paper granted anonymity to them all.", "granted anonymity"),
                ("The sale is off, according to people familiar with the matter.", "people familiar with the matter"),
                ("An aide close to the planned merger said it was off.", "aide close to the planned merger"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Hearsay,
            &[
                ("The power source suggested in the plan is a dam.", ""),
                ("An official who signed the letter, Ruth Lamb, said it was late.", ""),
                ("The donor gave $5 million to the hospital and requested anonymity.", "requested anonymity"),
                ("Some roads were closed.", ""),
                ("Some hotels near the park charge $400.", ""),
                ("Many farmers have suggested that it leaks.", ""),
                ("It made the most sense at the time it said so.", ""),
                ("They want some farmers to say it leaks.", ""),
                ("The people moved to the most populous state.", ""),
                ("Officials have not said which boat sank.", ""),
                ("They were simply not authorised to speak.", ""),
                ("The people declined to be named because the talks are private.", ""),
                ("The person spoke on condition of anonymity.", ""),
                ("The source declined to give a reason.", ""),
                ("Some of the boats in the port agree with the list.", ""),
                ("They chose the most costly summer to say no.", ""),
                ("“It is lost,” said a former very very senior policy aide.", ""),
                ("It is lost, according to one of the rather more able local critics.", ""),
                ("Some old village farmers said the mill was lost.", ""),
                ("Ruth Lamb, a former aide who left in May, said it was lost.", ""),
                ("Officials confirmed that the boat sank.", ""),
                ("The source of the river was found.", ""),
                ("A lot of people came.", ""),
                ("The mayor met critics of the plan.", ""),
                ("Energy sources were cheap.", ""),
                ("The two people said nothing.", ""),
                ("The road is shut, according to an official handout.", ""),
                ("People say a lot of things.", ""),
                ("Many supporters came.", ""),
                ("It was the paper most often described as dull.", ""),
                ("He was most worried about the dam.", ""),
                ("Experts on eels gathered.", ""),
                ("He is a pointed critic of the plan.", ""),
                ("Fire officials said two were hurt.", ""),
                ("The official said two were hurt.", ""),
                ("An aide, Ruth Lamb, said two were hurt.", ""),
                ("His aides said two were hurt.", ""),
                ("The film is about anonymity.", ""),
                ("He forgot how many people said so.", ""),
                ("The mayor told supporters on Monday to wait.", ""),
            ],
        );
    }
}
