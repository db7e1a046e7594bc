//! Fuzzing guided by coverage: runs `fuzz/targets` on random texts. cargo-fuzz would do the same with a nightly
//! compiler, but without sanitizers its flags work on stable.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::shell::{at, cargo, command, output, run};

/// Instrumentation with which libFuzzer sees the code that an input reaches.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Maximum length of an input, in bytes. Most bugs need a sentence or two, or a small page, and short inputs run fast.
const LONGEST: usize = 4000;
/// Maximum seconds for one input; usually a few milliseconds.
const SLOWEST: u32 = 20;
/// The first byte of an input whose rest is a text (`tests/sound`).
const AS_TEXT: u8 = 2;

/// Command-line options.
pub(crate) struct Fuzz {
    /// The target, a file of `fuzz/targets`.
    pub(crate) target: String,
    /// Duration.
    pub(crate) minutes: f64,
    /// The seed; by default a new one each time, which the run prints.
    pub(crate) seed: Option<u32>,
}

impl Fuzz {
    /// Builds the target and runs it until the time is over or an input fails.
    pub(crate) fn run(&self) -> Result<()> {
        let target = &self.target;
        let (corpus, found) = (at("fuzz/corpus").join(target), at("fuzz/artifacts").join(target));
        fs::create_dir_all(&found)?;
        match target.as_str() {
            "text" => begin_with_articles(&corpus)?,
            "html" => begin_with_pages(&corpus)?,
            _ => {}
        }
        fs::create_dir_all(&corpus)?;

        let version = output(command("rustc").arg("-vV"))?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc -vV names no host")?;
        // With --target, build scripts and macros are built without the flags.
        let mut build = cargo(&["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--bin", target]);
        run(build.args(["--target", host]).env("RUSTFLAGS", COVERAGE).env_remove("CARGO_TARGET_DIR"))
            .context("libFuzzer needs a C++ compiler")?;

        let mut fuzz = command(at("fuzz/target").join(host).join("release").join(target));
        fuzz.arg(&corpus).args([
            format!("-max_total_time={:.0}", self.minutes * 60.0),
            format!("-max_len={LONGEST}"),
            format!("-timeout={SLOWEST}"),
            format!("-artifact_prefix={}/", found.display()),
            format!("-seed={}", self.seed.unwrap_or(0)),
            "-print_final_stats=1".into(),
        ]);
        if !fuzz.status().context("the target could not be started")?.success() {
            bail!("an input failed; fix the bug, then keep the input as tests/sound/found/NAME: {}", found.display());
        }
        Ok(())
    }
}

/// Puts the test pages into an empty corpus.
fn begin_with_pages(corpus: &Path) -> Result<()> {
    if !corpus.exists() {
        fs::create_dir_all(corpus)?;
        for page in fs::read_dir(at("tests/pages/cases"))? {
            let page = page?;
            fs::copy(page.path(), corpus.join(page.file_name()))?;
        }
    }
    Ok(())
}

/// Puts the test articles into an empty corpus, a few paragraphs per file.
fn begin_with_articles(corpus: &Path) -> Result<()> {
    if corpus.exists() {
        return Ok(());
    }
    fs::create_dir_all(corpus)?;
    for folder in fs::read_dir(at("tests/articles"))? {
        let folder = folder?;
        let Ok(text) = fs::read_to_string(folder.path().join("article.txt")) else { continue };
        let paragraphs: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        for (n, few) in paragraphs.chunks(3).enumerate() {
            let name = format!("{}-{n}", folder.file_name().to_string_lossy());
            fs::write(corpus.join(name), [&[AS_TEXT], few.join("\n").as_bytes()].concat())?;
        }
    }
    Ok(())
}
