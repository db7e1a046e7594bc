//! Words that pass on a claim without confirming it: claimed, is accused of, rumours, reports that.

mod phrase;

use super::{
    mark::{Mark, Reach},
    reach::{MAX_RELATIVE_TOKENS, MAX_TOKENS_TO_THAT},
    sentence::Sentence,
    unspecified::according,
};
use crate::{
    analysis::HedgeClass::{Adjective, Hearsay},
    lexicon::{Classes, sets},
};
use std::ops::Range;

/// A verb, noun or phrase that makes somebody else responsible for the claim.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    if cue.len() > 1 {
        return phrase::judge(s, cue);
    }
    let reach = if s.starts(i, "claim") {
        claims(s, i)?
    } else if s.starts(i, "accus") && !s.starts(i, "accusation") {
        accuses(s, i)?
    } else if s.one_of(i, words!("contends")) {
        // "contends that it was late"; not "contends with floods"
        (s.one_of(i + 1, words!("that")) || s.clause(i + 1)).then_some(Reach::Complement)?
    } else if s.one_of(i, words!("alleged")) {
        if attribute(s, i) {
            return Some(Mark::new(cue, Adjective, Reach::Phrase, 0.6));
        }
        Reach::Complement
    } else if s.stem(i, sets::hedges::ALLEGATION_STEMS) {
        // "after allegations surfaced that he lied"
        let that = |j: usize| s.one_of(j, words!("that"));
        let claim = s.stem(i, sets::hedges::RUMOUR_STEMS) && s.one_of(i + 1, sets::hedge_grammar::NOUN_COMPLEMENTIZERS);
        // "allegations of fraud", but "the allegations of fraud were false"
        let of = s.one_of(i + 1, words!("of")) && !s.determiner(i.wrapping_sub(1));
        (claim
            || of
            || passed_on(s, i)
            || that(i + 1)
            || s.one_of(i + 1, sets::hedges::VERBS_OF_ARISING) && (i + 2..=i + MAX_TOKENS_TO_THAT).any(that)
            || s.capital(i + 1) && s.clause(i + 1))
        .then_some(Reach::Complement)?
    } else if s.stem(i, sets::hedges::SUSPICION_STEMS) {
        (s.one_of(i + 1, words!("that about of over")) || passed_on(s, i)).then_some(Reach::Complement)?
    } else if s.one_of(i, words!("talk")) {
        // "dismissed talk of a sale"; not "they talk of a sale", "the talk of the town"
        let before = i.wrapping_sub(1);
        let noun = s.is(before, Classes::PREPOSITION) && !s.one_of(before, words!("to"));
        let noun = noun || s.be(before) || s.ends(before, "ed");
        (noun && s.one_of(i + 1, sets::hedge_grammar::NOUN_COMPLEMENTIZERS)).then_some(Reach::Complement)?
    } else if s.one_of(i, words!("reports")) {
        reports(s, i).then_some(Reach::Complement)?
    } else if s.one_of(i, words!("reported")) {
        // "the reported attack"; not "reported crime", a statistical term.
        return (attribute(s, i) && !s.one_of(i + 1, sets::hedges::COUNTED_THINGS))
            .then(|| Mark::new(cue, Adjective, Reach::Phrase, 0.5));
    } else {
        Reach::Complement
    };
    let strength = if s.stem(i, sets::hedges::RUMOUR_STEMS) { 0.8 } else { 0.6 };
    Some(Mark::new(cue, Hearsay, reach, strength))
}

/// "Claims on social media that the plane had crashed": who passes it on, where or when is between the noun and its
/// clause.
fn passed_on(s: &Sentence<'_, '_>, i: usize) -> bool {
    let occasion = s.one_of(i + 1, sets::hedge_grammar::PREPOSITIONS_OF_OCCASION);
    s.that_after(i).is_some_and(|that| {
        let last = that - 1;
        let place = s.one_of(last, sets::hedges::PLACES_OF_CLAIMS) || s.is(last, Classes::WEEKDAY) || s.capital(last);
        (occasion && place || s.one_of(i + 1, words!("by"))) && s.subject(that + 1) && s.clause(that + 1)
    })
}

