//! Verbs of belief: think, believe, suppose, doubt, estimate.

use super::around::{aside, content, opens, relative};
use crate::{
    hedges::{mark::Reach, reach::MAX_SHORT_SUBJECT_TOKENS, sentence::Sentence, unspecified::according},
    lexicon::{Classes, sets},
};

/// "I think", "officials think the road is safe"; not "think about", "the thought of".
pub(super) fn thinks(s: &Sentence<'_, '_>, i: usize) -> Option<Reach> {
    let (before, next) = (i.wrapping_sub(1), i + 1);
    if s.one_of(i, words!("thought")) {
        if s.be(s.before(i)) {
            // "earlier than was thought"
            if s.one_of(s.before(i).wrapping_sub(1), words!("than")) {
                return None;
            }
            return (!s.is(next, Classes::PREPOSITION) || s.one_of(next, words!("to"))).then_some(Reach::Clause);
        }
        // "fossils thought to be old"
        if s.one_of(next, words!("to")) && s.one_of(next + 1, sets::hedge_grammar::INFINITIVE_AUXILIARIES) {
            return Some(Reach::Clause);
        }
        if s.determiner(before) || s.is(before, Classes::PREPOSITION) || s.one_of(before, words!("second")) {
            return None;
        }
    }
    // "I thought, “Who is that?”", "why I thought she was late"
    let aloud = s.comma(next) && s.quote(next + 1)
        || s.one_of(before, words!("to")) && s.one_of(before.wrapping_sub(1), words!("reason"))
        // "if you think it’s late", "earlier than first thought"
        || s.one_of(before, words!("you")) && s.one_of(before.wrapping_sub(1), words!("if"))
        || s.one_of(s.before(i), words!("than"));
    if aloud || s.one_of(s.before(i).wrapping_sub(1), words!("why")) {
        return None;
    }
    // "I never thought I would go", "made people think it is late"
    if s.one_of(before, sets::hedge_grammar::WORDS_BEFORE_THINKING)
        || s.one_of(before.wrapping_sub(1), sets::hedges::FORMS_OF_MAKE)
    {
        return None;
    }
    // "anyone who thinks it is a game"
    if s.one_of(before, words!("who")) && s.one_of(before.wrapping_sub(1), sets::hedges::PEOPLE_OF_AN_AGE) {
        return None;
    }
    let asks = (i..s.near(i).end).any(|j| s.mark(j, "?"));
    // "what people think", "Think “Macbeth” at sea", "You think I’ll change?"
    let open = !s.is_word(next) || s.is(next, Classes::COORDINATOR);
    if asked(s, i) || s.first(i) || (open && relative(s, i)) || asks && s.one_of(before, words!("you")) {
        return None;
    }
    if s.one_of(next, sets::hedge_grammar::WORDS_AFTER_THINK) || s.one_of(next, sets::hedges::IDIOMS_AFTER_THINK) {
        return None;
    }
    if aside(s, i) {
        return Some(Reach::Clause);
    }
    let verb = |j: usize| s.adverb(j) || s.not(j) || s.is(j, Classes::AUXILIARY);
    let own = s.words_before(i).find(|j| !verb(*j)).is_some_and(|j| s.first_person(j));
    // "heard what she thought was rain"
    let was = s.be(next) && relative(s, i);
    (content(s, next) || was || own && s.is_word(next)).then_some(Reach::Complement)
}

