//! Pairs quotation marks within a block.

use super::marks::{Mark, mark};
use crate::{analysis::QuoteStyle, text::Document};
use std::ops::Range;

/// A paired quotation.
#[derive(Debug)]
pub(super) struct Pair {
    /// From the opening to the closing mark, including those that are present.
    pub(super) tokens: Range<usize>,
    /// The style of its marks.
    pub(super) style: QuoteStyle,
    /// Whether it has an opening mark.
    pub(super) opened: bool,
    /// Whether it has a closing mark.
    pub(super) closed: bool,
}

/// Appends the quotations of one block. `next_opens`: the next block begins with an opening mark, so a quotation that
/// is open at the end of this block continues there. `open_before`: the style of the quotation left open by the block
/// before, which may continue here without a new mark.
///
/// Returns the style of the quotation that is open at the end of this block.
pub(super) fn pair(
    doc: &Document<'_>,
    block: Range<usize>,
    next_opens: bool,
    open_before: Option<QuoteStyle>,
    out: &mut Vec<Pair>,
) -> Option<QuoteStyle> {
    let marks: Vec<Mark> = block.clone().filter_map(|i| mark(doc, &block, i)).collect();
    let goes_on = open_before.and_then(|style| runs_on(doc, &marks, style)).filter(|close| *close > block.start);
    if let Some(close) = goes_on {
        let style = open_before.unwrap_or(QuoteStyle::Double);
        out.push(Pair { tokens: block.start..close + 1, style, opened: false, closed: true });
    }
    let marks: Vec<Mark> = marks.into_iter().filter(|m| goes_on.is_none_or(|close| m.at > close)).collect();
    let last_single = marks.iter().rposition(|m| m.style == QuoteStyle::Single && m.closes);
    let first = out.len();
    let mut open: Vec<Mark> = Vec::new();
    for (n, m) in marks.iter().enumerate() {
        let partner = open.iter().rposition(|o| closes(doc, *o, *m));
        if let Some(k) = partner
            && (open[k].style == QuoteStyle::Low || m.closes)
            && !(m.style == QuoteStyle::Single && is_possessive(doc, &marks[n + 1..], *m, &open[k + 1..], next_opens))
        {
            if m.at > open[k].at + 1 {
                insert(out, Pair { tokens: open[k].at..m.at + 1, style: open[k].style, opened: true, closed: true });
            }
            open.truncate(k);
        } else if m.opens
            && (m.style != QuoteStyle::Single
                || last_single.is_some_and(|l| l > n)
                || next_opens && starts_quotation(doc, &block, m.at)
                || after_colon(doc, &block, m.at))
        {
            // The same mark twice without nesting: the first was never closed.
            let two = open.iter().filter(|o| o.style == m.style).count() == 2;
            if let Some(k) = open.iter().rposition(|o| o.style == m.style)
                && (two || !nests(&marks[n + 1..], m.style))
            {
                open.truncate(k);
            }
            // Keeps at most two open marks of each style, even if a hostile text nests deeper.
            open.push(*m);
        }
    }
    // Open at the end of the block: the quotation continues in the next paragraph, or its closing mark is missing.
    let o = open.first()?;
    let lone =
        || o.style != QuoteStyle::Single && starts_quotation(doc, &block, o.at) || after_colon(doc, &block, o.at);
    if o.at + 1 == block.end || !(next_opens || lone()) {
        return None;
    }
    let mut here = out.split_off(first);
    here.retain(|p| p.tokens.end <= o.at || p.tokens.start > o.at);
    out.append(&mut here);
    insert(out, Pair { tokens: o.at..block.end, style: o.style, opened: true, closed: false });
    Some(o.style)
}

/// Where a quotation left open by the block before closes in this one: at its first mark of that style, if that one
/// closes.
fn runs_on(doc: &Document<'_>, marks: &[Mark], style: QuoteStyle) -> Option<usize> {
    let stops = |m: &Mark| doc.one_of(m.at - 1, words!(". , ! ? …"));
    // A single mark that does not follow punctuation is an apostrophe.
    let first = marks.iter().find(|m| m.style == style && (style != QuoteStyle::Single || m.opens || stops(m)))?;
    let stop = stops(first);
    (first.closes && !first.opens && stop).then_some(first.at)
}

/// Said: 'I do not know: a capital right after a mark that follows a colon.
fn after_colon(doc: &Document<'_>, block: &Range<usize>, at: usize) -> bool {
    at > block.start && doc.mark(at - 1, ":") && doc.token(at + 1).capital()
}

/// Inserts a pair in order of opening marks. The few pairs inside it are already in the list.
fn insert(out: &mut Vec<Pair>, pair: Pair) {
    let inside = out.iter().rev().take_while(|p| p.tokens.start > pair.tokens.start).count();
    out.insert(out.len() - inside, pair);
}

fn closes(doc: &Document<'_>, open: Mark, m: Mark) -> bool {
    match open.style {
        // German: „…“ and ‚…‘
        // „…" with a typed closing mark.
        QuoteStyle::Low if doc.mark(open.at, "‚") => {
            doc.word(m.at) == "‘" && !doc.token(m.at).space_before || doc.mark(m.at, "’") && m.closes
        }
        QuoteStyle::Low => doc.one_of(m.at, words!("“ ”")) || doc.word(m.at) == "\"" && m.closes,
        // ``…'' closes with two single quotes.
        QuoteStyle::Typed => m.style == QuoteStyle::Typed && doc.mark(m.at, "''"),
        // Otherwise both marks must have the same style. “…" passes, because both marks are double.
        style => m.style == style,
    }
}

/// Whether, among the following marks of `style`, two close before one opens.
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
    at > 0 && doc.token(at - 1).is_word && !doc.token(at).space_before && doc.word(at - 1).ends_with(['s', 'S', 'z'])
}

/// An apostrophe after a plural's s, if a better closing mark follows before another opening mark: the officials’ view.
/// Also if no mark follows and the quotation continues in the next paragraph: at my parents’ and …
fn is_possessive(doc: &Document<'_>, rest: &[Mark], m: Mark, inner: &[Mark], goes_on: bool) -> bool {
    if !after_s(doc, m.at) || !inner.is_empty() {
        return false;
    }
    let next_is_word = doc.tokens.get(m.at + 1).is_some_and(|t| t.is_word && t.space_before);
    let mut singles = rest.iter().filter(|r| r.style == QuoteStyle::Single);
    next_is_word && singles.next().map_or(goes_on, |r| r.closes && !r.opens)
}

/// Whether an opening mark without a partner may begin a quotation: at the start of the block, or after punctuation.
fn starts_quotation(doc: &Document<'_>, block: &Range<usize>, at: usize) -> bool {
    at == block.start || doc.one_of(at - 1, words!(": , — – ."))
}
