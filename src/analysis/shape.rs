//! Generates files from the declaration of the Analysis: the TypeScript types, the table with which JavaScript reads
//! it, the JSON Schema, and the tables in the docs.
//!
//! The files are in the repository. The test fails if one is out of date; with `WHOSAID_BLESS=shape` in the environment
//! it writes them.

#![allow(clippy::format_push_string)] // A file is written once, in a test.

use super::{
    Analysis, Attribution, AttributionKind, Candidate, CueClass, Evidence, Hedge, HedgeClass, Quotation, QuoteRole,
    QuoteStyle, Resolution, Speaker, SpeakerKind, VERSION,
};
use crate::text::{BlockKind, Utf16};
use crate::values::Shape;
use serde_json::{Map, Value, json};
use std::path::Path;

const RECORDS: [Shape; 7] = [
    Analysis::<Utf16>::SHAPE,
    Quotation::<Utf16>::SHAPE,
    Attribution::<Utf16>::SHAPE,
    Speaker::<Utf16>::SHAPE,
    Hedge::<Utf16>::SHAPE,
    Candidate::<Utf16>::SHAPE,
    Evidence::<Utf16>::SHAPE,
];
const VALUES: [Shape; 7] = [
    QuoteStyle::SHAPE,
    QuoteRole::SHAPE,
    AttributionKind::SHAPE,
    CueClass::SHAPE,
    Resolution::SHAPE,
    SpeakerKind::SHAPE,
    HedgeClass::SHAPE,
];

