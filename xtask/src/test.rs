//! All checks in one command, for the CI.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
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

const INTEGRATION: &str = "unit and integration tests";

const SET_UP: Step = step("set-up", set_up);

const FORMAT: Step = step("format of Rust", || {
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    run(&mut cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml", "--check"]))
});

/// What is tested, without this program. With it, dependencies would get features that neither has alone, and would be
/// compiled once more.
const PRODUCT: [&str; 3] = ["--workspace", "--exclude", "xtask"];

const LINTS: Step = step("lints of Rust", || {
    run(&mut clippy(&[&PRODUCT[..], &["--all-targets"]].concat()))?;
    run(&mut clippy(&["--package", "xtask", "--all-targets"]))
});

const TYPES: Step = step("types of JavaScript", || run(npm_tool("tsc").arg("--noEmit")));

const BIOME: Step = step("format and lints of JavaScript", || {
    run(npm_tool("biome").args(["ci", "--error-on-warnings", "--colors=off"]))
});

const UNITS: Step = step_on("set-up", "unit tests of JavaScript", || run(command("node").arg("--test").args(units()?)));

/// What needs no wasm and no browser.
const CHECKS: [Step; 7] = [
    SET_UP,
    FORMAT,
    LINTS,
    step("unit tests", || run(cargo(&["test", "--lib", "--test", "reading", "--test", "lexicon"]).args(PRODUCT))),
    TYPES,
    BIOME,
    UNITS,
];

/// What needs no wasm of the page: Rust, natively and as lints, and JavaScript by itself.
const NATIVE: [Step; 10] = [
    FORMAT,
    step(INTEGRATION, || run(cargo(&["test", "--no-fail-fast", "--lib", "--bins", "--tests"]).args(PRODUCT))),
    step("unit tests of xtask", || run(&mut cargo(&["test", "--package", "xtask"]))),
    step("tests in the docs", || run(cargo(&["test", "--doc"]).args(PRODUCT))),
    step_on(INTEGRATION, "Spark recipe", spark::check),
    LINTS,
    // The builds of the page fail on warnings of the compiler.
    step("lints of the wasm", || {
        let page = ["-p", "whosaid", "--lib", "--no-default-features", "--target", "wasm32-unknown-unknown"];
        // `_node` includes the engine.
        ["_paint", "_node"].iter().try_for_each(|build| run(&mut clippy(&[&page[..], &["--features", build]].concat())))
    }),
    TYPES,
    BIOME,
    UNITS,
];

/// The builds of the page, which leave a core free for half of their time.
const PAGE: [Step; 4] = [
    step("wasm build", wasm::build),
    step_on("wasm build", "size of the page", budget),
    step_on("wasm build", "extension", extension::check),
    step_on("wasm build", "npm package", package::build),
];

const BROWSER: Step = step("browser tests", in_browser);

/// Runs every step. Returns whether all passed. The native steps run beside the builds of the page, in a process of their own
/// whose output is shown when it ends. Browsers need both cores, so their tests wait for both.
pub(crate) fn all() -> bool {
    let begin = Instant::now();
    let mut report = Report::default();
    report.run(&SET_UP);
    let native = Native::start();
    report.run_all(&PAGE);
    match native.and_then(Native::end) {
        Ok(lines) => report.lines += &lines,
        Err(error) => report.note("native steps", begin, Err(error)),
    }
    report.run(&BROWSER);
    report.end(begin)
}

/// Runs the native steps alone.
pub(crate) fn native() -> bool {
    let begin = Instant::now();
    let mut report = Report::default();
    report.run_all(&NATIVE);
    report.end(begin)
}

/// Runs the steps that a developer waits for before a commit. Returns whether all passed.
pub(crate) fn check() -> bool {
    let begin = Instant::now();
    let mut report = Report::default();
    report.run_all(&CHECKS);
    report.end(begin)
}

/// The process of the native steps.
struct Native {
    process: Child,
    log: PathBuf,
}

impl Native {
    fn start() -> Result<Self> {
        fs::create_dir_all(target_dir().join("xtask"))?;
        let log = target_dir().join("xtask/native.log");
        let output = File::create(&log)?;
        let mut process = command(std::env::current_exe()?);
        process.args(["test", "--native"]).stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
        Ok(Self { process: process.spawn()?, log })
    }

    /// Waits for its end, and shows what it wrote. Returns the lines of its steps if all passed.
    fn end(mut self) -> Result<String> {
        println!("── native steps");
        let status = self.process.wait()?;
        let log = fs::read_to_string(&self.log)?;
        print!("{log}");
        ensure!(status.success(), "see above");
        let lines = log.lines().filter_map(|line| line.strip_prefix("── ")).filter(|line| line.ends_with(" ok"));
        Ok(lines.fold(String::new(), |all, line| all + line + "\n"))
    }
}

/// How the steps ended.
#[derive(Default)]
struct Report {
    failed: Vec<&'static str>,
    lines: String,
}

impl Report {
    fn run_all(&mut self, steps: &[Step]) {
        for step in steps {
            self.run(step);
        }
    }

    fn run(&mut self, Step { name, on, run }: &Step) {
        println!("── {name}");
        let start = Instant::now();
        let ended = match on {
            Some(on) if self.failed.contains(on) => Err(anyhow!("skipped: it depends on {on}")),
            _ => run(),
        };
        self.note(name, start, ended);
    }

    fn note(&mut self, name: &'static str, start: Instant, ended: Result<()>) {
        let word = match ended {
            Ok(()) => "ok".to_owned(),
            Err(error) => {
                self.failed.push(name);
                format!("FAILED: {error:#}")
            }
        };
        let line = format!("{name:<32}{:>7.1} s  {word}\n", start.elapsed().as_secs_f32());
        print!("── {line}");
        self.lines += &line;
    }

    fn end(self, begin: Instant) -> bool {
        let steps = self.lines.lines().count();
        println!("\n{}", self.lines);
        println!(
            "steps: {} passed, {} failed, {:.0} s",
            steps - self.failed.len(),
            self.failed.len(),
            begin.elapsed().as_secs_f32()
        );
        self.failed.is_empty()
    }
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
