//! What a fresh machine lacks: the wasm target, the npm packages. Each is looked for first, so a second run costs nothing.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::shell::{at, command, on_path, output, run};

/// The oldest Node that the npm packages run on.
const NODE: u32 = 20;

/// The compiler's libraries for wasm.
pub(crate) fn wasm_target() -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut libraries = command(rustc);
    libraries.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
    if fs::exists(output(&mut libraries)?.trim())? {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        bail!("the compiler has no wasm32-unknown-unknown target, and there is no rustup to add it: https://rustup.rs");
    }
    run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// The npm packages, exactly as package-lock.json has them.
pub(crate) fn npm_packages() -> Result<()> {
    node()?;
    let lock = fs::read(at("package-lock.json")).context("package-lock.json")?;
    let installed = at("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|was| was == lock) {
        return Ok(());
    }
    // Its output goes to ours, which must stay clean where a chore prints JSON.
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
