//! Finds quotations, and the role of their marks: speech, scare quote, title or term.
//!
//! Steps: `marks` finds the marks and whether each can open or close; `pair` pairs them within a block, with a stack
//! that copes with missing marks, and across paragraphs; `role` sets the role. Only `role` is specific to English.

mod marks;
mod pair;
mod role;

use crate::{analysis::Quotation, text::Document};

/// Finds the quotations of an article, in text order, outer ones before those inside.
#[inline(never)]
pub(crate) fn find(doc: &Document<'_>) -> Vec<Quotation> {
    let mut all = Vec::new();
    let mut blocks = doc.prose_blocks().peekable();
    let mut open = None;
    while let Some(block) = blocks.next() {
        let next_opens = blocks.peek().is_some_and(|b| marks::opens_block(doc, b.body.clone()));
        open = pair::pair(doc, block.body.clone(), next_opens, open, &mut all);
    }
    let mut last = None;
    all.into_iter()
        .map(|p| {
            let inner = p.tokens.start + usize::from(p.opened)..p.tokens.end - usize::from(p.closed);
            let role = role::role(doc, &p.tokens, inner.clone(), last.as_ref());
            last = Some(role::Last { end: p.tokens.end, role });
            let (span, inner) = (doc.span(p.tokens), doc.span(inner));
            Quotation { span, inner, style: p.style, role, attribution: None }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::QuoteStyle, text::Blocks};
    use proptest::prelude::*;

    fn found(text: &str) -> String {
        let b = Blocks::from_text(text).unwrap();
        let doc = Document::new(&b);
        find(&doc).iter().map(|q| &text[q.inner.range()]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn every_style() {
        for (text, want) in [
            ("“We stay,” she said.", "We stay,"),
            ("\"We stay,\" she said.", "We stay,"),
            ("‘We stay,’ she said.", "We stay,"),
            ("'We stay,' she said.", "We stay,"),
            ("«We stay», she said.", "We stay"),
            ("„We stay“, she said.", "We stay"),
            ("''We stay,'' she said.", "We stay,"),
            ("``We stay,'' she said.", "We stay,"),
            ("‟We stay,” she said.", "We stay,"),
            ("”We stay,” she said.", "We stay,"),
            ("“We stay,“ she said.", "We stay,"),
            ("»We stay,« she said.", "We stay,"),
            ("She said: »We stay.« He nodded. »We stay.«", "We stay.|We stay."),
            ("„We stay\", she said. „We do\", she added.", "We stay|We do"),
            ("‚We stay‘, she said.", "We stay"),
            ("« We stay », she said.", "We stay"),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    #[test]
    fn apostrophes_are_not_marks() {
        for text in [
            "It’s the officials’ view that they don’t agree.",
            "It's the officials' view that they don't agree.",
            "Rock ’n’ roll in the ’90s and the '80s.",
            "He stood 5'10\" tall.",
            "The dogs’ and the cats’ homes.",
            "Holt‘s brother met the owners’ club at Holt‘s barn.",
            "She told 'im so, an' the boss.",
        ] {
            assert_eq!(found(text), "", "{text}");
        }
        assert_eq!(found("‘The officials’ view isn’t ours,’ he said."), "The officials’ view isn’t ours,");
        assert_eq!(found("'The officials' view isn't ours,' he said."), "The officials' view isn't ours,");
        assert_eq!(found("‘It’s Holt‘s barn,’ he said."), "It’s Holt‘s barn,");
        let text = "He said: 'I was at my parents' and slept. It rained.\n'It poured.'";
        assert_eq!(found(text), "I was at my parents' and slept. It rained.|It poured.");
        assert_eq!(found("He said: 'I do not know.\nIt rained."), "I do not know.");
    }

    #[test]
    fn nesting() {
        assert_eq!(found("“He said ‘no’ to me,” she said."), "He said ‘no’ to me,|no");
        assert_eq!(found("‘He said “no” to me,’ she said."), "He said “no” to me,|no");
        assert_eq!(found("\"He said 'no' to me,\" she said."), "He said 'no' to me,|no");
        assert_eq!(found("“He said “no” to me,” she said."), "He said “no” to me,|no");
    }

    #[test]
    fn over_paragraphs() {
        let text = "“First one.\n“Second one.\n“Third one,” she said.\nNo words.";
        assert_eq!(found(text), "First one.|Second one.|Third one,");
        // A paragraph without a new mark continues up to the first closing mark.
        assert_eq!(
            found("“First one.\nSecond one. Third one,” she said.\nNo words."),
            "First one.|Second one. Third one,"
        );
        // Near miss: the closing mark is missing.
        assert_eq!(found("“First one.\nHe said “no” to her."), "First one.|no");
    }

    #[test]
    fn unbalanced() {
        // A missing closing mark in mid-paragraph: the next quotation is still found.
        assert_eq!(found("“Go, he said. “Now.”"), "Now.");
        // A missing closing mark at the end of the paragraph: the quotation is the rest of it.
        assert_eq!(found("He said: “Go now.\nThey went."), "Go now.");
        // A stray closing mark.
        assert_eq!(found("Go now,” he said. “Please.”"), "Please.");
        // An opening mark in the middle of a sentence that never closes is dropped.
        assert_eq!(found("The “long walk ended there and everybody went home again.\nRain fell."), "");
    }

    #[test]
    fn captions_have_no_quotations_and_are_skipped() {
        assert_eq!(found("“We stay.\nFILE PHOTO: The “old” mill.\n“We go,” she said."), "We stay.|We go,");
    }

    proptest! {
        #[test]
        fn nested_or_apart(text in "[a-cA-C“”‘’\"' .,\n«»„é😀s]{0,60}") {
            let b = Blocks::from_text(&text).unwrap();
            let doc = Document::new(&b);
            let all = find(&doc);
            for (i, q) in all.iter().enumerate() {
                prop_assert!(q.span.contains(q.inner));
                prop_assert!(text.get(q.span.range()).is_some());
                for r in &all[i + 1..] {
                    prop_assert!(q.span.contains(r.span) || q.span.end <= r.span.start);
                    prop_assert!(q.span != r.span);
                }
            }
        }
    }

    #[test]
    fn styles() {
        let b = Blocks::from_text("''A b'' ‘C d’ «E f» „G h“ \"I j\"").unwrap();
        let doc = Document::new(&b);
        let got: Vec<_> = find(&doc).iter().map(|q| q.style).collect();
        assert_eq!(
            got,
            [QuoteStyle::Typed, QuoteStyle::Single, QuoteStyle::Guillemet, QuoteStyle::Low, QuoteStyle::Double]
        );
    }
}
