//! All checks in one command, for the CI.

use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, anyhow, ensure};

use crate::shell::{at, cargo, command, npm_tool, run, target_dir};
use crate::{browser, extension, package, setup, size, spark, wasm};

/// A step. If it depends on another one that failed, it is skipped.
#[derive(Clone, Copy)]
struct Step {
    name: &'static str,
    on: Option<&'static str>,
    run: fn() -> Result<()>,
}

const fn step(name: &'static str, run: fn() -> Result<()>) -> Step {
    Step { name, on: None, run }
}

const fn step_on(on: &'static str, name: &'static str, run: fn() -> Result<()>) -> Step {
    Step { name, on: Some(on), run }
}

const SET_UP: Step = step("set-up", set_up);

const FORMAT: Step = step("format of Rust", || {
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    run(&mut cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))
});

const LINTS: Step = step("lints of Rust", || run(&mut clippy(&["--workspace", "--all-targets"])));

const TYPES: Step = step_on("set-up", "types of JavaScript", || run(npm_tool("tsc").arg("--noEmit")));

const BIOME: Step = step_on("set-up", "format and lints of JavaScript", || {
    run(npm_tool("biome").args(["ci", "--error-on-warnings", "--colors=off"]))
});

const UNITS: Step = step_on("set-up", "unit tests of JavaScript", || run(command("node").arg("--test").args(units()?)));

/// What needs no wasm and no browser.
const CHECKS: [Step; 7] = [
    SET_UP,
    FORMAT,
    LINTS,
    step("unit tests", || run(&mut cargo(&["test", "--workspace", "--lib", "--test", "reading", "--test", "lexicon"]))),
    TYPES,
    BIOME,
    UNITS,
];

const STEPS: [Step; 15] = [
    SET_UP,
    FORMAT,
    LINTS,
    step("lints of the wasm", || {
        let page = ["-p", "whosaid", "--lib", "--no-default-features", "--target", "wasm32-unknown-unknown"];
        for build in ["_engine", "_paint", "_node"] {
            run(&mut clippy(&[&page[..], &["--features", build]].concat()))?;
        }
        run(&mut clippy(&page))
    }),
    step("unit and integration tests", || {
        run(&mut cargo(&["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--tests"]))
    }),
    step("tests in the docs", || run(&mut cargo(&["test", "--doc"]))),
    step_on("unit and integration tests", "Spark recipe", spark::check),
    step("wasm build", wasm::build),
    step_on("wasm build", "size of the page", budget),
    step_on("wasm build", "extension", extension::check),
    step_on("wasm build", "npm package", package::build),
    TYPES,
    BIOME,
    UNITS,
    step_on("extension", "browser tests", in_browser),
];

/// Runs every step. Returns whether all passed.
pub(crate) fn all() -> bool {
    each(&STEPS)
}

/// Runs the steps that a developer waits for before a commit. Returns whether all passed.
pub(crate) fn check() -> bool {
    each(&CHECKS)
}

/// Runs steps, even after failures, and prints the results.
fn each(steps: &[Step]) -> bool {
    let begin = Instant::now();
    let mut failed: Vec<&str> = Vec::new();
    let mut lines = String::new();
    for Step { name, on, run } in steps {
        println!("── {name}");
        let start = Instant::now();
        let ended = match on {
            Some(on) if failed.contains(on) => Err(anyhow!("skipped: it depends on {on}")),
            _ => run(),
        };
        let word = match ended {
            Ok(()) => "ok".to_owned(),
            Err(error) => {
                failed.push(name);
                format!("FAILED: {error:#}")
            }
        };
        let line = format!("{name:<32}{:>7.1} s  {word}\n", start.elapsed().as_secs_f32());
        print!("── {line}");
        lines += &line;
    }
    println!("\n{lines}");
    let passed = steps.len() - failed.len();
    println!("steps: {passed} passed, {} failed, {:.0} s", failed.len(), begin.elapsed().as_secs_f32());
    failed.is_empty()
}

fn set_up() -> Result<()> {
    setup::components()?;
    setup::wasm_target()?;
    setup::npm_packages()
}

/// Warnings are errors, only for our own crates.
fn clippy(what: &[&str]) -> Command {
    let mut clippy = cargo(&["clippy", "--quiet"]);
    clippy.args(what).args(["--", "--deny", "warnings"]);
    clippy
}

fn budget() -> Result<()> {
    ensure!(size::report(false)?, "the page is over its budget");
    Ok(())
}

/// The unit tests of JavaScript. They are named one by one, because versions of Node differ in how they search a folder.
fn units() -> Result<Vec<PathBuf>> {
    let names = wasm::names(&at("tests/units"))?;
    Ok(names.iter().filter(|name| name.ends_with(".test.js")).map(|name| at("tests/units").join(name)).collect())
}

fn in_browser() -> Result<()> {
    let browser = browser::find()?;
    println!("browser: {}", browser.display());
    browser::others();
    let config = "tests/browser/playwright.config.js";
    // Built together with the integration tests.
    let cli = target_dir().join("debug/whosaid");
    let mut tests = npm_tool("playwright");
    run(tests.args(["test", "--config", config]).env(browser::VARIABLE, browser).env("WHOSAID_CLI", cli))
}
