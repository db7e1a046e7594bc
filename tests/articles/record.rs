//! An Analysis in readable form: records of strings, which can be written by hand and compared with a diff.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use whosaid::{Analysis, Blocks, Span, analysis::Attribution};

/// One record: field names and values, without fields that are null or false.
pub(crate) type ArticleRecord = Map<String, Value>;

/// A list of the Analysis: its name, and the fields of its records.
pub(crate) struct List {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [&'static str],
}

/// The lists and fields that are compared.
pub(crate) const LISTS: [List; 4] = [
    List {
        name: "attributions",
        fields: &["block", "kind", "source", "cue", "via", "content", "speaker", "resolution"],
    },
    List { name: "quotations", fields: &["block", "role", "text"] },
    List { name: "speakers", fields: &["name", "role", "kind", "anonymous"] },
    List { name: "hedges", fields: &["block", "cue", "class", "claim", "voice"] },
];

/// Marks the words left out of a string.
const LEFT_OUT: &str = " [...] ";
/// Fields whose strings are text of the record's block.
const TEXTS: [&str; 6] = ["source", "cue", "via", "content", "text", "claim"];
const ROLES: [&str; 4] = ["speech", "scare", "title", "term"];

/// Records by list. `spurious`: the engine's records that a reader does not find.
#[derive(Default)]
pub(crate) struct Readable {
    pub(crate) lists: BTreeMap<String, Vec<ArticleRecord>>,
    pub(crate) spurious: BTreeMap<String, Vec<ArticleRecord>>,
}

impl Readable {
    /// What the engine found.
    pub(crate) fn of(blocks: &Blocks<'_>, a: &Analysis) -> Self {
        let text = |s: Span| blocks.text()[s.range()].to_string();
        let block = |s: Span| blocks.blocks().iter().position(|b| b.span.contains(s)).map(|n| n + 1);
        let name = |at: &Attribution| at.speaker.map(|s| a.speakers[s].name.clone());
        let attributions = a.attributions.iter().map(|at| {
            let place = at.content.first().copied().or(at.cue).or(at.source);
            json!({
                "block": place.and_then(block), "kind": at.kind, "source": at.source.map(text), "cue": at.cue.map(text),
                "via": at.via.map(text), "content": at.content.iter().map(|c| text(*c)).collect::<Vec<_>>(),
                "speaker": name(at), "resolution": at.resolution,
            })
        });
        let quotations =
            a.quotations.iter().map(|q| json!({ "block": block(q.span), "role": q.role, "text": text(q.span) }));
        let speakers = a
            .speakers
            .iter()
            .map(|s| json!({ "name": s.name, "role": s.role, "kind": s.kind, "anonymous": s.anonymous }));
        let hedges = a.hedges.iter().map(|h| {
            let voice = h.voice.map(|v| &a.attributions[v]);
            let voice = voice.map(|v| name(v).or(v.source.map(text)).unwrap_or_else(|| "somebody".into()));
            json!({ "block": block(h.cue), "cue": text(h.cue), "class": h.class, "claim": text(h.claim), "voice": voice })
        });
        let mut lists = BTreeMap::new();
        lists.insert("attributions".into(), records(attributions));
        lists.insert("quotations".into(), records(quotations));
        lists.insert("speakers".into(), records(speakers));
        lists.insert("hedges".into(), records(hedges));
        Self { lists, spurious: BTreeMap::new() }
    }

    /// Reads an expectation and completes its strings. Fails on an unknown field, and on a string that is not in its
    /// block.
    pub(crate) fn parse(text: &str, blocks: &[String]) -> Result<Self, String> {
        let mut file: Map<String, Value> = serde_json::from_str(text).map_err(|e| format!("expected.json: {e}"))?;
        let spurious = match file.remove("spurious") {
            Some(Value::Object(o)) => lists(o, blocks)?,
            Some(_) => return Err("expected.json: spurious is an object of lists".into()),
            None => BTreeMap::new(),
        };
        Ok(Self { lists: lists(file, blocks)?, spurious })
    }

