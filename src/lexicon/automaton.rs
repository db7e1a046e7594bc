//! The automaton of the phrases, as `build/automaton.rs` writes it.
//!
//! This replaces the part of `regex-automata` that runs an automaton, about thirty lines. With that crate and its
//! format, a page would load 13 KB more.

use std::sync::OnceLock;

/// The automaton as stored: in columns, because these compress well.
pub(super) struct Columns {
    /// Per state: 0, or 1 + the set of phrases that ends there.
    pub(super) accepting: &'static [u8],
    /// Per state: its number of edges.
    pub(super) counts: &'static [u8],
    /// Per edge: its first byte, and the number of further bytes.
    pub(super) from: &'static [u8],
    pub(super) more: &'static [u8],
    /// Per edge: the target state; 0 if it is the next state of the depth-first walk that numbers the states.
    pub(super) to: &'static [u16],
}

/// A deterministic automaton over bytes. State 0 is the start.
pub(super) struct Automaton {
    columns: Columns,
    /// Per state, its first edge; per edge, its target state. Computed at first use.
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
            // The walk continues with the last edge that it saw.
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

    /// The target state for a byte.
    pub(super) fn step(&self, state: u16, byte: u8) -> Option<u16> {
        let Columns { counts, from, more, .. } = &self.columns;
        let (firsts, to) = self.whole.get_or_init(|| self.whole());
        let first = firsts[usize::from(state)];
        let mut edges = first..first + usize::from(counts[usize::from(state)]);
        let edge = edges.find(|e| byte.wrapping_sub(from[*e]) <= more[*e])?;
        Some(to[edge])
    }

    /// The set of phrases that ends in a state.
    pub(super) fn accepts(&self, state: u16) -> Option<usize> {
        usize::from(self.columns.accepting[usize::from(state)]).checked_sub(1)
    }
}
