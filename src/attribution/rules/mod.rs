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

use super::{
    label::{Label, Role, Rule},
    np::Np,
    units::{Quotes, units},
};
use crate::{order::sort_by_key, text::Document};
use std::ops::Range;

/// Labels one block's body.
pub(super) fn label(doc: &Document<'_>, quotes: &Quotes, body: &Range<usize>) -> Vec<Label> {
    let mut l = Labeller { np: Np { doc, quotes }, labels: Vec::new() };
    let units = units(doc, quotes, body);
    if l.transcript(body) {
        return l.done();
    }
    for (n, unit) in units.iter().enumerate() {
        let next = units.get(n + 1).map_or(unit.end, |u| u.end);
        l.quotations(unit, next);
    }
    for unit in &units {
        if l.is_free(unit) || !l.any_in(unit) {
            l.parenthesis(unit);
        }
        l.according_to(unit);
        l.forward(unit);
    }
    for unit in &units {
        l.alone(unit);
    }
    l.done()
}

/// The labels given so far and what they are read from.
struct Labeller<'a, 't> {
    np: Np<'a, 't>,
    labels: Vec<Label>,
}

impl Labeller<'_, '_> {
    fn done(mut self) -> Vec<Label> {
        sort_by_key(&mut self.labels, |l| (l.tokens.start as u32, l.tokens.end as u32));
        self.labels
    }

    fn push(&mut self, role: Role, tokens: Range<usize>, rule: Rule) {
        if !tokens.is_empty() && self.is_free(&tokens) {
            self.labels.push(Label { role, tokens, rule });
        }
    }

    fn is_free(&self, r: &Range<usize>) -> bool {
        self.labels.iter().all(|l| l.tokens.end <= r.start || r.end <= l.tokens.start)
    }

    fn any_in(&self, r: &Range<usize>) -> bool {
        !self.is_free(r)
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
        self.labels.iter().map(|l| l.tokens.end).filter(|e| *e <= at).max().unwrap_or(start).max(start)
    }

    fn has_label_before(&self, unit: &Range<usize>, at: usize) -> bool {
        self.labels.iter().any(|l| l.role == Role::Cue && l.tokens.start >= unit.start && l.tokens.end <= at)
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
