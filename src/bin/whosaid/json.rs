//! Reads articles from JSON: one object `{"id", "text"}`, an array of objects, or one object per line.

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;
use std::fmt;
use whosaid::export::{Field, Id};

/// An article in JSON.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) id: Option<Id>,
    pub(crate) text: String,
    /// The value of "url".
    pub(crate) address: Option<String>,
    /// All fields except "id" and "text", in order.
    pub(crate) fields: Vec<Field>,
}

/// An error in JSON, and the byte offset where it was detected.
#[derive(Debug)]
pub(crate) struct Flaw {
    pub(crate) at: usize,
    pub(crate) message: String,
}

impl Flaw {
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }

    /// An error of the parser, in plain words.
    fn of(error: &serde_json::Error, json: &str) -> Self {
        let line: usize = json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(&*message, |(message, _)| message);
        // The parser's column includes the last byte that it read, except for this error.
        let last = usize::from(message.starts_with("control character"));
        let message = if error.is_data() { message.to_owned() } else { format!("not JSON: {}", in_words(message)) };
        Self::new(line + error.column() + last, message)
    }

    /// The line, and the column in characters, both from 1.
    pub(crate) fn place(&self, json: &str) -> (usize, usize) {
        let at = (0..=self.at).rev().find(|at| json.is_char_boundary(*at)).unwrap_or_default();
        let before = &json[..at];
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        (1 + before.matches('\n').count(), before[start..].chars().count().max(1))
    }
}

/// What the parser says, in words for somebody who does not know it.
fn in_words(message: &str) -> &str {
    match message {
        "EOF while parsing a string" => "it ends inside a string",
        "EOF while parsing an object" => "it ends inside an object",
        "EOF while parsing a list" => "it ends inside an array",
        "EOF while parsing a value" => "it ends where a value should be",
        "trailing characters" => "unexpected text after its end",
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "a line end or control character inside a string"
        }
        "expected ident" | "expected value" => {
            "a value must be a string in quotation marks, a number, true, false, null, an array or an object"
        }
        "expected `:`" => "a “:” is missing after a field's name",
        "expected `,` or `}`" => "a “,” or “}” is missing after a value",
        "expected `,` or `]`" => "a “,” or “]” is missing after a value",
        "key must be a string" => "a field's name must be in quotation marks",
        "trailing comma" => "a “,” before the end of an object or array",
        "invalid escape" => "unknown escape after a “\\” in a string",
        "invalid number" => "a malformed number",
        "number out of range" => "a number that is too large",
        "invalid unicode code point" | "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            "half a character: “\\u” with a surrogate needs a second one"
        }
        "recursion limit exceeded" => "too many arrays and objects inside one another",
        other => other,
    }
}

/// Reads one object.
pub(crate) fn item(json: &str) -> Result<Item, Flaw> {
    let start = json.len() - json.trim_start().len();
    if kind(json) != "an object" {
        let flaw = serde_json::from_str::<IgnoredAny>(json).err().map(|e| Flaw::of(&e, json));
        let message = || format!("expected an object {{\"id\", \"text\"}}, found {}", kind(json));
        return Err(flaw.unwrap_or_else(|| Flaw::new(start + 1, message())));
    }
    let fields: Fields<'_> = serde_json::from_str(json).map_err(|e| Flaw::of(&e, json))?;
    let missing = || Flaw::new(start + 1, "\"text\" is missing");
    let id = match fields.id.map(RawValue::get) {
        None | Some("null") => None,
        Some(raw) => Some(match kind(raw) {
            "a string" => Id::Name(string(raw, json)?),
            "a number" => Id::Number(RawValue::from_string(raw.to_owned()).map_err(|e| Flaw::of(&e, raw))?),
            other => {
                return Err(Flaw::new(offset(raw, json) + 1, format!("\"id\" is {other}, not a string or a number")));
            }
        }),
    };
    let raw = fields.text.ok_or_else(missing)?.get();
    match kind(raw) {
        "a string" => {
            let text = string(raw, json)?;
            let address = fields.address(json)?;
            let fields = fields.others.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
            Ok(Item { id, text, address, fields })
        }
        other => Err(Flaw::new(offset(raw, json) + 1, format!("\"text\" is {other}, not a string"))),
    }
}

