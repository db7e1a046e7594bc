//! A sorted table of words as the build writes it: one string, one length a word.

use std::sync::OnceLock;

/// Words in order. Offsets are summed up at the first look-up: the page loads 1 byte a word instead of 4.
pub(super) struct Table {
    all: &'static str,
    lengths: &'static [u8],
    ends: OnceLock<Vec<u32>>,
}

impl Table {
    pub(super) const fn new(all: &'static str, lengths: &'static [u8]) -> Self {
        Self { all, lengths, ends: OnceLock::new() }
    }

    /// The place of a word in the table.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let ends = self.ends.get_or_init(|| {
            let sum = |end: &mut u32, length: &u8| {
                *end += u32::from(*length);
                Some(*end)
            };
            self.lengths.iter().scan(0, sum).collect()
        });
        let entry = |i: usize| {
            let end = ends[i] as usize;
            &self.all.as_bytes()[end - usize::from(self.lengths[i])..end]
        };
        let (mut lo, mut hi) = (0, ends.len());
        while lo < hi {
            let mid = usize::midpoint(lo, hi);
            match entry(mid).cmp(word.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(mid),
                std::cmp::Ordering::Less => lo = mid + 1,
                std::cmp::Ordering::Greater => hi = mid,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn finds_each_and_no_other() {
        let table = Table::new("abeeyoreé", &[1, 1, 6, 2]);
        let found = ["a", "b", "eeyore", "é", "", "ab", "eeyor", "z"].map(|w| table.find(w));
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(3), None, None, None, None]);
        assert_eq!(Table::new("", &[]).find("a"), None);
    }
}
