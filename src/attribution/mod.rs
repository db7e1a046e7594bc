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
    order::sort_by_key,
    text::{Document, Span},
};
use label::Rule;
use link::Linked;
use std::ops::Range;
use units::Quotes;

/// Finds the attributions of an article, in text order; `speaker` and `resolution` are left for the next annotator.
pub(crate) fn find(doc: &Document<'_>, quotations: &[Quotation]) -> Vec<Attribution> {
    let quotes = Quotes::new(doc, quotations);
    let transcript = rules::is_transcript(doc);
    let mut out: Vec<Attribution> = Vec::new();
    // Those of the block before begin here.
    let mut before = 0;
    for block in doc.prose_blocks() {
        let units = units::units(doc, &quotes, &block.body);
        let labels = rules::label(doc, &quotes, &block.body, &units, transcript);
        let linked = link::link(doc, &quotes, &units, &labels).into_iter().filter(|l| !l.content.is_empty());
        let mut here: Vec<Attribution> = linked.map(|l| attribution(doc, &quotes, l)).collect();

        // "She said:" at the end of the block before: its words stand here, unless they have a cue of their own.
        let block_start = doc.span(block.body.clone()).start;
        let ahead = |a: &Attribution| a.content.last().copied().filter(|c| c.end > block_start);
        if let Some((n, words)) = (before..out.len()).find_map(|n| Some((n, ahead(&out[n])?))) {
            let same = |a: &Attribution| a.content.iter().any(|c| c.overlaps(words));
            if here.iter().any(|a| same(a) && a.cue.is_some()) {
                out.remove(n);
            } else {
                here.retain(|a| !same(a));
            }
        }

        in_order(&mut here);
        let refusals = no_comments(doc, &quotes, &units, &mut here);
        here.extend(refusals);
        in_order(&mut here);
        before = out.len();
        out.append(&mut here);
    }
    out
}

/// The refusals to speak in a block's units; of `here`, the block's other attributions in text order, those are dropped
/// whose cue is one.
fn no_comments(
    doc: &Document<'_>,
    quotes: &Quotes,
    units: &[Range<usize>],
    here: &mut Vec<Attribution>,
) -> Vec<Attribution> {
    let (mut found, mut refusals) = (Vec::new(), Vec::new());
    let mut dropped = vec![false; here.len()];
    let mut last_unit = 0;
    for unit in units {
        let unit_start = doc.span(unit.clone()).start;
        no_comment::find(doc, quotes, unit, &mut found);
        for r in found.drain(..) {
            let cue = doc.span(r.cue);
            // What touches it begins in its unit, or with the quotation before.
            let near = here.partition_point(|a| start(a).0 < last_unit)..here.partition_point(|a| start(a).0 < cue.end);
            for n in near.clone() {
                dropped[n] |= here[n].cue.is_some_and(|c| c.overlaps(cue));
            }
            let said = |n: usize| !dropped[n] && here[n].content.iter().any(|c| c.overlaps(cue));
            if !near.clone().any(said) {
                refusals.push(no_comment(doc, r.source, cue));
            }
        }
        last_unit = unit_start;
    }
    let mut n = 0;
    here.retain(|_| {
        n += 1;
        !dropped[n - 1]
    });
    refusals
}

fn in_order(attributions: &mut [Attribution]) {
    sort_by_key(attributions, start);
}

