//! Phrases of several words, matched by one automaton compiled from regular expressions at build time.

use super::{Classes, PHRASE_SET};
use regex_automata::{
    Anchored, Input,
    dfa::{Automaton, OverlappingState, sparse::DFA},
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
    let input = Input::new(text).range(start..).anchored(Anchored::Yes);
    let mut state = OverlappingState::start();
    while dfa.try_search_overlapping_fwd(&input, &mut state).is_ok() {
        let Some(m) = state.get_match() else { return };
        found(m.offset(), Classes(PHRASE_SET[m.pattern().as_usize()]));
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
    }
}
