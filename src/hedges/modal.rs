//! Modal auxiliaries: may, might, should. The modules `could` and `would` handle the others.

use super::{
    could::{self, PEOPLE},
    mark::{Mark, Reach},
    reach::MAX_TOKENS_BEFORE_A_MODAL,
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
        // "It must have been late"; not "applicants must have been registered", "players must have stayed": a duty.
        let done = s.ends(next, "ed") || s.token(next).is_some_and(|t| t.verb.is_some_and(|v| v.participle()));
        let subject = s.before(i);
        let thing = s.pronoun(subject) || s.one_of(subject, words!("there who that"));
        let duty = s.one_of(last, words!("been")) && done && !thing
            || s.one_of(last, sets::hedge_grammar::PARTICIPLES_OF_A_DUTY)
                && s.is(subject, PEOPLE)
                && s.ends(subject, "s");
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
        could::hedges(s, i).then_some(0.5)
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

/// Permission, not possibility: "Under the rule, tenants may keep one dog", "The jury may not speak to reporters",
/// "Nobody under 12 may swim alone".
fn permits(s: &Sentence<'_, '_>, i: usize) -> bool {
    let not = s.not(i + 1);
    let verb = s.past_adverbs(i + 1 + usize::from(not));
    // "Under Ohio law, a person who lies may be charged", "By law, fossils may not be sold"; not "Under the new law", "By
    // a proposed law"
    let law = |j: usize| s.one_of(j, sets::hedges::RULE_BOOKS) && s.comma(j + 1);
    let opens = s.near(i).find(|j| s.is_word(*j)).is_some_and(|j| {
        let under = || {
            let phrase = j + 1..=j + MAX_TOKENS_TO_A_LAW;
            let to_come = phrase.clone().any(|k| s.one_of(k, sets::hedges::STATES_OF_A_BILL));
            s.one_of(j, words!("under")) && !to_come && phrase.clone().any(law)
        };
        s.first(j) && (under() || s.one_of(j, words!("by")) && law(j + 1))
    });
    let done = s.one_of(verb, words!("be")) && s.one_of(verb + 1, sets::hedges::PARTICIPLES_OF_PUNISHMENT);
    if opens && (not || done) {
        return true;
    }
    // These verbs cannot be permitted.
    if s.one_of(verb, sets::hedges::VERBS_WITHOUT_WILL) {
        return false;
    }
    let before = || i.saturating_sub(MAX_TOKENS_BEFORE_A_MODAL)..i;
    let under = before().any(|j| s.one_of(j, words!("under")) && s.determiner(j + 1) && !s.number(j + 1))
        && before().any(|j| s.one_of(j, sets::hedges::RULE_BOOKS) && s.comma(j + 1));
    let nobody = before().any(|j| {
        s.first(j)
            && (s.one_of(j, words!("nobody no")) || s.one_of(j, words!("only")) && s.is(i.wrapping_sub(1), PEOPLE))
    });
    under || nobody || not && s.is(i.wrapping_sub(1), PEOPLE) && s.one_of(verb, sets::hedges::VERBS_OF_FORBIDDEN_ACTS)
}

/// How many tokens after "under" its law is searched: "under the state’s new labour code".
const MAX_TOKENS_TO_A_LAW: usize = 6;

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
                ("“Skua may squabble,” he said.", "may"),
                ("It may not be enough.", "may"),
                ("Ola na Ka Xo raw Xo ba may Xo Xo Xo Xo Xo Xo.", "may"),
                ("“It might snow,” Orla Venn said.", "might"),
                ("“It might,” Orla Venn said.", "might"),
                ("“It may,” Orla Venn said.", "may"),
                ("That might be chance.", "might"),
                ("It rained, as you might expect.", "might"),
                ("The rebate should help small bakeries.", "should"),
                ("The ferry should be ready by June.", "should"),
                ("The roof should be finished by June.", "should"),
                ("Council May Close Bridge", "May"),
                ("This might, and should, end the strike.", "might"),
                ("Some might escape the tax.", "might"),
                ("Under the plan, tenants may lose their homes.", "may"),
                ("By a law, it may not snow.", "may"),
                ("Under a proposed law, shells may not be sold.", "may"),
                ("By law, it may snow.", "may"),
                ("By noon, shells may be sold.", "may"),
                ("Under pressure from the law it may close.", "may"),
                ("The jury may not reach a verdict this week.", "may"),
                ("If this were a bare rock, the day side should be hot.", "should"),
                ("If we are right, we should see a fall.", "should"),
                ("It should not come as a shock.", "should"),
                ("It must have been late.", "must"),
                ("The lake must have been much larger.", "must"),
                ("The lake must have stayed that way.", "must"),
                ("They must have stayed that way.", "must"),
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
                ("The bridge closed in May.", ""),
                ("The law took effect on May 3.", ""),
                ("Ruth May said she was tired.", ""),
                ("May the best team win.", ""),
                ("Ola na Xo raw Xo ba may Xo Xo Xo Xo Xo.", ""),
                ("“Doon, may bangka na raw,” he said.", ""),
                ("“You may leave,” the judge told her.", ""),
                ("The islands feared the navy’s might.", ""),
                ("He had all the might of the state.", ""),
                ("She sailed, come what may.", ""),
                ("If I may, sir, here is the list.", ""),
                ("You should resign.", ""),
                ("The minister should apologise.", ""),
                ("Voters should know the cost.", ""),
                ("Under the rule, tenants may keep one dog.", ""),
                ("Under Ohio law, a thief who ran from the old town clerk and the guard may be charged.", ""),
                ("By law, shells may not be sold.", ""),
                ("Players must have stayed for a year.", ""),
                ("The jury may not speak to reporters.", ""),
                ("Nobody under 12 may swim alone.", ""),
                ("If you have a cold, you should see her.", ""),
                ("If the bank fails, it should be broken up.", ""),
                ("If we want peace, we should be at the table.", ""),
                ("The council should favour the poor.", ""),
                ("You should be finished by noon.", ""),
            ],
        );
    }
}
