//! Attribution: source, cue and content. Who is said to have said what, and by which words.
//!
//! Two steps that know nothing of each other's means: a labeller says which words are source, cue and content
//! (`rules`, with `np`, `cue` and `complement`), a linker says which of them belong together (`link`). The linked
//! records then get their kind from the quotation marks and their class from the cue.

mod complement;
mod cue;
mod label;
mod link;
mod no_comment;
mod np;
mod rules;
mod units;
mod via;

use crate::{
    analysis::{Attribution, AttributionKind, CueClass, Evidence, Quotation, Resolution},
    text::{Document, Span},
};
use label::Rule;
use link::Linked;
use std::ops::Range;
use units::Quotes;

/// Finds the attributions of an article, in text order; `speaker` and `resolution` are left for the next annotator.
pub(crate) fn find(doc: &Document<'_>, quotations: &[Quotation]) -> Vec<Attribution> {
    let quotes = Quotes::new(doc, quotations);
    let mut out: Vec<Attribution> = Vec::new();
    for block in doc.prose_blocks() {
        let units = units::units(doc, &quotes, &block.body);
        let labels = rules::label(doc, &quotes, &block.body);
        let first = out.len();
        for linked in link::link(doc, &quotes, &units, &labels) {
            if !linked.content.is_empty() {
                out.push(attribution(doc, &quotes, linked));
            }
        }
        let mut refusals = Vec::new();
        for unit in &units {
            no_comment::find(doc, &quotes, unit, &mut refusals);
        }
        for r in refusals {
            let cue = doc.span(r.cue);
            // A cue already read as another attribution's stays that.
            let mut here = out.split_off(first);
            here.retain(|a| a.cue.is_none_or(|c| !c.overlaps(cue)));
            out.append(&mut here);
            if !out[first..].iter().any(|a| a.content.iter().any(|c| c.overlaps(cue))) {
                out.push(no_comment(doc, r.source, cue));
            }
        }

        out[first..].sort_by_key(start);
    }
    out
}

fn start(a: &Attribution) -> u32 {
    a.content
        .first()
        .map_or(u32::MAX, |c| c.start)
        .min(a.source.map_or(u32::MAX, |s| s.start))
        .min(a.cue.map_or(u32::MAX, |c| c.start))
}

fn no_comment(doc: &Document<'_>, source: Range<usize>, cue: Span) -> Attribution {
    Attribution {
        kind: AttributionKind::NoComment,
        content: Vec::new(),
        cue: Some(cue),
        cue_class: CueClass::Speech,
        source: Some(doc.span(source)),
        via: None,
        speaker: None,
        resolution: Resolution::None,
        confidence: 0.9,
        evidence: Evidence { by: "no-comment".into(), spans: vec![cue] },
    }
}

fn attribution(doc: &Document<'_>, quotes: &Quotes, mut l: Linked) -> Attribution {
    l.content.sort_by_key(|c| c.start);
    let via = l.cue.as_ref().and_then(|c| via::via(doc, quotes, c));
    let cue = l.cue.clone().map(|c| doc.span(c));
    Attribution {
        kind: kind(doc, quotes, &l.content),
        cue_class: l.cue.map_or(CueClass::Speech, |c| cue::class(doc, c)),
        content: l.content.into_iter().map(|c| doc.span(c)).collect(),
        cue,
        source: l.source.map(|s| doc.span(s)),
        via: via.map(|v| doc.span(v)),
        speaker: None,
        resolution: Resolution::None,
        confidence: confidence(l.rule),
        evidence: Evidence { by: l.rule.name().into(), spans: cue.into_iter().collect() },
    }
}

/// Direct where most words stand in quotation marks, mixed where some do.
fn kind(doc: &Document<'_>, quotes: &Quotes, content: &[Range<usize>]) -> AttributionKind {
    let (mut words, mut inside, mut marks) = (0, 0, false);
    let mut scare = false;
    for i in content.iter().cloned().flatten() {
        if doc.tokens[i].is_word {
            words += 1;
            inside += usize::from(quotes.at(i).is_some() || scare);
        } else if matches!(doc.tokens[i].first, '“' | '”' | '"' | '«' | '»' | '„' | '‘') || doc.word(i) == "''"
        {
            marks = true;
            if quotes.at(i).is_none() {
                scare = !scare;
            }
        }
    }
    if !marks || inside == 0 {
        AttributionKind::Indirect
    } else if inside * 2 >= words && content.iter().all(|c| quotes.at(c.start).is_some()) {
        AttributionKind::Direct
    } else {
        AttributionKind::Mixed
    }
}

/// How often a rule is right, measured on news text.
fn confidence(rule: Rule) -> f32 {
    match rule {
        Rule::QuotationCue | Rule::Quoted | Rule::AccordingTo => 0.9,
        Rule::Parenthesis | Rule::Transcript | Rule::Signature | Rule::ThatClause => 0.8,
        Rule::BareClause => 0.7,
        Rule::Alone | Rule::Judgement | Rule::Infinitive | Rule::NounClause => 0.6,
        Rule::NounPhrase => 0.5,
    }
}
