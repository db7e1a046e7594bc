//! The automaton of the phrases, as `build/automaton.rs` writes it.
//!
//! Own code for the thirty lines of `regex-automata` that walk an automaton: with those, and with the automaton as that
//! crate writes it, a page loads 13 KB more.

use std::sync::OnceLock;

/// The automaton as the page loads it: columns compress.
pub(super) struct Columns {
    /// By state: 0, or 1 + the set of phrases that ends there.
    pub(super) accepting: &'static [u8],
    /// By state: how many edges leave it.
    pub(super) counts: &'static [u8],
    /// By edge: its first byte, and how many bytes more.
    pub(super) from: &'static [u8],
    pub(super) more: &'static [u8],
    /// By edge: the state it leads to; 0 where a walk in depth, which numbers the states, meets the next one by it.
    pub(super) to: &'static [u16],
}

/// A deterministic automaton over bytes. State 0 is its start.
pub(super) struct Automaton {
    columns: Columns,
    /// By state: the first of its edges; by edge: the state it leads to. Put together at the first walk.
    whole: OnceLock<(Vec<usize>, Vec<u16>)>,
}

impl Automaton {
    pub(super) const fn new(columns: Columns) -> Self {
        Self { columns, whole: OnceLock::new() }
    }

    fn whole(&self) -> (Vec<usize>, Vec<u16>) {
        let Columns { counts, to, .. } = &self.columns;
        let (mut firsts, mut to, mut first, mut ahead) = (Vec::new(), to.to_vec(), 0, Vec::new());
        for (state, count) in counts.iter().enumerate() {
            // The walk goes on by the edge that it saw last.
            if let Some(edge) = ahead.pop() {
                to[edge] = state as u16;
            }
            let edges = first..first + usize::from(*count);
            firsts.push(first);
            first = edges.end;
            ahead.extend(edges.rev().filter(|edge| to[*edge] == 0));
        }
        (firsts, to)
    }

    /// The state that a byte leads to.
    pub(super) fn step(&self, state: u16, byte: u8) -> Option<u16> {
        let Columns { counts, from, more, .. } = &self.columns;
        let (firsts, to) = self.whole.get_or_init(|| self.whole());
        let first = firsts[usize::from(state)];
        let mut edges = first..first + usize::from(counts[usize::from(state)]);
        let edge = edges.find(|e| byte.wrapping_sub(from[*e]) <= more[*e])?;
        Some(to[edge])
    }

    /// Which set of phrases ends in a state.
    pub(super) fn accepts(&self, state: u16) -> Option<usize> {
        usize::from(self.columns.accepting[usize::from(state)]).checked_sub(1)
    }
}
