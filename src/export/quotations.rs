//! Quotations in JSON-LD with the vocabulary of schema.org (<https://schema.org/Quotation>), for search engines and
//! fact checkers.

use super::{
    article::Article,
    describe,
    format::{Export, Settings},
    framing,
};
use crate::{
    analysis::{Attribution, Speaker, SpeakerKind},
    text::Span,
};
use serde_json::{Value, json};
use std::io::{self, Write};

/// The format `schema-org`.
pub(super) struct Quotations;

impl Export for Quotations {
    fn name(&self) -> &'static str {
        "schema-org"
    }
    fn about(&self) -> &'static str {
        "Quotations with their speakers, as schema.org's Quotation (JSON-LD)"
    }
    fn media_type(&self) -> &'static str {
        "application/ld+json"
    }
    fn begin(&self, out: &mut dyn Write, _title: &str, settings: &Settings) -> io::Result<()> {
        framing::begin(out, settings.several)
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()> {
        framing::value(out, &graph(article), settings.several)
    }
    fn between(&self, out: &mut dyn Write, settings: &Settings) -> io::Result<()> {
        framing::between(out, settings.several)
    }
    fn end(&self, out: &mut dyn Write, settings: &Settings) -> io::Result<()> {
        framing::end(out, settings.several)
    }
}

fn graph(article: &Article<'_>) -> Value {
    let (iri, analysis) = (article.iri(), article.analysis);
    let quoted = quoted(article);
    let items = analysis.attributions.iter().zip(quoted).enumerate().filter(|(_, (_, words))| !words.is_empty());
    let items: Vec<Value> = items.map(|(n, (a, words))| quotation(article, &iri, n, a, &words)).collect();
    json!({ "@context": "https://schema.org", "@graph": items })
}

/// For each attribution, the text of its quotations without quotation marks. Nested quotations stay part of the outer
/// one.
fn quoted(article: &Article<'_>) -> Vec<String> {
    let mut quoted = vec![Vec::new(); article.analysis.attributions.len()];
    let mut end = 0;
    for q in &article.analysis.quotations {
        let inside = q.span.end <= end;
        if let Some(pieces) = q.attribution.filter(|_| !inside).and_then(|a| quoted.get_mut(a)) {
            pieces.push(&article.text()[q.inner.range()]);
            end = q.span.end;
        }
    }
    quoted.iter().map(|pieces: &Vec<&str>| pieces.join(" … ")).collect()
}

fn quotation(article: &Article<'_>, iri: &str, n: usize, a: &Attribution, words: &str) -> Value {
    let mut part = json!({ "@type": "Article", "@id": iri, "headline": article.title() });
    if let Some(address) = article.address {
        part["url"] = address.into();
    }
    let mut quotation = json!({
        "@type": "Quotation",
        "@id": format!("{iri}#whosaid-statement-{}", n + 1),
        "text": words,
        "isPartOf": part,
    });
    if let Some(language) = &article.analysis.language {
        quotation["inLanguage"] = language.as_str().into();
    }
    if article.address.is_some() {
        let whole: Span = describe::hull(a);
        quotation["url"] = super::links::link(article, whole).into();
    }
    if let Some(speaker) = describe::speaker_of(article.analysis, n) {
        let (property, value) = self::speaker(speaker);
        quotation[property] = value;
    }
    quotation
}

/// The schema.org property and value for a speaker. A person or organisation is who spoke; a document is what the
/// quotation is based on.
fn speaker(speaker: &Speaker) -> (&'static str, Value) {
    let (property, kind, role) = match speaker.kind {
        SpeakerKind::Person => ("spokenByCharacter", "Person", "jobTitle"),
        SpeakerKind::Organisation | SpeakerKind::Group => ("spokenByCharacter", "Organization", "description"),
        SpeakerKind::Document => ("isBasedOn", "CreativeWork", "description"),
        SpeakerKind::Unknown => return ("creditText", speaker.name.as_str().into()),
    };
    let mut value = json!({ "@type": kind, "name": speaker.name });
    if let Some(title) = &speaker.role {
        value[role] = title.as_str().into();
    }
    (property, value)
}
