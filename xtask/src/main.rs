//! The project's chores: `cargo xtask --help`.

mod setup;
mod shell;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};
use pico_args::Arguments;

const USAGE: &str = "\
The project's chores. Each does the set-up that it needs.

cargo xtask wasm                          builds the page: dist/embed (what a publisher serves), dist/site (the demo)
";

fn main() -> ExitCode {
    match chore(Arguments::from_env()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(mut arguments: Arguments) -> Result<ExitCode> {
    if arguments.contains(["-h", "--help"]) {
        print!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    match arguments.subcommand()?.as_deref() {
        Some("wasm") => {
            nothing_more(arguments)?;
            wasm::build()?;
        }
        Some(other) => bail!("no such chore: {other}\n\n{USAGE}"),
        None => bail!("which chore?\n\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn nothing_more(arguments: Arguments) -> Result<()> {
    match arguments.finish().first() {
        Some(extra) => bail!("unexpected argument: {}", extra.to_string_lossy()),
        None => Ok(()),
    }
}
