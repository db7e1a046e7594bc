//! The text map: a page's text as a reader sees it, and the place of each part in the page.
//!
//! White space is collapsed as in rendering, so the engine reads the text on the screen, and every character keeps its
//! place. Text nodes are only numbers here, without a DOM, so all of it can be tested natively.

use super::flow::Lines;
use crate::BlockKind;
use crate::text::invisible::is_invisible;
use std::mem::take;

/// Characters that end a sentence at the end of a line.
const ENDS: [char; 9] = ['.', '!', '?', '…', ':', '”', '’', '"', ')'];

/// A character's place in the page: a text node and a UTF-16 offset in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) node: u32,
    pub(crate) offset: u32,
}

/// A part of the text that is in one text node unchanged, except for white space characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// UTF-16 offset in the text.
    pub(crate) at: u32,
    /// Length in UTF-16 units.
    pub(crate) len: u32,
    /// Where it begins in the page.
    pub(crate) place: Place,
    /// Whether something that is not read is between the segment before and this one.
    pub(crate) after_gap: bool,
}

/// The text of a page, block by block, with the places of its characters in order.
#[derive(Debug, Default)]
pub(crate) struct TextMap {
    /// The blocks. The text is the blocks joined by line feeds.
    pub(crate) parts: Vec<(BlockKind, String)>,
    /// In text order, not overlapping. Characters that are not in a text node belong to no segment.
    pub(crate) segments: Vec<Segment>,
}

/// White space that is written only if more text of its block follows.
struct Space {
    /// `None` for a line break.
    place: Option<Place>,
    after_gap: bool,
}

/// Builds a [`TextMap`] in document order.
#[derive(Default)]
pub(crate) struct Builder {
    map: TextMap,
    block: String,
    kind: BlockKind,
    /// UTF-16 units of the text so far.
    units: u32,
    space: Option<Space>,
    /// Line breaks since the last visible character.
    breaks: u32,
    gap: bool,
}

impl Builder {
    /// Adds a text node. `lines`: the meaning of its line feeds, as with `white-space: pre-line`.
    pub(crate) fn text(&mut self, node: u32, data: &str, lines: Lines) {
        let mut offset = 0;
        for c in data.chars() {
            let place = Place { node, offset };
            match c {
                _ if is_invisible(self.block.chars().next_back(), c) => {}
                '\n' if lines == Lines::Each && self.block.ends_with(ENDS) => self.begin_block(self.kind),
                '\n' if lines != Lines::Collapse => self.line_break(),
                ' ' | '\t' | '\n' | '\r' | '\x0c' => {
                    if self.space.is_none() {
                        self.space = Some(Space { place: Some(place), after_gap: take(&mut self.gap) });
                    }
                }
                _ => self.push(c, Some(place)),
            }
            offset += c.len_utf16() as u32;
        }
    }

