//! Quotations over several paragraphs: each opens its marks, only the last closes them, and all are by whoever the last
//! one names.

use crate::{
    analysis::{Attribution, Quotation},
    text::{Document, Span},
};

/// For each attribution the last one of the quotation that it is a paragraph of, where that one has the only source; else
/// itself.
pub(super) fn last_of_each(doc: &Document<'_>, quotations: &[Quotation], attributions: &[Attribution]) -> Vec<usize> {
    let open: Vec<u32> = quotations.iter().filter(|q| q.inner.end == q.span.end).map(|q| q.span.end).collect();
    let goes_on = |a: &Attribution, next: &Attribution| {
        let (Some(end), Some(start)) = (a.content.last(), next.content.first()) else { return false };
        a.source.is_none() && a.cue.is_none() && open.binary_search(&end.end).is_ok() && is_next(doc, *end, *start)
    };
    let mut last: Vec<usize> = (0..attributions.len()).collect();
    for n in (1..attributions.len()).rev() {
        if goes_on(&attributions[n - 1], &attributions[n]) && attributions[last[n]].source.is_some() {
            last[n - 1] = last[n];
        }
    }
    last
}

/// Whether `next` begins the next paragraph of prose after the one that `content` ends.
fn is_next(doc: &Document<'_>, content: Span, next: Span) -> bool {
    let (end, start) = (doc.tokens_in(content).end, doc.tokens_in(next).start);
    end > 0
        && start < doc.tokens.len()
        && doc.block_of(end - 1).body.end == end
        && doc.block_of(start).body.start == start
        && (doc.tokens[end - 1].block + 1..doc.tokens[start].block).all(|b| doc.blocks[b as usize].body.is_empty())
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
            // Near misses: a quotation closed in its paragraph; nobody named at the end.
            ("Carl Holm said it was late.\n“It does.”\n“It pours,” said Vera Lund.", "Carl Holm, Carl Holm, Vera Lund"),
            ("Carl Holm said it was late.\n“It does.\n“It pours.”", "Carl Holm, Carl Holm, Carl Holm"),
        ] {
            let a = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
            let name = |s: Option<usize>| s.map_or("-", |s| a.speakers[s].name.as_str());
            let got: Vec<_> = a.attributions.iter().map(|a| name(a.speaker)).collect();
            assert_eq!(got.join(", "), want, "{text}");
        }
    }
}
