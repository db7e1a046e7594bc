//! "Would": conditional uses are hedges; reported plans and past habits are not.

use super::{reach::MAX_SHORT_SUBJECT_TOKENS, sentence::Sentence};
use crate::lexicon::{Classes, Frames, VerbClass, sets};

/// Whether "would" at `i` (or "’d" in a contraction) leaves the claim open.
pub(super) fn hedges(s: &Sentence<'_, '_>, i: usize) -> bool {
    let next = i + 1;
    let verb = s.past_adverbs(next);
    if s.starts(i, "would") && s.contraction(i) {
        return true;
    }
    if s.contraction(i) {
        // "’d" may be "had": only before an infinitive that shows "would".
        let tells = s.one_of(verb, words!("be"))
            || s.one_of(verb, sets::hedges::VERBS_OF_OPINION)
            || !s.starts(i, "you")
                && s.token(verb).is_some_and(|t| t.verb.is_some_and(|v| v.base() && !v.past() && !v.participle()))
            || (s.one_of(verb, words!("have")) && !s.one_of(verb + 1, words!("to")));
        if !(tells || conditional(s, i)) || s.one_of(next, sets::hedge_grammar::WORDS_AFTER_HAD) || s.ends(verb, "ed") {
            return false;
        }
    }
    // "a find that would, if it held, be new"
    let marks = s.quote(verb) && s.is_word(verb + 1) || s.comma(verb) && s.one_of(verb + 1, words!("if"));
    // "I would say to them"
    let address = s.one_of(verb, sets::hedges::VERBS_OF_ADDRESS) && s.one_of(verb + 1, words!("to"));
    if address
        || s.one_of(verb, sets::hedges::VERBS_OF_PREFERENCE)
        || !s.is_word(verb) && !marks && !s.first_person(s.before(i))
    {
        return false;
    }
    // "Would you rather …?": a request; "when they would go": a habit.
    let asks = s.one_of(next, words!("you")) && !conditional(s, i) || s.one_of(i.wrapping_sub(1), words!("why"));
    if asks || habitual(s) || purpose(s, i) {
        return false;
    }
    // "would not say": a refusal; but "would not only cost" is not.
    let refused = s.not(i) || s.not(next) && !s.one_of(next + 1, sets::hedge_grammar::FOCUS_ADVERBS);
    let act = verb + usize::from(s.one_of(verb, words!("be neither")));
    if refused && s.one_of(act, sets::hedges::VERBS_OF_REFUSED_ACTS) {
        return false;
    }
    if conditional(s, i) || counterfactual(s, verb) {
        return true;
    }
    if past_habit(s, i, verb) {
        return false;
    }
    // "legislation that would …": the effect of a law is open.
    if s.one_of(i.wrapping_sub(1), words!("that which")) && !governs(s, i.wrapping_sub(2), i) {
        return true;
    }
    !reported(s, i)
}

/// Whether the sentence has a condition, other than an indirect question.
fn conditional(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.near(i).any(|j| {
        // "asked if it would": an indirect question.
        let asked = || {
            s.words_before(j).any(|k| {
                s.token(k).is_some_and(|t| t.verb.is_some_and(|v| v.past() && v.verb().frames.any(Frames::WH)))
            })
        };
        // An "if" after another "would" belongs to that one.
        let own = || !(i + 1..j).any(|k| s.one_of(k, words!("would")));
        // "told that if it failed, she would go": no question.
        let that = s.one_of(j.wrapping_sub(1), words!("that"));
        let plain = |k: usize| s.is_word(k) && !s.pronoun(k) && !s.speech(k) && !s.one_of(k, words!("that"));
        let without = s.one_of(j, words!("without"))
            && j < i
            && (j..i).len() < MAX_TOKENS_OF_A_CONDITION
            && !s.ends(j + 1, "ing")
            && (j + 1..i).all(plain);
        without
            || (s.one_of(j, words!("if")) && !(j < i && asked() && !that) && own())
            || s.one_of(j, sets::hedge_grammar::CONDITIONAL_MARKERS)
            || s.one_of(j, sets::hedge_grammar::SUPPOSITIONAL_CONJUNCTIONS)
            || (s.one_of(j, words!("were")) && s.first(j))
    })
}

/// How many tokens before "would" the "without" of its subject is searched: "an election without a fair count would".
const MAX_TOKENS_OF_A_CONDITION: usize = 8;

/// "would have gone", "would be prepared to".
fn counterfactual(s: &Sentence<'_, '_>, verb: usize) -> bool {
    let after = s.past_adverbs(verb + 1);
    if s.one_of(verb, words!("have")) {
        // "would have their debts waived" is no past.
        return !s.one_of(after, words!("to")) && !s.determiner(after);
    }
    if s.one_of(verb, words!("be")) {
        return s.one_of(after, sets::hedges::ADJECTIVES_OF_JUDGMENT);
    }
    s.one_of(verb, sets::hedges::SOFTENED_VERBS)
}

