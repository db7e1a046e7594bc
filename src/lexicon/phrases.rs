//! Phrases of several words, matched by one automaton compiled from regular expressions at build time.

use super::{Classes, PHRASE_SET};
use regex_automata::{
    Anchored,
    dfa::{Automaton, sparse::DFA},
    util::start,
};
use std::sync::OnceLock;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.dfa"));

fn automaton() -> Option<&'static DFA<&'static [u8]>> {
    static DFA_ONCE: OnceLock<Option<DFA<&'static [u8]>>> = OnceLock::new();
    DFA_ONCE.get_or_init(|| DFA::from_bytes(BYTES).ok().map(|(dfa, _)| dfa)).as_ref()
}

/// Calls `found(end, classes)` for each phrase of the lexicon that starts at byte `start` of `text`, ends in rising order.
/// `start` must be the start of a word; the phrase ends at a word's end.
pub(crate) fn phrases_at(text: &str, start: usize, mut found: impl FnMut(usize, Classes)) {
    let Some(dfa) = automaton() else { return };
    let Ok(mut state) = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)) else { return };
    let bytes = text.as_bytes().get(start..).unwrap_or_default();
    let mut at = 0;
    loop {
        let fold = fold(&bytes[at..]);
        // A match is told one byte late, and at the end of the text.
        state = fold.map_or_else(|| dfa.next_eoi_state(state), |(byte, _)| dfa.next_state(state, byte));
        if dfa.is_match_state(state) && !fold.is_some_and(|(byte, _)| byte == b'_' || byte.is_ascii_alphanumeric()) {
            for n in 0..dfa.match_len(state) {
                found(start + at, Classes(PHRASE_SET[dfa.match_pattern(state, n).as_usize()]));
            }
        }
        match fold {
            Some((_, len)) if !dfa.is_dead_state(state) => at += len,
            _ => return,
        }
    }
}

/// The next byte as the automaton reads it, and how many bytes it stands for: lower case, one space for any white space,
/// one kind of apostrophe.
fn fold(bytes: &[u8]) -> Option<(u8, usize)> {
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
    fn automaton_is_sound() {
        assert!(automaton().is_some());
    }

    #[test]
    fn phrase_ends_at_a_word() {
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
