//! Blocks: the article's text, and the ranges of it that are paragraphs, headings, captions and so on.

use super::{lines, span::Span};
use crate::values::values;
use std::borrow::Cow;

values! {
    /// What a block is in its page.
    BlockKind {
        /// Running text.
        Paragraph = "paragraph",
        /// A headline or a subheading.
        Heading = "heading",
        /// An item of a list.
        ListItem = "list-item",
        /// Text set off as a quotation (`<blockquote>`).
        BlockQuote = "block-quote",
        /// The text under a picture.
        Caption = "caption",
        /// Bylines, credits, notices. Contains no marks.
        Furniture = "furniture",
    }
}

#[allow(clippy::derivable_impls)] // The macro above takes only names and docs.
impl Default for BlockKind {
    fn default() -> Self {
        Self::Paragraph
    }
}

/// One block: a range of the input text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The kind of block.
    pub kind: BlockKind,
    /// Its place in the input text.
    pub span: Span,
}

/// An input text and its blocks, in reading order, not overlapping.
///
/// All spans of an [`Analysis`](crate::Analysis) count from the start of [`text`](Self::text).
#[derive(Clone, Debug)]
pub struct Blocks<'t> {
    text: Cow<'t, str>,
    blocks: Vec<Block>,
}

/// The input is too long for 32-bit offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl std::fmt::Display for TooLong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the text is longer than 2 GiB")
    }
}
impl std::error::Error for TooLong {}

const MAX_TEXT_BYTES: usize = i32::MAX as usize;

impl<'t> Blocks<'t> {
    /// Reads plain text. Each line that is not blank is a paragraph. In a hard-wrapped text (no line is long, blank
    /// lines separate the paragraphs, lines continue in mid-sentence) the lines between blank ones form one paragraph.
    /// The first of several paragraphs is a heading if it does not end like a sentence. Cost: one pass; the text is
    /// borrowed.
    ///
    /// # Errors
    /// [`TooLong`] above 2 GiB.
    pub fn from_text(text: &'t str) -> Result<Self, TooLong> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(TooLong);
        }
        let lines = lines::lines(text);
        let width = lines::width(&lines);
        let (mut blocks, mut first): (Vec<Block>, usize) = (Vec::new(), 0);
        for (n, line) in lines.iter().enumerate() {
            match (width, blocks.last_mut()) {
                (Some(width), Some(block)) if line.continues(&lines[first], &lines[n - 1], width) => {
                    block.span.end = line.span.end;
                }
                _ => {
                    first = n;
                    blocks.push(Block { kind: BlockKind::Paragraph, span: line.span });
                }
            }
        }
        if let [first, _, ..] = blocks.as_mut_slice()
            && !text[first.span.range()].trim_end_matches(['”', '"', '\'', '’']).ends_with(['.', '!', '?', ',', ':'])
        {
            first.kind = BlockKind::Heading;
        }
        Ok(Self { text: Cow::Borrowed(text), blocks })
    }

    /// Makes blocks from parts. The input text is the parts, joined by line feeds.
    ///
    /// # Errors
    /// [`TooLong`] above 2 GiB.
    pub fn from_parts<S: AsRef<str>>(
        parts: impl IntoIterator<Item = (BlockKind, S)>,
    ) -> Result<Blocks<'static>, TooLong> {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        for (kind, part) in parts {
            if text.len() + part.as_ref().len() >= MAX_TEXT_BYTES {
                return Err(TooLong);
            }
            if !blocks.is_empty() {
                text.push('\n');
            }
            let start = text.len() as u32;
            text.push_str(part.as_ref());
            blocks.push(Block { kind, span: Span::new(start, text.len() as u32) });
        }
        Ok(Blocks { text: Cow::Owned(text), blocks })
    }

    /// The whole input text.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// The blocks, in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let b = Blocks::from_text("Mayor quits\n\n  She left.  \r\nHe stayed.").unwrap();
        let got: Vec<_> = b.blocks().iter().map(|x| (x.kind, &b.text()[x.span.range()])).collect();
        assert_eq!(
            got,
            [
                (BlockKind::Heading, "Mayor quits"),
                (BlockKind::Paragraph, "She left."),
                (BlockKind::Paragraph, "He stayed.")
            ]
        );
    }

    #[test]
    fn a_heading_may_end_in_a_term() {
        for (line, kind) in [
            ("Mayor quits over ‘secret fund’", BlockKind::Heading),
            ("She said: “I left.”", BlockKind::Paragraph),
            ("“I left,”", BlockKind::Paragraph),
        ] {
            let text = format!("{line}\nShe left.");
            assert_eq!(Blocks::from_text(&text).unwrap().blocks()[0].kind, kind, "{line}");
        }
    }

    #[test]
    fn a_byte_order_mark_counts_but_is_in_no_block() {
        let b = Blocks::from_text("\u{feff}She left.").unwrap();
        assert_eq!((b.text().len(), b.blocks()[0].span), (12, Span::new(3, 12)));
    }

    #[test]
    fn parts() {
        let b = Blocks::from_parts([(BlockKind::Heading, "A"), (BlockKind::Paragraph, "Bé")]).unwrap();
        assert_eq!((b.text(), b.blocks()[1].span), ("A\nBé", Span::new(2, 5)));
        let b = Blocks::from_parts(["", "A", ""].map(|part| (BlockKind::Paragraph, part))).unwrap();
        assert_eq!(
            (b.text(), b.blocks()[1].span),
            ("\nA\n", Span::new(1, 2)),
            "an empty part is joined like any other"
        );
    }
}
