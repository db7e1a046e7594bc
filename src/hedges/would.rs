//! "Would": conditional uses are hedges; reported plans, refusals and past habits are not.

use super::{conditional, reach::MAX_SHORT_SUBJECT_TOKENS, sentence::Sentence};
use crate::lexicon::{Classes, Frames, VerbClass, sets};

/// Whether "would" at `i` (or "’d" in a contraction) leaves the claim open.
pub(super) fn hedges(s: &Sentence<'_, '_>, i: usize) -> bool {
    let next = i + 1;
    let verb = s.past_adverbs(next);
    let short = s.contraction(i);
    if short && s.starts(i, "would") {
        return true;
    }
    // "’d" may be "had": only before an infinitive that shows "would".
    let infinitive = s.one_of(verb, words!("be"))
        || s.one_of(verb, words!("have")) && !s.one_of(verb + 1, words!("to"))
        || s.one_of(verb, sets::hedges::VERBS_OF_OPINION)
        || !s.starts(i, "you")
            && s.token(verb).is_some_and(|t| t.verb.is_some_and(|v| v.base() && !v.past() && !v.participle()))
        // "If I lost, I’d cut my losses"; not "if I’d left"
        || s.token(verb).is_some_and(|t| t.verb.is_none_or(|v| v.base())) && !s.ends(verb, "ed") && conditional(s, i);
    let subject = if short { i } else { s.before(i) };
    let before = subject.wrapping_sub(1);
    // "a find that would, if it held, be new"
    let marks = s.quote(verb) && s.is_word(verb + 1) || s.comma(verb) && s.is(verb + 1, Classes::SUBORDINATOR);
    // "I would urge you to go": a request; "if it would only stop": "if" is the hedge.
    if short && !infinitive
        || !s.is_word(verb) && !marks
        || s.one_of(verb, sets::hedges::VERBS_OF_PREFERENCE)
        || s.first_person(subject) && s.one_of(verb, sets::hedges::VERBS_OF_REQUEST)
        || s.one_of(before, words!("if")) && (short || s.pronoun(subject) || s.capital(subject))
    {
        return false;
    }
    // "would not say", "would neither confirm nor deny it": a refusal. "A truce would not provide relief": a thing.
    let act = verb + usize::from(s.one_of(verb, words!("be neither")));
    let person = s.is(subject, PEOPLE) || s.pronoun(subject);
    let refused = s.one_of(act, sets::hedges::VERBS_OF_REFUSED_ACTS)
        || (person || s.capital(subject)) && s.one_of(act, sets::hedges::VERBS_OF_WITHHOLDING);
    if (s.not(i) || s.not(next)) && refused {
        return false;
    }
    // "would have gone"; "would have their debts waived" is no past.
    let after = s.past_adverbs(verb + 1);
    let unreal = s.one_of(verb, words!("have")) && !s.one_of(after, words!("to")) && !s.determiner(after);
    if unreal || conditional(s, i) {
        return true;
    }
    // "He would sit for hours", "“He’d dance”": a habit or a plan; not "He would need help", "“He would raise taxes”".
    let told = s.one_of(before, words!("that")) && governs(s, before.wrapping_sub(1), i);
    let opens = !s.is_word(before) && !s.comma(before) && (short || !s.quote(before))
        || s.one_of(before, sets::hedges::YOUNG_PEOPLE);
    let acts = opens && !s.one_of(verb, sets::hedges::VERBS_WITHOUT_A_PLAN);
    let later = (next..=verb).any(|j| s.one_of(j, sets::hedges::ADVERBS_OF_FREQUENCY_AND_SEQUENCE));
    // "a son, who would become a baker"; "Would you rather …?": a request.
    if later
        || s.one_of(verb, words!("become")) && s.one_of(subject, words!("who which"))
        || s.one_of(verb, words!("go")) && s.one_of(verb + 1, words!("on")) && s.one_of(verb + 2, words!("to"))
        || s.one_of(next, words!("you"))
        || s.one_of(subject, sets::hedge_grammar::PRONOUNS_OF_OTHERS) && (told || acts)
        || habitual(s)
        || purpose(s, i)
    {
        return false;
    }
    // "legislation that would …": the effect of a law is open.
    s.one_of(subject, words!("that which")) && !governs(s, before, i) || !reported(s, i, subject, verb)
}

