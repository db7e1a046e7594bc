//! Spans: half-open ranges of a text, with the unit as part of the type.

use std::{fmt, marker::PhantomData, ops::Range};

/// UTF-8 bytes: the unit of Rust strings, used inside the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Utf8 {}
/// UTF-16 code units: the unit of JavaScript strings and the DOM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Utf16 {}
/// Unicode scalar values: the unit of Python strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chars {}

/// A half-open range `start..end` of the whole input text, counted in the unit `U`.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(bound = ""))]
pub struct Span<U = Utf8> {
    /// The first unit inside.
    pub start: u32,
    /// The first unit after.
    pub end: u32,
    #[cfg_attr(feature = "serde", serde(skip))]
    unit: PhantomData<U>,
}

impl<U> Span<U> {
    /// The span `start..end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end, unit: PhantomData }
    }
    /// Whether it is empty.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
    /// The number of units inside.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }
    /// Whether `other` is wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Whether the two spans share a unit.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// As a range for indexing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

// Not derived: a derive would require `U: Clone` and so on, but the unit is only a name.
impl<U> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Span<U> {}
impl<U> PartialEq for Span<U> {
    fn eq(&self, o: &Self) -> bool {
        (self.start, self.end) == (o.start, o.end)
    }
}
impl<U> Eq for Span<U> {}
impl<U> PartialOrd for Span<U> {
    fn partial_cmp(&self, o: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(o))
    }
}
impl<U> Ord for Span<U> {
    fn cmp(&self, o: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(o.start, o.end))
    }
}
impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Converts byte spans of one text to another unit. Built in one pass, answers in logarithmic time, and stores nothing
/// for pure ASCII.
#[derive(Debug)]
pub struct Offsets {
    /// After byte `.0` the target offset is `.0 - .1`. One entry for each character that is longer in UTF-8 than in the
    /// target unit.
    slips: Vec<(u32, u32)>,
}

impl Offsets {
    /// To UTF-16 code units.
    pub fn utf16(text: &str) -> Self {
        Self::new(text, |c| c.len_utf16() as u32)
    }
    /// To Unicode scalar values.
    pub fn chars(text: &str) -> Self {
        Self::new(text, |_| 1)
    }

    fn new(text: &str, units: impl Fn(char) -> u32) -> Self {
        let mut slip = 0;
        let slips = text
            .char_indices()
            .filter(|(_, c)| !c.is_ascii())
            .map(|(i, c)| {
                slip += c.len_utf8() as u32 - units(c);
                ((i + c.len_utf8()) as u32, slip)
            })
            .collect();
        Self { slips }
    }

    /// The offset of byte `at`, which must be a character boundary.
    pub fn offset(&self, at: u32) -> u32 {
        let i = self.slips.partition_point(|s| s.0 <= at);
        at - if i == 0 { 0 } else { self.slips[i - 1].1 }
    }

    /// Converts a byte span.
    pub fn span<U>(&self, s: Span<Utf8>) -> Span<U> {
        Span::new(self.offset(s.start), self.offset(s.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn astral_and_accents() {
        let t = "a😀é’b";
        let (w, c) = (Offsets::utf16(t), Offsets::chars(t));
        let at = t.find('b').unwrap() as u32;
        assert_eq!((w.offset(at), c.offset(at)), (5, 4));
        assert_eq!(w.offset(0), 0);
    }

    proptest! {
        #[test]
        fn agrees_with_std(t in "\\PC*") {
            let (w, c) = (Offsets::utf16(&t), Offsets::chars(&t));
            for (i, _) in t.char_indices().chain([(t.len(), ' ')]) {
                prop_assert_eq!(w.offset(i as u32) as usize, t[..i].encode_utf16().count());
                prop_assert_eq!(c.offset(i as u32) as usize, t[..i].chars().count());
            }
        }
    }
}
