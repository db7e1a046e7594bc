//! What a page's JSON-LD gives as the text of its article.

use serde_json::Value;

/// Where it stands.
pub(super) const LINKED: &str = "script[type='application/ld+json']";

/// The articles' texts in a script, however deep.
pub(super) fn bodies(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    // serde_json itself refuses to go deeper than 128.
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
    fn wherever_it_stands() {
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
