//! The cost of an analysis, in a browser and natively. Figures to read, not a test: no machine is quiet enough for
//! that.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::serve::{PORT, Site};
use crate::shell::{at, cargo, command, output, target_dir};
use crate::{browser, eval, wasm};

/// The length of the measured article, in words.
const WORDS: usize = 1000;

/// An empty page at the embed's origin, with an icon, so that the browser does not request one during the measurement.
const PAGE: &str = "<!doctype html><meta charset=utf-8><title>bench</title><link rel=icon href=data:,>";

/// The npm package for comparison.
const COMPROMISE: &str = "node_modules/compromise/builds/three/compromise-three.mjs";

const ROWS: [(&str, &str); 8] = [
    ("analysis", "analysis, in the browser"),
    ("load", "fetch, compile and start"),
    ("first", "first analysis, all of that included"),
    ("paint", "attach and paint"),
    ("published", "marked at publication: first mark after load"),
    ("throttled", "the same on a processor four times slower"),
    ("native", "analysis, native"),
    ("compromise", "npm compromise, its quotations, in the browser"),
];

/// Measures, and prints a table or JSON.
pub(crate) fn report(as_json: bool) -> Result<()> {
    wasm::build()?;
    let browser = browser::find()?;
    let text = article()?;
    let file = target_dir().join("xtask/article.txt");
    fs::write(&file, &text)?;

    let folder = wasm::fresh_folder(target_dir().join("xtask/bench"))?;
    wasm::copy(&at("dist/embed"), &folder.join("embed"))?;
    fs::write(folder.join("index.html"), PAGE)?;
    fs::write(folder.join("published.html"), published(&text)?)?;
    fs::copy(at(COMPROMISE), folder.join("compromise.js")).context(COMPROMISE)?;
    let address = Site::open(folder, PORT)?.serve_aside();
    let mut page = command("node");
    page.arg("benches/page.js").arg(address).arg(&file).env(browser::VARIABLE, browser);
    let mut result: Value = serde_json::from_str(&output(&mut page)?).context("benches/page.js")?;
    let mut native = cargo(&["bench", "--quiet", "--package", "whosaid", "--bench", "article", "--"]);
    result["native"] = serde_json::from_str(&output(native.arg(&file))?).context("benches/article.rs")?;
    result["words"] = json!(text.split_whitespace().count());
    let times = |row: &str| result[row]["median"].as_f64();
    result["faster"] = json!(times("compromise").zip(times("analysis")).map(|(theirs, ours)| theirs / ours));
    result["characters"] = json!(text.chars().count());

    print!("{}", if as_json { format!("{result}\n") } else { table(&result) });
    Ok(())
}

fn table(result: &Value) -> String {
    let mut table = format!(
        "{} words, {} characters; {}\n{:<48}{:>10}{:>10}{:>8}\n",
        result["words"],
        result["characters"],
        result["browser"].as_str().unwrap_or_default(),
        "milliseconds",
        "median",
        "p95",
        "runs",
    );
    for (key, name) in ROWS {
        let row = &result[key];
        let number = |field: &str| row[field].as_f64().unwrap_or(f64::NAN);
        let _ = writeln!(table, "{name:<48}{:>10.2}{:>10.2}{:>8.0}", number("median"), number("p95"), number("runs"));
    }
    let _ = writeln!(table, "{:.0} times as fast as compromise", result["faster"].as_f64().unwrap_or(f64::NAN));
    table
}

/// A page with the article that carries its analysis.
fn published(text: &str) -> Result<String> {
    let paragraphs: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    let article = format!("{PAGE}<article><p>{}</p></article>", paragraphs.join("</p>\n<p>"));
    let file = target_dir().join("xtask/published.html");
    fs::write(&file, &article)?;
    let mut analyze = command(&eval::binary()?);
    let carried = output(analyze.args(["analyze", "--format", "embed"]).arg(&file))?;
    Ok(format!(
        "{article}<script type=application/whosaid+json>{carried}</script>\
         <script type=module src=/embed/paint.js data-auto></script>"
    ))
}

/// An article of the wanted length, from paragraphs of the test articles.
fn article() -> Result<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(at("tests/articles"))
        .context("tests/articles")?
        .map(|entry| Ok(entry?.path().join("article.txt")))
        .collect::<Result<_>>()?;
    files.sort();
    let mut text = String::new();
    let mut words = 0;
    for file in files.iter().filter(|file| file.exists()) {
        for line in fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
            if words >= WORDS {
                return Ok(text);
            }
            words += line.split_whitespace().count();
            text += line;
            text += "\n\n";
        }
    }
    ensure!(words >= WORDS, "tests/articles has only {words} words of plain text; {WORDS} are needed");
    Ok(text)
}
