//! Word lists to compare tokens with: `words!("who which that")`, split at compile time.

/// Words in ASCII lower case, each after its length. A slice of references would take twice the bytes, and a string
/// would have to be split at each use.
#[derive(Debug)]
pub(crate) struct Words<L: ?Sized = [u8]>(L);

/// The bit by which upper and lower case differ in ASCII.
const ASCII_CASE: u8 = 0x20;

/// The [`Words`] of a string, separated by single spaces.
macro_rules! words {
    ($words:expr) => {{
        const WORDS: &$crate::words::Words = &$crate::words::Words::<[u8; { $words.len() + 1 }]>::new($words);
        WORDS
    }};
}

impl<const N: usize> Words<[u8; N]> {
    /// Replaces the space before each word by the word's length. Only [`words!`] calls it, so invalid input does not
    /// compile.
    pub(crate) const fn new(words: &str) -> Self {
        let (words, mut list) = (words.as_bytes(), [0; N]);
        let (mut i, mut length) = (0, 0);
        while i < words.len() {
            assert!(!words[i].is_ascii_uppercase(), "words are compared in lower case");
            list[i + 1] = words[i];
            if words[i] == b' ' {
                assert!(list[length] > 0, "an empty word");
                length = i + 1;
                list[length] = 0;
            } else {
                list[length] += 1;
            }
            i += 1;
        }
        assert!(list[length] > 0, "an empty word");
        Self(list)
    }
}

impl Words {
    /// Whether `word` is in the list, ignoring case.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.has_bytes(word.as_bytes())
    }

    /// The same for the bytes of a word. Most words differ in length or in the first byte, so that few are compared.
    pub(crate) fn has_bytes(&self, word: &[u8]) -> bool {
        let Some(first) = word.first() else { return false };
        let (list, mut at) = (&self.0, 0);
        while let Some(&length) = list.get(at) {
            let length = usize::from(length);
            if length == word.len()
                && let Some(w) = list.get(at + 1..=at + length)
                && (w[0] ^ first) & !ASCII_CASE == 0
                && w.eq_ignore_ascii_case(word)
            {
                return true;
            }
            at += length + 1;
        }
        false
    }

    /// Whether one of the words is a prefix of `word`, ignoring case.
    pub(crate) fn any_begins(&self, word: &str) -> bool {
        self.any(|w| word.as_bytes().get(..w.len()).is_some_and(|start| w.eq_ignore_ascii_case(start)))
    }

    /// Whether one of the words is a suffix of `word`, ignoring case.
    pub(crate) fn any_ends(&self, word: &str) -> bool {
        let end = |w: &[u8]| word.len().checked_sub(w.len()).and_then(|n| word.as_bytes().get(n..));
        self.any(|w| end(w).is_some_and(|end| w.eq_ignore_ascii_case(end)))
    }

    /// Whether one of the words fits.
    #[inline]
    pub(crate) fn any(&self, fits: impl Fn(&[u8]) -> bool) -> bool {
        let mut list = &self.0;
        while let Some((&length, words)) = list.split_first()
            && let Some((word, others)) = words.split_at_checked(length.into())
        {
            if fits(word) {
                return true;
            }
            list = others;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn one_of_them() {
        let words = words!("a isn’t mr. the");
        assert!(["a", "A", "Isn’t", "MR.", "the"].iter().all(|w| words.has(w)));
        assert!(["", " ", "m", "mr", "mr. ", "th", "them", "isn't", "\u{1}a"].iter().all(|w| !words.has(w)));
    }

    #[test]
    fn begun_by_one() {
        let stems = words!("think thought");
        assert!(["think", "Thinks", "THOUGHTS"].iter().all(|w| stems.any_begins(w)));
        assert!(["", "thin", "rethink", "though"].iter().all(|w| !stems.any_begins(w)));
    }

    #[test]
    #[should_panic(expected = "an empty word")]
    fn two_spaces() {
        Words::<[u8; 5]>::new("a  b");
    }

    #[test]
    #[should_panic(expected = "an empty word")]
    fn space_at_the_end() {
        Words::<[u8; 3]>::new("a ");
    }

    #[test]
    #[should_panic(expected = "lower case")]
    fn capital() {
        Words::<[u8; 2]>::new("A");
    }

    #[test]
    fn ended_by_one() {
        let ends = words!("ism tion");
        assert!(["ism", "Tourism", "NATION"].iter().all(|w| ends.any_ends(w)));
        assert!(["", "sm", "isms", "nations"].iter().all(|w| !ends.any_ends(w)));
    }
}
