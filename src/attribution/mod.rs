//! Attribution: finds who is reported to have said what (source, cue, content).
//!
//! Several finders yield [`Report`]s: the tagger ([`tagged`]), the [`rules`], refusals to comment ([`no_comment`]),
//! reports inside reports ([`nested`]) and signatures ([`signature`]). Then [`choose`] resolves conflicts between
//! reports of the same cue or words, [`source`] adds missing sources, [`trim`] sets the ends of each part, [`classify`]
//! sets the kind of report, and [`score`] its confidence.

mod apart;
mod astray;
mod author;
mod choose;
mod classify;
mod clause;
mod complement;
mod cue;
mod nested;
mod no_comment;
mod nobody;
mod np;
mod others;
mod paragraphs;
mod reach;
mod report;
mod rule;
mod rules;
mod score;
mod signature;
mod source;
mod tagged;
mod tagger;
#[cfg(test)]
mod tests;
mod tidy;
mod trim;
mod units;
mod via;

use crate::{
    analysis::{Attribution, Evidence, Quotation, Resolution},
    options::Scope,
    text::Document,
};
use np::Np;
use paragraphs::Paragraphs;
use report::{Origin, Report};
pub(crate) use tagger::Tag;
#[cfg(feature = "_training")]
pub(crate) use tagger::{features, schema, tag};
use units::Quotes;

/// Finds the attributions of an article, in text order. Leaves `speaker` and `resolution` to the module `speakers`.
#[inline(never)]
pub(crate) fn find(doc: &Document<'_>, quotations: &[Quotation], scope: Scope) -> Vec<Attribution> {
    find_tagged(doc, quotations, scope, &tagger::tag(doc, quotations))
}

/// Same as [`find`], for tokens that are already tagged.
#[inline(never)]
fn find_tagged(doc: &Document<'_>, quotations: &[Quotation], scope: Scope, tags: &[Tag]) -> Vec<Attribution> {
    let quotes = Quotes::new(doc, quotations);
    let reports = reports(doc, &quotes, scope, tags);
    reports.into_iter().filter(score::is_likely).map(|r| attribution(doc, &quotes, tags, r)).collect()
}

/// The reports of an article, in text order.
#[inline(never)]
fn reports(doc: &Document<'_>, quotes: &Quotes, scope: Scope, tags: &[Tag]) -> Vec<Report> {
    let np = Np { doc, quotes };
    let transcript = rules::is_transcript(doc, quotes);
    let mut paragraphs = Paragraphs::default();
    for block in doc.prose_blocks() {
        let body = &block.body;
        let units = units::units(doc, quotes, body);
        let mut tagged = tagged::find(doc, quotes, body, tags);
        // "OSLO: The mayor said": a place, not a source, unless the article is a transcript.
        if let Some(label) = transcript.dateline(doc, body) {
            for r in &mut tagged.here {
                r.source.take_if(|s| s.end <= label);
                // "OSLO: The market will close, the mayor said"
                for c in r.content.iter_mut().filter(|c| c.contains(&label)) {
                    c.start = label + 1;
                }
            }
        }
        let ruled = rules::find(doc, quotes, body, &units, transcript);
        let mut found = choose::choose(&np, &units, tagged, ruled, tags);
        others::part(&np, &units, &mut found.here);
        source::complete(&np, &units, &mut found.here);
        astray::hand_back(&np, &mut found.here);
        found.here.iter_mut().for_each(|r| trim::trim(doc, quotes, r));
        apart::clip(doc, quotes, &mut found);
        // "Asked about the smell, she said:-": the content is in the next paragraph.
        for r in &mut found.here {
            let ahead = |c: &std::ops::Range<usize>| {
                doc.token(c.end).first == ':' && (c.end..body.end).all(|i| !doc.token(i).is_word)
            };
            if let Some(cue) = r.cue.clone().filter(ahead) {
                r.content.retain(|c| c.end > cue.start || quotes.at(c.start).is_some());
            }
        }
        found.here.retain(|r| choose::is_for(doc, quotes, scope, r));
        let mut here = paragraphs.begin(quotes, scope, body.start, found);
        choose::refuse(doc, &mut here, no_comment::find(doc, quotes, &units));
        if scope == Scope::Speech {
            let mut inner = nested::find(doc, quotes, tags, &here);
            for r in &mut inner {
                trim::trim(doc, quotes, r);
            }
            here.append(&mut inner);
        }
        paragraphs.end(here);
    }
    let mut all = paragraphs.reports;
    // Spans in text order, none inside another.
    for r in &mut all {
        let mut end = 0;
        r.content.retain(|c| {
            let after = c.start >= end;
            end = end.max(c.end);
            after
        });
    }
    all.retain(|r| !r.content.is_empty() || r.origin == Origin::NoComment);
    signature::sign(doc, quotes, &mut all);
    for r in &mut all {
        r.chance = score::score(doc, quotes, tags, r);
    }
    all
}

