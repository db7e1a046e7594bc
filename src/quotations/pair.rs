//! Pairing of quotation marks within a block.

use super::marks::{Mark, mark};
use crate::{analysis::QuoteStyle, text::Document};
use std::ops::Range;

/// A paired quotation.
#[derive(Debug)]
pub(super) struct Pair {
    /// From the opening mark to the closing one, both included.
    pub(super) tokens: Range<usize>,
    /// Its marks.
    pub(super) style: QuoteStyle,
    /// Whether the closing mark is there.
    pub(super) closed: bool,
}

/// Deeper than any writer nests: what a hostile text may cost.
const DEEPEST: usize = 6;

/// Appends the quotations of one block. `next_opens`: the next block begins with an opening mark, so one that is open at
/// the end of this block goes on there.
pub(super) fn pair(doc: &Document<'_>, block: Range<usize>, next_opens: bool, out: &mut Vec<Pair>) {
    let marks: Vec<Mark> = block.clone().filter_map(|i| mark(doc, &block, i)).collect();
    let last_single = marks.iter().rposition(|m| m.style == QuoteStyle::Single && m.closes);
    let first = out.len();
    let mut open: Vec<Mark> = Vec::new();
    for (n, m) in marks.iter().enumerate() {
        let partner = open.iter().rposition(|o| closes(doc, *o, *m));
        if let Some(k) = partner
            && (open[k].style == QuoteStyle::Low || m.closes && !(m.opens && reopens(&marks[n..], *m)))
            && !(m.style == QuoteStyle::Single && is_possessive(doc, &marks[n + 1..], *m, &open[k + 1..]))
        {
            if m.at > open[k].at + 1 {
                insert(out, Pair { tokens: open[k].at..m.at + 1, style: open[k].style, closed: true });
            }
            open.truncate(k);
        } else if m.opens
            && (m.style != QuoteStyle::Single
                || last_single.is_some_and(|l| l > n)
                || next_opens && starts_quotation(doc, &block, m.at))
        {
            // The same mark opened twice without nesting: the first was never closed.
            if let Some(k) = open.iter().rposition(|o| o.style == m.style)
                && !nests(&marks[n + 1..], m.style)
            {
                open.truncate(k);
            }
            if open.len() < DEEPEST {
                open.push(*m);
            }
        }
    }
    // Left open at the end of the block: a quotation that goes on in the next paragraph, or whose mark was forgotten.
    if let Some(o) = open.first()
        && o.at + 1 < block.end
        && (next_opens || o.style != QuoteStyle::Single)
        && (next_opens || starts_quotation(doc, &block, o.at))
    {
        let mut here = out.split_off(first);
        here.retain(|p| p.tokens.end <= o.at || p.tokens.start > o.at);
        out.append(&mut here);
        insert(out, Pair { tokens: o.at..block.end, style: o.style, closed: false });
    }
}

/// Puts a pair where its opening mark stands: those inside it, a few at most, closed before it.
fn insert(out: &mut Vec<Pair>, pair: Pair) {
    let inside = out.iter().rev().take_while(|p| p.tokens.start > pair.tokens.start).count();
    out.insert(out.len() - inside, pair);
}

fn closes(doc: &Document<'_>, open: Mark, m: Mark) -> bool {
    match open.style {
        // German: „…“
        QuoteStyle::Low => doc.word(m.at) == "“" || doc.word(m.at) == "”",
        // ``…'' is paired by either.
        QuoteStyle::Typed => m.style == QuoteStyle::Typed && doc.word(m.at) == "''",
        // One shape does not close another kind of double mark: “…" is a slip worth mending, though.
        style => m.style == style,
    }
}

/// A straight mark that could do either, inside one of its own: it opens a nested one only where two closings follow.
fn reopens(rest: &[Mark], m: Mark) -> bool {
    !m.shaped && nests(&rest[1..], m.style)
}

/// Whether, of the marks of `style` that follow, two close before one opens.
fn nests(rest: &[Mark], style: QuoteStyle) -> bool {
    let mut closings = 0;
    for m in rest.iter().filter(|m| m.style == style) {
        if m.closes && !m.opens {
            closings += 1;
            if closings == 2 {
                return true;
            }
        } else {
            return false;
        }
    }
    false
}

fn after_s(doc: &Document<'_>, at: usize) -> bool {
    at > 0 && doc.tokens[at - 1].is_word && !doc.tokens[at].space_before && doc.word(at - 1).ends_with(['s', 'S', 'z'])
}

/// ’ after a plural's s, with a better closing mark still to come before another opens: the officials’ view.
fn is_possessive(doc: &Document<'_>, rest: &[Mark], m: Mark, inner: &[Mark]) -> bool {
    if !after_s(doc, m.at) || !inner.is_empty() {
        return false;
    }
    let next_is_word = doc.tokens.get(m.at + 1).is_some_and(|t| t.is_word && t.space_before);
    let mut singles = rest.iter().filter(|r| r.style == QuoteStyle::Single);
    next_is_word && singles.next().is_some_and(|r| r.closes && !r.opens)
}

/// Where an opening mark without its partner still begins a quotation: at the start of the block or after a colon or comma.
fn starts_quotation(doc: &Document<'_>, block: &Range<usize>, at: usize) -> bool {
    at == block.start || matches!(doc.word(at - 1), ":" | "," | "—" | "–" | ".")
}
