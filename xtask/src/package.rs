//! The npm package: `dist/npm`, ready for `npm publish`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};

use crate::shell::{at, npm_tool, run, target_dir};
use crate::wasm;

/// The address of npm packages on a CDN.
const CDN: &str = "https://cdn.jsdelivr.net/npm";

/// Builds the package, and runs linters for packages and their types.
pub(crate) fn build() -> Result<()> {
    wasm::build()?;
    let package = wasm::fresh_folder(at("dist/npm"))?;
    let files = package.join("embed");
    wasm::copy(&at("dist/embed"), &files)?;
    // A bundler copies a worker unchanged, so this worker imports no other script.
    bundle(&at("dist/embed/worker.js"), &files.join("worker.js"), &[])?;
    node(&files)?;
    inline(&files)?;
    for name in wasm::names(&at("www/npm"))? {
        if name.ends_with(".d.ts") && name != "inlined.d.ts" && name != "whosaid_node.d.ts" || name == "react.js" {
            fs::copy(at("www/npm").join(&name), files.join(&name))?;
        }
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(at(name), package.join(name))?;
    }
    fs::copy(at("www/npm/README.md"), package.join("README.md"))?;
    fs::copy(at("docs/analysis.schema.json"), package.join("analysis.schema.json"))?;
    // Edit it as text: the order of conditions in `exports` matters.
    let version = env!("CARGO_PKG_VERSION");
    let text = fs::read_to_string(at("www/npm/package.json"))?;
    let (name, rest) = text.split_once(",\n").context("a package.json of one line")?;
    fs::write(package.join("package.json"), format!("{name},\n  \"version\": \"{version}\",\n{rest}"))?;
    let manifest: Map<String, Value> = serde_json::from_str(&text)?;
    integrity(&package, &manifest, version)?;
    lint(&package)
}

/// The engine for Node, with pages and exports. Built for speed, because nobody downloads it in a page: without the page's
/// limit of inlining, with which it takes five times as long to compile and runs slower.
fn node(files: &Path) -> Result<()> {
    let (target, glue) = (wasm::apart("node")?, target_dir().join("xtask/glue-node"));
    let fast = ["--config", "profile.wasm.opt-level=3", "--config", "profile.wasm.lto=false"];
    run(wasm::compile("_node", &target, &[]).args(fast))?;
    wasm::bindgen(&wasm::wasm_in(&target), &glue, true)?;
    fs::copy(glue.join("whosaid_bg.wasm"), files.join("whosaid_node.wasm"))?;
    let script = fs::read_to_string(glue.join("whosaid.js"))?.replace("whosaid_bg.wasm", "whosaid_node.wasm");
    let named = glue.join("whosaid_node.js");
    fs::write(&named, script)?;
    wasm::minify(&named, &files.join("whosaid_node.js"))?;
    let staged = staged("node", &[at("www/npm/node.js"), at("www/embed/records.js"), at("www/embed/shape.js")])?;
    bundle(&staged.join("node.js"), &files.join("node.js"), &["./whosaid_node.js", "node:fs/promises"])
}

/// The engine with its WebAssembly inside the script.
fn inline(files: &Path) -> Result<()> {
    let staged = staged("inline", &[at("www/npm/inline.js")])?;
    let wasm = STANDARD.encode(fs::read(files.join("whosaid_bg.wasm"))?);
    fs::write(staged.join("inlined.js"), format!("export const WASM = \"{wasm}\";\n"))?;
    bundle(&staged.join("inline.js"), &files.join("inline.js"), &["./whosaid.js"])
}

/// A folder with copies of some files.
fn staged(name: &str, files: &[std::path::PathBuf]) -> Result<std::path::PathBuf> {
    let folder = wasm::fresh_folder(target_dir().join("xtask/npm").join(name))?;
    for file in files {
        fs::copy(file, folder.join(file.file_name().context("a file has a name")?))?;
    }
    Ok(folder)
}

fn bundle(from: &Path, to: &Path, apart: &[&str]) -> Result<()> {
    let mut esbuild = npm_tool("esbuild");
    esbuild.arg(from).args(["--bundle", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"]);
    esbuild.arg("--allow-overwrite").args(apart.iter().map(|name| format!("--external:{name}")));
    run(esbuild.arg(format!("--outfile={}", to.display())))
}

/// Writes the hash of each file, and an import map with which a browser loads exactly these files from a CDN.
fn integrity(package: &Path, manifest: &Map<String, Value>, version: &str) -> Result<()> {
    let mut hashes = BTreeMap::new();
    for name in wasm::names(&package.join("embed"))? {
        if !name.ends_with(".d.ts") {
            let hash = Sha384::digest(fs::read(package.join("embed").join(&name))?);
            hashes.insert(format!("embed/{name}"), format!("sha384-{}", STANDARD.encode(hash)));
        }
    }
    fs::write(package.join("sri.json"), serde_json::to_string_pretty(&hashes)? + "\n")?;
    let address = |file: &str| format!("{CDN}/whosaid@{version}/{file}");
    let mut imports = Map::new();
    for (entry, to) in manifest["exports"].as_object().context("no exports")? {
        let file = to["default"].as_str().or_else(|| to["browser"]["default"].as_str());
        if let Some(file) = file.filter(|file| !file.ends_with("node.js") && !file.contains("react")) {
            imports.insert(entry.replacen('.', "whosaid", 1), address(file.trim_start_matches("./")).into());
        }
    }
    let script = |name: &&String| Path::new(name.as_str()).extension().is_some_and(|e| e == "js");
    let integrity: BTreeMap<_, _> =
        hashes.keys().filter(script).map(|name| (address(name), hashes[name].clone())).collect();
    let map = json!({ "imports": imports, "integrity": integrity });
    fs::write(package.join("importmap.json"), serde_json::to_string_pretty(&map)? + "\n")?;
    Ok(())
}

fn lint(package: &Path) -> Result<()> {
    run(npm_tool("publint").arg("--strict").arg(package))?;
    // The package supports only ES modules, for Node 20 and later, bundlers and browsers.
    run(npm_tool("attw").args(["--pack", "--profile", "esm-only", "--no-color", "--quiet"]).arg(package))
}
