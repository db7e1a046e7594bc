//! What is done with an Analysis outside the page. No export knows a rule of language: each takes the blocks and their
//! Analysis, and shows what is there.
//!
//! JSON needs nothing but serde: an [`Analysis`](crate::Analysis) serialises as it is, and a [`Record`] is one with the
//! name of its article.

mod describe;
#[cfg(feature = "html")]
pub mod embed;
pub mod html;
mod pieces;
#[cfg(feature = "serde")]
mod record;
pub mod terminal;

#[cfg(feature = "serde")]
pub use record::Record;