/// Where it begins in the text; of two with one source, the earlier cue's first.
fn start(a: &Attribution) -> (u32, u32) {
    let cue = a.cue.map_or(u32::MAX, |c| c.start);
    let content = a.content.first().map_or(u32::MAX, |c| c.start);
    (content.min(a.source.map_or(u32::MAX, |s| s.start)).min(cue), cue)
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

fn attribution(doc: &Document<'_>, quotes: &Quotes, l: Linked) -> Attribution {
    let via = l.cue.as_ref().and_then(|c| via::via(doc, quotes, c));
    let cue = l.cue.clone().map(|c| doc.span(c));
    let cue_class = l.cue.map_or(CueClass::Speech, |c| cue::class(doc, c));
    Attribution {
        kind: kind(doc, quotes, &l.content),
        cue_class,
        content: l.content.into_iter().map(|c| doc.span(c)).collect(),
        cue,
        source: l.source.map(|s| doc.span(s)),
        via: via.map(|v| doc.span(v)),
        speaker: None,
        resolution: Resolution::None,
        confidence: confidence(l.rule, cue_class),
        evidence: Evidence { by: l.rule.name().into(), spans: cue.into_iter().collect() },
    }
}

/// Direct where most words stand in quotation marks, mixed where some do.
fn kind(doc: &Document<'_>, quotes: &Quotes, content: &[Range<usize>]) -> AttributionKind {
    let (mut words, mut inside, mut marks) = (0, 0, false);
    let mut scare = false;
    for i in content.iter().cloned().flatten() {
        if doc.token(i).is_word {
            words += 1;
            inside += usize::from(quotes.at(i).is_some() || scare);
        } else if quotes.at(i).is_some() {
            marks = true;
        } else if matches!(doc.token(i).first, '“' | '”' | '"' | '«' | '»' | '„' | '‘') || doc.word(i) == "''"
        {
            marks = true;
            scare = !scare;
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

/// How often a rule is right: the share of its records with the right content and source in the training articles of
/// `PolNeAR`, to the nearest twentieth. What is not speech is right two times in three of that.
fn confidence(rule: Rule, class: CueClass) -> f32 {
    let speech: f32 = match rule {
        Rule::QuotationCue | Rule::Quoted => 0.9,
        Rule::ThatClause => 0.85,
        Rule::BareClause | Rule::Judgement | Rule::Transcript => 0.8,
        Rule::AccordingTo | Rule::Infinitive | Rule::Parenthesis => 0.75,
        // The corpus joins a quotation that stands alone to the one before it, and has few signed ones: these are guesses.
        Rule::Alone | Rule::Signature => 0.7,
        Rule::NounPhrase => 0.65,
        Rule::NounClause => 0.45,
    };
    if class == CueClass::Speech { speech } else { (speech * 20.0 / 1.5).round() / 20.0 }
}

/// What the tests of the rules compare: each attribution of a text as `source [cue] content + content`, absent ones as `-`.
#[cfg(test)]
fn shown(text: &str) -> String {
    let blocks = crate::text::Blocks::from_text(text).unwrap();
    let doc = Document::new(&blocks);
    let at = |s: Option<Span>| s.map_or("-", |s| &text[s.range()]);
    let found = find(&doc, &crate::quotations::find(&doc));
    let one = |a: &Attribution| {
        let content: Vec<_> = a.content.iter().map(|c| &text[c.range()]).collect();
        let content = if content.is_empty() { "-".to_string() } else { content.join(" + ") };
        format!("{} [{}] {content}", at(a.source), at(a.cue))
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Checks `(text, what [`shown`] gives)` one by one.
#[cfg(test)]
fn check(table: &[(&str, &str)]) {
    for (text, want) in table {
        assert_eq!(shown(text), *want, "{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::AttributionKind::*, text::Blocks};
    use proptest::prelude::*;

    #[test]
    fn kinds() {
        for (text, want) in [
            ("“We will stay,” she said.", Direct),
            ("She called the plan “a reckless gamble”.", Mixed),
            ("She said the plan was reckless.", Indirect),
            ("The ministry declined to comment.", NoComment),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            assert_eq!(find(&doc, &crate::quotations::find(&doc))[0].kind, want, "{text}");
        }
    }

    #[test]
    fn words_in_the_next_paragraph() {
        check(&[
            ("Ada Quill said:\n“We will stay.”\nRain fell.", "Ada Quill [said] “We will stay.”"),
            ("The mayor asked: \n“Will it hold?” said Ada Quill.", "Ada Quill [said] “Will it hold?”"),
            ("Ada Quill said so.\n“We will stay.”", "- [-] “We will stay.”"),
        ]);
    }

    proptest! {
        #[test]
        fn spans_are_sound(words in prop::collection::vec(prop::sample::select(vec![
            "she", "said", "the", "minister", ",", ".", "“", "”", "that", "told", "reporters", "according to", "Ada Quill",
            "who", "reports", "and", "’s", "called", "it", "a", "plan", "was", "quoted", "as", "saying", "by", ":", "—", "é", "\n", "'",
        ]), 0..40)) {
            let text = words.join(" ");
            let blocks = Blocks::from_text(&text).unwrap();
            let doc = Document::new(&blocks);
            let mut all: Vec<Span> = Vec::new();
            for a in find(&doc, &crate::quotations::find(&doc)) {
                let mut last = 0;
                for c in &a.content {
                    prop_assert!(c.start >= last && !c.is_empty());
                    last = c.end;
                }
                for s in a.content.iter().chain(&a.cue).chain(&a.source).chain(&a.via) {
                    prop_assert!(text.get(s.range()).is_some_and(|t| !t.is_empty()));
                }
                all.extend(&a.content);
                prop_assert!(!a.content.is_empty() || a.kind == NoComment);
            }
            all.sort_unstable();
            prop_assert!(all.windows(2).all(|w| w[0].end <= w[1].start), "{:?}", all);
        }
    }
}