/// The type of a field.
enum Type<'a> {
    Number,
    Fraction,
    Index,
    Flag,
    Text,
    Span,
    Maybe(Box<Type<'a>>),
    List(Box<Type<'a>>),
    /// A record or an enumeration, by name.
    Named(&'a str),
}

impl<'a> Type<'a> {
    /// Parses a Rust type.
    fn of(rust: &'a str) -> Self {
        let inside =
            |outer: &str| rust.strip_prefix(outer)?.trim_start().strip_prefix('<')?.strip_suffix('>').map(str::trim);
        if let Some(item) = inside("Option") {
            return Self::Maybe(Box::new(Self::of(item)));
        }
        if let Some(item) = inside("Vec") {
            return Self::List(Box::new(Self::of(item)));
        }
        match rust.split('<').next().unwrap_or(rust).trim() {
            "u32" => Self::Number,
            "usize" => Self::Index,
            "f32" => Self::Fraction,
            "bool" => Self::Flag,
            "String" => Self::Text,
            "Span" => Self::Span,
            name => Self::Named(name),
        }
    }

    fn typescript(&self) -> String {
        match self {
            Self::Number | Self::Fraction | Self::Index => "number".into(),
            Self::Flag => "boolean".into(),
            Self::Text => "string".into(),
            Self::Span => "Span".into(),
            Self::Maybe(inner) => format!("{} | null", inner.typescript()),
            Self::List(inner) => format!("{}[]", inner.typescript()),
            Self::Named(name) => (*name).into(),
        }
    }

    /// The type as `www/embed/records.js` reads it: `?` for an optional value, `*` for a list.
    fn flat(&self) -> String {
        match self {
            Self::Number | Self::Index => "number".into(),
            Self::Fraction => "fraction".into(),
            Self::Flag => "flag".into(),
            Self::Text => "text".into(),
            Self::Span => "Span".into(),
            Self::Maybe(inner) => format!("?{}", inner.flat()),
            Self::List(inner) => format!("*{}", inner.flat()),
            Self::Named(name) => (*name).into(),
        }
    }

    fn schema(&self) -> Value {
        match self {
            Self::Number | Self::Index => json!({ "type": "integer", "minimum": 0 }),
            Self::Fraction => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
            Self::Flag => json!({ "type": "boolean" }),
            Self::Text => json!({ "type": "string" }),
            Self::Span => json!({ "$ref": "#/$defs/Span" }),
            Self::Maybe(inner) => json!({ "anyOf": [inner.schema(), { "type": "null" }] }),
            Self::List(inner) => json!({ "type": "array", "items": inner.schema() }),
            Self::Named(name) => json!({ "$ref": format!("#/$defs/{name}") }),
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Number => "number".into(),
            Self::Fraction => "number from 0 to 1".into(),
            Self::Index => "index".into(),
            Self::Flag => "true or false".into(),
            Self::Text => "string".into(),
            Self::Span => "span".into(),
            Self::Maybe(inner) => format!("{} or null", inner.words()),
            Self::List(inner) => format!("list of {}", inner.words()),
            Self::Named(name) => match VALUES.iter().find(|v| v.name == *name) {
                Some(values) => values.values.iter().map(|(n, _)| format!("`{n}`")).collect::<Vec<_>>().join(" "),
                None => format!("[{name}](#{})", name.to_lowercase()),
            },
        }
    }
}

/// A doc comment on one line.
fn line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn typescript() -> String {
    let mut out = String::from("// Generated from src/analysis/mod.rs: see src/analysis/shape.rs.\n\n");
    out += "/** A half-open range of the text, in UTF-16 code units: `text.slice(start, end)`. */\n";
    out += "export interface Span {\n  start: number;\n  end: number;\n}\n";
    for values in VALUES.iter().chain([&BlockKind::SHAPE]) {
        let docs: Vec<_> = values.values.iter().map(|(n, d)| format!(" * - `{n}`: {}\n", line(d))).collect();
        out += &format!("\n/**\n * {}\n{} */\nexport type {} = ", line(values.doc), docs.concat(), values.name);
        let names: Vec<_> = values.values.iter().map(|(n, _)| format!("\"{n}\"")).collect();
        out += &format!("{};\n", names.join(" | "));
    }
    for record in &RECORDS {
        out += &format!("\n/** {} */\nexport interface {} {{\n", line(record.doc), record.name);
        for (name, rust, doc) in record.fields {
            out += &format!("  /** {} */\n  {name}: {};\n", line(doc), Type::of(rust).typescript());
        }
        out += "}\n";
    }
    out
}

/// In Biome's format, so that Biome need not run afterwards.
fn javascript() -> String {
    let mut out = String::from("// Generated from src/analysis/mod.rs: see src/analysis/shape.rs.\n\n");
    out += "/** What each record holds, in the order of its flat form. @type {Record<string, [string, string][]>} */\n";
    out += "export const RECORDS = {\n";
    for record in &RECORDS {
        out += &format!("  {}: [\n", record.name);
        for (name, rust, _) in record.fields {
            out += &format!("    [\"{name}\", \"{}\"],\n", Type::of(rust).flat());
        }
        out += "  ],\n";
    }
    out += "};\n\n/** The names of values, in the order of their numbers. @type {Record<string, string[]>} */\n";
    out += "export const VALUES = {\n";
    for values in &VALUES {
        let names: Vec<_> = values.values.iter().map(|(n, _)| format!("\"{n}\"")).collect();
        out += &format!("  {}: [{}],\n", values.name, names.join(", "));
    }
    out + "};\n"
}

fn schema() -> String {
    let mut defs = Map::new();
    defs.insert(
        "Span".into(),
        json!({
            "description": "A half-open range of the text.",
            "type": "object",
            "properties": { "start": { "type": "integer", "minimum": 0 }, "end": { "type": "integer", "minimum": 0 } },
            "required": ["start", "end"],
        }),
    );
    for values in &VALUES {
        let one: Vec<_> = values.values.iter().map(|(n, d)| json!({ "const": n, "description": line(d) })).collect();
        defs.insert(values.name.into(), json!({ "description": line(values.doc), "oneOf": one }));
    }
    for record in &RECORDS {
        let mut properties = Map::new();
        for (name, rust, doc) in record.fields {
            let mut property = Type::of(rust).schema();
            property["description"] = line(doc).into();
            properties.insert((*name).into(), property);
        }
        let required: Vec<_> = record.fields.iter().map(|(name, ..)| *name).collect();
        defs.insert(
            record.name.into(),
            json!({
                "description": line(record.doc), "type": "object", "properties": properties, "required": required,
            }),
        );
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Whosaid's Analysis of an article, version {VERSION}"),
        "$ref": "#/$defs/Analysis",
        "$defs": defs,
    });
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

/// Replaces the tables in the docs; each is between `<!-- Name -->` and `<!-- end -->`.
fn tables(docs: &str) -> String {
    let mut docs = docs.to_owned();
    for record in RECORDS {
        let (begin, end) = (format!("<!-- {} -->\n", record.name), "<!-- end -->");
        let from = docs.find(&begin).unwrap_or_else(|| panic!("{begin} is not in the docs")) + begin.len();
        let to = from + docs[from..].find(end).unwrap();
        let mut table = format!("{}\n\n| field | holds | |\n|---|---|---|\n", line(record.doc));
        for (name, rust, doc) in record.fields {
            let values = match Type::of(rust) {
                Type::Named(name) => VALUES.iter().find(|v| v.name == name),
                _ => None,
            };
            let each = values.map_or(String::new(), |v| {
                let each: Vec<_> =
                    v.values.iter().map(|(n, d)| format!("`{n}`: {}", line(d).trim_end_matches('.'))).collect();
                format!(" {}.", each.join("; "))
            });
            table += &format!("| `{name}` | {} | {}{each} |\n", Type::of(rust).words(), line(doc));
        }
        docs.replace_range(from..to, &table);
    }
    docs
}

#[test]
fn generated_files_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stands = |name: &str| std::fs::read_to_string(root.join(name)).unwrap_or_default();
    if !root.join("www").exists() {
        return; // The published crate contains only the engine.
    }
    let analysis = stands("docs/ANALYSIS.md");
    for (name, want) in [
        ("www/embed/analysis.d.ts", typescript()),
        ("www/embed/shape.js", javascript()),
        ("docs/analysis.schema.json", schema()),
        ("docs/ANALYSIS.md", tables(&analysis)),
    ] {
        if std::env::var("WHOSAID_BLESS").is_ok_and(|what| what == "shape") {
            std::fs::write(root.join(name), &want).unwrap();
        }
        assert!(stands(name) == want, "{name} is out of date: run the test with WHOSAID_BLESS=shape");
    }
}
