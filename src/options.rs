//! What a caller asks of an analysis.

use crate::house::House;

/// Which attributions an Analysis contains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Attributions of what somebody said or wrote.
    #[default]
    Speech,
    /// Also beliefs, intentions, perceptions and decrees.
    All,
}

/// Options of [`analyze`](crate::analyze).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// Which attributions to report.
    pub scope: Scope,
    /// The lowest confidence that an attribution may have, from 0 to 1. The default is [`Options::READER`] for speech,
    /// and no limit for [`Scope::All`].
    pub confidence: Option<f32>,
    /// A newsroom's own words; none by default. The feature `house` makes them.
    pub house: Option<House>,
}

impl Options {
    /// The default for readers: attributions that are more likely right than wrong.
    pub const READER: f32 = 0.5;

    /// Sets the scope.
    #[must_use]
    pub const fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// Sets the lowest confidence.
    #[must_use]
    pub const fn confidence(mut self, least: f32) -> Self {
        self.confidence = Some(least);
        self
    }

    /// These, with a newsroom's own words.
    #[must_use]
    pub fn house(mut self, house: House) -> Self {
        self.house = Some(house);
        self
    }

    /// The lowest confidence: the given one, else the default of the scope.
    pub(crate) fn least_confidence(&self) -> f32 {
        self.confidence.unwrap_or(match self.scope {
            Scope::Speech => Self::READER,
            Scope::All => 0.0,
        })
    }
}
