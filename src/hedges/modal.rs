//! Modal auxiliaries: may, might, could, should. The module `would` handles "would".

use super::{
    mark::{Mark, Reach},
    reach::{MAX_SHORT_SUBJECT_TOKENS, MAX_TOKENS_AFTER_A_SUPERLATIVE},
    sentence::Sentence,
    would,
};
use crate::{
    analysis::HedgeClass::Modal,
    lexicon::{Classes, sets},
};
use std::ops::Range;

/// A modal that expresses possibility; not the month, permission, ability or duty.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    // "cannot be ruled out", "must have seen"
    if cue.len() > 1 {
        let (last, next) = (cue.end - 1, cue.end);
        // "It must have been late"; not "applicants must have been registered": a duty.
        let duty = s.one_of(last, words!("been"))
            && !s.pronoun(s.before(i))
            && !s.one_of(s.before(i), words!("there who that"));
        // "can cost $50,000", "can cost a fortune"; not "can cost us the game"
        let price =
            !s.one_of(last, words!("cost")) || s.number(next) || s.determiner(next) && !s.is(next, Classes::POSSESSIVE);
        if duty || !price {
            return None;
        }
        let end = if s.one_of(last, words!("out")) { next } else { i + 1 };
        return Some(Mark::new(i..end, Modal, Reach::Clause, 0.5));
    }
    let strength = if s.one_of(i, words!("may")) {
        may(s, i).then_some(0.5)
    } else if s.starts(i, "might") {
        might(s, i).then_some(0.6)
    } else if s.starts(i, "could") {
        could(s, i).then_some(0.5)
    } else if s.starts(i, "should") {
        should(s, i).then_some(0.3)
    } else {
        would::hedges(s, i).then_some(0.3)
    };
    Some(Mark::new(cue, Modal, Reach::Clause, strength?))
}

fn may(s: &Sentence<'_, '_>, i: usize) -> bool {
    let next = s.past_adverbs(i + 1);
    if s.capital(i) {
        // A month, a name or a wish; a modal only if it is in a headline in capitals, before a verb.
        let headline = s.capital(i.wrapping_sub(1)) && s.capital(next) && !s.number(next) && !s.first(i);
        return headline
            && (s.one_of(next, sets::hedge_grammar::INFINITIVE_AUXILIARIES)
                || s.token(next).is_some_and(|t| t.verb.is_some_and(|v| v.base() && !v.third() && !v.past())));
    }
    if is_foreign(s, i) {
        return false;
    }
    if permits(s, i) {
        return false;
    }
    let permission = s.one_of(i.wrapping_sub(1), words!("you")) && s.one_of(next, sets::hedges::VERBS_OF_GRANTED_ACTS);
    // "It may,"; not "come what may", "where it may"
    let it = s.is(i.wrapping_sub(1), Classes::PRONOUN_SUBJECT) && !s.one_of(i.wrapping_sub(2), words!("if where"));
    !permission && (s.is_word(next) || it)
}

/// How many tokens before a modal are searched for a rule, a ban or an assurance: about the length of a clause.
const MAX_TOKENS_BEFORE: usize = 9;

/// Permission, not possibility: "Under the rule, tenants may keep one dog", "The jury may not speak to reporters",
/// "Nobody under 12 may swim alone".
fn permits(s: &Sentence<'_, '_>, i: usize) -> bool {
    let not = s.not(i + 1);
    let verb = s.past_adverbs(i + 1 + usize::from(not));
    // These verbs cannot be permitted.
    if s.one_of(verb, sets::hedges::VERBS_WITHOUT_WILL) {
        return false;
    }
    let before = || i.saturating_sub(MAX_TOKENS_BEFORE)..i;
    let under = before().any(|j| s.one_of(j, words!("under")) && s.determiner(j + 1) && !s.number(j + 1))
        && before().any(|j| s.one_of(j, sets::hedges::RULE_BOOKS) && s.comma(j + 1));
    let nobody = before().any(|j| {
        s.first(j)
            && (s.one_of(j, words!("nobody no")) || s.one_of(j, words!("only")) && s.is(i.wrapping_sub(1), PEOPLE))
    });
    under || nobody || not && s.is(i.wrapping_sub(1), PEOPLE) && s.one_of(verb, sets::hedges::VERBS_OF_FORBIDDEN_ACTS)
}

/// Nouns for people who may get permission.
const PEOPLE: Classes = Classes::PERSON_NOUN.or(Classes::GROUP_NOUN).or(Classes::RELATION_NOUN).or(Classes::TITLE);

/// Whether no nearby word is in the lexicon: "may" is a word of other languages too.
fn is_foreign(s: &Sentence<'_, '_>, i: usize) -> bool {
    let near = || (i.saturating_sub(MAX_TOKENS_BESIDE)..=i + MAX_TOKENS_BESIDE).filter(|j| *j != i && s.lower(*j));
    let known = near().filter(|j| s.token(*j).is_some_and(|t| t.classes.0 != 0 || t.verb.is_some())).count();
    near().count() >= MIN_FOREIGN_WORDS && known * MIN_FOREIGN_WORDS < near().count()
}

