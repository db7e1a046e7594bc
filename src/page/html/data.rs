//! The article's text in a page's JSON-LD.

use serde_json::Value;

/// Selects the JSON-LD scripts.
pub(super) const LINKED: &str = "script[type='application/ld+json']";

/// The article texts in a script, at any depth.
pub(super) fn bodies(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    // serde_json limits the depth to 128.
    if let Ok(value) = serde_json::from_str(script) {
        collect(&value, &mut found);
    }
    found
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|v| collect(v, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == "articleBody" => found.push(text.clone()),
                    _ => collect(value, found),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::bodies;

    #[test]
    fn at_any_depth() {
        for (script, want) in [
            (r#"{"articleBody": "One \u201ctwo\u201d"}"#, vec!["One “two”"]),
            (
                r#"{"@graph": [{"@type": "Person"}, {"hasPart": {"articleBody": "A"}}, {"articleBody": "B"}]}"#,
                vec!["A", "B"],
            ),
            (r#"{"articleBody": ["x"], "name": "y"}"#, vec![]),
            (r#"{"articleBody": "cut"#, vec![]),
            ("", vec![]),
        ] {
            assert_eq!(bodies(script), want, "{script}");
        }
    }
}
