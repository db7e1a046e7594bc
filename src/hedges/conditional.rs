//! Clauses that leave a claim open: if, unless, whether, "had he known".

use super::{
    mark::{Mark, Reach},
    sentence::Sentence,
};
use crate::{
    analysis::HedgeClass::Conditional,
    lexicon::{Classes, sets},
};
use std::ops::Range;

/// The conjunction of a conditional clause, or the auxiliary in its place.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    // "as long as it takes", "as long as it pleases"
    let it = s.one_of(cue.end, words!("it"));
    if it && (s.starts(cue.end + 1, "take") || s.starts(cue.end + 1, "please")) || s.one_of(cue.end, words!("possible"))
    {
        return None;
    }
    let i = cue.start;
    let open = if cue.len() > 1 {
        !s.one_of(i, words!("as so")) || s.clause(cue.end)
    } else if s.one_of(i, words!("if")) {
        condition(s, i)
    } else if s.one_of(i, words!("were had should")) {
        inverted(s, i)
    } else if s.one_of(i, sets::hedge_grammar::SUPPOSITIONAL_CONJUNCTIONS) {
        !s.is(i.wrapping_sub(1), Classes::PREPOSITION) && (s.one_of(i + 1, words!("that")) || s.clause(i + 1))
    } else if s.one_of(i, words!("whether")) && !s.first(i) && !s.is_word(i.wrapping_sub(1)) && alternatives(s, i) {
        false
    } else {
        // "not whether … but when" dismisses the question.
        !s.one_of(i.wrapping_sub(1), words!("not"))
    };
    (open).then(|| Mark::new(cue, Conditional, Reach::Onward, 0.4))
}

/// "…, whether it is rain or snow": it makes no difference.
fn alternatives(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.be(i + 2) || s.contraction(i + 1) || s.one_of(i + 1, words!("it’s it's"))
}

/// How many tokens after "if you" or "if we" the words of an address to the reader are searched: "if we are being
/// honest".
const MAX_ADDRESS_TOKENS: usize = 3;

fn condition(s: &Sentence<'_, '_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let noun = s.one_of(before, sets::hedge_grammar::WORDS_BEFORE_A_NOUN_IF) || s.one_of(i + 1, words!("s ’s"));
    let aside = s.one_of(i + 1, words!("anything any only")) && !s.is_word(i + 2)
        || s.one_of(i + 1, words!("anything"))
        // "If you look at the figures", "If you’re just joining us"
        || s.first(i)
            && (s.first_person(i + 1) || s.starts(i + 1, "you"))
            && (i + 2..i + 2 + MAX_ADDRESS_TOKENS).any(|j| {
                s.one_of(j, sets::hedges::WORDS_OF_ADDRESS) || s.one_of(j, words!("look")) && s.one_of(j + 1, words!("at"))
            })
        || s.one_of(before, sets::hedge_grammar::WORDS_OF_FEW)
        // "most, if not all"
        || (s.one_of(i + 1, words!("not")) && !s.first(i) && s.is_word(i + 2) && !s.one_of(i + 2, words!("for")))
        || (s.one_of(i + 1, words!("you")) && s.one_of(i + 2, words!("will")) && !s.is_word(i + 3));
    // "a short, if less charming, speech": no clause
    let concession = !s.is_word(before)
        && !s.first(i)
        && !s.one_of(i + 2, words!("than"))
        && s.one_of(i + 1, words!("perhaps less now slightly"))
        && !s.clause(i + 1);
    // "asked if she could watch": a request; not "asked if she could win", "Asked if she could go, she"
    let request = s.starts(before, "ask")
        && !s.first(before)
        && s.pronoun(i + 1)
        && !s.one_of(i + 1, words!("it"))
        && s.one_of(i + 2, words!("could"))
        && !s.one_of(i + 3, sets::hedge_grammar::VERBS_OF_AN_OUTCOME);
    !noun && !aside && !concession && !request && (s.is_word(i + 1) || s.comma(i + 1) && s.is_word(i + 2))
}

/// "Were the court to agree, …", "Had he known, …", "Should it rain, …".
fn inverted(s: &Sentence<'_, '_>, i: usize) -> bool {
    let opens = s.first(i)
        || (s.word(i.wrapping_sub(1)) == "," || s.one_of(i.wrapping_sub(1), words!("but and"))) && s.lower(i);
    let subject = s.pronoun(i + 1) || s.determiner(i + 1) || s.capital(i + 1) || s.one_of(i + 1, words!("it there"));
    // "They will go to court should the bill be signed."
    let asks = s.near(i).any(|j| s.mark(j, "?") || j < i && s.one_of(j, sets::hedge_grammar::QUESTION_WORDS));
    if s.one_of(i, words!("should")) && s.is_word(i.wrapping_sub(1)) && s.lower(i) && !asks {
        if s.one_of(i.wrapping_sub(1), sets::hedge_grammar::WORDS_BEFORE_AN_INVERSION) {
            return false;
        }
        return s.one_of(i + 1, sets::hedge_grammar::INVERTED_SUBJECTS);
    }
    if !opens || !subject {
        return false;
    }
    let result = s
        .near(i)
        .any(|j| j != i && (s.one_of(j, words!("would could might will")) || s.ends(j, "d") && s.contraction(j)));
    let far = || s.words_from(i + 1).any(|j| s.one_of(j, words!("to")));
    match () {
        () if s.one_of(i, words!("should")) => s.first(i) || result && s.is(i + 1, Classes::PRONOUN_SUBJECT),
        () if s.one_of(i, words!("were")) => result && (far() || s.first(i)),
        () => result,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_cues;
    use crate::analysis::HedgeClass::Conditional;

    #[test]
    fn open() {
        assert_cues(
            Conditional,
            &[
                ("If elected, she will resign.", "If"),
                ("If we are all being honest, it rained.", "If"),
                ("They asked if she could win.", "if"),
                ("Asked if she could watch, she left.", "if"),
                ("She asked if he may watch.", "if"),
                ("If, as they say, it is safe, why close it?", "If"),
                ("He was asked whether he knew.", "whether"),
                ("It will close unless it is sold.", "unless"),
                ("Were the club to fold, fans would mourn.", "Were"),
                ("Had he known, he would have left.", "Had"),
                ("Should it rain, the match will move.", "Should"),
                ("It is safe even if it creaks.", "if"),
                ("She will stay as long as he does.", "as long as"),
                ("In the event of rain, it moves.", "In the event of"),
                ("If less rain falls, it will shut.", "If"),
                ("It may shut, if less rain falls.", "if"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Conditional,
            &[
                ("He ran as if chased.", ""),
                ("She asked if she could watch.", ""),
                ("They may talk as long as it pleases them.", ""),
                ("If anything, it shrank.", ""),
                ("It is a big if.", ""),
                ("It was a short, if less charming, speech.", ""),
                ("He left, if perhaps too late.", ""),
                ("It was a dull, if now familiar, sight.", ""),
                ("If we are being honest, it rained.", ""),
                ("Were they late?", ""),
                ("Had you heard?", ""),
                ("The question is not whether, but when.", ""),
                ("They were late.", ""),
                ("Most if not all of them left.", ""),
                ("They sail in any weather, whether it is rain or snow.", ""),
            ],
        );
    }
}