    /// Writes a file: one record per line, long strings shortened, quotations grouped by block and role.
    pub(crate) fn to_json(&self, blocks: &[String]) -> String {
        let mut parts = file_lists(&self.lists, blocks, "  ");
        if self.spurious.values().any(|l| !l.is_empty()) {
            let mut spurious = self.spurious.clone();
            spurious.retain(|_, l| !l.is_empty());
            parts.push(format!("  \"spurious\": {{\n{}\n  }}", file_lists(&spurious, blocks, "    ").join(",\n")));
        }
        format!("{{\n{}\n}}\n", parts.join(",\n"))
    }
}

fn file_lists(lists: &BTreeMap<String, Vec<ArticleRecord>>, blocks: &[String], indent: &str) -> Vec<String> {
    let there = LISTS.iter().filter_map(|l| lists.get(l.name).map(|records| (l.name, records)));
    there
        .map(|(name, records)| {
            let short: Vec<_> = records.iter().map(|r| in_short(r.clone(), blocks)).collect();
            let rows = if name == "quotations" { together(short) } else { short };
            let rows: Vec<_> = rows.iter().map(|r| format!("{indent}  {}", line(r))).collect();
            let body = if rows.is_empty() { String::new() } else { format!("\n{}\n{indent}", rows.join(",\n")) };
            format!("{indent}\"{name}\": [{body}]")
        })
        .collect()
}

/// A record with its long strings shortened.
fn in_short(mut r: ArticleRecord, blocks: &[String]) -> ArticleRecord {
    let within = block_text(&r, blocks);
    for field in TEXTS {
        if let Some(v) = r.get_mut(field) {
            each_string(v, &|s| shorten(s, within));
        }
    }
    r
}

/// The inverse of [`apart`].
fn together(records: Vec<ArticleRecord>) -> Vec<ArticleRecord> {
    let mut rows: Vec<ArticleRecord> = Vec::new();
    for mut r in records {
        let (Some(Value::String(role)), Some(text)) = (r.remove("role"), r.remove("text")) else { continue };
        let joins =
            |row: &ArticleRecord| row["block"] == r["block"] && !row.contains_key("gap") && !r.contains_key("gap");
        if !rows.last().is_some_and(joins) {
            rows.push(r);
        }
        if let Some(Value::Array(texts)) = rows.last_mut().map(|row| row.entry(role).or_insert(json!([]))) {
            texts.push(text);
        }
    }
    rows
}

fn lists(file: Map<String, Value>, blocks: &[String]) -> Result<BTreeMap<String, Vec<ArticleRecord>>, String> {
    let mut all = BTreeMap::new();
    for (name, value) in file {
        let list = LISTS.iter().find(|l| l.name == name).ok_or(format!("expected.json: no list {name}"))?;
        let Value::Array(values) = value else { return Err(format!("expected.json: {name} is a list")) };
        let mut out = Vec::new();
        for r in
            records(values.into_iter()).into_iter().flat_map(|r| if name == "quotations" { apart(r) } else { vec![r] })
        {
            out.push(complete(r, list, blocks).map_err(|e| format!("expected.json: {name}: {e}"))?);
        }
        all.insert(name, out);
    }
    Ok(all)
}

/// Splits `{"block": 2, "speech": ["a", "b"]}` into one record per string.
fn apart(line: ArticleRecord) -> Vec<ArticleRecord> {
    let mut rest = line.clone();
    rest.retain(|field, _| !ROLES.contains(&field.as_str()));
    let texts = ROLES.iter().filter_map(|role| Some((role, line.get(*role)?.as_array()?)));
    let out: Vec<_> = texts
        .flat_map(|(role, texts)| texts.iter().map(move |t| (*role, t)))
        .map(|(role, text)| {
            let mut r = rest.clone();
            r.insert("role".into(), role.into());
            r.insert("text".into(), text.clone());
            r
        })
        .collect();
    if out.is_empty() { vec![line] } else { out }
}

fn complete(mut r: ArticleRecord, list: &List, blocks: &[String]) -> Result<ArticleRecord, String> {
    let shown = line(&r);
    if let Some(bad) = r.keys().find(|k| *k != "gap" && !list.fields.contains(&k.as_str())) {
        return Err(format!("no field {bad}: {shown}"));
    }
    let within = block_text(&r, blocks);
    if list.fields.contains(&"block") && within.is_empty() {
        return Err(format!("no such block: {shown}"));
    }
    let missing = std::cell::RefCell::new(None);
    for field in TEXTS {
        let Some(value) = r.get_mut(field) else { continue };
        each_string(value, &|s| {
            find(s, within).map_or_else(
                || {
                    missing.replace(Some(s.to_string()));
                    s.to_string()
                },
                str::to_string,
            )
        });
    }
    match missing.into_inner() {
        Some(s) => Err(format!("not in block: {s}\n    {shown}")),
        None => Ok(r),
    }
}

fn records(values: impl Iterator<Item = Value>) -> Vec<ArticleRecord> {
    values
        .map(|v| match v {
            Value::Object(mut o) => {
                o.retain(|_, v| !v.is_null() && *v != Value::Bool(false) && v.as_array().is_none_or(|a| !a.is_empty()));
                o
            }
            other => Map::from_iter([("?".to_string(), other)]),
        })
        .collect()
}

fn block_text<'t>(r: &ArticleRecord, blocks: &'t [String]) -> &'t str {
    let n = r.get("block").and_then(Value::as_u64).unwrap_or(0) as usize;
    n.checked_sub(1).and_then(|n| blocks.get(n)).map_or("", String::as_str)
}

