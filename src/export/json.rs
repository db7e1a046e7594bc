//! Analyses as JSON: one object, an array, or one object per line. See `docs/ANALYSIS.md`.

use super::{
    article::Article,
    format::{Export, Settings, Unit},
    framing,
    record::Record,
};
use serde::Serialize;
use std::io::{self, Write};

/// The format `json`: one object, or an array.
pub(super) struct Json;

/// The format `jsonl`: one object per line.
pub(super) struct JsonLines;

impl Export for Json {
    fn name(&self) -> &'static str {
        "json"
    }
    fn about(&self) -> &'static str {
        "One object; an array for several files, a folder, jsonl or json"
    }
    fn media_type(&self) -> &'static str {
        "application/json"
    }
    fn begin(&self, out: &mut dyn Write, _title: &str, settings: &Settings) -> io::Result<()> {
        framing::begin(out, settings.several)
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()> {
        record(article, *settings, &mut |record| framing::value(out, record, settings.several))
    }
    fn between(&self, out: &mut dyn Write, settings: &Settings) -> io::Result<()> {
        framing::between(out, settings.several)
    }
    fn end(&self, out: &mut dyn Write, settings: &Settings) -> io::Result<()> {
        framing::end(out, settings.several)
    }
}

impl Export for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }
    fn about(&self) -> &'static str {
        "One object per line for each article"
    }
    fn media_type(&self) -> &'static str {
        "application/jsonl"
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()> {
        record(article, *settings, &mut |record| Ok(serde_json::to_writer(&mut *out, record)?))?;
        out.write_all(b"\n")
    }
}

/// A record in one of the three units.
#[derive(Serialize)]
#[serde(untagged)]
enum Any<'a> {
    Utf8(Record<'a, crate::Utf8>),
    Utf16(Record<'a, crate::Utf16>),
    Chars(Record<'a, crate::Chars>),
}

fn record(
    article: &Article<'_>,
    settings: Settings,
    write: &mut dyn FnMut(&Any<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let Article { id, fields, analysis, .. } = *article;
    let (text, shown) = (article.text(), settings.with_text.then(|| article.text()));
    write(&match settings.unit {
        Unit::Utf8 => Any::Utf8(Record { id, text: shown, fields, analysis: analysis.clone() }),
        Unit::Utf16 => Any::Utf16(Record { id, text: shown, fields, analysis: analysis.to_utf16(text) }),
        Unit::Chars => Any::Chars(Record { id, text: shown, fields, analysis: analysis.to_chars(text) }),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{
        record::RECORD,
        tests::{Article, Id, Settings, named, sample, to_string},
    };
    use serde_json::{Value, value::RawValue};

    #[test]
    fn fields_are_passed_through() {
        let (text, analysis) = sample();
        let (id, blocks) = (Id::from("a"), crate::Blocks::from_text(text).unwrap());
        let raw = |json: &str| RawValue::from_string(json.to_owned()).unwrap();
        let names = [("day", "1.50"), ("language", "\"de\""), ("hedges", "1"), ("input_hedges", "2")];
        let fields = names.map(|(name, json)| (name.to_owned(), raw(json)));
        let article = Article::new(&id, &blocks, &analysis).fields(&fields);
        let line = to_string(named("jsonl").unwrap(), &[article], &Settings::default()).unwrap();
        assert!(line.starts_with("{\"id\":\"a\",\"day\":1.50,\"input_language\":\"de\",\"input_input_hedges\":1,\"input_hedges\":2,\"version\":1"), "{line}");
        // RECORD has every field of a record.
        let whole = Settings::default().with_text(true);
        let line = to_string(named("jsonl").unwrap(), &[Article::new(&id, &blocks, &analysis)], &whole).unwrap();
        let Value::Object(object) = serde_json::from_str(&line).unwrap() else { panic!("{line}") };
        assert!(object.keys().all(|k| RECORD.contains(&&**k)) && object.len() == RECORD.len(), "{line}");
    }
}
