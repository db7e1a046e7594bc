//! A sorted table of words, front-coded at build time and decoded at the first look-up.

use std::sync::OnceLock;

/// Sorted words.
pub(super) struct Table {
    /// For each word, the number of bytes shared with the one before, which is below [`MIN_WORD_BYTE`], then its other
    /// bytes.
    coded: &'static [u8],
    words: OnceLock<Words>,
}

/// The bytes of all words, the end of each word, and a hash table: the number of a word, from 1, at the first free place
/// from its hash on.
struct Words {
    all: Vec<u8>,
    ends: Vec<u32>,
    places: Vec<u16>,
}

impl Words {
    fn entry(&self, i: usize) -> &[u8] {
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.all[start..self.ends[i] as usize]
    }

    /// The place of a word: its index, or the free place for it.
    fn place(&self, word: &[u8]) -> Result<usize, usize> {
        let hash = word.iter().fold(0, |h: u32, b| (h ^ u32::from(*b)).wrapping_mul(0x9e37_79b1));
        let mut at = hash as usize >> 16;
        loop {
            at &= self.places.len() - 1;
            match usize::from(self.places[at]) {
                0 => return Err(at),
                n if self.entry(n - 1) == word => return Ok(n - 1),
                _ => at += 1,
            }
        }
    }
}

/// Every word is shorter than this, and every byte of a word is at least this.
const MIN_WORD_BYTE: u8 = 32;

impl Table {
    pub(super) const fn new(coded: &'static [u8]) -> Self {
        Self { coded, words: OnceLock::new() }
    }

    /// The index of a word.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        self.words().place(word.as_bytes()).ok()
    }

    /// The word at an index.
    pub(super) fn word(&self, place: usize) -> &str {
        std::str::from_utf8(self.words().entry(place)).unwrap_or_default()
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| self.decode())
    }

    fn decode(&self) -> Words {
        let (mut all, mut ends, mut start) = (Vec::new(), Vec::new(), 0);
        for byte in self.coded {
            if *byte >= MIN_WORD_BYTE {
                all.push(*byte);
                continue;
            }
            let end = all.len();
            if end > 0 {
                ends.push(end as u32);
            }
            all.extend_from_within(start..start + usize::from(*byte));
            start = end;
        }
        if !all.is_empty() {
            ends.push(all.len() as u32);
        }
        // At most half full.
        let places = vec![0; (2 * ends.len() + 1).next_power_of_two()];
        let mut words = Words { all, ends, places };
        for n in 0..words.ends.len() {
            if let Err(free) = words.place(words.entry(n)) {
                words.places[free] = n as u16 + 1;
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn finds_all_words_and_only_those() {
        let table = Table::new("\0a\0beak\x02e\0eeyore\0é".as_bytes());
        let found = ["a", "beak", "bee", "eeyore", "é", "", "be", "eeyor", "z"].map(|w| table.find(w));
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(3), Some(4), None, None, None, None]);
        assert_eq!([0, 2, 4].map(|i| table.word(i)), ["a", "bee", "é"]);
        assert_eq!(Table::new(b"").find("a"), None);
    }
}
