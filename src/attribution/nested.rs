//! Reports inside reports: "A said that B had told C that …". The tagger labels only the outer report. Rules find the
//! inner ones, and only with a verb of speech that has its own subject.

use super::{
    classify::classify,
    cue::outright,
    report::{Origin, Report},
    rule::Rule,
    rules::{self, Transcript},
    tagger::Tag,
    units::{self, Quotes},
};
use crate::attribution::reach::MAX_UNIT_TOKENS;
use crate::{
    analysis::{AttributionKind, CueClass},
    lexicon::sets,
    text::Document,
};
use std::ops::Range;

/// The reports inside the content of `outer`, in no order.
#[inline(never)]
pub(super) fn find(doc: &Document<'_>, quotes: &Quotes, tags: &[Tag], outer: &[Report]) -> Vec<Report> {
    // A paragraph of a transcript is like a quotation: only what is in quotation marks is somebody else's.
    let spoken = |r: &Report| r.origin.rule() == Some(Rule::Transcript);
    let reported = |r: &&Report| {
        spoken(r)
            || matches!(
                classify(doc, quotes, tags, r),
                (AttributionKind::Indirect | AttributionKind::Mixed, CueClass::Speech)
            )
    };
    let contents = outer.iter().filter(reported).flat_map(|r| r.content.iter().map(move |c| (spoken(r), c)));
    let mut found = Vec::new();
    for (spoken, c) in contents.filter(|(_, c)| c.len() < MAX_UNIT_TOKENS) {
        let inner = rules::find(doc, quotes, c, &units::units(doc, quotes, c), Transcript::default());
        for r in inner {
            let marked = |rule: &Rule| !spoken || *rule == Rule::QuotationCue;
            if let Some(rule) = r.origin.rule().filter(marked).filter(|rule| reports(doc, &r, *rule, c)) {
                found.push(Report { origin: Origin::Nested(rule), ..r });
            }
        }
    }
    found
}

/// Whether a report found by a rule lies wholly within `content` and has all parts.
fn reports(doc: &Document<'_>, l: &Report, rule: Rule, content: &Range<usize>) -> bool {
    let (Some(source), Some(cue)) = (&l.source, &l.cue) else { return false };
    let surest =
        matches!(rule, Rule::ThatClause | Rule::BareClause | Rule::Quoted | Rule::QuotationCue | Rule::AccordingTo);
    let within = |r: &Range<usize>| content.start <= r.start && r.end <= content.end;
    let plain =
        || cue.clone().any(|i| doc.token(i).verb.is_some_and(|v| sets::attribution::PLAIN_SAYING.has(v.verb().lemma)));
    let speech = outright(doc, cue) && (rule != Rule::BareClause || plain()) || rule == Rule::AccordingTo;
    surest && speech && within(source) && within(cue) && !l.content.is_empty() && l.content.iter().all(within)
}

#[cfg(test)]
mod tests {
    use crate::{
        attribution::tests::find,
        options::Scope,
        quotations,
        text::{Blocks, Document},
    };

    #[test]
    fn table() {
        for (text, want) in [
            (
                "Dana Moss said on Monday that the suspect had told officers that he was alone.",
                "Dana Moss: the suspect had told officers that he was alone; the suspect: he was alone",
            ),
            (
                "Dana Moss said that the mayor had claimed the bridge was “quite safe”.",
                "Dana Moss: the mayor had claimed the bridge was “quite safe”; the mayor: the bridge was “quite safe”",
            ),
            (
                "Tom Lund said on Monday that Carl Holm had lied when he told reporters that it was late.",
                "Tom Lund: Carl Holm had lied when he told reporters that it was late; he: it was late",
            ),
            // In a transcript only quoted content is a nested report.
            (
                "ADA QUILL: I was told, I said it was late. A sign said, “Keep out of here.”\nTOM ROE: And did you keep out?",
                "ADA QUILL: I was told, I said it was late. A sign said, “Keep out of here.”; A sign: “Keep out of here.”; TOM ROE: And did you keep out?",
            ),
            // Near misses: no verb of speech inside; "it was said" has no source.
            ("Dana Moss said on Monday that the suspect had fled.", "Dana Moss: the suspect had fled"),
            ("Dana Moss said on Monday that it was said to be late.", "Dana Moss: it was said to be late"),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let all = find(&doc, &quotations::find(&doc), Scope::Speech);
            let one = |x: &crate::analysis::Attribution| {
                let words: Vec<_> = x.content.iter().map(|c| &text[c.range()]).collect();
                format!("{}: {}", x.source.map_or("-", |s| &text[s.range()]), words.join(" + "))
            };
            assert_eq!(all.iter().map(one).collect::<Vec<_>>().join("; "), want, "{text}");
        }
    }
}