/// Calls `each` with the objects of an array, or with the one object, until it returns false. Returns an error in the
/// JSON around the objects.
pub(crate) fn items(json: &str, each: &mut dyn FnMut(Place, &str) -> bool) -> Result<(), Flaw> {
    let seed = Items { json, each, stopped: false };
    match kind(json) {
        "an array" => {
            let mut seed = seed;
            let mut parser = serde_json::Deserializer::from_str(json);
            let read = DeserializeSeed::deserialize(&mut seed, &mut parser).and_then(|()| parser.end());
            if seed.stopped { Ok(()) } else { read.map_err(|e| Flaw::of(&e, json)) }
        }
        "an object" => {
            let mut parser = serde_json::Deserializer::from_str(json);
            let whole = <&RawValue>::deserialize(&mut parser).map_err(|e| Flaw::of(&e, json))?;
            (seed.each)(Place { number: None, at: offset(whole.get(), json) }, whole.get());
            parser.end().map_err(|e| Flaw {
                message: "unexpected text after the object; for one object per line use --input jsonl".into(),
                ..Flaw::of(&e, json)
            })
        }
        _ => item(json).map(|_| ()),
    }
}

/// The place of an object in a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The position in an array, from 1; `None` outside an array.
    pub(crate) number: Option<usize>,
    /// The offset of the first byte.
    pub(crate) at: usize,
}

struct Items<'j, 'e> {
    json: &'j str,
    each: &'e mut dyn FnMut(Place, &str) -> bool,
    stopped: bool,
}

impl<'j> DeserializeSeed<'j> for &mut Items<'j, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'j> Visitor<'j> for &mut Items<'j, '_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }
    fn visit_seq<A: SeqAccess<'j>>(self, mut seq: A) -> Result<(), A::Error> {
        for number in 1.. {
            let Some(raw) = seq.next_element::<&RawValue>()? else { break };
            if !(self.each)(Place { number: Some(number), at: offset(raw.get(), self.json) }, raw.get()) {
                self.stopped = true;
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// The fields of an object, not yet parsed.
#[derive(Default)]
struct Fields<'j> {
    id: Option<&'j RawValue>,
    text: Option<&'j RawValue>,
    others: Vec<(String, &'j RawValue)>,
}

impl Fields<'_> {
    /// The value of the first "url". It may be null, and must otherwise be a string.
    fn address(&self, json: &str) -> Result<Option<String>, Flaw> {
        let Some((_, raw)) = self.others.iter().find(|(name, _)| name == "url") else { return Ok(None) };
        match kind(raw.get()) {
            "a string" => string(raw.get(), json).map(Some),
            "null" => Ok(None),
            other => Err(Flaw::new(offset(raw.get(), json) + 1, format!("\"url\" is {other}, not a string"))),
        }
    }
}

// Not derived: a derived implementation would also accept an array, and its errors would mention structs.
impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Fields::default();
                while let Some(name) = map.next_key::<String>()? {
                    let value = map.next_value()?;
                    let before = match &*name {
                        "id" => fields.id.replace(value),
                        "text" => fields.text.replace(value),
                        _ => {
                            fields.others.push((name, value));
                            continue;
                        }
                    };
                    if before.is_some() {
                        return Err(A::Error::custom(format!("\"{name}\" occurs twice")));
                    }
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// The type of the value that a JSON text begins with.
fn kind(json: &str) -> &'static str {
    match json.trim_start().bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b'-' | b'0'..=b'9') => "a number",
        Some(b'n') => "null",
        _ => "true or false",
    }
}

fn string(raw: &str, json: &str) -> Result<String, Flaw> {
    serde_json::from_str(raw).map_err(|e| {
        let flaw = Flaw::of(&e, raw);
        Flaw::new(flaw.at + offset(raw, json), flaw.message)
    })
}

