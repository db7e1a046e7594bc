//! A cue that hedges, and how far it reaches.

use crate::analysis::HedgeClass;
use std::ops::Range;

/// Which words of its sentence a cue weakens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
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
pub(super) struct Mark {
    pub(super) cue: Range<usize>,
    pub(super) class: HedgeClass,
    pub(super) reach: Reach,
    pub(super) strength: f32,
}

impl Mark {
    pub(super) const fn new(cue: Range<usize>, class: HedgeClass, reach: Reach, strength: f32) -> Self {
        Self { cue, class, reach, strength }
    }
}
