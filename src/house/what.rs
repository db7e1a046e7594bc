//! What an entry of a list is.

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What {
    /// A hedge: its class and strength.
    Hedge(crate::analysis::HedgeClass, f32),
    /// A verb of saying in one of its forms, or a phrase that begins with it. For an expression, the matched word
    /// decides the form.
    Verb(crate::lexicon::VerbForm),
    /// The name of a desk.
    Desk,
}
