//! House lists: a newsroom's own hedges, verbs of saying and names of desks, from a small file.
//!
//! [`read`] reads the file, [`matcher`] and [`expression`] find its entries in an article, and [`mark`] writes what is found into
//! the Document before any annotator reads it, so that each of them treats a house's word as one of the lexicon: a hedge
//! gets its claim, a verb its source and content, a desk its words. Without a list nothing of this is asked. `docs/HOUSE.md` is
//! the format, for newsrooms.
//!
//! In the page, where each kilobyte counts, `www/embed/house.js` reads the same file, when there is one, and finds its entries
//! by the browser's regular expressions: [`page`] asks it.

#[cfg(feature = "house")]
mod expression;
#[cfg(feature = "house")]
mod list;
#[cfg(any(feature = "house", all(target_family = "wasm", feature = "_engine")))]
mod mark;
#[cfg(feature = "house")]
mod matcher;
#[cfg(all(target_family = "wasm", feature = "_engine", not(feature = "house")))]
mod page;
#[cfg(feature = "house")]
mod read;
#[cfg(feature = "house")]
mod setting;
#[cfg(any(feature = "house", all(target_family = "wasm", feature = "_engine")))]
pub(crate) mod verbs;

#[cfg(feature = "house")]
pub use list::{House, HouseError};
#[cfg(all(target_family = "wasm", feature = "_engine", not(feature = "house")))]
pub use page::House;

/// What an entry is.
#[cfg(any(feature = "house", all(target_family = "wasm", feature = "_engine")))]
#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    /// A hedge, its class and how much it weakens.
    Hedge(crate::analysis::HedgeClass, f32),
    /// A verb of saying in one of its forms, or a phrase that begins with it. An expression's form is told by its words.
    Verb(crate::lexicon::VerbForm),
    /// The name of a desk.
    Desk,
}

/// There is none without the feature `house`.
#[cfg(not(any(feature = "house", all(target_family = "wasm", feature = "_engine"))))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum House {}

#[cfg(not(any(feature = "house", all(target_family = "wasm", feature = "_engine"))))]
impl House {
    #[allow(clippy::trivially_copy_pass_by_ref)] // As the others are called.
    pub(crate) const fn mark(&self, _: &mut crate::text::Document<'_>) {
        match *self {}
    }
}
