//! "Could": possibility is a hedge; ability and permission are not.

use super::{
    reach::{MAX_SHORT_SUBJECT_TOKENS, MAX_TOKENS_AFTER_A_SUPERLATIVE, MAX_TOKENS_BEFORE_A_MODAL},
    sentence::Sentence,
    would,
};
use crate::lexicon::{Classes, sets};

/// Nouns for people who may be able or get permission.
pub(super) const PEOPLE: Classes =
    Classes::PERSON_NOUN.or(Classes::GROUP_NOUN).or(Classes::RELATION_NOUN).or(Classes::TITLE);

/// Possibility, not ability or permission in the past.
pub(super) fn hedges(s: &Sentence<'_, '_>, i: usize) -> bool {
    let next = i + 1;
    if s.not(i) || s.not(next) || s.one_of(next, words!("only")) {
        return false;
    }
    // "could find no trace": was not able to.
    if s.one_of(next + 1, words!("no nothing")) && !s.be(next)
        || s.one_of(next, sets::hedges::ADVERBS_OF_LAW)
        || s.one_of(next, sets::hedge_grammar::WORDS_AFTER_COULD)
    {
        return false;
    }
    let verb = s.past_adverbs(next);
    if !s.is_word(verb) {
        return false;
    }
    let subject = s.before(i);
    let before = subject.wrapping_sub(1);
    let people = s.is(subject, PEOPLE) || s.pronoun(subject) || s.ends(subject, "ies");
    // "a defeat could see them slip": what comes of a thing.
    let base = |j: usize| s.token(j).is_some_and(|t| t.verb.is_some_and(|v| v.base() && !v.past()));
    let befalls =
        base(verb + 2) && s.lower(verb + 1) && (s.is(verb + 1, Classes::PRONOUN_OBJECT) || !s.determiner(verb + 1));
    let outcome = s.one_of(verb, words!("see")) && befalls && !people && !s.one_of(subject, words!("who"));
    if s.one_of(verb, sets::hedges::VERBS_OF_PERCEPTION_AND_MEANS) && !outcome {
        return false;
    }
    let state = s.past_adverbs(verb + 1);
    let reached = s.one_of(state, words!("reached")) && s.one_of(state + 1, sets::hedge_grammar::WORDS_AFTER_REACHED);
    if s.one_of(verb, words!("be")) && (reached || s.one_of(state, sets::hedges::PARTICIPLES_OF_PERCEPTION)) {
        return false;
    }
    // "whether they could go", "a lawyer who could speak"
    let clause = (1..MAX_TOKENS_BEFORE_A_MODAL).map(|n| i.wrapping_sub(n)).take_while(|j| s.is_word(*j));
    let possible = s.one_of(verb, sets::hedge_grammar::INFINITIVE_AUXILIARIES);
    let asks = clause.clone().any(|j| {
        (s.one_of(j, words!("whether")) || s.one_of(j, words!("if")) && s.starts(j.wrapping_sub(1), "ask")) && !possible
    });
    let comments = s.one_of(subject, words!("who")) && s.one_of(verb, sets::hedges::VERBS_OF_TALKING);
    let impersonal = s.one_of(subject, sets::hedge_grammar::IMPERSONAL_SUBJECTS)
        || !people && !s.is(subject, Classes::GROUP_NOUN.or(Classes::ORGANISATION));
    if asks && !impersonal || comments {
        return false;
    }
    // "members could vote on it"; not "could vote against it unless it is changed"
    let unless = || (i..s.near(i).end).any(|j| s.one_of(j, words!("unless")));
    if people && s.one_of(verb, sets::hedges::VERBS_OF_RIGHTS) && !unless() {
        return false;
    }
    // "the night when she could rest"; not "on Friday, when she could be freed"
    let night = s.one_of(before, words!("when")) && !s.comma(before.wrapping_sub(1));
    if night && (people || s.capital(subject)) && !s.one_of(verb, sets::hedges::VERBS_WITHOUT_A_PLAN) {
        return false;
    }
    // "before work could begin"
    if !s.is(subject, Classes::TIME)
        && !s.one_of(subject, sets::hedges::TIMES_OF_DAY)
        && s.words_before(i)
            .take_while(|j| !s.is(*j, Classes::COORDINATOR) && !s.one_of(*j, words!("that")))
            .any(|j| s.one_of(j, words!("before until")))
    {
        return false;
    }
    // "made sure that it could cope"
    if (i.saturating_sub(MAX_TOKENS_BEFORE_A_MODAL)..i).any(|j| s.one_of(j, sets::hedges::WORDS_OF_ASSURANCE)) {
        return false;
    }
    // "so low that anyone could touch it"
    let so = (i.saturating_sub(MAX_TOKENS_BEFORE_A_MODAL)..i)
        .any(|j| s.one_of(j, words!("so")) && s.one_of(j + 2, words!("that")));
    let anyone =
        (i.saturating_sub(MAX_TOKENS_BEFORE_A_MODAL)..i).any(|j| s.one_of(j, sets::hedge_grammar::PRONOUNS_FOR_ANYONE));
    if so && anyone {
        return false;
    }
    // "no president could waive it", "a song that few of his peers could match"; not "the next few days could"
    let few = |j: usize| {
        let opens = !s.is_word(j.wrapping_sub(1)) || s.one_of(j.wrapping_sub(1), words!("that which"));
        s.one_of(j, sets::hedge_grammar::WORDS_OF_THE_FEW) && opens && !s.one_of(subject, sets::speakers::TIME_UNITS)
    };
    if (1..=MAX_SHORT_SUBJECT_TOKENS).any(|n| s.one_of(i.wrapping_sub(n), words!("no neither nobody none")))
        || s.words_before(i).take(MAX_TOKENS_TO_THE_FEW).any(few)
    {
        return false;
    }
    if s.pronoun(subject) {
        // "the best seat he could get"
        if (1..=MAX_TOKENS_AFTER_A_SUPERLATIVE).any(|n| {
            let j = subject.wrapping_sub(n);
            s.ends(j, "est")
                || s.one_of(j, words!("every most"))
                || s.one_of(j, words!("worst")) && s.one_of(j + 1, words!("thing"))
        }) {
            return false;
        }
        // "so they could", "as fast as he could", "all we could", "wished she could", "how could"
        // "if she could call us", "asked what else he could do"
        let what = before.wrapping_sub(usize::from(s.one_of(before, words!("else"))));
        let asks = s.one_of(what, words!("if")) && s.lower(verb) || s.one_of(what, sets::hedge_grammar::QUESTION_WORDS);
        let able = sets::hedge_grammar::WORDS_BEFORE_ABILITY;
        if asks && !s.one_of(subject, words!("it")) && !possible
            || s.one_of(before, able)
            || (s.one_of(before, words!("that")) && s.one_of(before.wrapping_sub(1), words!("so")))
        {
            return false;
        }
    }
    if would::purpose(s, i) || able_then(s, i, verb) || holds(s, verb) {
        return false;
    }
    // "Could you …?": a request.
    let request = s.one_of(i + 1, words!("you i we")) || s.one_of(subject, words!("how"));
    !request
}