fn each_string(value: &mut Value, f: &dyn Fn(&str) -> String) {
    match value {
        Value::String(s) => *s = f(s),
        Value::Array(a) => a.iter_mut().for_each(|v| each_string(v, f)),
        _ => {}
    }
}

/// The text in `within` that a string of an expectation stands for.
fn find<'t>(s: &str, within: &'t str) -> Option<&'t str> {
    let (head, tail) = s.split_once(LEFT_OUT).unwrap_or((s, ""));
    let start = within.find(head)?;
    let after = start + head.len();
    let end = after + within[after..].find(tail)? + tail.len();
    Some(&within[start..end])
}

/// The shortest form of a string that is still unique.
fn shorten(s: &str, within: &str) -> String {
    let words: Vec<_> = s.match_indices(' ').map(|(i, _)| i).collect();
    if s.len() > 72 && words.len() > 8 {
        let short = format!("{}{LEFT_OUT}{}", &s[..words[3]], &s[words[words.len() - 4] + 1..]);
        if find(&short, within) == Some(s) {
            return short;
        }
    }
    s.to_string()
}

/// A record as one line, with its fields in the order of the lists.
pub(crate) fn line(r: &ArticleRecord) -> String {
    let order = [
        "block",
        "name",
        "kind",
        "source",
        "cue",
        "via",
        "content",
        "speaker",
        "resolution",
        "class",
        "claim",
        "voice",
        "speech",
        "scare",
        "title",
        "term",
        "role",
        "anonymous",
        "gap",
    ];
    let mut keys: Vec<_> = r.keys().collect();
    keys.sort_by_key(|k| order.iter().position(|o| o == k).unwrap_or(order.len()));
    let fields: Vec<_> = keys.iter().map(|k| format!("{}: {}", json!(k), spaced(&r[*k]))).collect();
    format!("{{{}}}", fields.join(", "))
}

fn spaced(v: &Value) -> String {
    match v {
        Value::Array(a) => format!("[{}]", a.iter().map(spaced).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}
