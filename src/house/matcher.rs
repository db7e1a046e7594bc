//! Phrases in an article: each by a number for its first word and one for all of them, so that one look tells whether any
//! begins here.

use super::{What, mark::WORDS, read::plain};
use crate::order::sort_by_key;

/// The phrases of a list.
#[derive(Default)]
pub(super) struct Phrases {
    /// By their numbers; of equals the one that the file has first.
    all: Vec<Phrase>,
}

struct Phrase {
    key: (u32, u32),
    /// As they are compared.
    words: Vec<String>,
    /// Which of them need a capital, one bit each.
    capitals: u32,
    what: What,
}

/// The number of some words and another (FNV-1a).
fn number(words: u32, word: &str) -> u32 {
    word.bytes().chain([b' ']).fold(words, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The number of no words.
const NONE: u32 = 0x811c_9dc5;

impl Phrases {
    /// Adds a phrase. Of a desk's name the article is left out, and its capitals count.
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
        let first = number(NONE, words.first().map_or("", String::as_str));
        let key = (first, words.iter().fold(NONE, |h, word| number(h, word)));
        self.all.push(Phrase { key, words, capitals, what });
    }

    /// Puts them in order, after the last is added.
    pub(super) fn sort(&mut self) {
        sort_by_key(&mut self.all, |p| p.key);
    }

    /// Calls `found(length, what)` for each phrase that begins with the first of some words, the shorter first. `word` gives
    /// the words, as they are compared and whether each has a capital; `None` where they end.
    pub(super) fn at(&self, word: impl Fn(usize) -> Option<(String, bool)>, mut found: impl FnMut(usize, What)) {
        let (mut begun, mut words, mut key, mut shown) = (&self.all[..], Vec::new(), (NONE, NONE), 0);
        // At most as many words as a phrase has.
        while let Some((word, capital)) = word(words.len()).filter(|_| words.len() < WORDS) {
            key.1 = number(key.1, &word);
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
