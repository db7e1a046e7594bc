//! Quotations over several paragraphs. Each paragraph opens the quotation marks, only the last one closes them. The
//! speaker is the one that the last paragraph names.

use crate::{
    analysis::{Attribution, Quotation},
    text::{Document, Span},
};

/// Maps each attribution to the last one of the same quotation, if only that one has a source; otherwise to itself.
pub(super) fn last_of_each(doc: &Document<'_>, quotations: &[Quotation], attributions: &[Attribution]) -> Vec<usize> {
    let open: Vec<u32> = quotations.iter().filter(|q| q.inner.end == q.span.end).map(|q| q.span.end).collect();
    let goes_on = |a: &Attribution, next: &Attribution| {
        let ([content], Some(start)) = (a.content.as_slice(), next.content.first()) else { return false };
        a.source.is_none()
            && a.cue.is_none()
            && open.binary_search(&content.end).is_ok()
            && mark(doc, *content) == mark(doc, *start)
            && is_next(doc, *content, *start)
    };
    let mut last: Vec<usize> = (0..attributions.len()).collect();
    for n in (1..attributions.len()).rev() {
        if goes_on(&attributions[n - 1], &attributions[n]) && attributions[last[n]].source.is_some() {
            last[n - 1] = last[n];
        }
    }
    last
}

/// The first character: a quotation inside another has other marks.
fn mark(doc: &Document<'_>, content: Span) -> Option<char> {
    doc.text[content.range()].chars().next()
}

/// Whether `content` is a whole paragraph, and `next` begins the next paragraph.
fn is_next(doc: &Document<'_>, content: Span, next: Span) -> bool {
    let (whole, start) = (doc.tokens_in(content), doc.tokens_in(next).start);
    !whole.is_empty()
        && start < doc.tokens.len()
        && doc.block_of(whole.start).body == whole
        && doc.block_of(start).body.start == start
        && (doc.token(whole.start).block + 1..doc.token(start).block).all(|b| doc.blocks[b as usize].body.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::{Blocks, Options, analyze};

    #[test]
    fn table() {
        for (text, want) in [
            (
                "Carl Holm said it was late.\n“It does.\n“It pours,” said Vera Lund. “So there.”",
                "Carl Holm, Vera Lund, Vera Lund",
            ),
            ("“It rains.\n“It pours.\n“It drips,” said Vera Lund.", "Vera Lund, Vera Lund, Vera Lund"),
            // Near misses: a quotation closed in its paragraph; a mark left out after the speaker; nobody named at the
            // end.
            ("“It is late,” said Carl Holm. “It pours.\n“It drips,” said Vera Lund.", "Carl Holm, Vera Lund"),
            ("Carl Holm said it was late.\n“It does.”\n“It pours,” said Vera Lund.", "Carl Holm, Carl Holm, Vera Lund"),
            ("Carl Holm said it was late.\n“It does.\n“It pours.”", "Carl Holm, Carl Holm, Carl Holm"),
            (
                "Carl Holm wrote it was late.\n\"It does.\n“It pours,” said Vera Lund.",
                "Carl Holm, Carl Holm, Vera Lund",
            ),
        ] {
            let a = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
            let name = |s: Option<usize>| s.map_or("-", |s| a.speakers[s].name.as_str());
            let got: Vec<_> = a.attributions.iter().map(|a| name(a.speaker)).collect();
            assert_eq!(got.join(", "), want, "{text}");
        }
    }
}