/// How many tokens on each side of "may" are checked.
const MAX_TOKENS_BESIDE: usize = 5;
/// Minimum lower-case neighbours, none of them known, for another language.
const MIN_FOREIGN_WORDS: usize = 3;

fn might(s: &Sentence<'_, '_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    // "might, and should, …"
    let pair = s.comma(i + 1) && s.one_of(i + 2, words!("and or but"));
    let of_or_and = s.one_of(i + 1, words!("of and"));
    let acts = s.one_of(before, sets::hedge_grammar::WORDS_OF_NUMBER) && s.lower(i + 1) && !of_or_and;
    // "that might be chance"
    let pronoun = s.one_of(before, words!("that this these those")) && s.is_word(i + 1);
    let noun = s.determiner(before) && !pair && !acts && !pronoun
        || s.one_of(before, sets::hedges::KINDS_OF_POWER)
        || s.one_of(before, words!("with of"))
        || of_or_and;
    (!noun && (s.is_word(i + 1) || pair || s.is(before, Classes::PRONOUN_SUBJECT)) && !s.capital(i))
        || (s.capital(i) && s.lower(i + 1) && !noun)
}

/// Possibility, not ability or permission in the past.
fn could(s: &Sentence<'_, '_>, i: usize) -> bool {
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
    let clause = (1..MAX_TOKENS_BEFORE).map(|n| i.wrapping_sub(n)).take_while(|j| s.is_word(*j));
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
    if people && s.one_of(verb, sets::hedges::VERBS_OF_RIGHTS) {
        return false;
    }
    // "the night when she could rest"
    if (people || s.capital(subject)) && s.one_of(before, words!("when")) {
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
    if (i.saturating_sub(MAX_TOKENS_BEFORE)..i).any(|j| s.one_of(j, sets::hedges::WORDS_OF_ASSURANCE)) {
        return false;
    }
    // "so low that anyone could touch it"
    let so =
        (i.saturating_sub(MAX_TOKENS_BEFORE)..i).any(|j| s.one_of(j, words!("so")) && s.one_of(j + 2, words!("that")));
    let anyone =
        (i.saturating_sub(MAX_TOKENS_BEFORE)..i).any(|j| s.one_of(j, sets::hedge_grammar::PRONOUNS_FOR_ANYONE));
    if so && anyone {
        return false;
    }
    // "no president could waive it", "could not possibly"
    if (1..=MAX_SHORT_SUBJECT_TOKENS).any(|n| s.one_of(i.wrapping_sub(n), words!("no neither nobody none"))) {
        return false;
    }
    if s.pronoun(subject) {
        // "the best seat he could get"
        if (1..=MAX_TOKENS_AFTER_A_SUPERLATIVE).any(|n| {
            s.ends(subject.wrapping_sub(n), "est") || s.one_of(subject.wrapping_sub(n), words!("every most worst"))
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

/// An expectation, not an obligation.
fn should(s: &Sentence<'_, '_>, i: usize) -> bool {
    let subject = s.before(i);
    if s.not(i) || s.one_of(i + 1, words!("not never")) {
        return false;
    }
    let verb = s.past_adverbs(i + 1);
    // "If it were a rock, it should be hot", "If we are right, we should see a fall"
    let opening = s.near(i).start;
    let opening = opening + usize::from(s.quote(opening));
    let if_so =
        s.one_of(opening, words!("if")) && (opening..i).any(|j| s.one_of(j, sets::hedges::WORDS_OF_A_HYPOTHESIS));
    let done = s.token(s.past_adverbs(verb + 1)).is_some_and(|t| t.verb.is_some_and(|v| v.participle()));
    if if_so
        && s.one_of(verb, sets::hedges::VERBS_OF_A_CONCLUSION)
        && !done
        && !s.is(subject, Classes::PERSON_NOUN.or(Classes::TITLE))
    {
        return !s.one_of(subject, words!("you he she they"));
    }
    if s.pronoun(subject) && !s.one_of(subject, sets::hedge_grammar::IMPERSONAL_SUBJECTS) {
        return false;
    }
    // "the council should help": a duty.
    let body = s.capital(subject) || s.is(subject, PEOPLE.or(Classes::ORGANISATION).or(Classes::PRONOUN_OBJECT));
    (s.one_of(verb, sets::hedges::VERBS_OF_OUTCOME) && !body)
        || (s.one_of(verb, words!("be")) && s.one_of(s.past_adverbs(verb + 1), sets::hedges::EXPECTED_STATES))
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
                ("The bridge may close.", "may"),
                ("The law says that no new town council could sell it.", "could"),
                ("It was the best seat in the old house he could get.", "could"),
                ("“Skua may squabble,” he said.", "may"),
                ("They made sure of the wall in May, and by June the whole of it could fall.", "could"),
                ("They made sure the wall of the old mill by the road could hold.", "could"),
                ("It may not be enough.", "may"),
                ("Ola na Ka Xo raw Xo ba may Xo Xo Xo Xo Xo Xo.", "may"),
                ("“It might snow,” Orla Venn said.", "might"),
                ("“It might,” Orla Venn said.", "might"),
                ("“It may,” Orla Venn said.", "may"),
                ("The works could take three years.", "could"),
                ("She asked how it could change the town.", "could"),
                ("He asked what they could have done.", "could"),
                ("If it could rain, it will.", "could"),
                ("That could be a problem.", "could"),
                ("That might be chance.", "might"),
                ("The ban could apply to 20 towns.", "could"),
                ("A storm expected before noon could flood the town.", "could"),
                ("A strike could not be ruled out.", "could not be ruled out"),
                ("It rained, as you might expect.", "might"),
                ("It could’ve been worse.", "could’ve"),
                ("The rebate should help small bakeries.", "should"),
                ("The ferry should be ready by June.", "should"),
                ("The backdrop should favour the mayor.", "should"),
                ("The roof should be finished by June.", "should"),
                ("It was a year when prices could fall.", "could"),
                ("The only heir, he could claim the mill.", "could"),
                ("Council May Close Bridge", "May"),
                ("This might, and should, end the strike.", "might"),
                ("Some might escape the tax.", "might"),
                ("Under the plan, tenants may lose their homes.", "may"),
                ("The jury may not reach a verdict this week.", "may"),
                ("The storm could carry the sand inland.", "could"),
                ("Residents could walk there by May.", "could"),
                ("If this were a bare rock, the day side should be hot.", "should"),
                ("If we are right, we should see a fall.", "should"),
                ("A second defeat could see them fall to sixth.", "could"),
                ("She is hopeful that a deal could be reached by noon.", "could"),
                ("The poll was wrong before and could be wrong again.", "could"),
                ("They asked whether it could have been saved.", "could"),
                ("They asked whether it could mean a new vote.", "could"),
                ("They asked whether the new vaccine could harm infants.", "could"),
                ("Only a late goal could save the club.", "could"),
                ("The party has a candidate who could win.", "could"),
                ("It should not come as a shock.", "should"),
                ("It must have been late.", "must"),
                ("A roof can cost $5,000.", "can"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Modal,
            &[
                ("The council should help the poor.", ""),
                ("Let the axe fall where it may.", ""),
                ("The clerks must have been registered for a year.", ""),
                ("It can cost us the game.", ""),
                ("The mayor said families could apply for help.", ""),
                ("It was a year before work could begin.", ""),
                ("He asked what else she could sing.", ""),
                ("If she could call us, she will.", ""),
                ("She could find no trace of it.", ""),
                ("The bridge closed in May.", ""),
                ("The law took effect on May 3.", ""),
                ("Ruth May said she was tired.", ""),
                ("May the best team win.", ""),
                ("Ola na Xo raw Xo ba may Xo Xo Xo Xo Xo.", ""),
                ("“Doon, may bangka na raw,” he said.", ""),
                ("They made sure the wall was thick and could hold.", ""),
                ("They made sure the wall of the mill by the road could hold.", ""),
                ("“You may leave,” the judge told her.", ""),
                ("The islands feared the navy’s might.", ""),
                ("He had all the might of the state.", ""),
                ("She sailed, come what may.", ""),
                ("If I may, sir, here is the list.", ""),
                ("She could not be reached for comment.", ""),
                ("They couldn’t open the door.", ""),
                ("From the roof she could see the fire.", ""),
                ("They moved so they could be near the school.", ""),
                ("He ran as fast as he could.", ""),
                ("The vote was put off so that the mayor could attend.", ""),
                ("The port could legally refuse the ship.", ""),
                ("You should resign.", ""),
                ("The minister should apologise.", ""),
                ("Voters should know the cost.", ""),
                ("Could you pass the salt?", ""),
                ("It was the best seat he could get.", ""),
                ("The law says that no new council could sell it.", ""),
                ("It was the best seat in the house he could get.", ""),
                ("She could read in two languages by the age of four.", ""),
                ("Until the flood, residents could walk to the station.", ""),
                ("The old ferry could carry 40 cars.", ""),
                ("Under the rule, tenants may keep one dog.", ""),
                ("The jury may not speak to reporters.", ""),
                ("Nobody under 12 may swim alone.", ""),
                ("It was not clear whether the party could find the votes.", ""),
                ("She asked if she could get it back.", ""),
                ("From above, the plane could see the boats.", ""),
                ("It could be recalled that a similar bill failed.", ""),
                ("If you have a cold, you should see her.", ""),
                ("If the bank fails, it should be broken up.", ""),
                ("If we want peace, we should be at the table.", ""),
                ("Holm had no lawyer who could comment.", ""),
                ("It was a week when voters could register.", ""),
                ("It was the night when Holm could relax.", ""),
                ("It was the worst thing you could do.", ""),
                ("It was a question only he could answer.", ""),
                ("The fault could be traced to a pipe.", ""),
                ("The council should favour the poor.", ""),
                ("You should be finished by noon.", ""),
            ],
        );
    }
}
