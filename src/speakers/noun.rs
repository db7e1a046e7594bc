//! The number of a noun.

use crate::{
    lexicon::{Classes, sets},
    text::{Case, Document, lowered},
};

/// Whether token `i` is a plural, or a noun for a group.
pub(super) fn is_plural(doc: &Document<'_>, i: usize) -> bool {
    let w = lowered(doc.word(i));
    doc.is(i, Classes::GROUP_NOUN)
        || w.ends_with("men")
        || w.ends_with("people")
        || w == "children"
        || (w.ends_with('s')
            // "the PS"
            && !(w.len() < 4 && doc.token(i).case == Case::Upper)
            && !w.ends_with("ss")
            && !w.ends_with("us")
            && !w.ends_with("is")
            && !sets::speakers::HONORIFICS.has(&w))
}
