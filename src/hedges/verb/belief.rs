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
        // "is believed by the police to be abroad"; not "is believed by the police to a man"
        let to = |j: usize| s.one_of(j, words!("to")) && s.one_of(j + 1, sets::hedge_grammar::INFINITIVE_AUXILIARIES);
        let by = s.one_of(next, words!("by")) && s.words_from(next + 1).take(MAX_SHORT_SUBJECT_TOKENS + 1).any(to);
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
    // "Assume that they are live": an order; not "Assume that it holds: it would help"
    let supposed = (i..s.near(i).end).any(|j| s.mark(j, ":") || s.one_of(j, words!("would")));
    if s.one_of(i, words!("assume presume")) && s.first(i) && !supposed {
        return None;
    }
    if s.one_of(next, words!("that")) && !owned {
        return Some(Reach::Complement);
    }
    // "a gang suspected of smuggling"
    let whoever = s.one_of(before, sets::hedge_grammar::PRONOUNS_FOR_ANYONE);
    if s.one_of(i, words!("suspected")) && s.one_of(next, words!("of")) && s.ends(next + 1, "ing") && !whoever {
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
            || s.one_of(i, words!("estimated"))
                && s.one_of(next, sets::hedge_grammar::PREPOSITIONS_OF_OCCASION)
                && s.subject_after_comma(i)
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
        // "had predicted a dry spell", "has forecast light showers"; not "no one had predicted it"
        let nobody =
            s.words_before(before).any(|j| s.not(j) || s.one_of(j, sets::hedge_grammar::SUBJECTS_WITHOUT_A_CLAIM));
        let foretold = s.one_of(i, words!("predicted forecast"))
            && s.one_of(i.wrapping_sub(1), sets::hedge_grammar::FORMS_OF_HAVE)
            && !nobody;
        // "He forecast a fall of 5 per cent"
        let figure = s.one_of(i, words!("forecast"))
            && s.is(before, Classes::PRONOUN_SUBJECT)
            && s.one_of(next, sets::grammar::INDEFINITE_ARTICLE);
        let foretold = foretold || figure;
        let content = s.is_word(next) && !s.is(next, Classes::PREPOSITION.or(Classes::TIME));
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

#[cfg(test)]
mod tests {
    use crate::{analysis::HedgeClass::Verb, hedges::tests::assert_cues};

    #[test]
    fn belief() {
        assert_cues(
            Verb,
            &[
                ("About 40 fled, according to official estimates.", "estimates"),
                ("They feared the mill would close.", "feared"),
                ("The bank assumes a rate of four.", "assumes"),
                ("“I think it went well,” he said.", "think"),
                ("“It was, I think, a fox,” he said.", "think"),
                ("The vote, many think, is a formality.", "think"),
                ("The vote, the head of the old guild thinks, is a formality.", "thinks"),
                ("Police suspect arson.", "suspect"),
                ("She reckons that will do.", "reckons"),
                ("He forecast a fall of 5 per cent.", "forecast"),
                ("He is believed by the local police to be abroad.", "believed"),
                ("They held a gang suspected of hiding it.", "suspected"),
                ("The office estimated in a report that 40 left.", "estimated"),
                ("About 40 left, the office estimated in a report.", "estimated"),
                ("Sam fears he will not get it back.", "fears"),
                ("She feared it was broken.", "feared"),
                ("The office had predicted a dry spell.", "predicted"),
                ("She assumes that it is safe.", "assumes"),
                ("She was asked whether the new town mayor believed it was late.", "believed"),
                ("“I don’t think that’s fair,” he said.", "think"),
                ("Investigators believe the fire began upstairs.", "believe"),
                ("The gang is believed to be abroad.", "is believed"),
                ("They found tools thought to be old.", "thought"),
                ("I think so.", "think"),
                ("The ministry’s estimate that it will cost $2 million is in doubt.", "estimate"),
                ("He believes it still has the votes.", "believes"),
                ("He runs it with men who we suspect are abroad.", "suspect"),
                ("The coach reckons the side is short.", "reckons"),
                ("The street had estimated a profit at ₹2,160 crore.", "estimated"),
                ("I guess we lost.", "guess"),
                ("I doubt it matters.", "doubt"),
                ("Detectives suspect he had help.", "suspect"),
                ("They assumed the line was dead.", "assumed"),
                ("It’s believed she swam ashore.", "believed"),
                ("It is believed the thieves had a key.", "believed"),
                ("The poll predicts a tie.", "predicts"),
                ("She predicted that it would rain.", "predicted"),
                ("The bank had estimated net profit at 90.", "estimated"),
                ("I don’t reckon it’s enough.", "reckon"),
                ("She heard what she thought was rain.", "thought"),
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
                ("He is believed by the police to a man.", ""),
                ("Anyone suspected of hiding it ran.", ""),
                ("No one had predicted a dry spell.", ""),
                ("She has rightly predicted a dry spell.", ""),
                ("It was older than was thought.", ""),
                ("He is believed by the old and local town police to be abroad.", ""),
                ("Those suspected of it ran.", ""),
                ("The office estimated in haste.", ""),
                ("The office had predicted in May, and it rained.", ""),
                ("She feared him.", ""),
                ("They feared the dogs.", ""),
                ("They feared the navy’s might.", ""),
                ("They believe in ghosts.", ""),
                ("It was hard to believe.", ""),
                ("He does not think about it.", ""),
                ("The thought of rain was welcome.", ""),
                ("What do you think?", ""),
                ("They think so.", ""),
                ("Where do they think the boat is?", ""),
                ("She assumed office in June.", ""),
                ("She assumes a leading role in June.", ""),
                ("The suspect was held.", ""),
                ("Police free three in Ferris, arrest suspect", ""),
                ("Police said 12 suspects were held.", ""),
                ("He is believed by his wife.", ""),
                ("There is no doubt.", ""),
                ("You are supposed to knock.", ""),
                ("He refused to speculate.", ""),
                ("I could not believe the noise.", ""),
                ("Should we believe them?", ""),
                ("It took a year to believe the letters.", ""),
                ("He does not care what people think.", ""),
                ("She says what she believes.", ""),
                ("You think I will stay?", ""),
                ("“You think I will stay?” he said.", ""),
                ("He assumed power in June.", ""),
                ("“I thought nothing of it,” he said.", ""),
                ("They seek two more suspects and a car.", ""),
                ("The predicted rain came.", ""),
                ("They lived with a constant fear that it would rain.", ""),
                ("They met because of fears that the mill was lost.", ""),
                ("It set off our fear that the mill was lost.", ""),
                ("There is no reason to think it will rain.", ""),
                ("“I thought, ‘Who is that?’” she said.", ""),
                ("“I don’t know why I thought she was late,” he said.", ""),
                ("“We believe her,” he said.", ""),
                ("They hid the architect’s estimate that put it at £2m.", ""),
                ("Anyone who thinks it is a game is wrong.", ""),
                ("She was asked whether the new mayor believed it was late.", ""),
                ("The vote, the head of the very old guild thinks, is a formality.", ""),
                ("Even if you think it’s late, call us.", ""),
                ("I never thought to warn him.", ""),
                ("I never thought it would rain.", ""),
                ("It made people think it was late.", ""),
                ("The work will end by June, earlier than initially thought.", ""),
            ],
        );
    }
}