/// How many tokens of the sentence may be before the "when" of a habit: "on those days when".
const MAX_TOKENS_BEFORE_WHEN: usize = 3;

/// "When they would go out, children would follow them."
fn habitual(s: &Sentence<'_, '_>) -> bool {
    let would = |j: usize| s.one_of(j, words!("would"));
    s.range.clone().take(MAX_TOKENS_BEFORE_WHEN + 1).any(|j| {
        let clause = s.words_from(j + 1).take_while(|k| !s.is(*k, Classes::SUBORDINATOR));
        s.one_of(j, words!("when whenever")) && clause.take(MAX_SHORT_SUBJECT_TOKENS + 1).any(would)
    })
}

/// "so that it would hold": a purpose.
pub(super) fn purpose(s: &Sentence<'_, '_>, i: usize) -> bool {
    let so_that = |j: usize| s.one_of(j, words!("that")) && s.one_of(j.wrapping_sub(1), words!("so"));
    (1..=MAX_SUBJECT_TOKENS).any(|subject| so_that(i.wrapping_sub(subject + 1)))
}

fn past_habit(s: &Sentence<'_, '_>, i: usize, verb: usize) -> bool {
    // "As a child he would walk", "would walk to school every day"
    let often = s.pronoun(s.before(i))
        && (i..s.near(i).end)
            .any(|j| s.one_of(j, words!("every each")) && s.one_of(j + 1, sets::hedges::RECURRING_TIMES))
        && !s.near(i).any(|j| s.one_of(j, words!("will is are if")));
    let once = s.first(s.near(i).start)
        && s.one_of(s.near(i).start, words!("as"))
        && s.one_of(s.near(i).start + 1, sets::grammar::INDEFINITE_ARTICLE)
        && s.one_of(s.near(i).start + 2, sets::hedges::YOUNG_PEOPLE);
    (i + 1..=verb).any(|j| s.one_of(j, sets::hedges::ADVERBS_OF_FREQUENCY_AND_SEQUENCE))
        || (s.one_of(verb, words!("go")) && s.one_of(verb + 1, words!("on")) && s.one_of(verb + 2, words!("to")))
        || s.one_of(s.before(i), words!("also"))
        || s.one_of(verb, words!("become")) && s.one_of(s.before(i), words!("who which"))
        || often
        || once
}

/// Whether the clause is the content of something said, thought or promised in the past: "said he would go", "would go,
/// she said". An argument about a thing stays a hedge: "argued the tax would hurt", "said it would be unwise".
fn reported(s: &Sentence<'_, '_>, i: usize) -> bool {
    let subject = s.before(i);
    let verb = s.past_adverbs(i + 1);
    let settled = s.one_of(s.past_adverbs(verb + 1), sets::hedges::PLANNED_STATES);
    if s.one_of(subject, words!("it that this"))
        && s.one_of(verb, words!("be"))
        && !s.ends(s.past_adverbs(verb + 1), "ed")
        && !settled
    {
        return false;
    }
    // "said that it would be a mistake": a judgment.
    let what = verb + 1 + usize::from(s.quote(verb + 1));
    if s.one_of(verb, words!("be"))
        && s.one_of(what, sets::grammar::INDEFINITE_ARTICLE)
        && !s.one_of(subject, words!("there"))
        && s.words_from(what + 1).take_while(|j| !s.is(*j, Classes::PREPOSITION.or(Classes::SUBORDINATOR))).any(|j| {
            let head =
                !s.lower(j + 1) || s.is(j + 1, Classes::PREPOSITION.or(Classes::SUBORDINATOR)) || s.pronoun(j + 1);
            s.one_of(j, sets::hedges::NOUNS_OF_JUDGMENT) && head
        })
    {
        return false;
    }
    // "said the levy would hurt bakers": what a proposal does is open.
    let mut whole =
        (0..MAX_SUBJECT_TOKENS).map(|n| subject.wrapping_sub(n)).take_while(|j| s.is_word(*j) && !s.speech(*j));
    let affects = s.determiner(verb + 1)
        || s.number(verb + 1)
        || s.lower(verb + 1) && !s.is(verb + 1, Classes::PREPOSITION.or(Classes::TIME)) && !s.adverb(verb + 1);
    // "would take effect in June": a plan.
    let affects = affects && !s.one_of(verb, words!("be")) && !s.one_of(verb + 1, sets::hedges::WHAT_LAWS_TAKE);
    // "said it would cost the town £2m"
    if affects && s.one_of(subject, words!("it")) && s.one_of(verb, sets::hedges::VERBS_OF_LOSS) {
        return false;
    }
    if affects && whole.any(|j| s.one_of(j, sets::hedges::PROPOSALS) && !s.one_of(j.wrapping_sub(1), words!("no"))) {
        return false;
    }
    for j in s.near(i).rev().skip_while(|j| *j >= i) {
        // "said it was “late”, and that she would go"
        if s.quote(j) && (j + 1..i).any(|k| s.one_of(k, words!("and")) && s.one_of(k + 1, words!("that"))) {
            continue;
        }
        if s.quote(j) || s.one_of(j, words!("; — – --")) {
            return false;
        }
        if governs(s, j, i) {
            // "said selling him would be unwise"
            let what = j + 1 + usize::from(s.one_of(j + 1, words!("that")));
            let object = s.determiner(what + 1) || s.is(what + 1, Classes::PRONOUN_OBJECT) || s.capital(what + 1);
            if s.lower(what) && s.ends(what, "ing") && object && !s.is(what, Classes::PREPOSITION) {
                return false;
            }
            // "warned that a lapse would hurt bakers": of a thing, not of what people plan.
            let own = s.is(subject, PEOPLE.or(Classes::PRONOUN_SUBJECT));
            let thing = !own && !s.capital(subject) && !s.ends(subject, "s") && !s.be(s.before(j));
            let argues =
                s.one_of(j, sets::hedges::VERBS_OF_REASONING) || thing && s.stem(j, sets::hedges::WARNING_STEMS);
            // "anyone found to have lied": a participle.
            if argues && j + 1 < i && !s.one_of(j + 1, words!("that")) && !s.subject(j + 1) {
                continue;
            }
            return !argues || s.one_of(subject, sets::hedge_grammar::PERSONS);
        }
    }
    trailing(s, i)
}

