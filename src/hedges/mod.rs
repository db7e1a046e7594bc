//! Hedges: words that present a claim as less than an established fact, and the claim that each weakens.
//!
//! A cue is found in three steps: the lexicon lists words that may hedge, the module of their class decides whether
//! they do here, and [`claim`] finds the clause that they weaken. [`voice`] works out whose hedge it is, from the
//! attributions.
//!
//! The strength, from 0 to 1, depends on the kind of cue: 0.2 inexact ("about 40"), 0.3 expected, or "would", 0.4
//! seems, is likely, or depends, 0.5 may be, or is said by critics, 0.6 claimed, alleged or not sure, 0.7 unclear, 0.8
//! rumoured.
//!
//! A word is a hedge if the claim would sound more certain, more exact or better established without it. Not hedges:
//! negation, questions, plans, wishes, obligation, permission, emphasis, and plain reports of what a named source said.

mod adjective;
mod adverb;
mod approximator;
mod claim;
mod conditional;
mod could;
mod crowd;
mod hearsay;
mod mark;
mod modal;
mod reach;
mod sentence;
#[cfg(test)]
mod tests;
mod unspecified;
mod verb;
mod voice;
mod would;

use crate::{
    analysis::{Attribution, Hedge, HedgeClass},
    lexicon::{Classes, sets},
    text::Document,
};
use mark::{Mark, Reach};
use sentence::Sentence;
use std::ops::Range;

/// A hedge of the newsroom's own: its class decides what it weakens.
fn housed(s: &Sentence<'_, '_>, i: usize) -> Option<Mark> {
    let (cue, class, strength) = s.house(i)?;
    let reach = match class {
        // "The boat, tongues wag, was never safe": the clause goes on after it.
        HedgeClass::Hearsay | HedgeClass::Verb if s.comma(cue.start.wrapping_sub(1)) && s.comma(cue.end) => {
            Reach::Clause
        }
        HedgeClass::Hearsay | HedgeClass::Verb => Reach::Complement,
        HedgeClass::Conditional => Reach::Onward,
        _ => Reach::Clause,
    };
    Some(Mark::new(cue, class, reach, strength))
}

/// Decides whether the words `cue`, which the lexicon lists in the judge's class, are a hedge here.
type Judge = fn(&Sentence<'_, '_>, Range<usize>) -> Option<Mark>;

/// The judges, in the order in which they are asked about a word with several classes.
const JUDGES: [(Classes, Judge); 9] = [
    (Classes::HEDGE_CONDITIONAL, conditional::judge),
    (Classes::HEDGE_MODAL, modal::judge),
    (Classes::HEDGE_ADVERB, adverb::judge),
    (Classes::HEDGE_HEARSAY, hearsay::judge),
    (Classes::HEDGE_CROWD, crowd::judge),
    (Classes::HEDGE_ADJECTIVE, adjective::judge),
    (Classes::HEDGE_VERB, verb::judge),
    (Classes::HEDGE_QUANTITY, approximator::judge_quantity),
    (Classes::HEDGE_APPROXIMATOR, approximator::judge),
];

const ANY: Classes = {
    let (mut all, mut i) = (Classes(0), 0);
    while i < JUDGES.len() {
        all = all.or(JUDGES[i].0);
        i += 1;
    }
    all
};

/// Finds the hedges of an article, in text order; cues do not overlap. Cost: one pass over the tokens.
#[inline(never)]
pub(crate) fn find(doc: &Document<'_>, attributions: &[Attribution]) -> Vec<Hedge> {
    let mut hedges = Vec::new();
    for block in &doc.blocks {
        for range in &doc.sentences[block.sentences.clone()] {
            let s = Sentence::new(doc, range.clone());
            let mut i = range.start;
            while i < range.end {
                let Some(mark) = housed(&s, i)
                    .or_else(|| mark_at(&s, i))
                    .or_else(|| unspecified::judge(&s, i))
                    .or_else(|| unspecified::again(&s, i, |person| known(doc, &hedges, person)))
                    .or_else(|| after_content(&s, i, attributions))
                else {
                    i += 1;
                    continue;
                };
                i = mark.cue.end.max(i + 1);
                let cue = doc.span(mark.cue.clone());
                let voice = voice::of(cue, attributions);
                let said = voice::passed_on(cue, &mark, attributions).iter().map(|c| doc.tokens_in(*c));
                let said = said.map(|c| claim::trim(&s, c.start.max(range.start)..c.end.min(range.end)));
                let claim = said.into_iter().find(|c| !c.is_empty()).unwrap_or_else(|| claim::of(&s, &mark));
                let claim = doc.span(claim);
                let content = voice.map_or(&[][..], |v| &attributions[v].content);
                hedges.push(Hedge {
                    cue,
                    class: mark.class,
                    claim: voice::within(claim, cue, content),
                    strength: mark.strength,
                    voice,
                });
            }
        }
    }
    hedges
}

/// How many hedges back a person without a name is known: those of the paragraph before.
const MAX_HEDGES_TO_A_PERSON: usize = 6;

/// Whether a cue of hearsay shortly before has a word that begins so: "aide" of "one of the aides".
fn known(doc: &Document<'_>, hedges: &[Hedge], person: &str) -> bool {
    hedges
        .iter()
        .rev()
        .take(MAX_HEDGES_TO_A_PERSON)
        .any(|h| h.class == HedgeClass::Hearsay && doc.tokens_in(h.cue).any(|j| doc.word(j).starts_with(person)))
}

/// A verb that distances itself from its content, which may be before it: "“It was late,” she claimed", "study
/// suggests".
fn after_content(s: &Sentence<'_, '_>, i: usize, attributions: &[Attribution]) -> Option<Mark> {
    s.token(i)?.verb?;
    let ends = !s.is_word(i + 1);
    let (class, strength) = match () {
        () if s.one_of(i, sets::hedges::FORMS_OF_CLAIM) && ends => (HedgeClass::Hearsay, 0.6),
        () if s.one_of(i, words!("claimed")) && (ends || s.is(i + 1, Classes::PREPOSITION)) => {
            (HedgeClass::Hearsay, 0.6)
        }
        () if s.one_of(i, words!("suggest suggests indicate indicates")) && ends => (HedgeClass::Verb, 0.4),
        () => return None,
    };
    let cue = s.span(i..i + 1);
    voice::attributes(cue, attributions).then(|| Mark::new(i..i + 1, class, Reach::Complement, strength))
}

/// The hedge that begins at token `i`: the longest phrase that is one, or else the word.
fn mark_at(s: &Sentence<'_, '_>, i: usize) -> Option<Mark> {
    let judge = |classes: Classes, cue: Range<usize>| {
        JUDGES.iter().filter(|(c, _)| classes.any(*c)).find_map(|(_, judge)| judge(s, cue.clone()))
    };
    s.phrases(i).find_map(|p| judge(p.classes, p.tokens.clone())).or_else(|| {
        let classes = s.token(i)?.classes;
        if classes.any(ANY) { judge(classes, i..i + 1) } else { None }
    })
}