/// The offset of `part`, which is a slice of `json`.
fn offset(part: &str, json: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(json.as_ptr() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_not_changed() {
        for id in ["18446744073709551616", "-0", "1.10", "1e5", "0.1000000000000000055511151231257827", "\"é\\n\\\"\""]
        {
            let got = item(&format!("{{\"id\":{id}, \"text\": \"x\"}}")).unwrap();
            assert_eq!(serde_json::to_string(&got.id).unwrap(), id);
        }
        for none in ["{\"text\":\"x\"}", "{\"id\":null,\"text\":\"x\"}"] {
            assert!(item(none).unwrap().id.is_none());
        }
    }

    #[test]
    fn errors_have_clear_messages() {
        for (json, column, message) in [
            (r#"{"id":"b","text":"ab"#, 20, "not JSON: it ends inside a string"),
            (r#"{"id":"é","text":"ab"#, 20, "not JSON: it ends inside a string"),
            (r#"{"id":"b","text":"#, 17, "not JSON: it ends where a value should be"),
            (r#"{"id":"b""#, 9, "not JSON: it ends inside an object"),
            (r#"{"id":"b" "text":"x"}"#, 11, "not JSON: a “,” or “}” is missing after a value"),
            (r#"{"id" "b"}"#, 7, "not JSON: a “:” is missing after a field's name"),
            (r#"{"id":["b" 7],"text":"x"}"#, 12, "not JSON: a “,” or “]” is missing after a value"),
            (r#"{id:"b"}"#, 2, "not JSON: a field's name must be in quotation marks"),
            (r#"{"text":"b",}"#, 13, "not JSON: a “,” before the end of an object or array"),
            (r#"{"text":word}"#, 9, "not JSON: a value must be a string in quotation marks"),
            (r#"{"text":"\q"}"#, 11, "not JSON: unknown escape after a “\\” in a string"),
            (r#"{"text":"x","n":01}"#, 18, "not JSON: a malformed number"),
            ("{\"id\":\"b\",\"text\":\"a\tb\"}", 20, "not JSON: a line end or control character inside a string"),
            (r#"{"text":"x"} {"#, 14, "not JSON: unexpected text after its end"),
            (r#" {"id":"b"}"#, 2, "\"text\" is missing"),
            (r#"{"id":"b","text":7}"#, 18, "\"text\" is a number, not a string"),
            (r#"{"id":"b","text":null}"#, 18, "\"text\" is null, not a string"),
            (r#"{"id":true,"text":""}"#, 7, "\"id\" is true or false, not a string or a number"),
            (r#"{"id":["a"],"text":""}"#, 7, "\"id\" is an array, not a string or a number"),
            (r#"{"text":"a","text":"b"}"#, 23, "\"text\" occurs twice"),
            (r#"{"text":"a\ud800b"}"#, 17, "not JSON: half a character"),
            (r#"{"text":"x","url":5}"#, 19, "\"url\" is a number, not a string"),
            (r#"{"text":"x","url":["a"]}"#, 19, "\"url\" is an array, not a string"),
            (r#"["a","b"]"#, 1, "expected an object {\"id\", \"text\"}, found an array"),
            ("null", 1, "expected an object {\"id\", \"text\"}, found null"),
            ("nul", 3, "not JSON: it ends where a value should be"),
            ("text", 2, "not JSON: a value must be a string in quotation marks"),
        ] {
            let flaw = item(json).unwrap_err();
            assert!(flaw.message.starts_with(message), "{json}: {}", flaw.message);
            assert_eq!(flaw.place(json), (1, column), "{json}: {}", flaw.message);
        }
    }

    #[test]
    fn arrays_and_objects() {
        let read = |json: &str| {
            let mut got = Vec::new();
            let flaw = items(json, &mut |place, object| {
                got.push((place.number, place.at, item(object).map(|i| i.text).unwrap_or_default()));
                got.len() < 3
            });
            (got, flaw.map_err(|f| (f.place(json), f.message)))
        };
        let (a, b) = ((Some(1), 1, "a".to_owned()), (Some(2), 17, "b".to_owned()));
        assert_eq!(read("[{\"text\": \"a\"},\n {\"text\": \"b\"}]"), (vec![a.clone(), b.clone()], Ok(())));
        assert_eq!(read(" {\"text\": \"a\"} "), (vec![(None, 1, "a".to_owned())], Ok(())));
        assert_eq!(read("[]"), (vec![], Ok(())));
        let cut = ((2, 12), "not JSON: it ends inside a string".to_owned());
        assert_eq!(read("[{\"text\": \"a\"},\n {\"text\": \"b"), (vec![a], Err(cut)));
        assert_eq!(read("[1,2,3,4,5]").0.len(), 3, "stopped");
        let (got, flaw) = read("{\"text\": \"a\"}\n{\"text\": \"b\"}");
        assert_eq!((got.len(), flaw.unwrap_err().0), (1, (2, 1)));
        assert!(read("7").1.unwrap_err().1.ends_with("found a number"));
    }
}
