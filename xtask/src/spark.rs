//! The recipe for Apache Spark, in local mode.

use std::fs;

use anyhow::Result;

use crate::python;
use crate::shell::{at, command, on_path, run, target_dir};

/// Checks the recipe. Without Java or `PySpark` it prints that it is skipped.
pub(crate) fn check() -> Result<()> {
    if on_path("java").is_none() {
        println!("skipped: Java is not on the PATH, so the Spark recipe is not run");
        return Ok(());
    }
    let folder = target_dir().join("xtask/spark");
    fs::create_dir_all(&folder)?;
    let python = match python::environment(&folder, "examples/spark/requirements.txt") {
        Ok(python) => python,
        Err(error) => {
            println!("skipped: PySpark cannot be installed, so the Spark recipe is not run ({error:#})");
            return Ok(());
        }
    };
    // Workers run the same Python as the driver.
    let mut check = command(&python);
    check.env("PYSPARK_PYTHON", &python).arg(at("examples/spark/check.py")).arg(target_dir().join("debug/whosaid"));
    run(&mut check)
}