/// "She believes the shop is doomed", "is believed to"; not "believe in", "hard to believe", "believe him".
pub(super) fn believes(s: &Sentence<'_, '_>, i: usize) -> Option<Reach> {
    let (before, next) = (s.before(i), i + 1);
    let incredulous = sets::hedge_grammar::AUXILIARIES_OF_DISBELIEF;
    if s.one_of(before, incredulous)
        || (s.negated(i) && s.one_of(before, words!("can could")))
        || (s.one_of(before, words!("to")) && s.one_of(s.before(before), sets::hedges::WORDS_OF_WANTING_AND_DIFFICULTY))
        || s.one_of(next, sets::hedge_grammar::OBJECTS_OF_BELIEF) && !s.finite(s.past_adverbs(next + 1))
        || s.one_of(next, words!("her you")) && !s.is_word(next + 1)
        || asked(s, i)
        || (relative(s, i) && (!s.is_word(next) || s.is(next, Classes::COORDINATOR)))
    {
        return None;
    }
    // "to believe the figures": to accept them.
    if s.one_of(before, words!("to")) && s.determiner(next) && !s.clause(next) {
        return None;
    }
    if s.be(before) && s.one_of(i, words!("believed")) {
        // "it is believed she got out"
        let bare = s.one_of(before.wrapping_sub(1), words!("it")) && s.clause(next);
        // "is believed by the police to be abroad"
        let by = s.one_of(next, words!("by"))
            && s.words_from(next + 1).take(MAX_SHORT_SUBJECT_TOKENS + 1).any(|j| s.one_of(j, words!("to")));
        return (bare || by || s.one_of(next, sets::hedge_grammar::COMPLEMENTIZERS)).then_some(Reach::Clause);
    }
    if aside(s, i) || (!s.is_word(next) && !s.one_of(before, words!("to"))) {
        return Some(Reach::Clause);
    }
    Some(Reach::Complement)
}

pub(super) fn asked(s: &Sentence<'_, '_>, i: usize) -> bool {
    let subject = s.before(i);
    // "asked whether the mayor believed it"
    opens(s, i, words!("whether"))
        || s.pronoun(subject) && s.one_of(subject.wrapping_sub(1), words!("do does did would should"))
}

/// "I guess", "I suppose", "they reckon that".
pub(super) fn supposes(s: &Sentence<'_, '_>, i: usize) -> Option<Reach> {
    let before = s.before(i);
    // "I don’t reckon"
    let before = if s.not(before) { s.before(before) } else { before };
    if s.one_of(i, words!("figure")) && s.determiner(before) {
        return None;
    }
    if s.one_of(i, words!("supposed")) && s.be(before) {
        return None;
    }
    if s.one_of(i, words!("guess")) && s.determiner(before) && s.be(i + 1) {
        return Some(Reach::Complement);
    }
    let me = s.first_person(before) && !s.is(i + 1, Classes::PREPOSITION) && !s.starts(i, "figur");
    if aside(s, i) {
        return Some(Reach::Clause);
    }
    let that = (s.pronoun(before) || s.one_of(i, words!("reckons")))
        && (s.clause(i + 1 + usize::from(s.one_of(i + 1, words!("that"))))
            // "She reckons that will do."
            || s.one_of(i + 1, words!("that")) && s.finite(i + 2));
    (me || (that && !s.starts(i, "imagin"))).then_some(Reach::Complement)
}

/// "feared the mill would close"; not "feared the dogs", "a fear that".
pub(super) fn fears(s: &Sentence<'_, '_>, i: usize) -> bool {
    let noun = s.determiner(i.wrapping_sub(1)) || s.is(i.wrapping_sub(1), Classes::PREPOSITION);
    // "fears he will not get it back"
    let clause = s.pronoun(i + 1) && s.clause(i + 1);
    // "The club’s doctors fear a break"
    let event = !noun && s.one_of(i, words!("fear fears")) && s.one_of(i + 1, sets::grammar::INDEFINITE_ARTICLE);
    if event {
        return !s.is(i.wrapping_sub(1), Classes::AUXILIARY) && !s.not(i.wrapping_sub(1)) && !s.first(i);
    }
    !noun
        && (clause || s.determiner(i + 1))
        && !s.one_of(i + 1, words!("that"))
        && s.words_from(i + 2).any(|j| s.finite(j) && !s.determiner(j - 1))
}

/// "I doubt it", "doubts that"; not "no doubt", "in doubt".
pub(super) fn doubts(s: &Sentence<'_, '_>, i: usize) -> bool {
    let before = s.before(i);
    (s.pronoun(before) || s.one_of(i + 1, words!("that if whether"))) && !s.negated(i) && !s.determiner(before)
}

