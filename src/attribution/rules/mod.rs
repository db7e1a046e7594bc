//! The rule labeller: source, cue and content of a block, unit by unit.
//!
//! What is surest comes first: a cue beside a quotation, a parenthesis at the end of a sentence, "according to"; then
//! verbs and nouns with their complements, from left to right, each taking its content to the end of its clause.

mod according_to;
mod forward;
mod nouns;
mod parenthesis;
mod quoted;
mod subject;
mod transcript;

pub(super) use transcript::is_transcript;

use super::{
    label::{Label, Role, Rule},
    np::Np,
    units::Quotes,
};
use crate::text::Document;
use std::ops::Range;

/// Labels one block's body, whose units are `units`. `transcript`: see [`is_transcript`].
pub(super) fn label(
    doc: &Document<'_>,
    quotes: &Quotes,
    body: &Range<usize>,
    units: &[Range<usize>],
    transcript: bool,
) -> Vec<Label> {
    let mut l = Labeller { np: Np { doc, quotes }, labels: Vec::new() };
    if l.transcript(body, transcript) {
        return l.labels;
    }
    for (n, unit) in units.iter().enumerate() {
        let next = units.get(n + 1).map_or(unit.end, |u| u.end);
        l.quotations(unit, next);
    }
    for unit in units {
        l.according_to(unit);
        if l.is_free(unit) {
            l.parenthesis(unit);
        }
        l.forward(unit);
    }
    for unit in units {
        l.alone(unit);
    }
    l.labels
}

/// The labels given so far and what they are read from.
struct Labeller<'a, 't> {
    np: Np<'a, 't>,
    /// In order, not overlapping. Kept so by insertion: a block has few, and each general sort costs the page kilobytes.
    labels: Vec<Label>,
}

impl Labeller<'_, '_> {
    fn push(&mut self, role: Role, tokens: Range<usize>, rule: Rule) {
        if !tokens.is_empty() && self.is_free(&tokens) {
            let at = self.labels.partition_point(|l| l.tokens.start < tokens.start);
            self.labels.insert(at, Label { role, tokens, rule });
        }
    }

    /// The labels that end at or before token `at`; those after it follow in the list.
    fn before(&self, at: usize) -> usize {
        self.labels.partition_point(|l| l.tokens.end <= at)
    }
    fn is_free(&self, r: &Range<usize>) -> bool {
        self.labels.get(self.before(r.start)).is_none_or(|l| r.end <= l.tokens.start)
    }

    fn attribute(&mut self, source: Option<Range<usize>>, cue: Range<usize>, content: Range<usize>, rule: Rule) {
        self.push(Role::Content, content, rule);
        if let Some(s) = source {
            self.push(Role::Source, s, rule);
        }
        self.push(Role::Cue, cue, rule);
    }

    /// The end of the last label before `at`, not before `start`.
    fn floor(&self, start: usize, at: usize) -> usize {
        self.before(at).checked_sub(1).map_or(start, |n| self.labels[n].tokens.end.max(start))
    }
    /// The last cue labelled in a unit before token `at`.
    fn cue_labelled(&self, unit: &Range<usize>, at: usize) -> Option<Range<usize>> {
        let before = self.labels[..self.before(at)].iter().rev();
        before.take_while(|l| l.tokens.start >= unit.start).find(|l| l.role == Role::Cue).map(|l| l.tokens.clone())
    }

    fn has_label_before(&self, unit: &Range<usize>, at: usize) -> bool {
        self.cue_labelled(unit, at).is_some()
    }

    /// A quotation that is its whole sentence and has no cue: it goes on from whoever was speaking.
    fn alone(&mut self, unit: &Range<usize>) {
        let quotes = self.np.quotes.within(unit).to_vec();
        for q in quotes {
            let whole = (unit.start..q.start).chain(q.end..unit.end).all(|i| !self.np.doc.token(i).is_word);
            if whole && self.is_free(&q) && q.len() > 3 {
                self.push(Role::Content, q, Rule::Alone);
            }
        }
    }
}