    /// Adds a line break: white space. Two line breaks separate paragraphs.
    pub(crate) fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks >= 2 {
            self.begin_block(self.kind);
        } else {
            self.line();
        }
    }

    /// Adds a line end due to the layout: white space.
    pub(crate) fn line(&mut self) {
        if self.space.is_none() {
            self.space = Some(Space { place: None, after_gap: take(&mut self.gap) });
        }
    }

    /// Adds words that are shown but are not in a text node.
    pub(crate) fn shown(&mut self, words: &str) {
        for c in words.chars() {
            self.push(c, None);
        }
    }

    /// Marks something whose text is not read.
    pub(crate) const fn gap(&mut self) {
        self.gap = true;
    }

    /// Begins another block.
    pub(crate) fn begin_block(&mut self, kind: BlockKind) {
        if !self.block.is_empty() {
            self.map.parts.push((self.kind, take(&mut self.block)));
        }
        self.drop_space();
        self.kind = kind;
    }

    /// Whether the block is still empty.
    pub(crate) fn is_empty(&self) -> bool {
        self.block.is_empty()
    }

    /// Returns the map.
    pub(crate) fn finish(mut self) -> TextMap {
        self.begin_block(BlockKind::Paragraph);
        self.map
    }

    fn drop_space(&mut self) {
        self.gap |= self.space.take().is_some_and(|s| s.after_gap);
    }

    fn push(&mut self, c: char, place: Option<Place>) {
        if self.block.is_empty() {
            self.drop_space();
            // The line feed between blocks.
            self.units += u32::from(!self.map.parts.is_empty());
        } else if let Some(space) = self.space.take() {
            let gap = take(&mut self.gap);
            self.gap = space.after_gap;
            self.write(' ', space.place);
            self.gap |= gap;
        }
        self.breaks = 0;
        self.write(c, place);
    }

    fn write(&mut self, c: char, place: Option<Place>) {
        let len = c.len_utf16() as u32;
        if let Some(place) = place {
            match self.map.segments.last_mut() {
                Some(s)
                    if !self.gap
                        && s.at + s.len == self.units
                        && s.place.node == place.node
                        && s.place.offset + s.len == place.offset =>
                {
                    s.len += len;
                }
                _ => {
                    let after_gap = take(&mut self.gap);
                    self.map.segments.push(Segment { at: self.units, len, place, after_gap });
                }
            }
        }
        self.block.push(c);
        self.units += len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn joined(m: &TextMap) -> String {
        m.parts.iter().map(|p| p.1.as_str()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn collapses_across_nodes() {
        let mut b = Builder::default();
        b.begin_block(BlockKind::Heading);
        b.text(0, "\n  The  ", Lines::Collapse);
        b.text(1, " 😀 end", Lines::Collapse);
        b.text(2, "\n", Lines::Collapse);
        b.begin_block(BlockKind::Paragraph);
        b.text(3, "Next", Lines::Collapse);
        let m = b.finish();
        assert_eq!(m.parts, [(BlockKind::Heading, "The 😀 end".into()), (BlockKind::Paragraph, "Next".into())]);
        let got: Vec<_> = m.segments.iter().map(|s| (s.at, s.len, s.place.node, s.place.offset)).collect();
        assert_eq!(got, [(0, 4, 0, 3), (4, 6, 1, 1), (11, 4, 3, 0)]);
    }

    #[test]
    fn line_breaks() {
        let mut b = Builder::default();
        b.text(0, "One", Lines::Collapse);
        b.line_break();
        b.text(1, "two", Lines::Collapse);
        b.line_break();
        b.text(2, " \n", Lines::Collapse);
        b.line_break();
        b.text(3, "three\nfour\n\nfive", Lines::Blank);
        assert_eq!(joined(&b.finish()), "One two\nthree four\nfive");
    }

    #[test]
    fn gaps_part_segments() {
        let mut b = Builder::default();
        b.text(0, "One ", Lines::Collapse);
        b.gap();
        b.text(1, "two", Lines::Collapse);
        b.gap();
        b.text(2, " three", Lines::Collapse);
        b.shown("”");
        let m = b.finish();
        assert_eq!(joined(&m), "One two three”");
        assert_eq!(m.segments.iter().map(|s| s.after_gap).collect::<Vec<_>>(), [false, true, true]);
    }

    proptest! {
        /// For any nodes, each segment's text is found at its place, apart from white space.
        #[test]
        fn places_hold(nodes in prop::collection::vec("[ a“\n\u{a0}é😀]{0,12}", 0..8), lines: bool) {
            let mut b = Builder::default();
            for (n, data) in nodes.iter().enumerate() {
                match data.len() % 5 {
                    0 => b.begin_block(BlockKind::Paragraph),
                    1 => b.gap(),
                    2 => b.line_break(),
                    _ => {}
                }
                b.text(n as u32, data, if lines { Lines::Blank } else { Lines::Collapse });
            }
            let m = b.finish();
            let text: Vec<u16> = joined(&m).encode_utf16().collect();
            let mut at = 0;
            for s in &m.segments {
                prop_assert!(s.at >= at && s.len > 0);
                at = s.at + s.len;
                let node: Vec<u16> = nodes[s.place.node as usize].encode_utf16().collect();
                let there = &node[s.place.offset as usize..(s.place.offset + s.len) as usize];
                let there: Vec<u16> = there.iter().map(|u| if *u == 10 { 32 } else { *u }).collect();
                prop_assert_eq!(&text[s.at as usize..at as usize], &there);
            }
            prop_assert!(at as usize <= text.len());
            for (_, p) in &m.parts {
                prop_assert!(!p.is_empty() && !p.contains("  ") && p.trim_matches(' ') == p);
            }
        }
    }
}
