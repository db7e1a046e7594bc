//! Phrases of several words, matched by one automaton that is compiled from regular expressions at build time.

use super::{Classes, PHRASE_SETS, PHRASES};

/// Calls `found(end, classes)` for each phrase of the lexicon that starts at byte `start` of `text`, by increasing end.
/// `start` must be the start of a word; a phrase ends at the end of a word.
pub(crate) fn phrases_at(text: &str, start: usize, mut found: impl FnMut(usize, Classes)) {
    let bytes = text.as_bytes().get(start..).unwrap_or_default();
    let (mut at, mut state) = (0, 0);
    loop {
        let folded = fold_byte(&bytes[at..]);
        if let Some(set) = PHRASES.accepts(state)
            && !folded.is_some_and(|(byte, _)| byte == b'_' || byte.is_ascii_alphanumeric())
        {
            for classes in PHRASE_SETS[set] {
                found(start + at, Classes(*classes));
            }
        }
        let Some((byte, len)) = folded else { return };
        let Some(next) = PHRASES.step(state, byte) else { return };
        (at, state) = (at + len, next);
    }
}

/// The next byte for the automaton, and the number of bytes that it replaces: lower case, one space for any white
/// space, one kind of apostrophe.
fn fold_byte(bytes: &[u8]) -> Option<(u8, usize)> {
    let space = |b: &[u8]| match b {
        [b' ' | b'\t' | b'\n' | b'\r', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        _ => 0,
    };
    let mut spaces = 0;
    while let len @ 1.. = space(&bytes[spaces..]) {
        spaces += len;
    }
    match bytes {
        _ if spaces > 0 => Some((b' ', spaces)),
        [0xE2, 0x80, 0x99, ..] => Some((b'\'', 3)),
        [byte, ..] => Some((byte.to_ascii_lowercase(), 1)),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_end_at_the_end_of_a_word() {
        let ends = |t: &str| {
            let mut v = Vec::new();
            phrases_at(t, 0, |e, _| v.push(e));
            v
        };
        assert_eq!(ends("News agency said"), [11]);
        assert!(ends("News agencylike").is_empty());
        assert_eq!(ends("NEWS \u{a0}agency"), [13]);
    }
}
