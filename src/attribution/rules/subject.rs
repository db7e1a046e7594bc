//! The subject of a cue that does not stand right before it.

use super::Finder;
use crate::{attribution::cue::Cue, lexicon::Classes};
use std::ops::Range;

impl Finder<'_, '_> {
    /// The subject of a cue: before it, or for a participle the subject of its sentence.
    pub(super) fn source_of(&self, cue: &Cue, floor: usize, unit: &Range<usize>) -> Option<Range<usize>> {
        let doc = self.np.doc;
        if !cue.participle {
            let own = self.np.left(floor, cue.from);
            let before = cue.from.checked_sub(1).filter(|b| *b > unit.start);
            // "She shook her head and said", "then said": the subject of the first verb.
            let then = (cue.from..cue.tokens.start).any(|i| doc.eq(i, "then"));
            let joins = |b: usize| doc.is(b, Classes::COORDINATOR.or(Classes::ADVERB_CUE)) || doc.eq(b, "then");
            if own.is_some() || !(then || before.is_some_and(joins)) {
                return own;
            }
        }
        // "with two channels calling the race": a participle with a subject of its own.
        let own = cue.participle && cue.from > floor && doc.token(cue.from - 1).is_word;
        let own = own
            && !doc.is(
                cue.from - 1,
                Classes::PREPOSITION.or(Classes::SUBORDINATOR).or(Classes::COORDINATOR).or(Classes::ADVERB_CUE),
            );
        if own && let Some(source) = self.np.left(floor, cue.from) {
            return Some(source);
        }
        if self.has_cue_before(unit, cue.tokens.start) {
            return None;
        }
        self.np.subject(unit, cue.tokens.start)
    }
}