/// How many tokens before "could" the first word of its subject is searched: "few of his peers could".
const MAX_TOKENS_TO_THE_FEW: usize = 4;

/// Past ability: "by the age of four she could read", "Until the flood, they could walk there".
fn able_then(s: &Sentence<'_, '_>, i: usize, verb: usize) -> bool {
    let sentence = s.near(i);
    let until = sentence.clone().any(|j| j < i && s.first(j) && s.one_of(j, words!("until before once")))
        && sentence.clone().any(|j| j < i && s.comma(j));
    let age = sentence.clone().any(|j| s.one_of(j, words!("age")) && s.one_of(j + 1, words!("of")) && s.number(j + 2));
    let child = sentence.clone().any(|j| {
        s.one_of(j, words!("as")) && s.one_of(j + 1, words!("a")) && s.one_of(j + 2, sets::hedges::YOUNG_PEOPLE)
    });
    until && !s.one_of(verb, sets::hedge_grammar::INFINITIVE_AUXILIARIES)
        || (age || child) && s.one_of(verb, sets::hedges::VERBS_OF_SKILL)
}

/// Capacity: "the ferry could carry 40 cars".
fn holds(s: &Sentence<'_, '_>, verb: usize) -> bool {
    s.one_of(verb, sets::hedges::VERBS_OF_CAPACITY)
        && (s.number(verb + 1) || s.one_of(verb + 1, words!("up")) && s.number(verb + 3))
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::Modal;

    #[test]
    fn possibility() {
        assert_cues(
            Modal,
            &[
                ("The law says that no new town council could sell it.", "could"),
                ("They know that a few of us could win.", "could"),
                ("They sing. Few days could be worse.", "could"),
                ("It was the best seat in the old house he could get.", "could"),
                ("They made sure of the wall in May, and by June the whole of it could fall.", "could"),
                ("They made sure the wall of the old mill by the road could hold.", "could"),
                ("The works could take three years.", "could"),
                ("She asked how it could change the town.", "could"),
                ("He asked what they could have done.", "could"),
                ("If it could rain, it will.", "could"),
                ("That could be a problem.", "could"),
                ("The verdict is due on Friday, when Holm could walk free.", "could"),
                ("It was a night when Holm could be a winner.", "could"),
                ("In the worst case it could take a year.", "could"),
                ("The ban could apply to 20 towns.", "could"),
                ("A storm expected before noon could flood the town.", "could"),
                ("A strike could not be ruled out.", "could not be ruled out"),
                ("It could’ve been worse.", "could’ve"),
                ("It was a year when prices could fall.", "could"),
                ("The only heir, he could claim the mill.", "could"),
                ("The storm could carry the sand inland.", "could"),
                ("Residents could walk there by May.", "could"),
                ("A second defeat could see them fall to sixth.", "could"),
                ("She is hopeful that a deal could be reached by noon.", "could"),
                ("The poll was wrong before and could be wrong again.", "could"),
                ("They asked whether it could have been saved.", "could"),
                ("They asked whether it could mean a new vote.", "could"),
                ("They asked whether the new vaccine could harm infants.", "could"),
                ("Only a late goal could save the club.", "could"),
                ("Residents could apply for help unless the bank fails.", "could"),
                ("Residents could apply for help if the bank fails.", ""),
                ("The party has a candidate who could win.", "could"),
                ("A judge ruled that the plan could harm eels.", "could"),
                ("He could be found guilty.", "could"),
            ],
        );
    }

    #[test]
    fn ability_and_permission() {
        assert_cues(
            Modal,
            &[
                ("The mayor said families could apply for help.", ""),
                ("It was a year before work could begin.", ""),
                ("He asked what else she could sing.", ""),
                ("If she could call us, she will.", ""),
                ("She could find no trace of it.", ""),
                ("They made sure the wall was thick and could hold.", ""),
                ("They made sure the wall of the mill by the road could hold.", ""),
                ("She could not be reached for comment.", ""),
                ("They couldn’t open the door.", ""),
                ("From the roof she could see the fire.", ""),
                ("They moved so they could be near the school.", ""),
                ("He ran as fast as he could.", ""),
                ("The vote was put off so that the mayor could attend.", ""),
                ("The port could legally refuse the ship.", ""),
                ("Could you pass the salt?", ""),
                ("It was the best seat he could get.", ""),
                ("The law says that no new council could sell it.", ""),
                ("It was the question that nobody on the call could answer.", ""),
                ("It was a song that few of his peers could match.", ""),
                ("She asked if she could watch.", ""),
                ("It was the best seat in the house he could get.", ""),
                ("She could read in two languages by the age of four.", ""),
                ("Until the flood, residents could walk to the station.", ""),
                ("The old ferry could carry 40 cars.", ""),
                ("It was not clear whether the party could find the votes.", ""),
                ("She asked if she could get it back.", ""),
                ("From above, the plane could see the boats.", ""),
                ("It could be recalled that a similar bill failed.", ""),
                ("Holm had no lawyer who could comment.", ""),
                ("It was a week when voters could register.", ""),
                ("It was the night when Holm could relax.", ""),
                ("It was the worst thing you could do.", ""),
            ],
        );
    }
}
