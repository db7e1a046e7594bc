//! The effect of one mutant on the unit tests, the reading cases, the test articles and a corpus.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::Value;

use super::copy::Copy;
use crate::eval::{files, scorer};
use crate::predictions::Predictions;
use crate::shell::{command, output};

/// Time after which a mutant counts as an endless loop; the unchanged copy takes about a second.
const LONGEST: Duration = Duration::from_secs(40);

/// Differences from the unchanged copy: `lost` is right without the mutant, `won` is right with it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Worth {
    /// Unit tests that fail.
    pub(crate) unit: usize,
    /// Cases of `tests/reading`.
    pub(crate) cases: Change,
    /// Records of `tests/articles`.
    pub(crate) articles: Change,
    /// Texts of the corpus with other results.
    pub(crate) texts: usize,
    /// The loss of attribution F1 on the corpus, in points.
    pub(crate) points: f64,
    /// It crashed or did not terminate.
    pub(crate) broken: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Change {
    pub(crate) lost: usize,
    pub(crate) won: usize,
}

impl Worth {
    /// Whether a test, a case or an article detects it.
    pub(crate) fn noticed(&self) -> bool {
        self.broken || self.unit > 0 || self.cases != Change::default() || self.articles != Change::default()
    }
}

/// An annotated corpus, as for `eval`, and the results of the unchanged copy.
pub(crate) struct Corpus {
    text: PathBuf,
    gold: PathBuf,
    scorers: PathBuf,
    texts: Vec<PathBuf>,
    own: Predictions,
    f1: f64,
}

impl Corpus {
    pub(crate) fn open(folder: &Path, copy: &Copy, seen: &Path) -> Result<Self> {
        let folder = folder.canonicalize().with_context(|| folder.display().to_string())?;
        let (text, gold) = (folder.join("text"), folder.join("attributions"));
        let texts = files(&text, "txt", "")?;
        let mut analyze = command(&copy.cli);
        analyze.env("WHOSAID_SEEN", seen);
        let own = Predictions::by(&mut analyze, &texts, "all")?;
        let mut corpus = Self { text, gold, scorers: folder.join("../../score"), texts, own, f1: 0.0 };
        corpus.f1 = corpus.score(&corpus.own, &copy.root.join("score"))?;
        Ok(corpus)
    }

    /// Attribution F1, in points.
    fn score(&self, predictions: &Predictions, folder: &Path) -> Result<f64> {
        let file = predictions.write(folder, "attributions", predictions.attributions())?;
        let mut program = scorer(&self.scorers, "attributions.py")?;
        program.arg("--text").arg(&self.text).arg("--gold").arg(&self.gold).arg(file).args(["--json", "-"]);
        let score: Value = serde_json::from_str(&output(program.stderr(Stdio::null()))?)?;
        Ok(100.0 * score["attribution"]["f1"].as_f64().context("attributions.py gives no attribution.f1")?)
    }
}

/// Runs the programs of the copy with one mutant. `worker`: separates the files of parallel runs.
pub(crate) fn weigh(copy: &Copy, corpus: Option<&Corpus>, mutant: &str, worker: usize) -> Result<Worth> {
    let mut worth = Worth::default();
    let folder = copy.root.join(format!("worker-{worker}"));
    let mut run = |program: &Path, arguments: &[&str]| -> Result<String> {
        let mut tests = Command::new(program);
        tests.args(arguments).current_dir(&copy.root).env("WHOSAID_MUTANT", mutant);
        // Arbitrary texts are the same for each mutant.
        tests.envs([("PROPTEST_RNG_SEED", "1"), ("PROPTEST_CASES", "32"), ("PROPTEST_PERSISTENCE", "off")]);
        let (said, ended) = until(&mut tests, &folder)?;
        worth.broken |= !ended;
        Ok(said)
    };
    let unit = run(&copy.unit, &["--test-threads=1"])?;
    let reading = run(&copy.reading, &[])?;
    let articles = run(&copy.articles, &["every_article"])?;
    worth.unit = failures(&unit);
    worth.cases = cases(&reading);
    worth.articles = records(&articles);
    if let Some(corpus) = corpus {
        let mut analyze = command(&copy.cli);
        analyze.env("WHOSAID_MUTANT", mutant);
        let (lines, ended) = until(Predictions::ask(&mut analyze, &corpus.texts, "all"), &folder)?;
        match Predictions::read(&lines, &corpus.texts, "all") {
            Ok(now) if ended => {
                worth.texts = now.apart_from(&corpus.own);
                if worth.texts > 0 {
                    worth.points = corpus.f1 - corpus.score(&now, &folder)?;
                }
            }
            _ => worth.broken = true,
        }
    }
    Ok(worth)
}

/// The output of a test program, and whether it terminated in time.
fn until(program: &mut Command, folder: &Path) -> Result<(String, bool)> {
    std::fs::create_dir_all(folder)?;
    let file = folder.join("said");
    let mut child = program.stdout(File::create(&file)?).stderr(Stdio::null()).spawn()?;
    let start = Instant::now();
    let ended = loop {
        match child.try_wait()? {
            // 101: some tests failed.
            Some(status) => break matches!(status.code(), Some(0 | 101)),
            None if start.elapsed() > LONGEST => {
                child.kill()?;
                child.wait()?;
                break false;
            }
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    Ok((String::from_utf8_lossy(&std::fs::read(file)?).into_owned(), ended))
}

/// The number of failed tests of a program.
fn failures(said: &str) -> usize {
    let result = said.lines().find_map(|line| line.strip_prefix("test result: "));
    let counts = result.and_then(|r| r.split("; ").find_map(|part| part.strip_suffix(" failed")));
    counts.and_then(|n| n.parse().ok()).unwrap_or(1)
}

/// Parses the output of the reading cases: "ID is right now, remove its gap", or how one differs.
fn cases(said: &str) -> Change {
    let won = said.matches(" is right now, remove its gap").count();
    let differ = said.lines().find_map(|line| line.strip_suffix(" differ:").and_then(|n| n.parse::<usize>().ok()));
    let failed = usize::from(failures(said) > 0);
    Change { lost: differ.unwrap_or(failed).saturating_sub(won), won }
}

/// Parses the output of the articles test.
fn records(said: &str) -> Change {
    let won = [" closed, remove the gap: ", " no longer found, remove it from spurious: "];
    let lost = [" missing: ", " differs: ", " spurious: "];
    let count = |words: &[&str]| words.iter().map(|w| said.matches(w).count()).sum();
    let failed = usize::from(failures(said) > 0);
    let (won, lost): (usize, usize) = (count(&won), count(&lost));
    Change { lost: if won + lost == 0 { failed } else { lost }, won }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_tests_print() {
        assert_eq!(failures("test result: FAILED. 160 passed; 7 failed; 0 ignored; finished in 1 s\n"), 7);
        assert_eq!(failures("test result: ok. 160 passed; 0 failed; 0 ignored\n"), 0);
        let said = "3 differ:\nA1 W: x\n    t\nA2 is right now, remove its gap: y\nA3 W: z\n    t\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored\n";
        assert_eq!(cases(said), Change { lost: 2, won: 1 });
        let said = "  hedges missing: {}\n  hedges closed, remove the gap: {}\ntest result: FAILED. 0 passed; 1 failed; 0 ignored\n";
        assert_eq!(records(said), Change { lost: 1, won: 1 });
        // A panic in the engine.
        assert_eq!(records("test result: FAILED. 0 passed; 1 failed; 0 ignored\n"), Change { lost: 1, won: 0 });
    }
}
