//! The page's build: the crate as wasm, its JavaScript glue, and the folders that are served.
//!
//! `dist/embed/` is all that a publisher serves; `dist/site/` is the demo, with a copy of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{at, cargo, npm_tool, run, target_dir};
use crate::{setup, snip};

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

/// The scripts that a page names. Each is one file that imports no other ahead, so that it can say which is missing.
const SHELLS: [&str; 2] = ["whosaid", "paint"];

/// The scripts that these ask for; what several of them share is in files of its own.
const ENTRIES: [&str; 16] = [
    "attach", "engine", "reading", "panel", "lists", "uses", "pointing", "card", "citation", "selected", "wording",
    "german", "wrap", "worker", "readable", "missing",
];

/// What is generated or somebody else's, and stays a file of its own.
const APART: [&str; 3] = ["whosaid_wasm", "carried_wasm", "readability"];

/// Builds `dist/`, doing only what changed.
pub(crate) fn build() -> Result<()> {
    setup::wasm_target()?;
    setup::npm_packages()?;
    let glue = target_dir().join("xtask/glue");
    let engine = one(&target_dir(), "_engine", &glue)?;
    // In a folder of its own: both builds write a file of the same name.
    let carried = one(&target_dir().join("xtask/paint"), "_paint", &glue.with_file_name("glue-paint"))?;
    embed([("whosaid", &engine), ("carried", &carried)])?;
    site()
}

/// Compiles the library with a feature; returns the folder of its glue, with the wasm in it made small.
fn one(target: &Path, feature: &str, glue: &Path) -> Result<Built> {
    run(compile(feature, "wasm").arg("--target-dir").arg(target))?;
    bindgen(&target.join("wasm32-unknown-unknown/wasm/whosaid.wasm"), glue, false)?;
    let silent = glue.join("silent.wasm");
    snip::snip(&glue.join("whosaid_bg.wasm"), &silent)?;
    Ok(Built { glue: glue.join("whosaid.js"), small: optimise(&silent, &[])? })
}

/// A build of the library for pages.
struct Built {
    glue: PathBuf,
    small: PathBuf,
}

/// The command that compiles the library for pages, with these features.
pub(crate) fn compile(features: &str, profile: &str) -> Command {
    let mut compile = cargo(&["build", "--package", "whosaid", "--lib", "--no-default-features"]);
    compile.args(["--features", features, "--profile", profile, "--target", "wasm32-unknown-unknown"]);
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
pub(crate) fn bindgen(wasm: &Path, glue: &Path, renewed: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
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

fn embed(builds: [(&str, &Built); 2]) -> Result<()> {
    let embed = fresh_folder(at("dist/embed"))?;
    for (name, built) in builds {
        let wasm = format!("{name}_bg.wasm");
        fs::copy(&built.small, embed.join(&wasm))?;
        // The publisher's own entry is whosaid.js, so the glue takes another name.
        let glue = built.glue.with_file_name("named.js");
        fs::write(&glue, fs::read_to_string(&built.glue)?.replace("whosaid_bg.wasm", &wasm))?;
        minify(&glue, &embed.join(format!("{name}_wasm.js")))?;
    }
    for name in names(&at("www/embed"))? {
        let from = at("www/embed").join(&name);
        if from.extension().is_some_and(|e| e == "css") {
            minify(&from, &embed.join(&name))?;
        } else if SERVED.iter().any(|end| name.ends_with(end)) {
            fs::copy(&from, embed.join(&name))?;
        }
    }
    // The painter has a copy of what shows an article: a mark comes sooner than by files that ask for files.
    let others: Vec<&str> = ENTRIES.into_iter().filter(|name| *name != "attach").collect();
    bundle(&["paint"], &[], &[&SHELLS[..], &others, &APART].concat(), &embed)?;
    bundle(&["whosaid"], &[], &[&SHELLS[..], &ENTRIES, &APART].concat(), &embed)?;
    bundle(&ENTRIES, &["--splitting"], &APART, &embed)?;
    // Readability is a script for Node and for old pages: what it does for Node goes, and one line makes a module of it.
    let readability = fs::read_to_string(at("node_modules/@mozilla/readability/Readability.js"))?;
    let (script, _) = readability.rsplit_once("if (typeof module").context("Readability.js ends in another way")?;
    let module = target_dir().join("xtask/readability.js");
    fs::write(&module, format!("{script}export {{ Readability }};\n"))?;
    minify(&module, &embed.join("readability.js"))
}

/// Bundles scripts of `www/embed/`; what is `apart` stays an import.
fn bundle(scripts: &[&str], flags: &[&str], apart: &[&str], to: &Path) -> Result<()> {
    let mut esbuild = npm_tool("esbuild");
    esbuild.args(scripts.iter().map(|name| at("www/embed").join(name).with_extension("js")));
    esbuild.args(["--bundle", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"]).args(flags);
    esbuild.args(apart.iter().map(|name| format!("--external:./{name}.js")));
    run(esbuild.arg(format!("--outdir={}", to.display())))
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