/// Whether a participle is before its noun: "the claimed attack".
fn attribute(s: &Sentence<'_, '_>, i: usize) -> bool {
    let (before, next) = (i.wrapping_sub(1), i + 1);
    let noun = s.lower(next)
        && !s.is(next, Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::TIME))
        && !s.subject(next)
        && !s.adverb(next);
    noun && (s.determiner(before)
        || s.is(before, Classes::PREPOSITION.or(Classes::COORDINATOR).or(Classes::SUBORDINATOR))
        || s.first(i))
}

/// "claims that", "claimed to be", "the claimed attack", "his claim that"; not a claim to a right or a title.
fn claims(s: &Sentence<'_, '_>, i: usize) -> Option<Reach> {
    let (before, next) = (i.wrapping_sub(1), i + 1);
    // "claimed back the tax", "the insurance claims"
    if s.one_of(next, words!("back"))
        || s.one_of(i, sets::hedges::FORMS_OF_CLAIM) && s.one_of(before, sets::hedges::ENTITLEMENTS)
    {
        return None;
    }
    if s.one_of(i, words!("claimed")) && s.determiner(before) {
        return attribute(s, i).then_some(Reach::Noun);
    }
    let that = s.one_of(next, words!("that"));
    let noun = s.one_of(i, sets::hedges::FORMS_OF_CLAIM)
        && (s.determiner(before)
            || s.is(before, Classes::PREPOSITION)
            || s.first(i)
            || s.finite(before)
            || s.ends(before, "ing")
            || (s.lower(before)
                && !s.adverb(before)
                && !s.is(before, Classes::AUXILIARY.or(Classes::PRONOUN_SUBJECT))
                && !s.one_of(before, words!("to who"))
                && !that
                && s.one_of(next, words!("of about against for in"))));
    if noun && !s.one_of(before, words!("to")) {
        // "the claims of the rebels": the rebels claim; it is not the content.
        // "claims of Russian meddling" is content.
        let name = (next + 1..s.range.end).find(|j| !s.capital(*j)).is_some_and(|j| j > next + 1 && !s.lower(j));
        let whose = name || s.determiner(next + 1) && !s.one_of(next + 1, sets::grammar::INDEFINITE_ARTICLE);
        let mine = s.is(before, Classes::POSSESSIVE) && s.one_of(next, words!("about"));
        // "a claim that she disputes": a relative clause, not content.
        let disputed =
            that && (next + 1..=i + MAX_RELATIVE_TOKENS).any(|j| s.one_of(j, sets::hedges::VERBS_OF_DENYING));
        return (that && !disputed
            || (s.first(i) || s.one_of(next, words!("by"))) && passed_on(s, i)
            || s.one_of(next, sets::hedges::VERBS_OF_ARISING)
            || mine
            || s.one_of(next, words!("of")) && (!whose || s.that_after(i).is_some())
            || !that && s.determiner(next) && s.clause(next))
        .then_some(Reach::Complement);
    }
    let object = (next..s.near(i).end).find(|j| !s.determiner(*j) && !s.number(*j) && !s.adverb(*j)).unwrap_or(next);
    // "…, the paper claimed, …"
    if s.comma(next) && s.subject_after_comma(i) && s.one_of(i, words!("claims claimed")) {
        return Some(Reach::Clause);
    }
    // "claimed the money at the desk": a thing, not a clause.
    let thing = s.determiner(next) && !s.clause(next) && !s.one_of(next, words!("that it this"));
    if thing
        && !s.one_of(i, words!("claims"))
        && s.words_from(next).any(|j| s.one_of(j, sets::hedges::THINGS_COLLECTED))
    {
        return None;
    }
    // "claim my seat": means "take".
    let own = s.is(next, Classes::POSSESSIVE) && !s.clause(next);
    // "No group has claimed responsibility."
    let nobody =
        s.one_of(object, words!("responsibility")) && s.words_before(i).any(|j| s.one_of(j, words!("no nobody")));
    if own
        || nobody
        || s.one_of(object, sets::hedges::THINGS_WON_OR_TAKEN)
            && !(s.one_of(next, words!("that")) && s.clause(next + 1))
        || s.one_of(object, sets::hedges::ENTITLEMENTS)
        || s.one_of(before, sets::hedges::VERBS_OF_STAKING)
        || !s.is_word(next) && !s.quote(next)
    {
        return None;
    }
    let later = || s.that_after(i).is_some();
    let content = || s.one_of(next, sets::hedge_grammar::COMPLEMENTIZERS) || s.quote(next) || s.clause(next) || later();
    (!s.is(next, Classes::PREPOSITION) || s.one_of(next, words!("to in on")) || later()).then_some(if content() {
        Reach::Complement
    } else {
        Reach::Clause
    })
}