/// Nouns for those who may plan.
const PEOPLE: Classes = Classes::PERSON_NOUN.or(Classes::GROUP_NOUN).or(Classes::ORGANISATION).or(Classes::TITLE);

/// Tokens of a subject: of one that may be a proposal ("a compromise under discussion"), and after "so that".
const MAX_SUBJECT_TOKENS: usize = 5;

/// Whether the clause of token `i` is the content of token `j`.
fn governs(s: &Sentence<'_, '_>, j: usize, i: usize) -> bool {
    let Some(t) = s.token(j) else { return false };
    let hands_over =
        !s.finite(j + 1) && (!s.is(j + 1, Classes::PREPOSITION) || s.one_of(j + 1, words!("in on at during to")));
    let said = t.verb.is_some_and(|v| {
        let frames = Frames(Frames::CLAUSE.0 | Frames::THAT.0 | Frames::WH.0);
        (v.past() && v.verb().class != VerbClass::Plain || v.ing() && v.verb().class == VerbClass::Speech)
            && v.verb().frames.any(frames)
    });
    let that = s.one_of(j + 1, words!("that"));
    // "did not say what it would cost"
    let left_open = t.verb.is_some_and(|v| v.base() && v.verb().frames.any(Frames::WH))
        && s.one_of(j + 1, sets::hedge_grammar::QUESTION_WORDS);
    let held = s.one_of(j, sets::hedges::ADJECTIVES_OF_CONVICTION);
    let noun = that && j + 2 < i && s.one_of(j, sets::hedges::NOUNS_OF_PROMISE_AND_BELIEF);
    (said && (hands_over || j + 1 == i))
        || left_open
        || (s.one_of(j, words!("whether")) && j + 1 < i)
        || (held && (that || s.subject(j + 1)))
        || noun
}

