//! Labels: which words are source, cue and content, before anything says which belong together.
//!
//! This is the seat of the labeller: rules fill it (see [`rules`](super::rules)), a sequence model can. The labels of a
//! block do not overlap, as in the flat view of `PolNeAR` (Newell et al., LREC 2018): only the outermost attribution is
//! marked.

use super::{
    link::{Linked, link},
    units::Quotes,
};
use crate::{order::sort_by_key, text::Document};
use std::ops::Range;

/// What a labelled stretch is in its attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Who.
    Source,
    /// The words that attribute.
    Cue,
    /// What.
    Content,
}

/// A labelled stretch of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) role: Role,
    pub(super) tokens: Range<usize>,
    /// The rule that gave it.
    pub(super) rule: Rule,
    /// Where its cue stands.
    pub(super) side: Side,
}

/// On which side of a label its cue stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Side {
    /// It is a cue, or has none.
    #[default]
    None,
    Left,
    Right,
}

/// The rules of labelling, by what they match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    /// A reporting verb beside a quotation: “…,” she said.
    QuotationCue,
    /// A reporting verb in a parenthesis beside unquoted content: it will rain, she said.
    Parenthesis,
    /// "According to" and its kin.
    AccordingTo,
    /// A verb and a clause with "that".
    ThatClause,
    /// A verb and a clause without "that".
    BareClause,
    /// A verb and an infinitive or an interrogative clause.
    Infinitive,
    /// A verb that passes judgement on an object: accused X of, called X Y.
    Judgement,
    /// A verb and a noun phrase or prepositional phrase as content.
    NounPhrase,
    /// A noun and a clause: reports that.
    NounClause,
    /// A name and a colon before what it says.
    Transcript,
    /// A quotation signed with a dash.
    Signature,
    /// "was quoted by Y as saying".
    Quoted,
    /// A quotation without a cue of its own.
    Alone,
    /// The tagger, not a rule.
    Tagger,
}

impl Rule {
    /// The name that stands in an attribution's evidence.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::QuotationCue => "quotation-cue",
            Self::Parenthesis => "parenthesis",
            Self::AccordingTo => "according-to",
            Self::ThatClause => "that-clause",
            Self::BareClause => "bare-clause",
            Self::Infinitive => "infinitive",
            Self::Judgement => "judgement",
            Self::NounPhrase => "noun-phrase",
            Self::NounClause => "noun-clause",
            Self::Transcript => "transcript",
            Self::Signature => "signature",
            Self::Quoted => "quoted-by",
            Self::Alone => "quotation-alone",
            Self::Tagger => "tagger",
        }
    }
}

/// Makes labels keep quotations whole: content that touches one takes all of it, and nothing else is labelled within.
/// A source or cue that holds a whole quotation (a book's name) stays.
pub(super) fn keep_whole(quotes: &Quotes, body: &Range<usize>, labels: &mut Vec<Label>) {
    for q in quotes.within(body) {
        let (from, to) =
            (labels.partition_point(|l| l.tokens.end <= q.start), labels.partition_point(|l| l.tokens.start < q.end));
        let touching = &labels[from..to];
        if touching.iter().any(|l| l.tokens.start <= q.start && q.end <= l.tokens.end) {
            continue;
        }
        let contents = || touching.iter().filter(|l| l.role == Role::Content);
        let shared = |l: &Label| l.tokens.end.min(q.end) - l.tokens.start.max(q.start);
        let Some(most) = contents().max_by_key(|l| shared(l)).cloned() else {
            // Cut off what reaches in from outside, drop what lies within.
            continue;
        };
        let start = contents().map(|l| l.tokens.start).min().unwrap_or(q.start).min(q.start);
        let end = contents().map(|l| l.tokens.end).max().unwrap_or(q.end).max(q.end);
        labels.splice(from..to, [Label { tokens: start..end, ..most }]);
    }
}

/// Gives way to the attributions that a rule is `sure` of and whose cue the tagger gives no content; `ruled` are the
/// labels of the rules.
pub(super) fn prefer<'a>(ruled: &[Label], sure: impl Iterator<Item = &'a Linked>, labels: &mut Vec<Label>) {
    let mut tagged = link(labels).here;
    tagged.retain(|l| !l.content.is_empty());
    let cues = cues(&tagged);
    let mut taken: Vec<Range<usize>> = Vec::new();
    for s in sure {
        if let Some(cue) = s.cue.as_ref().filter(|c| touching(&cues, c).is_none()) {
            taken.extend(s.source.iter().chain([cue]).chain(&s.content).cloned());
        }
    }
    if taken.is_empty() {
        return;
    }
    sort_by_key(&mut taken, |r| (r.start as u32, 0));
    let free = |l: &Label| {
        let next = taken.get(taken.partition_point(|t| t.end <= l.tokens.start));
        next.is_none_or(|t| l.tokens.end <= t.start)
    };
    labels.retain(free);
    labels.extend(ruled.iter().filter(|l| taken.binary_search_by_key(&l.tokens.start, |t| t.start).is_ok()).cloned());
    sort_by_key(labels, |l| (l.tokens.start as u32, 0));
}

