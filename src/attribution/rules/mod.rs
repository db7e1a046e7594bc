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

pub(super) use transcript::{Transcript, is_transcript};

use super::{
    label::{Label, Role, Rule, Side},
    np::Np,
    units::Quotes,
};
use crate::text::Document;
use std::ops::Range;

/// Adds to the labels of one block's body, whose units are `units`, what the rules find in the rest of it.
/// `transcript`: see [`is_transcript`].
pub(super) fn label(
    doc: &Document<'_>,
    quotes: &Quotes,
    body: &Range<usize>,
    units: &[Range<usize>],
    transcript: Transcript,
    labels: Vec<Label>,
) -> Vec<Label> {
    let mut l = Labeller { np: Np { doc, quotes }, labels: Vec::new() };
    if l.transcript(body, transcript) {
        return l.labels;
    }
    l.labels = labels;
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
    l.labels
}

/// The labels given so far and what they are read from.
struct Labeller<'a, 't> {
    np: Np<'a, 't>,
    /// In order, not overlapping. Kept so by insertion: a block has few, and each general sort costs the page kilobytes.
    labels: Vec<Label>,
}

impl Labeller<'_, '_> {
    fn push(&mut self, role: Role, tokens: Range<usize>, rule: Rule, side: Side) {
        if !tokens.is_empty() && self.is_free(&tokens) {
            let at = self.labels.partition_point(|l| l.tokens.start < tokens.start);
            self.labels.insert(at, Label { role, tokens, rule, side });
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
        let side = |r: &Range<usize>| if r.start < cue.start { Side::Right } else { Side::Left };
        let at = side(&content);
        self.push(Role::Content, content, rule, at);
        if let Some(s) = source {
            let at = side(&s);
            self.push(Role::Source, s, rule, at);
        }
        self.push(Role::Cue, cue, rule, Side::None);
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
}
