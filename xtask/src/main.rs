//! The project's tasks: `cargo xtask --help`.

mod ablate;
mod alike;
mod article;
mod bench;
mod browser;
mod eval;
mod extension;
mod fuzz;
mod package;
mod plain;
mod predictions;
mod python;
mod serve;
mod setup;
mod shell;
mod size;
mod snip;
mod spark;
mod test;
mod train;
mod wasm;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;

use crate::shell::at;

const USAGE: &str = "\
The project's tasks. Each does the setup that it needs.

cargo xtask demo [--port N]               builds the page and serves the demo on localhost
cargo xtask check                         formatting, lints, types and unit tests, before a commit: a minute
cargo xtask test                          formatting, lints, every test, the wasm build, the browser tests
cargo xtask size [--json]                 what a reader downloads, against the budget
cargo xtask bench [--json]                the cost of an analysis, in a browser and natively
cargo xtask eval CORPUS [--json] [--scope speech|all] [--score DIR]
                                          scores the engine on an annotated corpus (CORPUS/text, CORPUS/attributions)
                                          with the scorers in DIR, by default CORPUS/../../score
cargo xtask ablate [--corpus CORPUS] [--only TEXT]… [--conditions] [--unreached] [--json]
                                          turns off each rule of the engine and changes each bound, one at a time, and prints what changes in the tests, the
                                          test articles and an annotated corpus (TEXT: part of a place or name; --conditions: each operand of && and ||
                                          too, takes hours; --unreached: only what no test or text reaches, takes minutes)
cargo xtask pages DIR [--json|--extension]
                                          runs the embed in a browser, and the command line, on saved pages (DIR/*/source.html) and scores the article
                                          text that it finds (compared with expected.html beside each), marks and DOM;
                                          or the extension, each page under a strict policy
cargo xtask train CORPUS DEV [--score DIR] [-- …]
                                          trains the tagger on CORPUS, with DEV for development; takes hours (docs/MODEL.md)
cargo xtask article SLUG FILE|-           makes a test article, tests/articles/SLUG, from a text or .html
cargo xtask fuzz [--minutes N] [--seed N] [TARGET]
                                          runs a target of fuzz/ (text) for N minutes, guided by coverage; needs a C++ compiler
cargo xtask extension                     builds the browser extension: dist/extension, a folder and a package for each browser
cargo xtask package                       builds the npm package: dist/npm
cargo xtask wasm                          builds the page: dist/embed (what a publisher serves), dist/site (the demo)
";

fn main() -> ExitCode {
    match task(Arguments::from_env()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn task(mut arguments: Arguments) -> Result<ExitCode> {
    if arguments.contains(["-h", "--help"]) {
        print!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    match arguments.subcommand()?.as_deref() {
        Some("demo") => {
            let port = arguments.opt_value_from_str("--port")?.unwrap_or(serve::PORT);
            nothing_more(arguments)?;
            wasm::build()?;
            let site = serve::Site::open(at("dist/site"), port)?;
            println!("Whosaid's demo: {}  (Ctrl-C ends it)", site.address());
            site.serve();
        }
        Some("check") => {
            nothing_more(arguments)?;
            return Ok(verdict(test::check()));
        }
        Some("test") => {
            // For `test` itself, which runs these steps beside others.
            let native = arguments.contains("--native");
            nothing_more(arguments)?;
            return Ok(verdict(if native { test::native() } else { test::all() }));
        }
        Some("size") => {
            let as_json = arguments.contains("--json");
            nothing_more(arguments)?;
            wasm::build()?;
            return Ok(verdict(size::report(as_json)?));
        }
        Some("bench") => {
            let as_json = arguments.contains("--json");
            nothing_more(arguments)?;
            bench::report(as_json)?;
        }
        Some("eval") => {
            let eval = eval::Eval {
                as_json: arguments.contains("--json"),
                scope: arguments.opt_value_from_str("--scope")?,
                scorers: arguments.opt_value_from_str("--score")?,
                corpus: arguments.free_from_str().context("which corpus?")?,
            };
            nothing_more(arguments)?;
            eval.report()?;
        }
        Some("ablate") => {
            let ablate = ablate::Ablate {
                as_json: arguments.contains("--json"),
                conditions: arguments.contains("--conditions"),
                unreached: arguments.contains("--unreached"),
                corpus: arguments.opt_value_from_str("--corpus")?,
                only: arguments.values_from_str("--only")?,
            };
            nothing_more(arguments)?;
            ablate.report()?;
        }
        Some("train") => {
            let scorers = arguments.opt_value_from_str("--score")?;
            let corpora = [
                arguments.free_from_str().context("which corpus to train on?")?,
                arguments.free_from_str().context("which development corpus?")?,
            ];
            let rest = arguments.finish().into_iter().filter(|argument| argument != "--").collect();
            train::Train { corpora, scorers, rest }.run()?;
        }
        Some("pages") => {
            let as_json = arguments.contains("--json");
            let as_extension = arguments.contains("--extension");
            let folder: std::path::PathBuf = arguments.free_from_str().context("which folder of pages?")?;
            nothing_more(arguments)?;
            return pages(&folder, as_json, as_extension).map(verdict);
        }
        Some("article") => {
            let slug: String = arguments.free_from_str().context("which slug?")?;
            let file: String = arguments.free_from_str().context("which file?")?;
            nothing_more(arguments)?;
            article::add(&slug, &file)?;
        }
        Some("fuzz") => {
            let minutes = arguments.opt_value_from_str("--minutes")?.unwrap_or(10.0);
            let seed = arguments.opt_value_from_str("--seed")?;
            let target = arguments.opt_free_from_str()?.unwrap_or_else(|| "text".into());
            nothing_more(arguments)?;
            fuzz::Fuzz { target, minutes, seed }.run()?;
        }
        Some("extension") => {
            nothing_more(arguments)?;
            extension::build()?;
        }
        Some("package") => {
            nothing_more(arguments)?;
            package::build()?;
        }
        Some("wasm") => {
            nothing_more(arguments)?;
            wasm::build()?;
        }
        Some(other) => bail!("no such task: {other}\n\n{USAGE}"),
        None => bail!("which task?\n\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs the embed or the extension on saved pages in a browser. Returns whether all pages pass.
fn pages(folder: &std::path::Path, as_json: bool, as_extension: bool) -> Result<bool> {
    let folder = folder.canonicalize().with_context(|| folder.display().to_string())?;
    if as_extension {
        extension::build()?;
    } else {
        wasm::build()?;
    }
    let script = if as_extension { "tests/browser/pages-extension.js" } else { "tests/browser/pages.js" };
    let mut look = shell::command("node");
    look.arg(at(script)).arg(folder).env(browser::VARIABLE, browser::find()?);
    if !as_extension {
        // Read the same pages as files with the command line.
        look.env("WHOSAID_CLI", eval::binary()?);
    }
    if as_json {
        look.arg("--json");
    }
    Ok(look.status()?.success())
}

fn verdict(good: bool) -> ExitCode {
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn nothing_more(arguments: Arguments) -> Result<()> {
    match arguments.finish().first() {
        Some(extra) => bail!("unexpected argument: {}", extra.to_string_lossy()),
        None => Ok(()),
    }
}
