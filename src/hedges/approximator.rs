//! Words that make a claim less exact: about 40, up to, somewhat, in some ways.

use super::{
    mark::{Mark, Reach},
    reach::MAX_SHORT_SUBJECT_TOKENS,
    sentence::Sentence,
};
use crate::{
    analysis::HedgeClass::Approximator,
    lexicon::{Classes, sets},
};
use std::ops::Range;

/// Tokens of a measure before "or so": "a good week or so".
const MAX_MEASURE_TOKENS: usize = 3;

/// An expression that is inexact in any position.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let (i, next) = (cue.start, cue.end);
    let before = i.wrapping_sub(1);
    let kind_of = s.one_of(i, sets::hedges::NOUNS_OF_SORTS);
    // "this kind of boat", "all sorts of"
    if kind_of
        && !s.one_of(before, words!("a"))
        && (s.determiner(before) && !(s.apostrophe_s(before) && s.is(before.wrapping_sub(1), Classes::PRONOUN_SUBJECT))
            || s.one_of(before, sets::hedges::KIND_QUALIFIERS)
            || s.is(before, Classes::PREPOSITION)
            || (s.lower(before) && s.determiner(before.wrapping_sub(1))))
    {
        return None;
    }
    // "asked about the height of the wall"
    if s.one_of(i, words!("about")) && s.one_of(cue.end - 1, words!("of")) && !s.be(before) {
        return None;
    }
    // "if you will sign here", "a coat or something warm", "the best part of the job"
    let goes_on = s.one_of(i, words!("if or")) && s.one_of(next - 1, words!("will something")) && s.is_word(next);
    let best = s.one_of(i + 1, words!("better best")) && !amount(s, next);
    if goes_on || best || s.one_of(i, sets::hedges::ADVERBS_OF_ESSENCE) && !s.is_word(next) {
        return None;
    }
    // "or so": only after an amount, and not "or so he said".
    if s.one_of(i, words!("or")) && cue.len() == 2 && s.one_of(i + 1, words!("so")) {
        let amount = (i.saturating_sub(MAX_MEASURE_TOKENS)..i)
            .any(|j| s.number(j) || s.one_of(j, sets::grammar::INDEFINITE_ARTICLE));
        // "over the past month or so"
        let past = s.one_of(before.wrapping_sub(1), words!("past last next")) && large(s, before);
        if !(amount || past) || s.pronoun(next) {
            return None;
        }
    }
    // "all but finished", but "all but one"; "fairly cold", but "treated fairly"
    if s.one_of(i, words!("all"))
        && (s.determiner(next)
            || s.number(next)
            || !s.lower(next)
            || s.is(next, Classes::PRONOUN_OBJECT)
            || s.one_of(next, words!("name")))
        || s.one_of(i, sets::hedges::ADVERBS_OF_DEGREE)
            && (!s.lower(next)
                || s.is(
                    next,
                    Classes::PREPOSITION.or(Classes::COORDINATOR).or(Classes::SUBORDINATOR).or(Classes::PRONOUN_OBJECT),
                )
                || s.determiner(next))
    {
        return None;
    }
    // "roughly pushed": an adverb of manner.
    if s.one_of(i, words!("roughly"))
        && s.ends(next, "ed")
        && s.is(next + 1, Classes::PRONOUN_OBJECT.or(Classes::DETERMINER))
    {
        return None;
    }
    // "spoke roughly to the boy"
    if s.one_of(i, words!("roughly")) && !s.be(before) && s.finite(before) && s.one_of(next, words!("to with")) {
        return None;
    }
    // "how often", "more often", "as often as"
    if s.one_of(i, sets::hedges::GRADABLE_ADVERBS) && s.one_of(before, sets::hedge_grammar::WORDS_BEFORE_A_DEGREE) {
        return None;
    }
    // "in a way that"
    if s.one_of(cue.end - 1, sets::hedges::NOUNS_OF_MANNER) && s.one_of(i + 1, words!("a")) && s.is_word(next) {
        return None;
    }
    if s.one_of(i, words!("nearly")) && s.one_of(before, words!("not")) {
        return None;
    }
    // "she almost fell", "I nearly did not go": it did not happen.
    if s.one_of(i, words!("almost nearly"))
        && s.is(before, Classes::PRONOUN_SUBJECT)
        && s.finite(next)
        && !s.ends(next, "s")
        && !s.one_of(next, sets::hedges::VERBS_OF_MULTIPLYING)
    {
        return None;
    }
    // "it works normally"
    if s.one_of(i, words!("often normally")) && !s.is_word(next) && !s.space_before(next) && s.is_word(before) {
        return None;
    }
    Some(Mark::new(cue, Approximator, Reach::Clause, 0.2))
}