#[inline(never)]
fn attribution(doc: &Document<'_>, quotes: &Quotes, tags: &[Tag], r: Report) -> Attribution {
    let (kind, cue_class) = classify::classify(doc, quotes, tags, &r);
    let span = |part: Option<std::ops::Range<usize>>| part.map(|p| doc.span(p));
    let cue = span(r.cue);
    Attribution {
        kind,
        cue_class,
        content: r.content.into_iter().map(|c| doc.span(c)).collect(),
        cue,
        source: span(r.source),
        via: span(r.via),
        speaker: None,
        resolution: Resolution::None,
        candidates: Vec::new(),
        confidence: r.chance,
        evidence: Evidence { by: r.origin.name(), spans: cue.into_iter().collect() },
    }
}

/// What [`weigh`] returns for one report.
#[cfg(feature = "_training")]
pub(crate) type Weighed = ([Vec<crate::text::Span>; 3], Option<[f32; 5]>);

/// For each report: the spans of source, cue and content. If the tagger found it, also the inputs of its confidence:
/// the log-odds of content, cue and source, whether it is quoted, and whether a rule finds it too.
#[cfg(feature = "_training")]
pub(crate) fn weigh(doc: &Document<'_>, quotations: &[Quotation], tags: &[Tag]) -> Vec<Weighed> {
    let quotes = Quotes::new(doc, quotations);
    let one = |r: &Report| {
        let parts = r.origin.tagged().then(|| score::parts(doc, &quotes, r).numbers(tags));
        let spans = |parts: &[std::ops::Range<usize>]| parts.iter().map(|p| doc.span(p.clone())).collect();
        ([spans(r.source.as_slice()), spans(r.cue.as_slice()), spans(&r.content)], parts)
    };
    reports(doc, &quotes, Scope::All, tags).iter().map(one).collect()
}

/// The labels that the rules give each token, as numbers: see [`Row`](crate::training::Row).
#[cfg(feature = "_training")]
pub(crate) fn labelled_by_rules(doc: &Document<'_>, quotations: &[Quotation]) -> Vec<u32> {
    let quotes = Quotes::new(doc, quotations);
    let transcript = rules::is_transcript(doc, &quotes);
    let mut out = vec![0; doc.tokens.len()];
    for block in doc.prose_blocks() {
        let units = units::units(doc, &quotes, &block.body);
        for r in rules::find(doc, &quotes, &block.body, &units, transcript) {
            let Some(rule) = r.origin.rule() else { continue };
            for (role, parts) in [r.source.as_slice(), r.cue.as_slice(), &r.content].into_iter().enumerate() {
                for (p, i) in parts.iter().flat_map(|p| p.clone().map(move |i| (p, i))) {
                    let label = role as u32 * 2 + u32::from(i > p.start);
                    out[i] = 1 + label + 6 * rule as u32;
                }
            }
        }
    }
    out
}
