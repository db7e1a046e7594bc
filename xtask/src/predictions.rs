//! Converts the command line's Analyses to the format of the scorers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::shell::{command, output};

/// The Analyses of a corpus in one scope.
pub(crate) struct Predictions {
    /// The scope that they were made in.
    pub(crate) scope: String,
    /// One Analysis per article, with its `id` and spans in code points.
    analyses: Vec<Value>,
    /// The articles' texts, by id.
    texts: BTreeMap<String, Vec<char>>,
}

impl Predictions {
    /// Runs the command line on the texts.
    pub(crate) fn make(binary: &Path, texts: &[PathBuf], scope: &str) -> Result<Self> {
        Self::by(&mut command(binary), texts, scope)
    }

    /// Same as [`Predictions::make`], with a given command and its environment.
    pub(crate) fn by(analyze: &mut Command, texts: &[PathBuf], scope: &str) -> Result<Self> {
        let lines = output(Self::ask(analyze, texts, scope))?;
        Self::read(&lines, texts, scope)
    }

    /// Adds the arguments with which the command line writes what [`Predictions::read`] reads.
    pub(crate) fn ask<'c>(analyze: &'c mut Command, texts: &[PathBuf], scope: &str) -> &'c mut Command {
        analyze.args(["analyze", "--input", "text", "--format", "jsonl", "--offsets", "chars", "--scope", scope]);
        analyze.args(texts)
    }

    /// The Analyses of the texts, one per line.
    pub(crate) fn read(lines: &str, texts: &[PathBuf], scope: &str) -> Result<Self> {
        let analyses = lines.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>();
        let texts = texts.iter().map(|file| {
            let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok((id, fs::read_to_string(file)?.chars().collect()))
        });
        Ok(Self {
            scope: scope.to_owned(),
            analyses: analyses.context("the command line wrote invalid JSON")?,
            texts: texts.collect::<Result<_>>()?,
        })
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// How many texts have other results than in another run on the same texts.
    pub(crate) fn apart_from(&self, other: &Self) -> usize {
        self.analyses.iter().zip(&other.analyses).filter(|(a, b)| a != b).count()
    }

    /// Writes one of the three kinds of predictions into a folder, and returns the file.
    pub(crate) fn write(&self, folder: &Path, name: &str, lines: impl Iterator<Item = Value>) -> Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let file = folder.join(format!("{name}_{}.jsonl", self.scope));
        let mut content = String::new();
        for line in lines {
            let _ = writeln!(content, "{line}");
        }
        fs::write(&file, content)?;
        Ok(file)
    }

    /// `{"id", "attributions": [{"source", "cue", "content"}]}`, each role a list of `[start, end]`.
    pub(crate) fn attributions(&self) -> impl Iterator<Item = Value> {
        self.analyses.iter().map(|analysis| {
            let records = said(analysis).map(|record| {
                json!({
                    "source": one(&record["source"]),
                    "cue": one(&record["cue"]),
                    "content": spans(&record["content"]),
                })
            });
            json!({ "id": analysis["id"], "attributions": records.collect::<Vec<_>>() })
        })
    }

    /// `{"id", "attributions": [{"content", "kind", "source", "speaker", "anonymous"}]}`, with source and speaker as
    /// text.
    pub(crate) fn speakers(&self) -> impl Iterator<Item = Value> {
        self.analyses.iter().map(|analysis| {
            let records = said(analysis).map(|record| {
                let speaker = record["speaker"].as_u64().map(|index| &analysis["speakers"][index as usize]);
                json!({
                    "content": spans(&record["content"]),
                    "kind": record["kind"],
                    "source": self.words(&analysis["id"], &record["source"]),
                    "speaker": speaker.map(|speaker| &speaker["name"]),
                    "anonymous": speaker.is_some_and(|speaker| speaker["anonymous"] == true),
                })
            });
            json!({ "id": analysis["id"], "attributions": records.collect::<Vec<_>>() })
        })
    }

    /// `{"id", "hedges": [[start, end, class]]}`.
    pub(crate) fn hedges(&self) -> impl Iterator<Item = Value> {
        self.analyses.iter().map(|analysis| {
            let hedges = list(&analysis["hedges"]).map(|hedge| {
                let cue = &hedge["cue"];
                json!([cue["start"], cue["end"], hedge["class"]])
            });
            json!({ "id": analysis["id"], "hedges": hedges.collect::<Vec<_>>() })
        })
    }

    fn words(&self, id: &Value, span: &Value) -> String {
        let text = id.as_str().and_then(|id| self.texts.get(id));
        let (start, end) = (span["start"].as_u64(), span["end"].as_u64());
        let range = start.zip(end).map(|(start, end)| start as usize..end as usize);
        text.zip(range).and_then(|(text, range)| text.get(range)).into_iter().flatten().collect()
    }
}

/// The attributions with content. A refusal to comment has no content, and no scorer counts it.
fn said(analysis: &Value) -> impl Iterator<Item = &Value> {
    list(&analysis["attributions"]).filter(|record| list(&record["content"]).next().is_some())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn pair(span: &Value) -> Value {
    json!([span["start"], span["end"]])
}

fn spans(value: &Value) -> Vec<Value> {
    list(value).map(pair).collect()
}

/// A role with one span or none.
fn one(span: &Value) -> Vec<Value> {
    if span.is_null() { Vec::new() } else { vec![pair(span)] }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::Predictions;

    fn sample() -> Predictions {
        let text = "“Élan is back,” Tove Brandt said.";
        Predictions {
            scope: "speech".into(),
            analyses: vec![json!({
                "id": "a",
                "attributions": [
                    {
                        "kind": "direct", "content": [{ "start": 0, "end": 15 }], "cue": { "start": 28, "end": 32 },
                        "source": { "start": 16, "end": 27 }, "speaker": 0,
                    },
                    { "kind": "no-comment", "content": [], "cue": { "start": 0, "end": 1 }, "source": null, "speaker": null },
                    { "kind": "direct", "content": [{ "start": 1, "end": 5 }], "cue": null, "source": null, "speaker": null },
                ],
                "speakers": [{ "name": "Tove Brandt", "anonymous": false }],
                "hedges": [{ "cue": { "start": 6, "end": 8 }, "class": "modal" }],
            })],
            texts: BTreeMap::from([("a".into(), text.chars().collect())]),
        }
    }

    #[test]
    fn leaves_out_what_has_no_content_and_lists_every_role() {
        let all: Vec<Value> = sample().attributions().collect();
        let expected = json!({ "id": "a", "attributions": [
            { "source": [[16, 27]], "cue": [[28, 32]], "content": [[0, 15]] },
            { "source": [], "cue": [], "content": [[1, 5]] },
        ]});
        assert_eq!(all, [expected]);
    }

    #[test]
    fn gives_source_and_speaker_as_words_counted_in_code_points() {
        let all: Vec<Value> = sample().speakers().collect();
        let (first, second) = (&all[0]["attributions"][0], &all[0]["attributions"][1]);
        assert_eq!((&first["source"], &first["speaker"]), (&json!("Tove Brandt"), &json!("Tove Brandt")));
        assert_eq!((&second["source"], &second["speaker"]), (&json!(""), &Value::Null));
    }

    #[test]
    fn puts_a_hedge_as_cue_and_class() {
        let all: Vec<Value> = sample().hedges().collect();
        assert_eq!(all, [json!({ "id": "a", "hedges": [[6, 8, "modal"]] })]);
    }
}