/// An expression that is inexact before an amount: "about 40", "some 300", "more than half".
pub(super) fn judge_quantity(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let (i, next) = (cue.start, cue.end);
    let before = i.wrapping_sub(1);
    if s.one_of(i, words!("or")) {
        // "a year or more"
        let measure = s.one_of(before.wrapping_sub(1), sets::grammar::INDEFINITE_ARTICLE) && large(s, before);
        return (s.number(before) || s.number(before.wrapping_sub(1)) || measure)
            .then(|| Mark::new(cue, Approximator, Reach::Clause, 0.2));
    }
    if s.one_of(i, words!("estimated")) {
        // "an estimated loss"
        let loss = s.determiner(before) && s.lower(next);
        return ((loss || amount(s, next)) && !s.pronoun(before))
            .then(|| Mark::new(cue, Approximator, Reach::Clause, 0.3));
    }
    if s.one_of(i, words!("in")) && cue.len() > 1 {
        return (amount(s, next)).then(|| Mark::new(cue, Approximator, Reach::Clause, 0.2));
    }
    // "around noon", "until about Friday"
    let day = s.is(next, Classes::WEEKDAY) && s.one_of(before, words!("until by from since"));
    if s.one_of(i, words!("around about")) && (day || s.one_of(next, sets::hedges::TIMES_OF_DAY)) {
        return Some(Mark::new(cue, Approximator, Reach::Clause, 0.2));
    }
    // "more than doubled", "until at least Thursday"
    let limit = s.one_of(i + 1, sets::hedge_grammar::WORDS_OF_LIMIT)
        && (s.is(next, Classes::WEEKDAY.or(Classes::MONTH)) || s.one_of(next, sets::hedges::TIMES_OF_DAY));
    if limit || cue.len() == 2 && s.one_of(next, sets::hedges::VERBS_OF_MULTIPLYING) {
        return Some(Mark::new(cue, Approximator, Reach::Clause, 0.2));
    }
    // "as early as Monday"; not of what has happened.
    if s.one_of(i + 1, sets::hedges::WORDS_OF_EARLINESS) {
        let date = s.is(next, Classes::WEEKDAY.or(Classes::TIME).or(Classes::MONTH)) || s.one_of(next, words!("next"));
        let future =
            s.near(i).any(|j| s.is(j, Classes::AUXILIARY) && s.one_of(j, sets::hedge_grammar::FUTURE_AUXILIARIES));
        return (date && future).then(|| Mark::new(cue, Approximator, Reach::Clause, 0.2));
    }
    // "farms using less than 500 litres": a criterion, exact.
    let criterion = cue.len() == 2
        && s.one_of(i + 1, words!("than"))
        && s.is_word(next + 1)
        && s.one_of(before, sets::hedges::WORDS_OF_CRITERIA)
        && !(s.one_of(before, words!("with")) && s.one_of(i, words!("more")))
        && (s.lower(before.wrapping_sub(1)) || s.first(before.wrapping_sub(1)))
        && s.ends(before.wrapping_sub(1), "s");
    // "will pick up to 2.1 per cent"
    let rises = s.one_of(i, words!("up"))
        && s.one_of(before, sets::hedges::VERBS_BEFORE_UP)
        && s.one_of(next + 1, words!("per percent %"));
    if criterion || rises || !amount(s, next) || bound(s, &cue) {
        return None;
    }
    let small = s.is(next, Classes::NUMBER)
        && !s.one_of(next, sets::hedges::FRACTIONS_AND_MULTIPLES)
        && !large(s, next)
        && !large(s, next + 1);
    let exact = match () {
        // "some one thing" is exact; "some 20 years" is not.
        () if s.one_of(i, words!("some")) => s.one_of(next, sets::hedge_grammar::SINGULAR_DETERMINERS),
        // Comparison: "more than one way", "fewer than one".
        () if cue.len() == 2 && s.one_of(i + 1, words!("than")) => {
            single(s, next)
                || small && s.one_of(next, sets::hedges::FEW_NUMERALS) && !s.one_of(next + 1, words!("times"))
        }
        // Places and topics: "over one shoulder", "about two men", "under 18".
        () if s.one_of(i, sets::hedge_grammar::PREPOSITIONS_OF_AMOUNT) => topic(s, i, next, small),
        () => false,
    };
    if exact { None } else { Some(Mark::new(cue, Approximator, Reach::Clause, 0.2)) }
}

