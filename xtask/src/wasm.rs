//! Builds the page: the crate as wasm, its JavaScript glue, and the served folders.
//!
//! `dist/embed/` is what a publisher serves; `dist/site/` is the demo, with a copy of it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{at, cargo, npm_tool, run, target_dir};
use crate::{alike, setup, snip};

/// Folders in `www/` that are not part of the demo.
const NOT_THE_DEMO: [&str; 2] = ["embed", "extension"];

/// Options of wasm-opt. A function with one caller is not inlined unless it is tiny: inlining takes more bytes after
/// compression (5 KB in all) and makes the page slower by a tenth. Sharing common subexpressions in locals, and
/// splitting data at zeros, also take more bytes after compression than they save (2.5 KB). Browsers do not use the
/// alignment that a load declares; with the same one everywhere, the code packs better (1.2 KB). What a function may
/// change is worked out for all functions first (0.4 KB).
const SMALL: [&str; 11] = [
    "--generate-global-effects",
    "-Oz",
    "--dealign",
    "--converge",
    "--one-caller-inline-max-function-size=20",
    "--low-memory-unused",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// LLVM's threshold for inlining a function: its size less the size of the call. At -5 a function is inlined only where
/// this makes the page smaller before compression too: 3 KB less than at the 5 of opt-level "z", at the same speed. Lower
/// values take more bytes.
const INLINE: &str = "-inline-threshold=-5";

/// Files of `www/embed/` that are served or read by a publisher's tools, besides its scripts.
const SERVED: [&str; 3] = [".css", ".d.ts", ".svg"];

/// Scripts that a page includes. Each is one file without static imports, so that it can report which one is missing.
const SHELLS: [&str; 2] = ["whosaid", "paint"];

/// Scripts that these import dynamically. Shared parts are separate files.
const ENTRIES: [&str; 17] = [
    "attach", "engine", "reading", "house", "panel", "lists", "uses", "pointing", "card", "citation", "selected",
    "wording", "german", "wrap", "worker", "readable", "missing",
];

/// Generated or third-party scripts, which stay separate files.
const APART: [&str; 2] = ["whosaid_wasm", "readability"];

/// Makes the browser compile all functions of a script while it loads, beside the page's own work. Nearly all functions
/// of the painter run before its first mark. Browsers that do not know the comment ignore it.
const AHEAD: &str = "--banner:js=//# allFunctionsCalledOnLoad";

/// Builds `dist/`, only what changed.
pub(crate) fn build() -> Result<()> {
    setup::wasm_target()?;
    setup::npm_packages()?;
    let glue = target_dir().join("xtask/glue");
    let engine = one("_engine", &target_dir(), &glue)?;
    let carried = one("_paint", &apart("paint")?, &glue.with_file_name("glue-paint"))?;
    embed([("whosaid", &engine), ("carried", &carried)])?;
    site()
}

/// Compiles the library with a feature. Returns the folder of its glue, with the optimised wasm.
fn one(feature: &str, target: &Path, glue: &Path) -> Result<Built> {
    run(&mut compile(feature, target, &[&format!("-Cllvm-args={INLINE}")]))?;
    bindgen(&wasm_in(target), glue, false)?;
    let silent = glue.join("silent.wasm");
    snip::snip(&glue.join("whosaid_bg.wasm"), &silent)?;
    Ok(Built { glue: glue.join("whosaid.js"), small: optimise(&silent, &[])? })
}

/// A build of the library for pages.
struct Built {
    glue: PathBuf,
    small: PathBuf,
}

/// The command that compiles the library for pages, with these features, in a target folder of its own: all builds
/// write a file with the same name. `flags`: of the compiler.
pub(crate) fn compile(features: &str, target: &Path, flags: &[&str]) -> Command {
    let mut compile = cargo(&["build", "--package", "whosaid", "--lib", "--no-default-features"]);
    compile.args(["--features", features, "--profile", "wasm", "--target", "wasm32-unknown-unknown"]);
    compile.arg("--target-dir").arg(target);
    // In addition to those in .cargo/config.toml.
    let nameless = nameless();
    let flags = [&[&nameless, "--deny=warnings"], flags].concat();
    compile.arg("--config").arg(format!("target.wasm32-unknown-unknown.rustflags={flags:?}"));
    compile
}

/// The wasm that [`compile`] writes.
pub(crate) fn wasm_in(target: &Path) -> PathBuf {
    target.join("wasm32-unknown-unknown/wasm/whosaid.wasm")
}

/// Another target folder for [`compile`]. It begins with what the engine's build compiled for this machine (macros,
/// build scripts), which is the same for all builds.
pub(crate) fn apart(name: &str) -> Result<PathBuf> {
    let target = target_dir().join("xtask").join(name);
    let host = target_dir().join("wasm");
    if !target.exists() && host.exists() {
        twin(&host, &target.join("wasm"))?;
    }
    Ok(target)
}

/// Copies a folder with the times of its files, by which cargo knows what is up to date.
fn twin(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for name in names(from)? {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            twin(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
            File::options().write(true).open(&to)?.set_modified(fs::metadata(&from)?.modified()?)?;
        }
    }
    Ok(())
}

/// The flag that removes local folder names from the build, so that it is the same on every machine.
pub(crate) fn nameless() -> String {
    let own = std::env::home_dir().unwrap_or_default().join(".cargo");
    let home = std::env::var_os("CARGO_HOME").map_or(own, PathBuf::from);
    format!("--remap-path-prefix={}=cargo", home.display())
}

/// Generates the glue beside its wasm. `renewed`: with `__wbg_reset_state`, for programs that cannot load the module
/// again for a new instance.
pub(crate) fn bindgen(wasm: &Path, glue: &Path, renewed: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .web(true)?
        // www/embed has better declarations, written by hand.
        .typescript(false)
        .omit_default_module_path(false)
        .reset_state_function(renewed)
        .out_name("whosaid");
    bindgen.generate(glue).context("wasm-bindgen")
}

/// Optimises the wasm. This takes seconds, so the result is reused while the input stays the same.
pub(crate) fn optimise(wasm: &Path, passes: &[&str]) -> Result<PathBuf> {
    let (seen, small) = (wasm.with_extension("seen"), wasm.with_extension("small"));
    let flags = [&SMALL[..], passes].concat();
    // The key includes the flags.
    let input = [fs::read(wasm)?, flags.join(" ").into_bytes()].concat();
    let tools = fs::metadata(at("package-lock.json"))?.modified()?;
    let fresh = fs::metadata(&small).and_then(|small| small.modified()).is_ok_and(|made| made > tools);
    if !fresh || fs::read(&seen).ok().as_ref() != Some(&input) {
        // The module itself lists the features that it may use (target_features section).
        let mut optimise = npm_tool("wasm-opt");
        run(optimise.args(flags).arg("-o").arg(&small).arg(wasm))?;
        fs::write(&small, alike::alike(&fs::read(&small)?)?)?;
        fs::write(&seen, &input)?;
    }
    Ok(small)
}

fn embed(builds: [(&str, &Built); 2]) -> Result<()> {
    let embed = fresh_folder(at("dist/embed"))?;
    let sources = at("www/embed");
    // The painter's parts and its glue, which become one file.
    let painter = fresh_folder(target_dir().join("xtask/painter"))?;
    copy(&sources, &painter)?;
    for (name, built) in builds {
        let wasm = format!("{name}_bg.wasm");
        fs::copy(&built.small, embed.join(&wasm))?;
        // The publisher's entry is whosaid.js, so the glue gets another name.
        let glue = painter.join(format!("{name}_wasm.js"));
        fs::write(&glue, fs::read_to_string(&built.glue)?.replace("whosaid_bg.wasm", &wasm))?;
    }
    minify(&painter.join("whosaid_wasm.js"), &embed.join("whosaid_wasm.js"))?;
    for name in names(&sources)? {
        let from = sources.join(&name);
        if from.extension().is_some_and(|e| e == "css") {
            minify(&from, &embed.join(&name))?;
        } else if SERVED.iter().any(|end| name.ends_with(end)) {
            fs::copy(&from, embed.join(&name))?;
        }
    }
    // The painter has a copy of the code that shows an article: marks appear sooner than with imports of imports.
    let others: Vec<&str> = ENTRIES.into_iter().filter(|name| *name != "attach").collect();
    bundle(&painter, &["paint"], &[AHEAD], &[&SHELLS[..], &others, &APART].concat(), &embed)?;
    bundle(&sources, &["whosaid"], &[], &[&SHELLS[..], &ENTRIES, &APART].concat(), &embed)?;
    bundle(&sources, &ENTRIES, &["--splitting"], &APART, &embed)?;
    // Readability is a script for Node and for old pages. Remove its Node part, and make it a module.
    let readability = fs::read_to_string(at("node_modules/@mozilla/readability/Readability.js"))?;
    let (script, _) = readability.rsplit_once("if (typeof module").context("unexpected end of Readability.js")?;
    let module = target_dir().join("xtask/readability.js");
    fs::write(&module, format!("{script}export {{ Readability }};\n"))?;
    minify(&module, &embed.join("readability.js"))
}

/// Bundles scripts of a folder. Those in `apart` stay imports.
fn bundle(from: &Path, scripts: &[&str], flags: &[&str], apart: &[&str], to: &Path) -> Result<()> {
    let mut esbuild = npm_tool("esbuild");
    esbuild.args(scripts.iter().map(|name| from.join(name).with_extension("js")));
    esbuild.args(["--bundle", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"]).args(flags);
    esbuild.args(apart.iter().map(|name| format!("--external:./{name}.js")));
    run(esbuild.arg(format!("--outdir={}", to.display())))
}

/// Minifies a script, which stays a separate file, or a style sheet with those that it imports.
pub(crate) fn minify(from: &Path, to: &Path) -> Result<()> {
    let mut esbuild = npm_tool("esbuild");
    esbuild.arg(from).args(["--minify", "--log-level=warning", "--charset=utf8"]);
    esbuild.arg(if from.extension().is_some_and(|e| e == "js") { "--format=esm" } else { "--bundle" });
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

/// The test articles are the demo's examples; `index.json` lists them with their headlines.
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
                let title = headline(&fs::read_to_string(&article)?);
                index.push(serde_json::json!({ "name": name, "title": title }));
            }
        }
    }
    fs::write(folder.join("index.json"), serde_json::to_string(&index)?)?;
    Ok(())
}

/// The headline of an example: the text of its `h1`, or its first line.
fn headline(article: &str) -> String {
    let heading = article.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>"));
    let first = || article.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    heading.map_or_else(first, |(text, _)| text.trim()).to_owned()
}

/// An empty folder, replacing an existing one.
pub(crate) fn fresh_folder(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot replace {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// Copies a file, or a folder with its contents.
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

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut names =
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}
