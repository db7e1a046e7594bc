//! What is done with an Analysis outside the page. No export knows a rule of language: each takes the blocks and their
//! Analysis, and shows what is there.

mod record;

pub use record::Record;
