//! What the tests of the files of this folder read an article with.

pub(super) use super::{BlockKind, Blocks, Document};
