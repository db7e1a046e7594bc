//! The classes of hedges, whose words are in `words/hedge-*.txt`.

use crate::values::values;

values! {
    /// The kinds of hedging cue.
    HedgeClass {
        /// may, might, could
        Modal = "modal",
        /// perhaps, reportedly
        Adverb = "adverb",
        /// apparent, unclear
        Adjective = "adjective",
        /// seem, suggest
        Verb = "verb",
        /// critics say, is accused of
        Hearsay = "hearsay",
        /// about 40, somewhat
        Approximator = "approximator",
        /// if, unless, whether
        Conditional = "conditional",
    }
}
