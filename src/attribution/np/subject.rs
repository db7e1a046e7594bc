//! The subject of a sentence.

use super::{Np, follows_name, verbish};
use crate::lexicon::Classes;
use std::ops::Range;

impl Np<'_, '_> {
    /// The subject of a unit: its first noun phrase, or the one after its opening adverbial, if a verb follows.
    pub(in crate::attribution) fn subject(&self, unit: &Range<usize>, before: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let mut first = (unit.start..before)
            .find(|i| doc.token(*i).is_word && !doc.is(*i, Classes::COORDINATOR.or(Classes::ADVERB_CUE)))?;
        if doc.is(first, Classes::PREPOSITION.or(Classes::SUBORDINATOR))
            || doc.token(first).verb.is_some_and(|v| v.ing() || v.participle())
        {
            first = (first..before).find(|i| doc.comma(*i))? + 1;
        }
        let subject = self.right(first, before)?;
        // Skip the comma that closes an apposition: "A neighbour, who was out, raged:".
        let verb = subject.end + usize::from(doc.comma(subject.end) && subject.clone().any(|i| doc.comma(i)));
        let formed = verb > first && follows_name(doc, verb);
        (verb < before && (verbish(doc, verb) || doc.is(verb, Classes::ADVERB_CUE) || formed)).then_some(subject)
    }
}