/// Nouns for those who may plan.
const PEOPLE: Classes = Classes::PERSON_NOUN.or(Classes::GROUP_NOUN).or(Classes::ORGANISATION).or(Classes::TITLE);

/// Whether the sentence has a condition.
pub(super) fn conditional(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.near(i).any(|j| {
        let judged = |cue| conditional::judge(s, cue).is_some();
        let opens = s.is(j, Classes::HEDGE_CONDITIONAL) && !s.one_of(j, words!("whether")) && judged(j..j + 1);
        // "on condition that they not be named": of the one who speaks.
        let phrase = || {
            !s.one_of(j, words!("on"))
                && s.phrases(j).any(|p| p.classes.any(Classes::HEDGE_CONDITIONAL) && judged(p.tokens.clone()))
        };
        // "asked if it would": an indirect question; not "told that if it failed, she would".
        let asks = |k: usize| {
            s.starts(k, "ask")
                || s.token(k).is_some_and(|t| t.verb.is_some_and(|v| v.past() && v.verb().frames.any(Frames::WH)))
        };
        let that = s.one_of(j.wrapping_sub(1), words!("that"));
        // "said if it failed, she would"
        let answered = || (j..i).any(|k| s.comma(k)) && !s.words_before(j).any(|k| s.starts(k, "ask"));
        let asked = || j < i && s.one_of(j, words!("if")) && !that && !answered() && s.words_before(j).any(asks);
        // An "if" after another "would" belongs to that one.
        let other = || (i + 1..j).any(|k| s.one_of(k, words!("would")));
        (opens || s.one_of(j, words!("otherwise")) || phrase()) && !asked() && !other()
    })
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

/// Tokens of a subject after "so that".
const MAX_SUBJECT_TOKENS: usize = 5;

/// "so that it would hold": a purpose.
pub(super) fn purpose(s: &Sentence<'_, '_>, i: usize) -> bool {
    let so_that = |j: usize| s.one_of(j, words!("that")) && s.one_of(j.wrapping_sub(1), words!("so"));
    (1..=MAX_SUBJECT_TOKENS).any(|subject| so_that(i.wrapping_sub(subject + 1)))
}

/// Whether the clause is the content of something said, thought or promised in the past: "said he would go". A judgment,
/// a harm and an argument about a thing stay hedges: "said it would be unwise", "argued the tax would hurt".
fn reported(s: &Sentence<'_, '_>, i: usize, subject: usize, verb: usize) -> bool {
    let what = verb + 1;
    let judges = || {
        // "said that it would be a mistake", "would be “a dream”"
        let quoted = s.quote(what);
        let article = what + usize::from(quoted);
        let noun = s.one_of(article, sets::grammar::INDEFINITE_ARTICLE)
            && !s.one_of(subject, words!("there"))
            && (quoted
                || s.words_from(what + 1)
                    .take_while(|j| !s.is(*j, Classes::PREPOSITION.or(Classes::SUBORDINATOR)))
                    .any(|j| s.one_of(j, sets::hedges::NOUNS_OF_JUDGMENT)));
        let state = s.past_adverbs(what);
        noun || s.one_of(state, sets::hedges::ADJECTIVES_OF_WILLINGNESS)
            || s.one_of(subject, words!("it that this"))
                && !s.one_of(state, sets::hedges::PLANNED_STATES)
                && !s.ends(state, "ed")
    };
    let person = s.is(subject, PEOPLE) || s.pronoun(subject);
    // "said any sale would need a vote": what is not planned yet.
    let opens = |j: usize| {
        s.one_of(j, words!("any"))
            && !s.one_of(j + 1, words!("case event"))
            && (s.speech(j.wrapping_sub(1)) || s.one_of(j.wrapping_sub(1), words!("that")))
    };
    if s.words_before(i).take(MAX_SHORT_SUBJECT_TOKENS).any(opens) {
        return false;
    }
    // "with a promise that it would be short"
    let before = subject.wrapping_sub(1);
    let promised = s.one_of(before, words!("that"))
        && s.one_of(before.wrapping_sub(1), sets::hedges::NOUNS_OF_PROMISE)
        && !s.one_of(before.wrapping_sub(2), words!("no"));
    // "warned that anyone who did so would be arrested"
    let punished = s.one_of(verb, words!("be"))
        && s.one_of(what, sets::hedges::PARTICIPLES_OF_PUNISHMENT)
        && s.words_before(i).any(|j| s.stem(j, sets::hedges::WARNING_STEMS));
    if promised || punished {
        return true;
    }
    let harms = (!person || s.one_of(subject, words!("it"))) && s.one_of(verb, sets::hedges::VERBS_OF_HARM);
    if harms || s.one_of(verb, words!("be")) && judges() {
        return false;
    }
    let start = s.near(i).start;
    let mut j = i;
    while j > start {
        j -= 1;
        // "said it was “late”, and that she would go"
        if s.quote(j)
            && !s.space_before(j)
            && let Some(open) = (start..j).rev().find(|k| s.quote(*k))
        {
            j = open;
            continue;
        }
        if s.quote(j) || s.one_of(j, words!("; : — – --")) || s.comma(j) && s.one_of(j + 1, words!("because")) {
            return false;
        }
        if governs(s, j, i) {
            // "a leak that she said would spread": a forecast.
            let forecast = j == subject && j + 1 == i;
            // "warned that a lapse would hurt bakers": of a thing, not of what people plan.
            let thing = !person && !s.capital(subject) && !s.ends(subject, "s");
            let argues =
                s.one_of(j, sets::hedges::VERBS_OF_REASONING) || thing && s.stem(j, sets::hedges::WARNING_STEMS);
            // "anyone found to have lied": a participle.
            if argues && !forecast && !s.one_of(j + 1, words!("that")) && !s.subject(j + 1) {
                continue;
            }
            return !forecast && !argues;
        }
    }
    trailing(s, i)
}

/// "Talks would resume on Monday, officials said", without a quotation mark in between.
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

/// Whether the clause of token `i` is the content of token `j`.
fn governs(s: &Sentence<'_, '_>, j: usize, i: usize) -> bool {
    let Some(t) = s.token(j) else { return false };
    // "her proposed cuts", "the hopes of the town"
    let noun = s.determiner(j.wrapping_sub(1));
    let said = t.verb.is_some_and(|v| {
        let frames = Frames(Frames::CLAUSE.0 | Frames::THAT.0 | Frames::WH.0);
        (v.past() && v.verb().class != VerbClass::Plain || v.ing() && v.verb().class == VerbClass::Speech)
            && v.verb().frames.any(frames)
    });
    let held = s.one_of(j, sets::hedges::WORDS_OF_PROMISE_AND_HOPE)
        && (s.one_of(j + 1, words!("that")) || !noun && !s.is(j + 1, Classes::PREPOSITION));
    // "did not say what it would cost"
    let left_open = t.verb.is_some_and(|v| v.base() && v.verb().frames.any(Frames::WH))
        && s.one_of(j + 1, sets::hedge_grammar::QUESTION_WORDS);
    said && !noun || left_open || j + 1 < i && (held || s.one_of(j, words!("whether")))
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
                ("She said any new sale would need a vote.", "would"),
                ("There was no promise that it would be short.", "would"),
                ("She said if no pump was lost, all farms would be dry by June.", "would"),
                ("They made a claim that it would be a waste.", "would"),
                ("If elected, she’d put him in charge.", "she’d"),
                ("I’d bet he knew.", "I’d"),
                ("The bill, which if passed would cost $4 million, is late.", "would"),
                ("A truce would not provide relief.", "would"),
                ("He would need 60 votes.", "would"),
                ("“He would raise taxes,” Holm said.", "would"),
                ("Polls show that she would win.", "would"),
                ("A dam would flood the mill, which stands by the lake.", "would"),
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
                ("She was told that if it failed, she would not be mayor.", "would"),
                ("She said she believed a court would require it.", "would"),
                ("They chose a route which they estimated would save an hour.", "would"),
                ("She said the plan to move the stones would be a waste of money.", "would"),
                ("The bank said it would cost the town $2 million.", "would"),
                ("The union said the plan would cost jobs.", "would"),
                ("The clerk said the noise would undermine the talks.", "would"),
                ("They fixed a leak that she said would spread.", "would"),
                ("He told her that, if chosen, he would ask the club to help.", "would"),
                ("She said the bank would wait should the price fall.", "would"),
                ("They said that the rest would go, provided that it rained.", "would"),
                ("She said a sale would be “a last resort”.", "would"),
                ("Without the bell, she says, she would lose the dog.", "would"),
                ("Under her proposed cuts the town would lose a mill.", "would"),
                ("The tax would slowly, though not wholly, change that.", "would"),
                ("She said it was late: It would mean a loss of jobs.", "would"),
                ("I don’t think that he would know.", "would"),
                ("He would be the oldest mayor yet.", "would"),
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
                ("It began with a promise that it would be short.", ""),
                ("They warned that a man found doing so would be arrested.", ""),
                ("She said any of the old town mills would close.", ""),
                ("She said in any case it would close.", ""),
                ("She said that she had bought any tea she would sell.", ""),
                ("She asked if, by noon, it would rain.", ""),
                ("Talks would resume on Monday, officials said.", ""),
                ("He did not say when the school would open.", ""),
                ("The clerk would not provide a copy.", ""),
                ("The boat would go on to win twice.", ""),
                ("The mill, which would become a museum, was shut.", ""),
                ("He wondered if the bank would pay.", ""),
                ("Officials, who spoke on condition that they not be named, said troops would leave.", ""),
                ("It was said in May that it would be launched.", ""),
                ("He sold it on the belief that prices would fall.", ""),
                ("The mayor said it was “late” and that she would go.", ""),
                ("The mayor said a guard found asleep would be fired.", ""),
                ("I’d urge you to wait.", ""),
                ("She warned that he would be charged.", ""),
                ("The firm warned that it would close the mill.", ""),
                ("They warned that pupils would be sent home.", ""),
                ("The mayor confirmed the cuts and said they would begin soon.", ""),
                ("On those days when they would go out, it rained.", ""),
                ("When the young women would go out, it rained.", ""),
                ("They waited so that the men of the mill would hear.", ""),
                ("The mayor said that no compromise would be made.", ""),
                ("The mayor said that the tax would rise to 20 per cent.", ""),
                ("The mayor said that housing costs would fall.", ""),
                ("The firm announced it would close two shops.", ""),
                ("He told reporters on Friday that the country would leave.", ""),
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
                ("When they would go out, children would follow them.", ""),
                ("As a child he would walk to the mill.", ""),
                ("She would sweep the yard every morning.", ""),
                ("Would you rather stay?", ""),
                ("They waited so that it would be the last.", ""),
                ("She said that there would be a relief fund.", ""),
                ("“I’d also appeal to all who saw it,” he said.", ""),
                ("They offered a guarantee that the courts would be free.", ""),
                ("He believed that she would come.", ""),
                ("The clerk said she would undermine the talks.", ""),
                ("He would sit by the mill for hours.", ""),
                ("“They’d dance all night,” he said.", ""),
                ("And if he would just stick to the mill, all is well.", ""),
                ("If I’d left it there, it was lost.", ""),
                ("She would not provide a copy.", ""),
                ("They were praying the rain would stop.", ""),
                ("He stayed at home in hopes that turnout would drop.", ""),
                ("The mayor said it was “late”, but the clerk would go.", ""),
                ("The firm cautioned that costs would rise.", ""),
                ("The clerk said he’d welcome the sale.", ""),
                ("The firm said all would be paid.", ""),
                ("She said the list would be “ready when it is ready”.", ""),
                ("She said the town would stand by them for as long as it takes.", ""),
                ("She said that his hopes of a sale would be heard.", ""),
                ("He said she would pay, and that they would leave if asked.", "would"),
            ],
        );
    }
}
