//! Statements as CSV, one row for each attribution.

use super::{
    article::Article,
    csv, describe,
    format::{Export, Settings, Unit},
    links,
};
use crate::{
    Offsets, Utf8,
    analysis::{Attribution, Hedge},
    text::Span,
};
use std::io::{self, Write};

/// The format `csv`.
pub(super) struct Statements;

const COLUMNS: [&str; 18] = [
    "article",
    "address",
    "statement",
    "kind",
    "words",
    "cue",
    "source",
    "via",
    "speaker",
    "role",
    "speaker_kind",
    "name_withheld",
    "resolution",
    "confidence",
    "hedges",
    "start",
    "end",
    "link",
];

impl Export for Statements {
    fn name(&self) -> &'static str {
        "csv"
    }
    fn about(&self) -> &'static str {
        "A table with a row for each statement: who, what, cue, kind, hedges, link"
    }
    fn media_type(&self) -> &'static str {
        "text/csv"
    }
    fn begin(&self, out: &mut dyn Write, _title: &str, _settings: &Settings) -> io::Result<()> {
        csv::row(out, &COLUMNS.map(String::from))
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()> {
        let offsets = match settings.unit {
            Unit::Utf8 => None,
            Unit::Utf16 => Some(Offsets::utf16(article.text())),
            Unit::Chars => Some(Offsets::chars(article.text())),
        };
        let hedges = describe::hedges_by_voice(article.analysis);
        for (n, hedges) in hedges.iter().enumerate() {
            csv::row(out, &statement(article, n, hedges, offsets.as_ref()))?;
        }
        Ok(())
    }
}

fn statement(article: &Article<'_>, n: usize, hedges: &[&Hedge], offsets: Option<&Offsets>) -> Vec<String> {
    let (text, analysis) = (article.text(), article.analysis);
    let a: &Attribution = &analysis.attributions[n];
    let said = |span: Option<Span>| span.map(|s| text[s.range()].to_owned()).unwrap_or_default();
    let speaker = a.speaker.and_then(|s| analysis.speakers.get(s));
    let whole = describe::hull(a);
    let counted: Span<Utf8> = offsets.map_or(whole, |o| o.span(whole));
    let hedges = hedges.iter().map(|h| &text[h.cue.range()]);
    vec![
        article.id.to_string(),
        article.address.unwrap_or_default().to_owned(),
        (n + 1).to_string(),
        a.kind.name().to_owned(),
        describe::content(text, a),
        said(a.cue),
        said(a.source),
        said(a.via),
        speaker.map(|s| s.name.clone()).unwrap_or_default(),
        speaker.and_then(|s| s.role.clone()).unwrap_or_default(),
        speaker.map(|s| s.kind.name().to_owned()).unwrap_or_default(),
        speaker.map(|s| s.anonymous.to_string()).unwrap_or_default(),
        a.resolution.name().to_owned(),
        format!("{:.3}", a.confidence),
        hedges.collect::<Vec<_>>().join("; "),
        counted.start.to_string(),
        counted.end.to_string(),
        links::link(article, whole),
    ]
}
