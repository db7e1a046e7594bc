//! Linking: which labelled source, cue and content belong together.
//!
//! By order and nearness within a block, and by units: a cue takes the source beside it, the content before it in its
//! unit, the content after it, and a quotation that goes on after it as a sentence of its own.

use super::{
    label::{Label, Role, Rule},
    units::Quotes,
};
use crate::{lexicon::Classes, text::Document};
use std::ops::Range;

/// Labels that make one attribution.
#[derive(Clone, Debug)]
pub(super) struct Linked {
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) content: Vec<Range<usize>>,
    /// The rule of its cue, or of its content where it has none.
    pub(super) rule: Rule,
}

/// Links the labels of one block, which are in order and do not overlap. `units` are the block's.
pub(super) fn link(doc: &Document<'_>, quotes: &Quotes, units: &[Range<usize>], labels: &[Label]) -> Vec<Linked> {
    let unit = |at: usize| units.partition_point(|u| u.end <= at);
    let mut taken = vec![false; labels.len()];
    let mut out: Vec<(usize, Linked)> = Vec::new();

    // 1. Every cue and its source.
    for (c, label) in labels.iter().enumerate().filter(|(_, l)| l.role == Role::Cue) {
        let source = source_of(doc, labels, &taken, c, &unit);
        if let Some(s) = source {
            taken[s] = true;
        }
        let own = source.map(|s| labels[s].tokens.clone());
        // A second cue of the same subject: "said A, adding B".
        let shared = || {
            out.last()
                .filter(|(p, _)| unit(labels[*p].tokens.start) == unit(label.tokens.start))
                .and_then(|(_, l)| l.source.clone())
        };
        let shares = own.is_none() && label.rule != Rule::NounClause;
        let source = if shares { shared() } else { own };
        out.push((c, Linked { source, cue: Some(label.tokens.clone()), content: Vec::new(), rule: label.rule }));
    }

    // 2. Every content and its cue.
    let mut loose: Vec<usize> = Vec::new();
    for (k, label) in labels.iter().enumerate().filter(|(_, l)| l.role == Role::Content) {
        match cue_of(doc, quotes, labels, &out, k, &unit) {
            Some(o) => out[o].1.content.push(label.tokens.clone()),
            None => loose.push(k),
        }
    }

    // 3. What has no cue: a signed quotation, or one that stands alone.
    for k in loose {
        let at = out.partition_point(|(p, _)| *p < k);
        let signed =
            labels.get(k + 1).filter(|l| l.role == Role::Source && l.rule == Rule::Signature).map(|l| l.tokens.clone());
        let here = unit(labels[k].tokens.start);
        let follows = |l: &Linked| l.cue.is_none() && l.content.last().is_some_and(|c| unit(c.start) + 1 == here);
        if let Some(before) = at.checked_sub(1).map(|p| &mut out[p].1).filter(|l| signed.is_none() && follows(l)) {
            before.content.push(labels[k].tokens.clone());
        } else {
            let content = vec![labels[k].tokens.clone()];
            out.insert(at, (k, Linked { source: signed, cue: None, content, rule: labels[k].rule }));
        }
    }
    out.into_iter().map(|(_, l)| l).collect()
}

/// The source label of cue `c`: on its left within the unit, else on its right.
fn source_of(
    doc: &Document<'_>,
    labels: &[Label],
    taken: &[bool],
    c: usize,
    unit: &dyn Fn(usize) -> usize,
) -> Option<usize> {
    let here = unit(labels[c].tokens.start);
    let is = |n: usize| labels[n].role == Role::Source && !taken[n] && unit(labels[n].tokens.start) == here;
    let right = (c + 1 < labels.len() && is(c + 1)).then_some(c + 1);
    let left = (c > 0 && is(c - 1)).then(|| c - 1);
    let gap = |n: usize| labels[n].tokens.start.saturating_sub(labels[c].tokens.end);
    if doc.phrase(labels[c].tokens.start, Classes::ATTRIBUTIVE).is_some() {
        return right;
    }
    // "claims by X that"
    if labels[c].rule == Rule::NounClause {
        return right.filter(|n| gap(*n) <= 1).or(left);
    }
    left.or(right.filter(|n| gap(*n) <= 2))
}

/// Index in `out` of the cue that content `k` belongs to.
fn cue_of(
    doc: &Document<'_>,
    quotes: &Quotes,
    labels: &[Label],
    out: &[(usize, Linked)],
    k: usize,
    unit: &dyn Fn(usize) -> usize,
) -> Option<usize> {
    let span = &labels[k].tokens;
    let here = unit(span.start);
    let is_quotation = quotes.at(span.start).is_some();
    // The nearest cue on either side, with nothing but its own source between.
    let is_source = |n: &usize| labels[*n].role == Role::Source;
    let linked = |n: usize| out.binary_search_by_key(&n, |(c, _)| *c).ok();
    let before = (0..k).rev().find(|n| !is_source(n)).and_then(linked);
    let after = (k + 1..labels.len()).find(|n| !is_source(n)).and_then(linked);
    let before_unit = before.map(|o| unit(labels[out[o].0].tokens.start));
    let after_unit = after.map(|o| unit(labels[out[o].0].tokens.start));
    let same_rule = |o: usize| labels[out[o].0].rule == labels[k].rule;

    let before_here = before.filter(|_| before_unit == Some(here));
    let after_here = after.filter(|o| {
        after_unit == Some(here)
            || (is_quotation
                && after_unit == Some(here + 1)
                && same_rule(*o)
                && out[*o].1.content.is_empty()
                && labels[out[*o].0 + 1..]
                    .iter()
                    .take_while(|l| unit(l.tokens.start) == here + 1)
                    .all(|l| l.role != Role::Content))
    });
    match (before_here, after_here) {
        (Some(b), Some(a)) => {
            // Between two cues of one unit: a comma before the second one's source gives it to that.
            let second = labels[out[a].0].tokens.start.min(out[a].1.source.as_ref().map_or(usize::MAX, |s| s.start));
            let adjacent = second > span.end && doc.word(span.end) == "," && second == span.end + 1
                || quotes.at(span.end - 1).is_some() && second == span.end;
            let has_content = !out[b].1.content.is_empty();
            if adjacent && has_content && same_rule(a) { Some(a) } else { Some(b) }
        }
        (Some(b), None) => Some(b),
        (None, Some(a)) => Some(a),
        (None, None) => {
            // A quotation as a sentence of its own goes on from the one before it in the block.
            let b = before?;
            let previous = &out[b].1;
            let next_to = previous
                .content
                .iter()
                .chain(&previous.cue)
                .map(|c| unit(c.end - 1))
                .max()
                .is_some_and(|u| u + 1 >= here);
            (is_quotation && next_to).then_some(b)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::check;

    #[test]
    fn table() {
        check(&[
            ("“Go,” said Ann. “Now.” “Stay,” said Bob.", "Ann [said] “Go,” + “Now.”; Bob [said] “Stay,”"),
            ("Ann said it was late. Bob said it was not.", "Ann [said] it was late; Bob [said] it was not"),
            ("Ann said, “Go.” Bob said, “Stay.”", "Ann [said] “Go.”; Bob [said] “Stay.”"),
            (
                "“We waited all night.”\n“Nobody came to us.”",
                "- [-] “We waited all night.”; - [-] “Nobody came to us.”",
            ),
        ]);
    }
}
