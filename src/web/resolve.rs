//! From spans of the text to stretches of the page.

use crate::page::map::{Place, Segment};
use crate::{Span, Utf16};

/// Calls `emit` with each span's index and the first and last place of every unbroken stretch of the page that it covers.
///
/// `spans` must be sorted by their start. A span is one stretch however many elements and blocks it runs through, and is
/// broken only where the page holds something between that was not read. Cost: one pass over the segments, and over each
/// span's own.
pub(super) fn resolve(segments: &[Segment], spans: &[Span<Utf16>], mut emit: impl FnMut(usize, Place, Place)) {
    let mut first = 0;
    for (n, span) in spans.iter().enumerate().filter(|(_, s)| !s.is_empty()) {
        while segments.get(first).is_some_and(|s| s.at + s.len <= span.start) {
            first += 1;
        }
        let mut open: Option<(Place, Place)> = None;
        for s in segments[first..].iter().take_while(|s| s.at < span.end) {
            let at = |unit: u32| Place { node: s.place.node, offset: s.place.offset + (unit - s.at) };
            let (from, to) = (at(span.start.max(s.at)), at(span.end.min(s.at + s.len)));
            open = match open {
                Some((start, _)) if !s.after_gap => Some((start, to)),
                Some((start, end)) => {
                    emit(n, start, end);
                    Some((from, to))
                }
                None => Some((from, to)),
            };
        }
        if let Some((start, end)) = open {
            emit(n, start, end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlockKind;
    use crate::page::flow::Lines;
    use crate::page::map::Builder;

    #[test]
    fn table() {
        let mut b = Builder::default();
        b.text(0, "He said ", Lines::Collapse);
        b.text(1, "“go", Lines::Collapse);
        b.gap();
        b.text(2, "  now”.", Lines::Collapse);
        b.begin_block(BlockKind::Paragraph);
        b.text(3, "Then", Lines::Collapse);
        let map = b.finish();
        // He said “go now”.⏎Then
        for (start, end, want) in [
            (0, 2, "0:0-0:2"),
            (3, 11, "0:3-1:3"),
            (8, 16, "1:0-1:3 2:0-2:6"),
            (15, 20, "2:5-3:2"),
            (17, 18, ""),
            (21, 99, "3:3-3:4"),
            (50, 99, ""),
            (5, 5, ""),
        ] {
            let mut got = Vec::new();
            resolve(&map.segments, &[Span::new(start, end)], |_, a, z| {
                got.push(format!("{}:{}-{}:{}", a.node, a.offset, z.node, z.offset));
            });
            assert_eq!(got.join(" "), want, "{start}..{end}");
        }
    }

    #[test]
    fn nested_and_overlapping() {
        let mut b = Builder::default();
        for (n, word) in ["one ", "two ", "three ", "four"].iter().enumerate() {
            b.text(n as u32, word, Lines::Collapse);
        }
        let map = b.finish();
        let spans = [Span::new(0, 18), Span::new(4, 13), Span::new(5, 6), Span::new(8, 18)];
        let mut got = Vec::new();
        resolve(&map.segments, &spans, |n, a, z| got.push((n, a.node, z.node)));
        assert_eq!(got, [(0, 0, 3), (1, 1, 2), (2, 1, 1), (3, 2, 3)]);
    }
}
