//! Finds phrases in an article. Phrases are sorted by a hash of the first word and a hash of all words, so that one
//! look-up finds whether a phrase begins at a word.

use super::{mark::WORDS, what::What};
use crate::{order::sort_by_key, text::folded};

/// The phrases of a list.
#[derive(Default)]
pub(super) struct Phrases {
    /// Sorted by `key`; with equal keys, in the order of the file.
    all: Vec<Phrase>,
}

struct Phrase {
    /// The hash of the first word, and the hash of all words.
    key: (u32, u32),
    /// Normalised by `plain`.
    words: Vec<String>,
    /// Which words must have a capital, one bit each.
    capitals: u32,
    what: What,
}

/// The hash of words followed by another word (FNV-1a).
fn hash(words: u32, word: &str) -> u32 {
    word.bytes().chain([b' ']).fold(words, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The hash of no words.
const EMPTY: u32 = 0x811c_9dc5;

impl Phrases {
    /// Adds a phrase. For a desk, removes a leading “the” and records the capitals.
    pub(super) fn add(&mut self, mut words: Vec<String>, what: What) {
        let mut capitals = 0;
        if what == What::Desk {
            if words.len() > 1 && words[0].eq_ignore_ascii_case("the") {
                words.remove(0);
            }
            let capital = |word: &String| word.starts_with(char::is_uppercase);
            capitals = words.iter().rev().fold(0, |bits, word| bits << 1 | u32::from(capital(word)));
        }
        let words = plain(&words);
        let first = hash(EMPTY, words.first().map_or("", String::as_str));
        let key = (first, words.iter().fold(EMPTY, |h, word| hash(h, word)));
        self.all.push(Phrase { key, words, capitals, what });
    }

    /// Sorts the phrases. Must be called after the last `add`.
    pub(super) fn sort(&mut self) {
        sort_by_key(&mut self.all, |p| p.key);
    }

    /// Calls `found(length, what)` for each phrase that begins at a word, shorter ones first. `word(n)` returns the
    /// n-th word from there, normalised, and whether it has a capital; `None` at the end.
    pub(super) fn at(&self, word: impl Fn(usize) -> Option<(String, bool)>, mut found: impl FnMut(usize, What)) {
        let (mut begun, mut words, mut key, mut shown) = (&self.all[..], Vec::new(), (EMPTY, EMPTY), 0);
        while let Some((word, capital)) = word(words.len()).filter(|_| words.len() < WORDS) {
            key.1 = hash(key.1, &word);
            if words.is_empty() {
                key.0 = key.1;
                let from = begun.partition_point(|p| p.key.0 < key.0);
                begun = &begun[from..];
                begun = &begun[..begun.partition_point(|p| p.key.0 == key.0)];
            }
            if begun.is_empty() {
                return;
            }
            shown |= u32::from(capital) << words.len();
            words.push(word);
            let same = begun[begun.partition_point(|p| p.key.1 < key.1)..].iter().take_while(|p| p.key == key);
            for p in same.filter(|p| p.words == words && p.capitals & !shown == 0) {
                found(words.len(), p.what);
            }
        }
    }
}

/// Normalises the words of a phrase for comparison.
pub(super) fn plain(words: &[String]) -> Vec<String> {
    words.iter().map(|w| folded(w)).collect()
}
