//! Scores the engine on an annotated corpus, with the scorers beside it.
//!
//! A corpus is a folder with `text/<article>.txt` and `attributions/<article>_<annotator>.ann`. The scorers are Python:
//! `attributions.py`; `speakers.py` with `speakers_*.jsonl` and `hedges.py` with `hedges_*.json`, which contain the
//! gold annotations of some articles; and `seed.py`, if there is a `seed` folder beside the folder of the scorers. All
//! of them read predictions as JSON lines with offsets in code points.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};

use crate::predictions::Predictions;
use crate::shell::{cargo, command, on_path, output, run, target_dir};

/// Command-line options.
pub(crate) struct Eval {
    /// The corpus.
    pub(crate) corpus: PathBuf,
    /// The scorers; by default `../../score` relative to the corpus.
    pub(crate) scorers: Option<PathBuf>,
    /// One scope for all scores, instead of each scorer's own.
    pub(crate) scope: Option<String>,
    /// One JSON object instead of the scorers' tables.
    pub(crate) as_json: bool,
}

impl Eval {
    /// Builds the command line, runs it on the corpus and scores the result.
    pub(crate) fn report(&self) -> Result<()> {
        ensure!(on_path("python3").is_some(), "the scorers need python3, which is not on the PATH");
        let corpus = fs::canonicalize(&self.corpus).with_context(|| self.corpus.display().to_string())?;
        let score = self.scorers.clone().unwrap_or_else(|| corpus.join("../../score"));
        let score = fs::canonicalize(&score).with_context(|| format!("no scorers: {}", score.display()))?;
        let (text, gold) = (corpus.join("text"), corpus.join("attributions"));
        ensure!(gold.is_dir(), "{} has no folder attributions/", corpus.display());
        let texts = files(&text, "txt", "")?;
        ensure!(!texts.is_empty(), "{} has no .txt file", text.display());

        let binary = binary()?;
        // The corpus includes beliefs and intentions; the gold annotations of speakers and hedges only speech.
        let wide = Predictions::make(&binary, &texts, self.scope.as_deref().unwrap_or("all"))?;
        let narrow = Predictions::make(&binary, &texts, self.scope.as_deref().unwrap_or("speech"))?;
        let folder = target_dir().join("xtask/eval");
        let mut report = Report { as_json: self.as_json, scores: Map::new() };

        let mut attributions = scorer(&score, "attributions.py")?;
        attributions.arg("--text").arg(&text).arg("--gold").arg(&gold).arg(wide.write(
            &folder,
            "attributions",
            wide.attributions(),
        )?);
        if self.as_json {
            attributions.args(["--json", "-"]);
        }
        report.add("attributions", &format!("{} articles, scope {}", texts.len(), wide.scope), &mut attributions)?;

        let articles: BTreeSet<&str> = narrow.ids().collect();
        for (name, extension, prediction) in [
            ("speakers", "jsonl", narrow.write(&folder, "speakers", narrow.speakers())?),
            ("hedges", "json", narrow.write(&folder, "hedges", narrow.hedges())?),
        ] {
            for gold in files(&score, extension, &format!("{name}_"))? {
                let of = gold_articles(&gold)?;
                let here = of.iter().filter(|id| articles.contains(id.as_str())).count();
                if here == 0 {
                    continue;
                }
                let mut program = scorer(&score, &format!("{name}.py"))?;
                program.arg("--gold").arg(&gold).arg(&prediction);
                if name == "hedges" && self.as_json {
                    program.arg("--json");
                }
                let about = format!("{}, {here} of its {} articles, scope {}", stem(&gold), of.len(), narrow.scope);
                report.add(&stem(&gold), &about, &mut program)?;
            }
        }

        let seed = score.join("../seed");
        if seed.is_dir() && score.join("seed.py").is_file() {
            report.add("seed", "the seed article", scorer(&score, "seed.py")?.arg(&binary).arg(seed))?;
        }
        report.end();
        Ok(())
    }
}

/// The output of the scorers: their own tables, or one JSON object.
struct Report {
    as_json: bool,
    scores: Map<String, Value>,
}

impl Report {
    fn add(&mut self, name: &str, about: &str, scorer: &mut std::process::Command) -> Result<()> {
        if self.as_json {
            let said = output(scorer)?;
            let score = serde_json::from_str(&said).unwrap_or_else(|_| json!(said.lines().collect::<Vec<_>>()));
            self.scores.insert(name.to_owned(), score);
            return Ok(());
        }
        println!("── {name}: {about}");
        run(scorer)?;
        println!();
        Ok(())
    }

    fn end(self) {
        if self.as_json {
            println!("{}", Value::Object(self.scores));
        }
    }
}

/// The command line, in a release build.
pub(crate) fn binary() -> Result<PathBuf> {
    run(&mut cargo(&["build", "--quiet", "--release", "--package", "whosaid", "--bin", "whosaid"]))?;
    Ok(target_dir().join("release/whosaid").with_extension(std::env::consts::EXE_EXTENSION))
}

/// A scorer: a Python program.
pub(crate) fn scorer(folder: &Path, name: &str) -> Result<std::process::Command> {
    let file = folder.join(name);
    if !file.is_file() {
        bail!("no scorer: {} (--score names their folder)", file.display());
    }
    let mut python = command("python3");
    python.arg(file);
    Ok(python)
}

/// The articles of a gold file: the keys of its `articles`, or the `id` of each line.
fn gold_articles(gold: &Path) -> Result<BTreeSet<String>> {
    let content = fs::read_to_string(gold).with_context(|| gold.display().to_string())?;
    if let Ok(whole) = serde_json::from_str::<BTreeMap<String, Value>>(&content)
        && let Some(articles) = whole.get("articles").and_then(Value::as_object)
    {
        return Ok(articles.keys().cloned().collect());
    }
    content
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let record: Value = serde_json::from_str(line).with_context(|| gold.display().to_string())?;
            let id = record["id"].as_str().with_context(|| format!("{}: a record without an id", gold.display()))?;
            Ok(id.to_owned())
        })
        .collect()
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The files of a folder with this extension and name prefix, sorted.
pub(crate) fn files(folder: &Path, extension: &str, prefix: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension() == Some(OsStr::new(extension)) && stem(file).starts_with(prefix));
    files.sort();
    Ok(files)
}