/// How many tokens before a bound its condition may begin: "if the gauge at mile 98 did not show at least".
const MAX_TOKENS_TO_A_CONDITION: usize = 11;

/// Whether the cue sets an exact bound: "If no one receives more than half the vote".
fn bound(s: &Sentence<'_, '_>, cue: &Range<usize>) -> bool {
    if !s.one_of(cue.end - 1, words!("least than")) {
        return false;
    }
    // The condition itself, in the present; not "asked if more than half were", "if he would pay more than half", "If fed,
    // more than half will leave", "if the more than 40".
    let condition = |j: &usize| s.one_of(*j, words!("if unless"));
    let Some(start) = s.words_before(cue.start).take(MAX_TOKENS_TO_A_CONDITION).find(condition) else { return false };
    let open = |j: usize| s.is(j, Classes::AUXILIARY) && s.one_of(j, sets::hedge_grammar::FUTURE_AUXILIARIES);
    (start + 1..cue.start).any(|j| s.finite(j))
        && !(start + 1..cue.start).any(open)
        && !s.finite(start.wrapping_sub(1))
        && !s.determiner(cue.start - 1)
}

fn large(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.stem(i, sets::hedges::NUMERAL_STEMS) || s.stem(i, sets::hedges::UNIT_STEMS)
}

/// Whether "about", "over" or a similar word is a preposition here.
fn topic(s: &Sentence<'_, '_>, i: usize, next: usize, small: bool) -> bool {
    let before = i.wrapping_sub(1);
    if s.one_of(i, words!("over under")) {
        let people = s.one_of(before, sets::hedges::PEOPLE_OF_AN_AGE) || s.is(before, Classes::PERSON_NOUN);
        let age = people && s.token(next).is_some_and(|t| t.is_number);
        // "under a bridge", "under two men"; but "in under a year"
        let span = s.one_of(next, words!("a an the")) || small && s.one_of(i, words!("under"));
        let span = span && !s.one_of(before, words!("in for"));
        // "losses over four years", but "for over four years", "spent over four years"
        let unit = s.one_of(next + 1, sets::speakers::TIME_UNITS) || s.one_of(next + 1, sets::hedges::SPANS_OF_TIME);
        let verb = s.be(before) || s.one_of(before, sets::hedges::VERBS_OF_LASTING);
        let for_over = s.is(before, Classes::PREPOSITION) && !s.one_of(before, words!("out on"));
        let during = s.number(next) && unit && !verb && !for_over;
        // "over 18 holes"
        let unit = s.one_of(next + 1, sets::hedges::PARTS_OF_A_GAME);
        let act = s.token(before).is_some_and(|t| t.verb.is_some_and(|v| v.past())) && !s.be(s.before(before));
        let during = during || unit && s.number(next) && !act;
        // "handed over millions", "sued over $2m"
        let phrasal = s.one_of(before, sets::hedges::VERBS_OF_HANDING_OVER)
            || s.one_of(before, sets::hedges::WORDS_OF_QUARREL) && !s.word(next).starts_with(char::is_alphanumeric);
        return age || phrasal || span || during || single(s, next) || s.starts(next, "20") && s.word(next).len() == 4;
    }
    // "asked about two men"; but "said about 200 were hurt"
    let talk = |before: usize| {
        s.speech(before)
            && !s.one_of(before, sets::hedges::VERBS_OF_ASSERTING)
            && !s.one_of(before, sets::hedges::FORMS_OF_ADD)
            || s.one_of(before, sets::hedges::WORDS_OF_TALK_AND_KNOWLEDGE)
            || s.stem(before, sets::hedges::STEMS_OF_COMPLAINT)
    };
    // "asked the old clerk about two men", "complained about a day off"
    let plain = |j: &usize| !s.is(*j, Classes::PREPOSITION) && !s.one_of(*j, words!("that"));
    let earlier = || s.words_before(i).take(MAX_SHORT_SUBJECT_TOKENS + 1).take_while(plain).any(talk);
    // "in about 2010" is inexact; "around one corner" is not an amount.
    let complaint = || s.stem(before, sets::hedges::STEMS_OF_COMPLAINT) && !s.token(next).is_some_and(|t| t.is_number);
    small && earlier() || talk(before) && price(s, next) || complaint() || single(s, next)
}

