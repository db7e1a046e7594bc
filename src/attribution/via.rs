//! Via: the outlet through which words came. "was quoted by the agency as saying", "… as saying by the agency".

use super::{np::Np, units::Quotes};
use crate::text::Document;
use std::ops::Range;

/// The outlet named in or right after a cue of quoting.
pub(super) fn via(doc: &Document<'_>, quotes: &Quotes, cue: &Range<usize>) -> Option<Range<usize>> {
    let np = Np { doc, quotes };
    let quoted = cue.clone().find(|i| doc.one_of(*i, &["quoted", "cited", "reported"]))?;
    if let Some(by) = (quoted..cue.end).find(|i| doc.one_of(*i, &["by", "in"])) {
        let end = (by + 1..cue.end).find(|i| doc.eq(*i, "as")).unwrap_or(cue.end);
        return np.right(by + 1, end);
    }
    let sentence = doc.sentence_of(cue.start);
    let by = cue.end;
    (by < sentence.end && doc.one_of(by, &["by", "in"])).then(|| np.right(by + 1, sentence.end)).flatten()
}

#[cfg(test)]
mod tests {
    use crate::text::{Blocks, Document};

    #[test]
    fn table() {
        for (text, want) in [
            ("He was quoted by the Marlow Courier as saying that it was over.", Some("the Marlow Courier")),
            ("“It is over,” he was quoted on Friday as saying by the Daily Bugle.", Some("the Daily Bugle")),
            ("“It is over,” he was quoted as saying.", None),
            ("“It is over,” he said by the river.", None),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let found = super::super::find(&doc, &crate::quotations::find(&doc), crate::Scope::Speech);
            assert_eq!(found[0].via.map(|v| &text[v.range()]), want, "{text}");
        }
    }
}