/// "…, she said" after it, without a quotation mark in between.
fn trailing(s: &Sentence<'_, '_>, i: usize) -> bool {
    for j in i + 1..s.near(i).end {
        if s.quote(j) {
            return false;
        }
        let announces = || s.words_from(j + 1).any(|k| s.one_of(k, sets::hedges::VERBS_OF_ANNOUNCING));
        if s.comma(j) && !s.one_of(j + 1, words!("who")) && announces() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::Modal;

    #[test]
    fn open() {
        assert_cues(
            Modal,
            &[
                ("The bill would ban plastic cups.", "would"),
                ("And on those days when they would go out, it rained.", "would"),
                ("When the very young women would go out, it rained.", "would"),
                ("They waited so that the men of the old mill would hear.", "would"),
                ("They warned that a lapse in the law would hurt bakers.", "would"),
                ("She feared that a quick sale would hurt bakers.", "would"),
                ("She backed a measure that would raise rents.", "would"),
                ("He said he was calm and would be prepared to talk.", "would"),
                ("If the dam broke, the town would flood.", "would"),
                ("“That would cost us dearly,” he said.", "would"),
                ("It would have been cheaper to wait.", "would"),
                ("I’d say it was close.", "I’d"),
                ("We’d lose the house.", "We’d"),
                ("If the ferry sank, would you swim?", "would"),
                ("She says the tunnel would save an hour.", "would"),
                ("She argued that the tax would hurt bakers.", "would"),
                ("She said that selling the mill would be a mistake.", "would"),
                ("She said that a levy on sugar and salt would hurt bakers.", "would"),
                ("He said it would be unwise.", "would"),
                ("The plan would “end it all”.", "would"),
                ("If it were mine, she’d sell it.", "she’d"),
                ("The plan would save the town $2 million every year.", "would"),
                ("The bill, sponsored by Ana Ruiz, would become law.", "would"),
                ("A dam would not only cost money.", "would"),
                ("The club would then need a new ground.", "would"),
                ("There is no way of knowing whom it would hurt.", "would"),
                ("She warned that failure to do so would hurt bakers.", "would"),
                ("She said that a fast cut would be “an error”.", "would"),
                ("They vowed to fight, arguing it would hurt bakers.", "would"),
                ("It is a find that would, if it held, be new.", "would"),
                ("The sale would be the biggest yet for Holm, who announced it.", "would"),
                ("She said that an election without a fair and new first count would fail.", "would"),
                ("She was told that if it failed, she would not be mayor.", "would"),
                ("She said she believed a court would require it.", "would"),
                ("They chose a route which they estimated would save an hour.", "would"),
                ("She said the plan to move the stones would be a waste of money.", "would"),
                ("The bank said it would cost the town $2 million.", "would"),
                ("“He would raise taxes,” he said.", "would"),
                ("The union said the plan would cost jobs.", "would"),
            ],
        );
    }

    #[test]
    fn plans_and_habits() {
        assert_cues(
            Modal,
            &[
                ("She said the change would take effect in June.", ""),
                ("The mayor said she would go on Monday.", ""),
                ("The mayor said it was “late” and that she would go.", ""),
                ("The mayor said a guard found asleep would be fired.", ""),
                ("The clerk did not say what the bridge would cost.", ""),
                ("I’d urge you to wait.", ""),
                ("She warned that he would be charged.", ""),
                ("The firm warned that it would close the mill.", ""),
                ("They warned that pupils would be sent home.", ""),
                ("The mayor confirmed the cuts and said they would begin soon.", ""),
                ("On those days when they would go out, it rained.", ""),
                ("When the young women would go out, it rained.", ""),
                ("They waited so that the men of the mill would hear.", ""),
                ("The mayor said that no compromise would be made.", ""),
                ("She said that a levy on brown sugar and salt would hurt bakers.", ""),
                ("The mayor said that the tax would rise to 20 per cent.", ""),
                ("The mayor said that housing costs would fall.", ""),
                ("The firm announced it would close two shops.", ""),
                ("He told reporters on Friday that the country would leave.", ""),
                ("The country would leave in May, the ministry said.", ""),
                ("He would later become a baker.", ""),
                ("She had a son, who would become a baker.", ""),
                ("She would go on to win twice.", ""),
                ("We would like to thank you.", ""),
                ("The clerk would not comment.", ""),
                ("They were confident the ice would hold.", ""),
                ("Reporters asked during the visit if she would stay.", ""),
                ("They’d left by noon.", ""),
                ("They’d come by noon.", ""),
                ("You’d play on one leg.", ""),
                ("The clerk would not be named.", ""),
                ("He is believed to be ill, but his son would neither confirm nor deny it.", ""),
                ("It was unclear whether the court would meet.", ""),
                ("The mayor said there would be a fair.", ""),
                ("She said it would be ready by June.", ""),
                ("They fixed a leak that she said would spread.", ""),
                ("When they would go out, children would follow them.", ""),
                ("As a child he would walk to the mill.", ""),
                ("She would sweep the yard every morning.", ""),
                ("Would you rather stay?", ""),
                ("They waited so that it would be the last.", ""),
                ("I would say to them: come and see.", ""),
                ("Without comment, the judge said that he would rule on Friday.", ""),
                ("She said that there would be a relief fund.", ""),
                ("“I’d also appeal to all who saw it,” he said.", ""),
                ("They offered a guarantee that the courts would be free.", ""),
                ("She said that an election without a very fair and new first count would fail.", ""),
                ("He believed that she would come.", ""),
                ("He said she would pay, and that they would leave if asked.", "would"),
            ],
        );
    }
}