/// Whether a single thing begins at token `i`, not a measure: "one corner", "one of the boats"; not "one million", "one
/// in five", "one of every nine".
fn single(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.one_of(i, sets::hedge_grammar::SINGULAR_DETERMINERS)
        && !large(s, i + 1)
        && !s.one_of(i + 1, sets::hedges::FRACTIONS_AND_MULTIPLES)
        && !(s.one_of(i + 1, words!("in")) && s.number(i + 2))
        && !s.one_of(i + 2, words!("every"))
}

/// Whether an amount begins at token `i`: a number, "half", "a dozen", "a week".
fn amount(s: &Sentence<'_, '_>, i: usize) -> bool {
    if s.number(i) || price(s, i) || s.one_of(i, sets::hedges::FRACTIONS_AND_MULTIPLES) {
        return true;
    }
    s.one_of(i, sets::grammar::INDEFINITE_ARTICLE)
        && (large(s, i + 1) || s.number(i + 1) || s.one_of(i + 1, sets::hedges::FRACTIONS_AND_MULTIPLES))
}

/// Whether a currency sign is at token `i`, with its number attached or after it: "Tk 18 lakh", "Sh700".
fn price(s: &Sentence<'_, '_>, i: usize) -> bool {
    let word = s.word(i);
    let digit = word.find(|c: char| c.is_ascii_digit());
    (s.capital(i) || !word.starts_with(char::is_alphabetic))
        && (digit.is_some() || s.token(i + 1).is_some_and(|t| t.is_number))
        && sets::hedges::CURRENCIES.has(&word[..digit.unwrap_or(word.len())])
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::Approximator;

    #[test]
    fn inexact() {
        assert_cues(
            Approximator,
            &[
                ("About 40 boats sank.", "About"),
                ("Some 300 goats were sold.", "Some"),
                ("It cost more than $2 million.", "more than"),
                ("Up to ten homes were lost.", "Up to"),
                ("An estimated 9,000 marched.", "An estimated"),
                ("At least three men ran.", "At least"),
                ("Nearly a week passed.", "Nearly"),
                ("He is sort of famous.", "sort of"),
                ("It was a kind of truce.", "kind of"),
                ("Voters generally agree.", "generally"),
                ("It took a year or so.", "or so"),
                ("It took a good week or so.", "or so"),
                ("In most cases it works.", "In most cases"),
                ("The deal is all but dead.", "all but"),
                ("It needs some kind of roof.", "some kind of"),
                ("It was a fairly cold day.", "fairly"),
                ("It was a truce of sorts.", "of sorts"),
                ("It took a decade or more.", "or more"),
                ("He raised $2 million in May and over $5 million in June.", "over"),
                ("He has served over four years.", "over"),
                ("Police arrested over 200 people.", "over"),
                ("She made over 300 laps.", "over"),
                ("Crews with more than 300 engines came.", "more than"),
                ("Tariffs added about $38 million.", "about"),
                ("He fired less than four seconds later.", "less than"),
                ("Each was guaranteed about $12 million.", "about"),
                ("It cost less than a pound to make.", "less than"),
                ("They came around noon.", "around"),
                ("It cost in the region of 40 pounds.", "in the region of"),
                ("It nearly doubled.", "nearly"),
                ("The mill almost burned.", "almost"),
                ("They normally sail.", "normally"),
                ("It took the past month or so.", "or so"),
                ("It is shut until about Friday.", "about"),
                ("It cost about SEK 40.", "about"),
                ("It costs more than three times that.", "more than"),
                ("It’s kind of cold.", "kind of"),
                ("It rained for over an hour.", "over"),
                ("It hid the estimated loss of £40.", "estimated"),
                ("They agreed in principle.", "in principle"),
                ("It was, if you will, a truce.", "if you will"),
                ("It was a truce or something.", "or something"),
                ("It took the better part of three years.", "the better part of"),
                ("It accounts for about four-fifths of sales.", "about"),
                ("They felt something close to joy.", "something close to"),
                ("More than half left.", "More than"),
                ("It fetched about Tk 18 lakh.", "about"),
                (
                    "They will march if the gauge at the old stone mill by the river reads at least two feet.",
                    "at least",
                ),
                ("If it rains, more than half will leave.", "more than"),
                ("They wonder if more than half left.", "more than"),
                ("They asked if it cost more than half.", "more than"),
                ("It is good if he would pay more than half.", "more than"),
                ("It is good if they pay the more than 40 guards.", "more than"),
                ("The stone is about the height of a man.", "about the height of"),
                ("They will march if about 40 come.", "about"),
                ("The plot cost some Sh700 million.", "some"),
                ("They owe over US$5 billion.", "over"),
                ("It fell in around one in five homes.", "around"),
                ("About one of every nine left.", "About"),
                ("Over one million came.", "Over"),
                ("Loans were waived up to ₹75,000.", "up to"),
                ("The police said about 200 boats sank.", "about"),
                ("They said that fewer than eight boats sank.", "fewer than"),
                ("The price of the boat more than doubled.", "more than"),
                ("It is closed until at least Thursday.", "at least"),
                ("The site holds about a tenth of the oil.", "about"),
                ("The towns had fewer than 500 people.", "fewer than"),
                ("It is first in golf courses with more than 1,000.", "more than"),
                ("The ferry could sail as early as next week.", "as early as"),
                ("He left in under a year.", "under"),
                ("It is closed until at least noon.", "at least"),
                ("They sailed for more than five seasons.", "more than"),
                ("She asked the old town clerk about two men.", "about"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Approximator,
            &[
                ("Tell us if you will sign.", ""),
                ("If no one receives more than half the vote, two meet again.", ""),
                ("They will march if the gauge at the old mill by the river reads at least two feet.", ""),
                ("They asked about the height of the wall.", ""),
                ("The guards stop trucks carrying more than £200 in notes.", ""),
                ("Bring a coat or something warm.", ""),
                ("The best part of the job was the sea.", ""),
                ("They talked about two films.", ""),
                ("It took a good long week or so.", ""),
                ("It was observed over 38 hours.", ""),
                ("They talked about Sh700 million.", ""),
                ("She read about Tk and its 18 islands.", ""),
                ("They wrote about F16 crews.", ""),
                ("He looked over one shoulder.", ""),
                ("She wore it over one eye.", ""),
                ("Some goats were sold.", ""),
                ("There is more than one way.", ""),
                ("This kind of boat sinks.", ""),
                ("How often it rains!", ""),
                ("All but one of them left.", ""),
                ("He was treated fairly by all.", ""),
                ("He roughly pushed her.", ""),
                ("He spoke roughly to the boy.", ""),
                ("Nobody under 12 swam.", ""),
                ("The guide asked patients over 40 to wait.", ""),
                ("There were fewer than four boats.", ""),
                ("They walked around the noon crowd.", ""),
                ("He walked around the lake.", ""),
                ("It is in the region of Tarn.", ""),
                ("People aged over 60 slept.", ""),
                ("She almost fell.", ""),
                ("I nearly did not go.", ""),
                ("The pump works normally.", ""),
                ("It took the old month or so he said.", ""),
                ("They talked about Friday.", ""),
                ("It was the mayor’s kind of town.", ""),
                ("They went on about Friday.", ""),
                ("They estimated losses.", ""),
                ("It was studied over three summers.", ""),
                ("It has more than three doors.", ""),
                ("It was more than kind.", ""),
                ("She sang in a way that pleased.", ""),
                ("The firm handed over millions of files.", ""),
                ("It was a breach of trust over four years.", ""),
                ("It was decided over 18 holes.", ""),
                ("Holm was jailed over $2 million of oil.", ""),
                ("Towns with fewer than 500 people pay nothing.", ""),
                ("They warned of it as early as Monday.", ""),
                ("She asked the old clerk about two men.", ""),
                ("I will not complain about a day off.", ""),
                ("It was worked out over ten years.", ""),
                ("Prices will pick up to 2.1 per cent.", ""),
                ("He admitted fraud over $5,000.", ""),
            ],
        );
    }
}
