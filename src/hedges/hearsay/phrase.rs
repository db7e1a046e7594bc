//! Phrases that pass on a claim: "what police described as", "word is", "it is understood".

use crate::{
    analysis::HedgeClass::Hearsay,
    hedges::{
        mark::{Mark, Reach},
        sentence::Sentence,
    },
    lexicon::{Classes, sets},
};
use std::ops::Range;

/// A phrase of two words or more that makes somebody else responsible for the claim.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    // "so politically charged that", "charged that same man", "the rent they charged that year"
    if s.starts(i, "charg") {
        let noun = s.one_of(cue.end, words!("same")) || s.one_of(cue.end, sets::speakers::TIME_UNITS);
        if s.be(s.before(i)) || s.adverb(i.wrapping_sub(1)) || noun || !s.clause(cue.end) {
            return None;
        }
    }
    // "we are told to wait", "I do what I’m told", "social media reported"
    let told = s.one_of(cue.end - 1, words!("told"));
    let free = s.one_of(i.wrapping_sub(1), sets::hedge_grammar::WORDS_BEFORE_TOLD);
    if told && (free || s.is_word(cue.end) && !s.one_of(cue.end, words!("that")) && !s.clause(cue.end)) {
        return None;
    }
    let of = s.is(cue.end, Classes::PREPOSITION) || s.one_of(i.wrapping_sub(1), words!("social"));
    if of && s.one_of(cue.end - 1, words!("reported")) && (i..cue.end).any(|j| s.one_of(j, words!("media"))) {
        return None;
    }
    if s.first(i) && s.one_of(cue.end - 2, words!("says say said")) {
        return None;
    }
    // "what she said to have been hers"
    if s.one_of(i, words!("said")) && s.pronoun(i.wrapping_sub(1)) {
        return None;
    }
    // "heard talk that", "heard talk of"; not "heard talk at the bar"
    if s.one_of(cue.end - 1, words!("talk")) {
        let content = s.one_of(cue.end, sets::hedge_grammar::NOUN_COMPLEMENTIZERS);
        return content.then(|| Mark::new(cue, Hearsay, Reach::Complement, 0.6));
    }
    // "there, he liked to say, it rained"; not "he liked to say that it rained"
    let aside = s.comma(i.wrapping_sub(2)) && s.comma(cue.end);
    // "what he called for", "what they called it", "what she called a “lie”"; "as widely expected"
    let object = !s.is(cue.end, Classes::PREPOSITION.or(Classes::PRONOUN_OBJECT))
        && (s.is_word(cue.end) || s.quote(cue.end) && !s.one_of(cue.end - 1, words!("called")))
        && !(s.determiner(cue.end) && s.quote(cue.end + 1))
        && !s.be(cue.end - 2);
    if s.one_of(cue.end - 1, words!("say")) && !aside
        || s.one_of(cue.end - 1, sets::hedges::VERBS_OF_CALLING) && !object
        || s.one_of(i.wrapping_sub(1), words!("as")) && !s.is_word(cue.end)
    {
        return None;
    }
    // "had long considered leaving": a plan.
    if s.one_of(cue.end - 1, words!("considered")) && s.ends(cue.end, "ing") {
        return None;
    }
    // "…, it is understood." as a parenthesis or before its clause; not "it is said with a smile", "how it is
    // said".
    let it = s.one_of(i, words!("it"));
    let apart = s.is_word(cue.end) || it && s.is_word(i.wrapping_sub(1));
    // "what they say is the last of the crop"; not "what they say is that it rained"
    let what = s.one_of(i, words!("what")) && s.determiner(cue.end);
    if (it || s.one_of(cue.end - 1, words!("is")) && !what)
        && !s.one_of(cue.end - 1, words!("that"))
        && apart
        && !s.clause(cue.end)
    {
        return None;
    }
    // "was described as brutal by the judge"
    let by = |j: usize| s.one_of(j, words!("by"));
    if s.one_of(i + 1, words!("described")) && s.words_from(cue.end).any(by) {
        return None;
    }
    // "was reported to the police": told to them.
    let told =
        s.determiner(cue.end) || s.capital(cue.end) || s.is(cue.end, Classes::GROUP_NOUN.or(Classes::ORGANISATION));
    if s.one_of(cue.end - 1, words!("to")) && told {
        return None;
    }
    // "to" belongs to the claim: "is said to", "widely believed to".
    let end = cue.end - usize::from(s.one_of(cue.end - 1, sets::hedge_grammar::COMPLEMENTIZERS));
    Some(Mark::new(i + usize::from(it)..end, Hearsay, Reach::Complement, 0.5))
}

#[cfg(test)]
mod tests {
    use crate::{analysis::HedgeClass::Hearsay, hedges::tests::assert_cues};

    #[test]
    fn phrases() {
        assert_cues(
            Hearsay,
            &[
                ("The chairman charged that the grants were late.", "charged"),
                ("It shut over what police described as a leak.", "what police described as"),
                ("The debt has been described as small.", "been described as"),
                ("It was hit by what officials described as a wave.", "what officials described as"),
                ("He denied what he called a lie.", "what he called"),
                ("He praised what he termed “a great day”.", "what he termed"),
                ("He was, by his own account, asleep.", "by his own account"),
                ("I’ve been told she is late.", "I’ve been told"),
                ("There, she liked to say, it rained.", "liked to say"),
                ("The house is said to be haunted.", "is said"),
                ("A lute said to have been hers was sold.", "said to have been"),
                ("She had heard talk that it was sold.", "heard talk"),
                ("The paper was unable to verify it.", "unable to verify"),
                ("It is a plant widely believed to heal.", "widely believed"),
                ("They sued over what they say are flaws.", "what they say are"),
                ("They want to save what they say is the last of the crop.", "what they say is"),
                ("She saw what she took to be a fox.", "what she took to be"),
                ("The mill, it is said, is haunted.", "is said"),
                ("The bridge is to close, it is understood.", "is understood"),
                ("It is understood the bridge was sold.", "is understood"),
                ("Word is the shop will close.", "Word is"),
                ("The minister is learnt to have told them that he ran.", "is learnt"),
                ("According to unconfirmed reports, two were hurt.", "According to unconfirmed reports"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Hearsay,
            &[
                ("A hut they said to have been hers was sold.", ""),
                ("What they say is far from here.", ""),
                ("She had heard talk at the bar.", ""),
                ("It was what he called for.", ""),
                ("They do not care what she called it.", ""),
                ("He denied what he called a “lie”.", ""),
                ("He liked to say that it rained.", ""),
                ("Rates rose, as widely expected, in May.", ""),
                ("The theft was described as grave by the judge.", ""),
                ("She had long considered leaving.", ""),
                ("It is said with a smile.", ""),
                ("She asked how it is understood.", ""),
                ("The theft was reported to the guard.", ""),
                ("It remains so politically charged that she left.", ""),
                ("They charged that same man.", ""),
                ("I do what I’m told.", ""),
                ("We are told how to vote by the union.", ""),
                ("The club’s social media reported that she left.", ""),
                ("The local media reported on the fair.", ""),
            ],
        );
    }
}
