//! Words that pass a claim on without vouching for it: claimed, is accused of, rumours, reports that.

use super::{Mark, Reach, sentence::Sentence};
use crate::{
    analysis::HedgeClass::{Adjective, Hearsay},
    lexicon::Classes,
};
use std::ops::Range;

/// A verb, noun or phrase by which somebody else answers for the claim.
pub(super) fn judge(s: &Sentence<'_, '_>, cue: Range<usize>) -> Option<Mark> {
    let i = cue.start;
    if cue.len() > 1 {
        // "… to" belongs to the claim: "is said to", "widely believed".
        let end = cue.end - usize::from(s.one_of(cue.end - 1, "to that"));
        return Mark::new(i..end, Hearsay, Reach::Complement, 0.5);
    }
    let reach = if s.starts(i, "claim") {
        claims(s, i)?
    } else if s.starts(i, "accus") && !s.starts(i, "accusation") {
        accuses(s, i).then_some(Reach::Clause)?
    } else if s.one_of(i, "alleged") {
        if attribute(s, i) {
            return Mark::new(cue, Adjective, Reach::Phrase, 0.6);
        }
        Reach::Complement
    } else if s.starts(i, "allegation")
        || s.starts(i, "accusation")
        || s.starts(i, "insinuation")
        || s.starts(i, "assertion")
    {
        s.one_of(i + 1, "that of").then_some(Reach::Complement)?
    } else if s.starts(i, "suspicion") || s.starts(i, "speculation") {
        s.one_of(i + 1, "that about of over").then_some(Reach::Complement)?
    } else if s.one_of(i, "reports") {
        reports(s, i).then_some(Reach::Complement)?
    } else if s.one_of(i, "reported") {
        attribute(s, i).then_some(Reach::Complement)?
    } else {
        Reach::Complement
    };
    let strength = if s.starts(i, "rum") || s.starts(i, "specul") { 0.8 } else { 0.6 };
    Mark::new(cue, Hearsay, reach, strength)
}

/// Whether a participle stands before its noun: "the claimed attack".
fn attribute(s: &Sentence<'_, '_>, i: usize) -> bool {
    let (before, next) = (i.wrapping_sub(1), i + 1);
    let noun = s.lower(next)
        && !s.is(next, Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::TIME))
        && !s.subject(next)
        && !s.adverb(next);
    noun && (s.determiner(before)
        || s.is(before, Classes::PREPOSITION.or(Classes::COORDINATOR).or(Classes::SUBORDINATOR))
        || s.first(i)
        || !s.is_word(before))
}

/// "claims that", "claimed to be", "the claimed attack", "his claim that"; not what is claimed by right or in a contest.
fn claims(s: &Sentence<'_, '_>, i: usize) -> Option<Reach> {
    let (before, next) = (i.wrapping_sub(1), i + 1);
    if s.one_of(i, "claimed") && s.determiner(before) {
        return attribute(s, i).then_some(Reach::Complement);
    }
    let that = s.one_of(next, "that");
    let noun = s.one_of(i, "claim claims")
        && (s.determiner(before)
            || s.is(before, Classes::PREPOSITION)
            || s.first(i)
            || s.finite(before)
            || (s.lower(before)
                && !s.adverb(before)
                && !s.is(before, Classes::AUXILIARY.or(Classes::PRONOUN_SUBJECT))
                && !s.one_of(before, "to who")
                && !that
                && s.one_of(next, "of about against for in")));
    if noun && !s.one_of(before, "to") {
        return (that || s.one_of(next, "of")).then_some(Reach::Complement);
    }
    let object = (next..next + 3).find(|j| !s.determiner(*j) && !s.number(*j) && !s.adverb(*j)).unwrap_or(next);
    let won = "responsibility victory credit asylum benefit benefits life lives title crown medal gold silver \
bronze prize seat seats throne ground space victims deaths deduction deductions refund expenses \
compensation insurance damages ownership spot place nomination mantle territory privilege land \
losses adjuster wickets points";
    if s.one_of(object, won) || s.one_of(before, "lay laid lays stake staked") || !s.is_word(next) && !s.quote(next) {
        return None;
    }
    let later = || (next..next + 6).take_while(|j| s.is_word(*j)).any(|j| s.one_of(j, "that"));
    (!s.is(next, Classes::PREPOSITION) || s.one_of(next, "to in on") || later()).then_some(Reach::Complement)
}

/// "is accused of", "accusing him of"; not "the mayor accused him of", the report of what a named source said.
fn accuses(s: &Sentence<'_, '_>, i: usize) -> bool {
    let passive = s.one_of(i, "accused") && (s.one_of(i + 1, "of by") || s.be(s.before(i)));
    passive || s.one_of(i, "accusing")
}

/// "reports that", where "reports" is the noun: "amid reports of", not "the paper reports that".
fn reports(s: &Sentence<'_, '_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let noun = s.first(i)
        || s.is(before, Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::DETERMINER).or(Classes::AUXILIARY))
        || s.one_of(before, "media news press published unconfirmed recent local early several")
        || (s.lower(before) && (s.finite(before) || s.ends(before, "ing")));
    noun && s.one_of(i + 1, "that of")
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
                ("They asked about the claimed sightings.", "claimed"),
                ("Her claim that it rained was false.", "claim"),
                ("He is accused of taking bribes.", "accused"),
                ("She sent a letter accusing them of fraud.", "accusing"),
                ("The house is said to be haunted.", "is said"),
                ("It is a plant widely believed to heal.", "widely believed"),
                ("She left after reports that the dam had cracked.", "reports"),
                ("There were rumours of a sale.", "rumours"),
                ("They allege he knew.", "allege"),
                ("According to unconfirmed reports, two were hurt.", "According to unconfirmed reports"),
            ],
        );
    }

    #[test]
    fn near_misses() {
        assert_cues(
            Hearsay,
            &[
                ("A rebel group claimed responsibility for it.", ""),
                ("The flood claimed four lives.", ""),
                ("The insurer paid all claims in March.", ""),
                ("The Harbour Gazette reports that two were hurt.", ""),
                ("The mayor accused him of lying.", ""),
                ("The company filed its reports.", ""),
                ("The mayor said it was late.", ""),
            ],
        );
        assert_eq!(cues(Adjective, "The alleged thief ran."), ["alleged"]);
    }
}