/// The cues of attributions, in order, each with the place of its attribution.
pub(super) fn cues(linked: &[Linked]) -> Vec<(Range<usize>, usize)> {
    let mut out: Vec<_> = linked.iter().enumerate().filter_map(|(n, l)| Some((l.cue.clone()?, n))).collect();
    sort_by_key(&mut out, |(c, _)| (c.start as u32, 0));
    out
}

/// The attribution whose cue touches `cue`.
pub(super) fn touching(cues: &[(Range<usize>, usize)], cue: &Range<usize>) -> Option<usize> {
    let (next, n) = cues.get(cues.partition_point(|(c, _)| c.end <= cue.start))?;
    (next.start < cue.end).then_some(*n)
}

/// Takes out what has no cue in its block, so that rules may find one for it.
pub(super) fn take_loose(labels: &mut Vec<Label>) -> Vec<Label> {
    let cues: Vec<usize> = labels.iter().filter(|l| l.role == Role::Cue).map(|l| l.tokens.start).collect();
    let loose = |l: &mut Label| match (l.role, l.side) {
        (Role::Cue, _) => false,
        (Role::Source, _) => cues.is_empty(),
        (_, Side::None) => true,
        (_, Side::Right) => cues.last().is_none_or(|c| *c < l.tokens.start),
        (_, Side::Left) => cues.first().is_none_or(|c| *c > l.tokens.start),
    };
    labels.extract_if(.., loose).collect()
}

/// Drops the labels of attributions whose cue `keep` refuses; labels of one rule belong to that rule's nearest cue.
pub(super) fn retain_cues(labels: &mut Vec<Label>, keep: impl Fn(&Label) -> bool) {
    let cues: Vec<(Rule, usize, bool)> =
        labels.iter().filter(|l| l.role == Role::Cue).map(|l| (l.rule, l.tokens.start, keep(l))).collect();
    labels.retain(|l| {
        let at = cues.partition_point(|c| c.1 < l.tokens.start);
        // A rule's labels stand around its cue: no more than a few other cues lie between.
        let around = &cues[at.saturating_sub(4)..cues.len().min(at + 4)];
        let near = around.iter().filter(|c| c.0 == l.rule).min_by_key(|c| c.1.abs_diff(l.tokens.start));
        near.is_none_or(|c| c.2)
    });
}

/// Puts labels back where nothing has taken their place.
pub(super) fn put_back(loose: Vec<Label>, labels: &mut Vec<Label>) {
    for l in loose {
        let at = labels.partition_point(|other| other.tokens.end <= l.tokens.start);
        if labels.get(at).is_none_or(|next| l.tokens.end <= next.tokens.start) {
            labels.insert(at, l);
        }
    }
}

/// Adds the quotations that are their whole sentence and have no label: they go on from the sentence before, or, at the
/// head of a block, from whoever was speaking.
pub(super) fn add_alone(doc: &Document<'_>, quotes: &Quotes, units: &[Range<usize>], labels: &mut Vec<Label>) {
    let first_cue = labels.iter().find(|l| l.role == Role::Cue).map(|l| l.tokens.end);
    for (n, unit) in units.iter().enumerate() {
        for q in quotes.within(unit).to_vec() {
            let whole = (unit.start..q.start).chain(q.end..unit.end).all(|i| !doc.token(i).is_word);
            let at = labels.partition_point(|l| l.tokens.end <= q.start);
            if !whole || q.len() <= 3 || labels.get(at).is_some_and(|l| l.tokens.start < q.end) {
                continue;
            }
            let next_to = |l: &Label| n == 0 || l.tokens.end > units[n - 1].start;
            let side = if at.checked_sub(1).is_some_and(|b| next_to(&labels[b])) { Side::Left } else { Side::None };
            let side = if first_cue.is_some_and(|end| end <= q.start) { side } else { Side::None };
            labels.insert(at, Label { role: Role::Content, tokens: q, rule: Rule::Alone, side });
        }
    }
}
