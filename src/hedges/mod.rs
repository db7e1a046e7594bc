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
mod crowd;
mod hearsay;
mod modal;
mod sentence;
mod verb;
mod voice;
mod would;

use crate::{
    analysis::{Attribution, Hedge, HedgeClass},
    lexicon::Classes,
    text::Document,
};
use sentence::Sentence;
use std::ops::Range;

/// Which words of its sentence a cue weakens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Its clause.
    Clause,
    /// The clause that it begins: "if elected".
    Onward,
    /// What follows it: "claimed that …"; its clause if nothing follows.
    Complement,
    /// The clause beside its "according to" phrase.
    Beside,
    /// Its noun phrase: "an apparent move".
    Phrase,
    /// The noun phrase after it: "claimed attacks".
    Noun,
}

/// A cue that hedges.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    cue: Range<usize>,
    class: HedgeClass,
    reach: Reach,
    strength: f32,
}

impl Mark {
    const fn new(cue: Range<usize>, class: HedgeClass, reach: Reach, strength: f32) -> Self {
        Self { cue, class, reach, strength }
    }
}

/// A hedge of the newsroom's own: what it weakens is told by its class.
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
                let Some(mark) =
                    housed(&s, i).or_else(|| mark_at(&s, i)).or_else(|| after_content(&s, i, attributions))
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

/// A verb that distances itself from its content, which may be before it: "“It was late,” she claimed", "study
/// suggests".
fn after_content(s: &Sentence<'_, '_>, i: usize, attributions: &[Attribution]) -> Option<Mark> {
    let ends = !s.is_word(i + 1);
    let (class, strength) = match () {
        () if s.one_of(i, words!("claim claims")) && ends => (HedgeClass::Hearsay, 0.6),
        () if s.one_of(i, words!("claimed")) && (ends || s.is(i + 1, Classes::PREPOSITION)) => {
            (HedgeClass::Hearsay, 0.6)
        }
        () if s.one_of(i, words!("suggest suggests")) && ends => (HedgeClass::Verb, 0.4),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, Blocks};
    use proptest::prelude::*;

    /// The cues of a class in a text.
    pub(super) fn cues(class: HedgeClass, text: &str) -> Vec<String> {
        let blocks = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
        let found = find(&Document::new(&blocks), &[]);
        found.iter().filter(|h| h.class == class).map(|h| text[h.cue.range()].to_owned()).collect()
    }

    /// Asserts that each text has exactly the given cue, or no cue if it is empty.
    pub(super) fn assert_cues(class: HedgeClass, table: &[(&str, &str)]) {
        let wrong: Vec<_> = table
            .iter()
            .map(|(text, want)| (text, want, cues(class, text).join("|")))
            .filter(|(_, want, got)| got != *want)
            .collect();
        assert!(wrong.is_empty(), "(text, wanted, found): {wrong:#?}");
    }

    #[test]
    fn captions_and_furniture_have_no_hedges() {
        for kind in [BlockKind::Caption, BlockKind::Furniture] {
            let b = Blocks::from_parts([(kind, "The bridge may have to close.")]).unwrap();
            assert!(find(&Document::new(&b), &[]).is_empty());
        }
    }

    #[test]
    fn strengths_are_between_0_and_1() {
        let text =
            "It might rain, critics say, if about 40 clouds seem dark; it was unclear whether they perhaps would.";
        let b = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
        let found = find(&Document::new(&b), &[]);
        assert!(found.len() >= 8, "{found:?}");
        assert!(found.iter().all(|h| h.strength > 0.0 && h.strength <= 1.0));
    }

    const PIECES: &[&str] = &[
        "may",
        "May",
        "could",
        "would",
        "should",
        "not",
        "that",
        "said",
        "he",
        "critics",
        "say",
        "if",
        "whether",
        ",",
        ".",
        "“",
        "”",
        "\"",
        "’s",
        "about",
        "40",
        "an estimated",
        "unclear",
        "widely believed to",
        "I’d",
        "é",
        "😀",
        "\n",
        "claims",
        "claimed",
        "Were",
        "the",
        "mayor",
        "think",
        "—",
        "(",
        ")",
        "more than",
        "or so",
        "likely",
        "as",
        "seems",
        "expected to",
        "reports",
        "alleged",
        "of",
        "some",
        "and",
        "because",
        "which",
        "accused",
    ];

    proptest! {
        #[test]
        fn spans_are_sound(text in prop_oneof![
            "\\PC*",
            prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|v| v.join(" ")),
        ]) {
            let blocks = Blocks::from_text(&text).unwrap();
            let doc = Document::new(&blocks);
            let mut last = 0;
            for h in find(&doc, &[]) {
                for s in [h.cue, h.claim] {
                    prop_assert!(!s.is_empty() && text.get(s.range()).is_some(), "{h:?}");
                }
                prop_assert!(h.cue.start >= last, "{h:?}");
                last = h.cue.end;
                let sentence = doc.span(doc.sentence_of(doc.tokens_in(h.cue).start));
                prop_assert!(sentence.contains(h.cue) && sentence.contains(h.claim), "{h:?}");
            }
        }
    }
}