/// "is accused of", "accused him of lying"; not "the accused", "has not accused him".
fn accuses(s: &Sentence<'_, '_>, i: usize) -> Option<Reach> {
    let passive = s.one_of(i, words!("accused")) && (s.one_of(i + 1, words!("of by")) || s.be(s.before(i)));
    if passive {
        return Some(Reach::Clause);
    }
    let of = |j: usize| s.one_of(j, words!("of")) && (s.lower(j + 1) && !s.determiner(j + 1) || s.quote(j + 1));
    let charge = s.is(i + 1, Classes::PRONOUN_OBJECT) && s.one_of(i + 2, words!("of"))
        || (i + 2..i + MAX_TOKENS_OF_THE_ACCUSED).take_while(|j| !s.comma(*j)).any(of);
    // "the men accused spoke of", "accused in the plot"
    let object = !s.finite(i + 1) && !s.is(i + 1, Classes::PREPOSITION) && !s.one_of(s.before(i), words!("nobody"));
    let noun = s.determiner(i.wrapping_sub(1)) && !s.one_of(i.wrapping_sub(1), words!("that"));
    let active = s.one_of(i, words!("accused accuses")) && object && charge && !noun && !s.negated(i);
    (s.one_of(i, words!("accusing")) || active).then_some(Reach::Complement)
}

/// How many tokens after "accused" its "of" is searched: an office with a name fits.
const MAX_TOKENS_OF_THE_ACCUSED: usize = 12;

