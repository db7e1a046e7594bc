//! Installs what a new machine lacks: rustfmt and clippy, the wasm target, the npm packages. Checks first, so a second
//! run costs nothing.

use std::fs;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::shell::{at, cargo, command, on_path, output, run};

/// The oldest Node version that the npm packages support.
const NODE: u32 = 20;

/// The formatter and the linter, which a minimal toolchain lacks.
pub(crate) fn components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let mut version = cargo(&[subcommand, "--version"]);
        version.stdout(Stdio::null()).stderr(Stdio::null());
        if run(&mut version).is_err() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// The standard library for wasm.
pub(crate) fn wasm_target() -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut libraries = command(rustc);
    libraries.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
    if fs::exists(output(&mut libraries)?.trim())? {
        return Ok(());
    }
    rustup(&["target", "add", "wasm32-unknown-unknown"])
}

fn rustup(arguments: &[&str]) -> Result<()> {
    if on_path("rustup").is_none() {
        bail!("the toolchain lacks {}, and there is no rustup to add it: https://rustup.rs", arguments[2]);
    }
    run(command("rustup").args(arguments))
}

/// The npm packages, exactly as in package-lock.json.
pub(crate) fn npm_packages() -> Result<()> {
    node()?;
    let lock = fs::read(at("package-lock.json")).context("package-lock.json")?;
    let installed = at("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|was| was == lock) {
        return Ok(());
    }
    // Print its output to standard error: standard output must stay clean for tasks that print JSON.
    eprint!("{}", output(command("npm").args(["ci", "--no-audit", "--no-fund"]))?);
    fs::write(installed, lock)?;
    Ok(())
}

fn node() -> Result<()> {
    let wanted = format!("Node {NODE} or later is needed: https://nodejs.org");
    if on_path("node").is_none() || on_path("npm").is_none() {
        bail!("{wanted} (node and npm are not on the PATH)");
    }
    let version = output(command("node").arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        _ => bail!("{wanted} (found {})", version.trim()),
    }
}
