//! A quotation that is a whole paragraph, signed in the next paragraph: “It rains.” / — Ada Quill.

use super::{
    classify,
    np::{Np, verbish},
    report::{Origin, Report},
    rule::Rule,
    units::Quotes,
};
use crate::attribution::reach::MAX_PHRASE_TOKENS;
use crate::{analysis::AttributionKind, lexicon::Classes, text::Document};
use std::ops::Range;

/// Gives a quotation that is a whole paragraph and has no cue or source the name that signs the next paragraph.
#[inline(never)]
pub(super) fn sign(doc: &Document<'_>, quotes: &Quotes, reports: &mut [Report]) {
    // A signature at the end of the article is the reporter's or the agency's. A speaker whose quotation runs over
    // several paragraphs gets no name from it.
    let end = doc.blocks.iter().rposition(|b| !b.body.is_empty()).unwrap_or(0);
    let mut quoted: Option<usize> = None;
    for r in reports {
        let last = r.content.last().map(|c| doc.token(c.start).block as usize);
        let goes_on = quoted.is_some() && quoted == last.and_then(|b| b.checked_sub(1));
        let direct = classify::kind(doc, quotes, &r.content) == AttributionKind::Direct;
        quoted = last.filter(|_| direct);
        let Some(content) = r.content.last() else { continue };
        let block = doc.token(content.start).block as usize;
        if r.cue.is_some() || r.source.is_some() || goes_on || block + 1 >= end && block > 0 {
            continue;
        }
        let alone = doc.blocks[block].tokens.clone().all(|i| content.contains(&i) || !doc.token(i).is_word);
        let next = doc.blocks.get(block + 1).filter(|b| alone && (2..MAX_PHRASE_TOKENS).contains(&b.tokens.len()));
        if let Some(name) = next.and_then(|b| signature(doc, quotes, &b.tokens)) {
            r.source = Some(name);
            r.origin = Origin::Rule(Rule::Signature);
        }
    }
}

/// The name after a dash that is a whole paragraph.
fn signature(doc: &Document<'_>, quotes: &Quotes, tokens: &Range<usize>) -> Option<Range<usize>> {
    let dash = doc.one_of(tokens.start, words!("— – ― -- -"));
    let name = Np { doc, quotes }.right(tokens.start + 1, tokens.end).filter(|_| dash)?;
    let plain = tokens.clone().all(|i| !verbish(doc, i) && !doc.one_of(i, words!("? ! :")));
    // "– A long road –": a heading.
    let heading = doc.is(name.start, Classes::DETERMINER)
        || !doc.token(tokens.end - 1).is_word && doc.word(tokens.end - 1) == doc.word(tokens.start);
    (plain && !heading && doc.token(name.start).capital()).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn table() {
        check(&[
            ("“It rains here.”\n- Ada Quill.\nIt did.", "Ada Quill [-] “It rains here.”"),
            ("“It rains here.”\n— Ada Quill, the mayor\nIt did.", "Ada Quill, the mayor [-] “It rains here.”"),
            // Near misses: a continued quotation; the article's own signature; a list; a sentence; no quotation.
            (
                "“It is over,” she said.\n“It rains here.”\n— Ada Quill\nIt did.",
                "she [said] “It is over,”; - [-] “It rains here.”",
            ),
            ("It did.\n“It rains here.”\n— Ada Quill", "- [-] “It rains here.”"),
            ("“It rains here.”\n- Bring boots!", "- [-] “It rains here.”"),
            ("“It rains here.”\n- Ada Quill was wet.", "- [-] “It rains here.”"),
            ("It rains here.\n- Ada Quill.", ""),
            ("“It rains here.”\n– A long road –", "- [-] “It rains here.”"),
            ("“It rains here.”\n– Ada Quill –", "- [-] “It rains here.”"),
        ]);
    }
}
