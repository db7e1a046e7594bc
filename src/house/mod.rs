//! House lists: a newsroom's own hedges, verbs of saying and names of desks, from a small file. `docs/HOUSE.md`
//! describes the format.
//!
//! [`read`] parses the file, and [`matcher`] and [`expression`] find its entries in an article. [`mark`] writes the
//! matches into the Document before the annotators run, so they treat an entry like a word of the lexicon: a hedge gets
//! a claim, a verb a source and content, and a desk is a speaker. Without a list, none of this runs.
//!
//! In the page, where each kilobyte counts, `www/embed/house.js` parses the same file and finds its entries with the
//! browser's regular expressions; [`page`] calls it. It is loaded only if there is a list.

#[cfg(feature = "house")]
mod expression;
#[cfg(feature = "house")]
mod fault;
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
#[cfg(all(test, feature = "house"))]
mod tests;
#[cfg(any(feature = "house", all(target_family = "wasm", feature = "_engine")))]
pub(crate) mod verbs;
#[cfg(any(feature = "house", all(target_family = "wasm", feature = "_engine")))]
mod what;

#[cfg(feature = "house")]
pub use fault::HouseError;
#[cfg(feature = "house")]
pub use list::House;
#[cfg(all(target_family = "wasm", feature = "_engine", not(feature = "house")))]
pub use page::House;

/// Without the feature `house`, no list exists.
#[cfg(not(any(feature = "house", all(target_family = "wasm", feature = "_engine"))))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum House {}

#[cfg(not(any(feature = "house", all(target_family = "wasm", feature = "_engine"))))]
impl House {
    #[allow(clippy::trivially_copy_pass_by_ref)] // The signature of the other variants.
    pub(crate) const fn mark(&self, _: &mut crate::text::Document<'_>) {
        match *self {}
    }
}
