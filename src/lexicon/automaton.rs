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
    /// By edge: the state it leads to, less the one after its own, modulo 65,536.
    pub(super) to: &'static [u16],
}

/// A deterministic automaton over bytes. State 0 is its start.
pub(super) struct Automaton {
    columns: Columns,
    /// By state: the first of its edges. Summed up at the first walk.
    edges: OnceLock<Vec<u32>>,
}

impl Automaton {
    pub(super) const fn new(columns: Columns) -> Self {
        Self { columns, edges: OnceLock::new() }
    }

    /// The state that a byte leads to.
    pub(super) fn step(&self, state: u16, byte: u8) -> Option<u16> {
        let Columns { counts, from, more, to, .. } = &self.columns;
        let firsts = self.edges.get_or_init(|| {
            let sum = |end: &mut u32, count: &u8| Some(std::mem::replace(end, *end + u32::from(*count)));
            counts.iter().scan(0, sum).collect()
        });
        let first = firsts[usize::from(state)] as usize;
        let mut edges = first..first + usize::from(counts[usize::from(state)]);
        let edge = edges.find(|e| byte.wrapping_sub(from[*e]) <= more[*e])?;
        Some(state.wrapping_add(1).wrapping_add(to[edge]))
    }

    /// Which set of phrases ends in a state.
    pub(super) fn accepts(&self, state: u16) -> Option<usize> {
        usize::from(self.columns.accepting[usize::from(state)]).checked_sub(1)
    }
}
