//! W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>): one `AnnotationPage` for each article. An
//! attribution becomes an annotation that identifies the speaker; a hedge becomes one that classifies its claim.

use super::{
    article::Article,
    describe,
    format::{Export, Settings},
    framing,
};
use crate::{Chars, Offsets, text::Span};
use serde_json::{Value, json};
use std::io::{self, Write};

/// The format `annotations`.
pub(super) struct Annotations;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

impl Export for Annotations {
    fn name(&self) -> &'static str {
        "annotations"
    }
    fn about(&self) -> &'static str {
        "W3C Web Annotations (JSON-LD) with TextQuote and TextPosition selectors"
    }
    fn media_type(&self) -> &'static str {
        "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\""
    }
    fn begin(&self, out: &mut dyn Write, _title: &str, settings: &Settings) -> io::Result<()> {
        framing::begin(out, settings.several)
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()> {
        framing::value(out, &page(article), settings.several)
    }
    fn between(&self, out: &mut dyn Write, settings: &Settings) -> io::Result<()> {
        framing::between(out, settings.several)
    }
    fn end(&self, out: &mut dyn Write, settings: &Settings) -> io::Result<()> {
        framing::end(out, settings.several)
    }
}

fn page(article: &Article<'_>) -> Value {
    let (iri, analysis) = (article.iri(), article.analysis);
    let places = Places { text: article.text(), offsets: Offsets::chars(article.text()), source: &iri };
    let mut items = Vec::new();
    for (n, a) in analysis.attributions.iter().enumerate() {
        let who = describe::speaker_of(analysis, n).map_or_else(|| describe::UNCLEAR.to_owned(), describe::speaker);
        let target = if a.content.is_empty() { vec![describe::hull(a)] } else { a.content.clone() };
        items.push(json!({
            "@context": CONTEXT,
            "id": format!("{iri}#whosaid-statement-{}", n + 1),
            "type": "Annotation",
            "motivation": "identifying",
            "body": [body(&who, "identifying"), body(a.kind.name(), "tagging")],
            "target": target.into_iter().map(|span| places.target(span)).collect::<Vec<_>>(),
        }));
    }
    for (n, h) in analysis.hedges.iter().enumerate() {
        items.push(json!({
            "@context": CONTEXT,
            "id": format!("{iri}#whosaid-hedge-{}", n + 1),
            "type": "Annotation",
            "motivation": "classifying",
            "body": [body(&format!("hedge: {}", describe::hedge(analysis, h)), "classifying")],
            "target": [places.target(h.claim)],
        }));
    }
    json!({
        "@context": CONTEXT,
        "id": format!("{iri}#whosaid"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    })
}

fn body(value: &str, purpose: &str) -> Value {
    json!({ "type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose })
}

/// Length of `prefix` and `suffix` in a text quote selector, in characters.
const CONTEXT_CHARS: usize = 32;

struct Places<'a> {
    text: &'a str,
    offsets: Offsets,
    source: &'a str,
}

impl Places<'_> {
    fn target(&self, span: Span) -> Value {
        let counted: Span<Chars> = self.offsets.span(span);
        let (before, after) = (&self.text[..span.start as usize], &self.text[span.end as usize..]);
        let start = before.char_indices().rev().take(CONTEXT_CHARS).last().map_or(before.len(), |(at, _)| at);
        let suffix: String = after.chars().take(CONTEXT_CHARS).collect();
        json!({
            "source": self.source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": &self.text[span.range()],
                    "prefix": &before[start..],
                    "suffix": suffix,
                },
                { "type": "TextPositionSelector", "start": counted.start, "end": counted.end },
            ],
        })
    }
}