/// "suspect", "assume", "presume", "speculate", "estimate" and similar verbs; not nouns, and not "assumed office".
pub(super) fn conjectures(s: &Sentence<'_, '_>, i: usize) -> Option<Reach> {
    let (before, next) = (s.before(i), i + 1);
    // "according to official estimates"
    let according = s.one_of(i, words!("estimates")) && !s.one_of(before, words!("to")) && according(s, i).is_some();
    if according || s.be(before) && s.ends(i, "ed") && !s.starts(i, "gather") && !s.starts(i, "signal") {
        return Some(Reach::Clause);
    }
    // "the architect’s estimate that put it at £2m": a noun.
    let owned = s.starts(i, "estimat") && s.apostrophe_s(i.wrapping_sub(1)) && s.finite(next + 1);
    // "Assume that they are live": an order.
    if s.one_of(i, words!("assume presume")) && s.first(i) {
        return None;
    }
    if s.one_of(next, words!("that")) && !owned {
        return Some(Reach::Complement);
    }
    // "a gang suspected of smuggling"
    if s.one_of(i, words!("suspected")) && s.one_of(next, words!("of")) && s.ends(next + 1, "ing") {
        return Some(Reach::Complement);
    }
    if s.starts(i, "speculat") {
        // "refused to speculate", "would not speculate": no claim.
        return (!s.one_of(before, words!("to")) && !s.negated(i)).then_some(Reach::Clause);
    }
    // "The suspect", "340 suspects", "Suspect will be brought to court"
    let noun = s.determiner(i.wrapping_sub(1))
        || s.is(i.wrapping_sub(1), Classes::PREPOSITION)
        || s.number(i.wrapping_sub(1))
        || s.is(next, Classes::COORDINATOR)
        || s.one_of(i, words!("suspect suspects"))
            && s.finite(s.past_adverbs(next))
            && !s.pronoun(next)
            && !s.pronoun(before);
    if noun && !s.ends(i, "ing") {
        return None;
    }
    if s.starts(i, "estimat") {
        // "had estimated net profit at £2m"
        let figure = |j: usize| s.one_of(j, words!("at")) && (s.number(j + 1) || s.number(j + 2));
        // "estimated in a paper that"
        let later = s.that_after(i).is_some();
        let amount = s.number(next)
            || s.is(next, Classes::PREPOSITION) && later
            || s.one_of(next, sets::hedge_grammar::WORDS_AFTER_ESTIMATE)
            || s.clause(next)
            || !s.one_of(i, words!("estimate")) && aside(s, i)
            || s.one_of(next, sets::hedge_grammar::PREPOSITIONS_OF_OCCASION) && s.subject_after_comma(i)
            || s.words_from(next).any(figure);
        return (amount && !s.ends(i, "ing") && !s.first(i)).then_some(Reach::Complement);
    }
    if aside(s, i) {
        return Some(Reach::Clause);
    }
    // "assumed office": means "took".
    if s.starts(i, "assum")
        && (s.one_of(next, sets::hedges::OFFICES_AND_POWERS) || s.one_of(next, words!("the")))
        && !s.clause(next)
    {
        return None;
    }
    if s.stem(i, sets::hedges::PREDICTING_STEMS) {
        // "the poll predicts a tie"
        // "had predicted a dry spell", "has forecast light showers"
        let foretold =
            s.one_of(i, words!("predicted forecast")) && s.one_of(before, sets::hedge_grammar::FORMS_OF_HAVE);
        // "He forecast a fall of 5 per cent"
        let figure = s.one_of(i, words!("forecast"))
            && (s.pronoun(before) || s.capital(before))
            && s.one_of(next, sets::grammar::INDEFINITE_ARTICLE);
        let foretold = foretold || figure;
        let content = s.is_word(next) && !s.is(next, Classes::PREPOSITION);
        return (content && foretold || s.one_of(i, words!("predict predicts")) && s.is_word(next))
            .then_some(Reach::Complement);
    }
    // "police suspect arson"
    let crime = s.starts(i, "suspect") && s.one_of(next, sets::hedges::CRIMES);
    // "the handlers, who we suspect are abroad"
    let gap = s.pronoun(before) && s.one_of(before.wrapping_sub(1), words!("who which that whom")) && s.finite(next);
    // "assumes an average rate of 4%"
    let taken = || (next + 1..next + 3).any(|k| s.one_of(k, sets::hedges::OFFICES_AND_POWERS));
    let figure = s.starts(i, "assum")
        && (s.one_of(next, sets::grammar::INDEFINITE_ARTICLE) || s.number(next) && s.first_person(before))
        && !taken();
    // "signaled she would go", not "signaled willingness to go"
    let clause = s.clause(next) && (!s.starts(i, "signal") || s.pronoun(next) && !s.be(before));
    (crime || gap || figure || clause || s.one_of(next, words!("so"))).then_some(Reach::Complement)
}
