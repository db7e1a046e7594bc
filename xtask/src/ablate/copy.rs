//! Makes and builds a copy of the sources with a switch at each point.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::points::{Point, Points};
use crate::shell::{at, cargo, command, output, target_dir};

/// The folders with language rules, unlike reading pages, painting and output.
const RULES: [&str; 5] = ["attribution", "hedges", "quotations", "speakers", "text"];
/// The shape of the net and of its weights, which are not rules.
const SHAPES: [&str; 1] = ["attribution/tagger"];
/// Other files that the copy needs.
const BESIDE: [&str; 10] =
    ["Cargo.toml", "Cargo.lock", "README.md", "build", "benches", "docs", "examples", "net", "tests", "training"];

/// The programs of the copy that run a mutant.
pub(crate) struct Copy {
    pub(crate) root: PathBuf,
    pub(crate) points: Vec<Point>,
    pub(crate) unit: PathBuf,
    pub(crate) reading: PathBuf,
    pub(crate) articles: PathBuf,
    pub(crate) cli: PathBuf,
}

impl Copy {
    /// Writes the copy to `target` and builds it.
    pub(crate) fn make(conditions: bool) -> Result<Self> {
        let root = target_dir().join("ablate");
        let mut files = listed(&[&["src", "xtask"], &BESIDE[..]].concat())?;
        files.retain(|file| !file.starts_with("tests/browser/"));
        forget(&root.join("src"), &root, &files)?;
        let mut points = Points::default();
        let rules = |file: &str| {
            let file = file.strip_prefix("src/").filter(|f| Path::new(f).extension().is_some_and(|e| e == "rs"))?;
            let within = |folder: &&str| file.starts_with(&format!("{folder}/"));
            (RULES.iter().any(within) && !SHAPES.iter().any(within)).then(|| file.to_owned())
        };
        for file in &files {
            if let Some(place) = rules(file) {
                points.define(&place, &fs::read_to_string(at(file))?)?;
            }
        }
        for file in &files {
            let (from, to) = (at(file), root.join(file));
            if let Some(place) = rules(file) {
                write(&to, points.switch(&place, &fs::read_to_string(from)?, conditions)?.as_bytes())?;
            } else if file == "src/lib.rs" {
                write(&to, with_switches(&fs::read_to_string(from)?).as_bytes())?;
            } else {
                write(&to, &fs::read(&from).with_context(|| file.clone())?)?;
            }
        }
        write(&root.join("src/ablate.rs"), include_bytes!("../../ablate/switch.rs"))?;
        let built = build(&root)?;
        let program = |kind: &str, name: &str| {
            let target = |m: &Value| m["target"]["kind"][0] == kind && m["target"]["name"] == name;
            let is = |m: &&Value| target(m) && m["profile"]["test"] == (kind != "bin");
            let path = built.iter().filter(is).find_map(|m| m["executable"].as_str());
            path.map(PathBuf::from).with_context(|| format!("cargo built no {kind} {name}"))
        };
        Ok(Self {
            unit: program("rlib", "whosaid")?,
            reading: program("test", "reading")?,
            articles: program("test", "articles")?,
            cli: program("bin", "whosaid")?,
            root,
            points: points.all,
        })
    }
}

/// The crate root with the module of the switches.
fn with_switches(source: &str) -> String {
    // A mutant is not linted: it has dead code on purpose.
    format!("{source}\n#[allow(warnings)]\nmod ablate;\n")
}

/// The files in git below these paths.
fn listed(paths: &[&str]) -> Result<Vec<String>> {
    let mut git = command("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard", "--"]).args(paths);
    let files = output(&mut git)?;
    Ok(files.lines().filter(|file| at(file).is_file()).map(str::to_owned).collect())
}

/// Deletes files of an earlier copy that are no longer in git.
fn forget(folder: &Path, root: &Path, listed: &[String]) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            forget(&path, root, listed)?;
        } else if !listed.iter().any(|file| root.join(file) == path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Writes a file only if its content changes: cargo rebuilds newer files.
fn write(file: &Path, content: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|old| old == content) {
        return Ok(());
    }
    fs::create_dir_all(file.parent().context("the file is in no folder")?)?;
    fs::write(file, content).with_context(|| file.display().to_string())
}

/// Builds the programs and returns cargo's messages.
fn build(root: &Path) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    let tests = ["test", "--no-run", "--lib", "--test", "reading", "--test", "articles"];
    for what in [&tests[..], &["build", "--bin", "whosaid"]] {
        let mut build = cargo(what);
        build.args(["--message-format", "json"]).current_dir(root).env("CARGO_TARGET_DIR", root.join("target"));
        let done = build.stderr(Stdio::null()).output().context("cargo")?;
        let said = String::from_utf8_lossy(&done.stdout);
        let messages: Vec<Value> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let errors = messages.iter().map(|m| &m["message"]).filter(|m| m["level"] == "error");
        let errors: Vec<&str> = errors.filter_map(|m| m["rendered"].as_str()).collect();
        ensure!(done.status.success(), "the copy with switches does not build:\n{}", errors.join("\n"));
        all.extend(messages);
    }
    Ok(all)
}