/// Whether "reports" is a noun: "amid reports of", not "the paper reports that".
fn reports(s: &Sentence<'_, '_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let noun = s.first(i)
        || s.is(before, Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::DETERMINER).or(Classes::AUXILIARY))
        || s.one_of(before, sets::hedges::KINDS_OF_REPORTS)
        || (s.lower(before) && (s.finite(before) || s.ends(before, "ing")));
    // "Reports from the police are that the men ran"
    let are = |j: usize| s.be(j) && s.one_of(j + 1, words!("that"));
    let from = s.one_of(i + 1, words!("from")) && s.words_from(i + 2).any(are);
    // "according to German media reports"
    let according = s.one_of(before, sets::hedges::KINDS_OF_REPORTS) && according(s, i).is_some();
    noun && (from
        || s.first(i) && passed_on(s, i)
        || according
        || s.one_of(i + 1, sets::hedge_grammar::NOUN_COMPLEMENTIZERS)
        || s.ends(i + 1, "ing") && !s.speech(i + 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_cues, cues};
    use crate::analysis::HedgeClass::{Adjective, Hearsay};

    #[test]
    fn passed_on() {
        assert_cues(
            Hearsay,
            &[
                ("Dorn claimed that the pump was new.", "claimed"),
                ("He claims to be a prince.", "claims"),
                ("It was a claim that she and the whole of the town dispute.", "claim"),
                ("The tower, the head of the old guild claimed, leans.", "claimed"),
                ("They asked about the claimed sightings.", "claimed"),
                ("Her claim that it rained was false.", "claim"),
                ("He is accused of taking bribes.", "accused"),
                ("She sent a letter accusing them of fraud.", "accusing"),
                ("The mayor accused him of lying.", "accused"),
                ("They ran an ad that accuses the mayor of lying.", "accuses"),
                ("According to German media reports, it sank.", "reports"),
                ("He dismissed talk of a sale.", "talk"),
                ("There is talk of a sale.", "talk"),
                ("Reports from the police are that the men ran.", "Reports"),
                ("The mayor accused the head of the council of hiding the bill.", "accused"),
                ("The mayor accused the new old big red tall thin slow loud clerk of lying.", "accused"),
                ("Claims in the paper that the plane had crashed were false.", "Claims"),
                ("Reports on Friday that he had left were false.", "Reports"),
                ("There is speculation in the press that they will sell.", "speculation"),
                ("Speculation in Ferris that they will sell is false.", "Speculation"),
                ("He denied allegations in the paper that they ran.", "allegations"),
                ("He left after allegations emerged that he had lied.", "allegations"),
                ("He was wrong in his claim about the dam.", "claim"),
                ("They rejected claims of Russian meddling.", "claims"),
                ("He claimed that the same men ran.", "claimed"),
                ("The opposition made allegations of fraud.", "allegations"),
                ("Speculation in the land that they will sell is a crime.", ""),
                ("The mayor rejected claims by a clerk that the dam was dry.", "claims"),
                ("The tower, the guide claimed, leans.", "claimed"),
                ("She left after reports that the dam had cracked.", "reports"),
                ("There were rumours of a sale.", "rumours"),
                ("He laughed at reports linking him to the club.", "reports"),
                ("They allege he knew.", "allege"),
                ("A rebel group claimed responsibility for it.", "claimed"),
                ("The firm contends that it was late.", "contends"),
                ("The paper ran claims of fraud.", "claims"),
                ("He denied the claim the council had agreed.", "claim"),
                ("It ran counter to the claim of the police that he ran.", "claim"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Hearsay,
            &[
                ("The flood claimed four lives.", ""),
                ("The mayor paid claims by the town that were late.", ""),
                ("Claims in the valley that they lost were paid.", ""),
                ("Claims in court that were late were paid.", ""),
                ("Reports on the desk that were late were paid.", ""),
                ("He paid claims in the press that they lost.", ""),
                ("They came to claim their land.", ""),
                ("They talk of a sale.", ""),
                ("It was the talk of the town.", ""),
                ("They want to talk of it.", ""),
                ("The insurer paid all claims in March.", ""),
                ("The Harbour Gazette reports that two were hurt.", ""),
                ("The accused was not in court.", ""),
                ("The mayor has not accused him of lying.", ""),
                ("Lawyers for the men accused spoke of relief.", ""),
                ("The mayor accused the new old big red tall thin slow loud kind clerk of lying.", ""),
                ("The lawyer for the accused spoke of rain.", ""),
                ("The mayor accused the head of the council.", ""),
                ("It was a claim that she disputes.", ""),
                ("It was a claim that she and the whole old town dispute.", ""),
                ("The company filed its reports.", ""),
                ("The court was sent reports alleging that he knew.", "alleging"),
                ("The mayor said it was late.", ""),
                ("He claimed the money at the desk.", ""),
                ("The firm contends daily with floods.", ""),
                ("No group has claimed responsibility.", ""),
                ("She claimed victory in the race.", ""),
                ("Not everyone is claiming success.", ""),
                ("The army claimed that prize.", ""),
                ("The bank, which is old, reported net losses.", ""),
                ("The allegations shocked the town.", ""),
                ("They doubted the claims of the rebels.", ""),
                ("The party claimed 41 percent of the vote.", ""),
            ],
        );
        assert_eq!(cues(Adjective, "The alleged thief ran."), ["alleged"]);
        assert_eq!(cues(Adjective, "The reported theft took place in March."), ["reported"]);
    }
}
