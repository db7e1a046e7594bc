//! The subject of a cue that is not right before it.

use super::finder::Finder;
use crate::{
    attribution::{cue::Cue, np::verbish},
    lexicon::Classes,
};
use std::ops::Range;

impl Finder<'_, '_> {
    /// The subject of a cue: before it, or, for a participle, the subject of its sentence.
    pub(super) fn source_of(&self, cue: &Cue, floor: usize, unit: &Range<usize>) -> Option<Range<usize>> {
        let doc = self.np.doc;
        // "Quill opens up, admits": headlines leave "and" out.
        if !cue.participle
            && doc.in_headline(cue.from)
            && cue.from > unit.start + 2
            && doc.comma(cue.from - 1)
            && self.np.left(floor, cue.from).is_none()
            && let Some(subject) = self.np.subject(unit, cue.from)
        {
            return Some(subject);
        }
        if !cue.participle {
            let own = self.np.left(floor, cue.from);
            let before = cue.from.checked_sub(1).filter(|b| *b > unit.start);
            // "She shook her head and said", "then said": the subject of the first verb.
            let then = (cue.from..cue.tokens.start).any(|i| doc.eq(i, "then"));
            let joins = |b: usize| doc.is(b, Classes::COORDINATOR.or(Classes::ADVERB_CUE)) || doc.eq(b, "then");
            // "Two masked men smashed the till then yelled": up to the first verb, of any kind.
            if then
                && let Some(verb) = (unit.start + 1..cue.from).find(|i| {
                    let object = Classes::DETERMINER
                        .or(Classes::PREPOSITION)
                        .or(Classes::POSSESSIVE)
                        .or(Classes::PRONOUN_OBJECT);
                    verbish(doc, *i) || doc.is_past(*i) && doc.is(i + 1, object)
                })
                && let Some(subject) = self.np.right(unit.start, verb).filter(|s| s.end == verb)
            {
                return Some(subject);
            }
            if own.is_some() || !(then || before.is_some_and(joins)) {
                return own;
            }
        }
        // "with two channels calling the race": a participle with its own subject.
        let own = cue.participle && cue.from > floor && doc.token(cue.from - 1).is_word;
        let own = own
            && !doc.is(
                cue.from - 1,
                Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::COORDINATOR).or(Classes::ADVERB_CUE),
            );
        // Not "attacked the organisers saying": the organisers are an object.
        let apart =
            |s: &Range<usize>| s.start <= floor || doc.eq(s.start - 1, "with") || !doc.token(s.start - 1).is_word;
        if own && let Some(source) = self.np.left(floor, cue.from).filter(apart) {
            return Some(source);
        }
        if self.has_cue_before(unit, cue.tokens.start) {
            return None;
        }
        self.joined_subject(floor.max(unit.start), cue.from).or_else(|| self.np.subject(unit, cue.tokens.start))
    }

    /// "A coach left the road and the firm wrote to the school claiming": the subject of the last clause after "and".
    fn joined_subject(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let doc = self.np.doc;
        let and = (from + 1..end).rev().find(|i| {
            let next = doc.token(i + 1);
            doc.one_of(*i, words!("and but"))
                && (next.is(Classes::DETERMINER) || next.capital())
                && self.np.quotes.at(*i).is_none()
        })?;
        let subject = self.np.right(and + 1, end)?;
        let verb = subject.end;
        // A list has no verb after it: "the mayor and the council".
        let main = verb < end && verbish(doc, verb);
        let before = (from..and).any(|i| verbish(doc, i) || doc.is_past(i));
        (main && before).then_some(subject)
    }
}
