//! Python environments for programs of other people: the trainer's packages, Spark.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::shell::{at, command, on_path, run};

/// An environment in `folder` with the packages of a requirements file; returns its Python. It is set up once for each list of
/// packages.
pub(crate) fn environment(folder: &Path, requirements: &str) -> Result<PathBuf> {
    let (python, done) = (folder.join("venv/bin/python"), folder.join("venv/requirements.txt"));
    let wanted = fs::read(at(requirements))?;
    if fs::read(&done).is_ok_and(|was| was == wanted) {
        return Ok(python);
    }
    ensure!(on_path("python3").is_some(), "python3 is not on the PATH");
    run(command("python3").args(["-m", "venv"]).arg(folder.join("venv")))?;
    run(command(&python).args(["-m", "pip", "install", "--quiet", "--requirement", requirements]))?;
    fs::write(done, wanted)?;
    Ok(python)
}
