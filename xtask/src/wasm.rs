//! The page's build: the crate as wasm, its JavaScript glue, and the folders that are served.
//!
//! `dist/embed/` is all that a publisher serves; `dist/site/` is the demo, with a copy of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::setup;
use crate::shell::{at, cargo, npm_tool, run, target_dir};

/// What stands in `www/` for others than the demo.
const NOT_THE_DEMO: [&str; 2] = ["embed", "extension"];

/// How the wasm is made small. A function that is called from one place stays apart unless it is tiny: as one with its caller
/// it takes more bytes once packed (5 KB in all), and the page is slower by a tenth.
/// Common subexpressions in locals, and zeros of the data as gaps between segments, take more bytes packed than they save (2.5 KB).
const SMALL: [&str; 9] = [
    "-Oz",
    "--converge",
    "--one-caller-inline-max-function-size=20",
    "--low-memory-unused",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// What of `www/embed/` is served or read by a publisher's tools, beside its scripts.
const SERVED: [&str; 3] = [".css", ".d.ts", ".svg"];

/// The scripts that are asked for by name; what several of them share is in files of its own.
const ENTRIES: [&str; 9] = ["whosaid", "attach", "engine", "panel", "card", "wrap", "worker", "readable", "missing"];

/// Builds `dist/`, doing only what changed.
pub(crate) fn build() -> Result<()> {
    setup::wasm_target()?;
    setup::npm_packages()?;
    let mut compile = compile("engine");
    run(&mut compile)?;
    let glue = target_dir().join("xtask/glue");
    bindgen(&glue, false)?;
    let small = optimise(&glue.join("whosaid_bg.wasm"), &[])?;
    embed(&glue, &small)?;
    site()
}

/// The command that compiles the library for pages, with these features.
pub(crate) fn compile(features: &str) -> Command {
    let mut compile = cargo(&["build", "--package", "whosaid", "--lib", "--no-default-features"]);
    compile.args(["--features", features, "--profile", "wasm", "--target", "wasm32-unknown-unknown"]);
    // Beside those of .cargo/config.toml.
    compile.arg("--config").arg(format!("target.wasm32-unknown-unknown.rustflags=[{:?}]", nameless()));
    compile
}

/// The flag that takes the names of this machine's folders out of what is built: it is the same wherever it is built.
pub(crate) fn nameless() -> String {
    let own = std::env::home_dir().unwrap_or_default().join(".cargo");
    let home = std::env::var_os("CARGO_HOME").map_or(own, PathBuf::from);
    format!("--remap-path-prefix={}=cargo", home.display())
}

/// Generates the glue beside the wasm that it goes with. `renewed` gives it `__wbg_reset_state`, for who cannot load the
/// module again to have a new instance.
pub(crate) fn bindgen(glue: &Path, renewed: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(target_dir().join("wasm32-unknown-unknown/wasm/whosaid.wasm"))
        .web(true)?
        // www/embed has better declarations, written by hand: the generated ones know no Analysis.
        .typescript(false)
        .omit_default_module_path(false)
        .reset_state_function(renewed)
        .out_name("whosaid");
    bindgen.generate(glue).context("wasm-bindgen")
}

/// Shrinks the wasm; takes seconds, so the last result stands for as long as the input is the same.
pub(crate) fn optimise(wasm: &Path, passes: &[&str]) -> Result<PathBuf> {
    let (seen, small) = (wasm.with_extension("seen"), wasm.with_extension("small"));
    let flags = [&SMALL[..], passes].concat();
    // What it is made of: the flags too.
    let input = [fs::read(wasm)?, flags.join(" ").into_bytes()].concat();
    let tools = fs::metadata(at("package-lock.json"))?.modified()?;
    let fresh = fs::metadata(&small).and_then(|small| small.modified()).is_ok_and(|made| made > tools);
    if !fresh || fs::read(&seen).ok().as_ref() != Some(&input) {
        // Which features it may use, the module itself says (its target_features section).
        let mut optimise = npm_tool("wasm-opt");
        run(optimise.args(flags).arg("-o").arg(&small).arg(wasm))?;
        fs::write(&seen, &input)?;
    }
    Ok(small)
}

fn embed(glue: &Path, small: &Path) -> Result<()> {
    let embed = fresh_folder(at("dist/embed"))?;
    fs::copy(small, embed.join("whosaid_bg.wasm"))?;
    // The publisher's own entry is whosaid.js, so the glue takes another name.
    minify(&glue.join("whosaid.js"), &embed.join("whosaid_wasm.js"))?;
    for name in names(&at("www/embed"))? {
        let from = at("www/embed").join(&name);
        if from.extension().is_some_and(|e| e == "css") {
            minify(&from, &embed.join(&name))?;
        } else if SERVED.iter().any(|end| name.ends_with(end)) {
            fs::copy(&from, embed.join(&name))?;
        }
    }
    let mut esbuild = npm_tool("esbuild");
    esbuild.args(ENTRIES.map(|name| at("www/embed").join(name).with_extension("js")));
    esbuild.args(["--bundle", "--splitting", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"]);
    esbuild.args(["--external:./whosaid_wasm.js", "--external:./readability.js"]);
    run(esbuild.arg(format!("--outdir={}", embed.display())))?;
    // Readability is a script for Node and for old pages: what it does for Node goes, and one line makes a module of it.
    let readability = fs::read_to_string(at("node_modules/@mozilla/readability/Readability.js"))?;
    let (script, _) = readability.rsplit_once("if (typeof module").context("Readability.js ends in another way")?;
    let module = glue.with_file_name("readability.js");
    fs::write(&module, format!("{script}export {{ Readability }};\n"))?;
    minify(&module, &embed.join("readability.js"))
}

/// Writes a script or a style sheet without comments and with short names; each stays a file of its own.
pub(crate) fn minify(from: &Path, to: &Path) -> Result<()> {
    let mut esbuild = npm_tool("esbuild");
    esbuild.arg(from).args(["--minify", "--log-level=warning", "--charset=utf8"]);
    if from.extension().is_some_and(|e| e == "js") {
        esbuild.arg("--format=esm");
    }
    run(esbuild.arg(format!("--outfile={}", to.display())))
}

fn site() -> Result<()> {
    let site = fresh_folder(at("dist/site"))?;
    for name in names(&at("www"))? {
        if !NOT_THE_DEMO.contains(&name.as_str()) {
            copy(&at("www").join(&name), &site.join(&name))?;
        }
    }
    copy(&at("dist/embed"), &site.join("embed"))?;
    articles(&site.join("articles"))
}

/// The test articles are the demo's examples; `index.json` names them.
fn articles(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut index = Vec::new();
    let slugs = if at("tests/articles").is_dir() { names(&at("tests/articles"))? } else { Vec::new() };
    for slug in slugs {
        for extension in ["txt", "html"] {
            let article = at("tests/articles").join(&slug).join("article").with_extension(extension);
            if article.exists() {
                let name = format!("{slug}.{extension}");
                copy(&article, &folder.join(&name))?;
                index.push(name);
            }
        }
    }
    fs::write(folder.join("index.json"), serde_json::to_string(&index)?)?;
    Ok(())
}

/// An empty folder, whatever was there before.
pub(crate) fn fresh_folder(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be replaced", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// Copies a file, or a folder with all that it holds.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to).with_context(|| from.display().to_string())?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for name in names(from)? {
        copy(&from.join(&name), &to.join(&name))?;
    }
    Ok(())
}

/// The names in a folder, in order.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut names =
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}
