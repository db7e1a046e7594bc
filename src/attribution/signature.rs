//! A quotation that is its paragraph, signed in the next one: “It rains.” / — Ada Quill.

use super::{
    Rule, confidence,
    np::{Np, verbish},
    units::Quotes,
};
use crate::{analysis::Attribution, lexicon::Classes, text::Document};
use std::ops::Range;

/// The most words of a signature: a name with an office.
const LONGEST: usize = 14;

/// Gives the quotations that are a paragraph, and have neither cue nor source, the name that the next paragraph signs.
pub(super) fn sign(doc: &Document<'_>, quotes: &Quotes, attributions: &mut [Attribution]) {
    for a in attributions.iter_mut().filter(|a| a.cue.is_none() && a.source.is_none()) {
        let Some(content) = a.content.last().map(|c| doc.tokens_in(*c)).filter(|c| !c.is_empty()) else { continue };
        let block = doc.tokens[content.start].block as usize;
        let alone = doc.blocks[block].tokens.clone().all(|i| content.contains(&i) || !doc.token(i).is_word);
        let next = doc.blocks.get(block + 1).filter(|b| alone && (2..LONGEST).contains(&b.tokens.len()));
        if let Some(name) = next.and_then(|b| signature(doc, quotes, &b.tokens)) {
            a.source = Some(doc.span(name));
            a.confidence = confidence(Rule::Signature);
            a.evidence.by = Rule::Signature.name().into();
        }
    }
}

/// The name after a dash that is all of a paragraph.
fn signature(doc: &Document<'_>, quotes: &Quotes, tokens: &Range<usize>) -> Option<Range<usize>> {
    let dash = matches!(doc.word(tokens.start), "—" | "–" | "―" | "--" | "-");
    let name = Np { doc, quotes }.right(tokens.start + 1, tokens.end).filter(|_| dash)?;
    let plain = tokens.clone().all(|i| !verbish(doc, i) && !matches!(doc.word(i), "?" | "!" | ":"));
    // "– A long road –": a heading.
    let heading = doc.is(name.start, Classes::DETERMINER)
        || !doc.token(tokens.end - 1).is_word && doc.word(tokens.end - 1) == doc.word(tokens.start);
    (plain && !heading && doc.token(name.start).capital()).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::attribution::check;

    #[test]
    fn table() {
        check(&[
            ("“It rains here.”\n- Ada Quill.", "Ada Quill [-] “It rains here.”"),
            ("“It rains here.”\n— Ada Quill, the mayor", "Ada Quill, the mayor [-] “It rains here.”"),
            // Near misses: a list; a sentence; no quotation.
            ("“It rains here.”\n- Bring boots!", "- [-] “It rains here.”"),
            ("“It rains here.”\n- Ada Quill was wet.", "- [-] “It rains here.”"),
            ("It rains here.\n- Ada Quill.", ""),
            ("“It rains here.”\n– A long road –", "- [-] “It rains here.”"),
            ("“It rains here.”\n– Ada Quill –", "- [-] “It rains here.”"),
        ]);
    }
}
