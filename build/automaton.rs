//! Compiles phrases to one automaton, in columns of bytes. These compress to half the size of `regex-automata`'s own
//! format.
//!
//! `regex-automata` parses the expressions and builds the automaton. Then equivalent states are merged, including those
//! that differ only because it reports a match one byte late. States are numbered in depth-first order, so the edges of
//! that walk need no number.

use regex_automata::{
    Anchored, MatchKind,
    dfa::{Automaton, StartKind, dense},
    util::{primitives::StateID, start, syntax},
};
use std::collections::{BTreeMap, HashMap};

/// The columns of the automaton; `src/lexicon/automaton.rs` reads them.
#[derive(Default)]
pub(crate) struct Columns {
    /// Per state: 0, or 1 + the index in `accepts` of the set that ends there.
    pub(crate) accepting: Vec<u8>,
    /// Per state: its number of edges.
    pub(crate) counts: Vec<u8>,
    /// Per edge: its first byte, and the number of further bytes.
    pub(crate) from: Vec<u8>,
    pub(crate) more: Vec<u8>,
    /// Per edge: 0 if the depth-first walk reaches a new state by it, otherwise the target state.
    pub(crate) to: Vec<u16>,
    /// The sets of patterns.
    pub(crate) accepts: Vec<Vec<usize>>,
}

struct State {
    accepts: Vec<usize>,
    /// First and last byte, and the target state.
    edges: Vec<(u8, u8, usize)>,
}

pub(crate) fn columns<'a>(patterns: impl Iterator<Item = &'a Vec<&'a str>>) -> Result<Columns, String> {
    let patterns: Vec<String> = patterns.map(|phrases| format!("(?:{})", phrases.join("|"))).collect();
    let dfa = dense::Builder::new()
        .syntax(syntax::Config::new().unicode(false).utf8(false))
        .thompson(regex_automata::nfa::thompson::Config::new().utf8(false).shrink(true))
        .configure(dense::Config::new().match_kind(MatchKind::All).start_kind(StartKind::Anchored).accelerate(false))
        .build_many(&patterns)
        .map_err(|e| format!("src/lexicon/words: phrases: {e:?}"))?;
    let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).map_err(|e| e.to_string())?;
    write(&merged(&reached(&dfa, start)))
}

/// The states reachable from the start, the start first.
fn reached(dfa: &dense::DFA<Vec<u32>>, start: StateID) -> Vec<State> {
    let mut number: HashMap<StateID, usize> = HashMap::from([(start, 0)]);
    let (mut order, mut states) = (vec![start], Vec::new());
    while let Some(&id) = order.get(states.len()) {
        let end = dfa.next_eoi_state(id);
        let matches = if dfa.is_match_state(end) { dfa.match_len(end) } else { 0 };
        let mut accepts: Vec<usize> = (0..matches).map(|n| dfa.match_pattern(end, n).as_usize()).collect();
        accepts.sort_unstable();
        let mut edges: Vec<(u8, u8, usize)> = Vec::new();
        for byte in 0..=u8::MAX {
            let next = dfa.next_state(id, byte);
            if dfa.is_dead_state(next) {
                continue;
            }
            let to = *number.entry(next).or_insert_with(|| {
                order.push(next);
                order.len() - 1
            });
            edges.push((byte, byte, to));
        }
        states.push(State { accepts, edges });
    }
    states
}

/// Merges equivalent states (Moore 1956), and numbers them in depth-first order.
fn merged(states: &[State]) -> Vec<State> {
    let mut class: Vec<usize> = vec![0; states.len()];
    let mut count = 0;
    loop {
        let mut seen = BTreeMap::new();
        let next: Vec<usize> = (states.iter().zip(&class))
            .map(|(s, c)| {
                let edges: Vec<_> = s.edges.iter().map(|(b, _, to)| (*b, class[*to])).collect();
                let fresh = seen.len();
                *seen.entry((*c, s.accepts.clone(), edges)).or_insert(fresh)
            })
            .collect();
        class = next;
        if seen.len() == count {
            break;
        }
        count = seen.len();
    }
    let mut of = vec![0; count];
    (0..states.len()).rev().for_each(|s| of[class[s]] = s);
    let (mut number, mut order, mut stack) = (vec![usize::MAX; count], Vec::new(), vec![class[0]]);
    while let Some(c) = stack.pop() {
        if number[c] == usize::MAX {
            number[c] = order.len();
            order.push(c);
            stack.extend(states[of[c]].edges.iter().rev().map(|(_, _, to)| class[*to]));
        }
    }
    let state = |c: &usize| {
        let mut edges: Vec<(u8, u8, usize)> = Vec::new();
        for (byte, _, to) in &states[of[*c]].edges {
            let to = number[class[*to]];
            match edges.last_mut() {
                Some((_, last, same)) if *same == to && *last + 1 == *byte => *last = *byte,
                _ => edges.push((*byte, *byte, to)),
            }
        }
        State { accepts: states[of[*c]].accepts.clone(), edges }
    };
    order.iter().map(state).collect()
}

fn write(states: &[State]) -> Result<Columns, String> {
    if states.len() > usize::from(u16::MAX) {
        return Err("more than 65,535 states of phrases: widen the automaton".into());
    }
    let mut out = Columns::default();
    let mut met = vec![None; states.len()];
    let mut stack = vec![(0, None)];
    while let Some((state, edge)) = stack.pop() {
        let s: &State = &states[state];
        if met[state].is_none() {
            met[state] = Some(edge);
            stack.extend(s.edges.iter().enumerate().rev().map(|(n, (_, _, to))| (*to, Some((state, n)))));
        }
    }
    for (n, s) in states.iter().enumerate() {
        let mut accepting = 0;
        if !s.accepts.is_empty() {
            let which = out.accepts.iter().position(|a| *a == s.accepts).unwrap_or(out.accepts.len());
            if which == out.accepts.len() {
                out.accepts.push(s.accepts.clone());
            }
            accepting = u8::try_from(which + 1).map_err(|_| "more than 255 sets of phrases: widen the automaton")?;
        }
        out.accepting.push(accepting);
        out.counts.push(u8::try_from(s.edges.len()).map_err(|_| "256 edges of one state: widen the automaton")?);
        for (edge, (first, last, to)) in s.edges.iter().enumerate() {
            out.from.push(*first);
            out.more.push(last - first);
            let meets = met[*to] == Some(Some((n, edge)));
            out.to.push(if meets { 0 } else { *to as u16 });
        }
    }
    Ok(out)
}
