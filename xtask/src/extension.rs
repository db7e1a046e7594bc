//! The browser extension: `dist/extension/{chromium,firefox}` and a package of each.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use resvg::{tiny_skia, usvg};
use serde_json::{Map, Value};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::shell::{at, npm_tool, run, target_dir};
use crate::{plain, wasm};

const BROWSERS: [&str; 2] = ["chromium", "firefox"];

/// Files that are copied unchanged.
const PAGES: [&str; 2] = ["options.html", "cannot.html"];

/// Scripts that are bundled with all their imports. The less there is to load, the sooner the background script handles
/// a click.
const SCRIPTS: [&str; 3] = ["background.js", "options.js", "cannot.js"];

/// Icon sizes in pixels, each with its drawing.
const ICONS: [(u16, &str); 6] = [
    (16, "icon-small.svg"),
    (32, "icon-small.svg"),
    (48, "icon.svg"),
    (64, "icon.svg"),
    (96, "icon.svg"),
    (128, "icon.svg"),
];

/// Maximum size of a package, in bytes.
const BUDGET: usize = 600_000;

/// Builds both, and runs the linter of Mozilla's add-ons.
pub(crate) fn build() -> Result<()> {
    wasm::build()?;
    for (browser, bytes) in packages()? {
        println!("{:<40}{:>10} bytes", format!("dist/extension/whosaid-{browser}.zip"), bytes.len());
        ensure!(bytes.len() < BUDGET, "the package for {browser} is over its {BUDGET} bytes");
    }
    lint()
}

/// Builds twice, and fails if the bytes differ.
pub(crate) fn check() -> Result<()> {
    build()?;
    let first = BROWSERS.map(package).map(fs::read);
    for ((browser, bytes), before) in packages()?.into_iter().zip(first) {
        ensure!(before? == bytes, "the package for {browser} differs when built again");
    }
    Ok(())
}

/// Makes the folder and the package of each browser. Returns the bytes of the packages.
fn packages() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let staged = staged()?;
    let content = staged.join("content.js");
    bundle(&staged.join("extension/content/content.js"), &content, "iife")?;
    let extension = wasm::fresh_folder(at("dist/extension"))?;
    let mut packages = Vec::new();
    for browser in BROWSERS {
        let folder = wasm::fresh_folder(extension.join(browser))?;
        for name in PAGES {
            fs::copy(at("www/extension").join(name), folder.join(name))?;
        }
        for name in SCRIPTS {
            bundle(&staged.join("extension").join(name), &folder.join(name), "esm")?;
        }
        fs::copy(&content, folder.join("content.js"))?;
        wasm::minify(&at("www/extension/content/always.js"), &folder.join("always.js"))?;
        wasm::minify(&at("www/extension/pages.css"), &folder.join("pages.css"))?;
        fs::copy(at("dist/embed/whosaid.css"), folder.join("marks.css"))?;
        fs::copy(at("dist/embed/whosaid_bg.wasm"), folder.join("whosaid_bg.wasm"))?;
        for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
            fs::copy(at(name), folder.join(name))?;
        }
        wasm::copy(&at("www/extension/_locales"), &folder.join("_locales"))?;
        icons(&folder)?;
        fs::write(folder.join("manifest.json"), manifest(browser)?)?;
        pack(&folder, &package(browser))?;
        packages.push((browser, fs::read(package(browser))?));
    }
    Ok(packages)
}

fn package(browser: &str) -> PathBuf {
    at("dist/extension").join(format!("whosaid-{browser}.zip"))
}

/// Stages the sources for bundling: `embed/` and `extension/` as in `www/`, with the generated modules that they import.
fn staged() -> Result<PathBuf> {
    let staged = wasm::fresh_folder(target_dir().join("xtask/extension"))?;
    for name in ["embed", "extension"] {
        wasm::copy(&at("www").join(name), &staged.join(name))?;
    }
    for name in ["readability.js", "whosaid.css"] {
        fs::copy(at("dist/embed").join(name), staged.join("embed").join(name))?;
    }
    plain::module(&staged.join("embed/whosaid_wasm.js"))?;
    fs::copy(at("www/embed/dark.js"), staged.join("extension/dark.js"))?;
    let glue = target_dir().join("xtask/renewed");
    wasm::bindgen(&wasm::wasm_in(&target_dir()), &glue, true)?;
    fs::copy(glue.join("whosaid.js"), staged.join("extension/whosaid_wasm.js"))?;
    Ok(staged)
}

/// Bundles a script with all its imports into one file. An imported style sheet becomes a text.
fn bundle(from: &Path, to: &Path, format: &str) -> Result<()> {
    let mut esbuild = npm_tool("esbuild");
    esbuild.arg(from).args(["--bundle", "--minify", "--charset=utf8", "--loader:.css=text", "--log-level=warning"]);
    esbuild.arg("--target=chrome123,firefox146").arg(format!("--format={format}"));
    run(esbuild.arg(format!("--outfile={}", to.display())))
}

/// The manifest. Most of it is shared; Firefox cannot ask for the context menu's permission later, so Chromium has more
/// optional permissions.
fn manifest(browser: &str) -> Result<String> {
    let read = |name: &str| -> Result<Map<String, Value>> {
        serde_json::from_slice(&fs::read(at("www/extension").join(name))?).with_context(|| name.to_owned())
    };
    let mut manifest = read("manifest.json")?;
    if browser == "chromium" {
        manifest.extend(read("manifest.chromium.json")?);
    }
    manifest.insert("version".into(), env!("CARGO_PKG_VERSION").into());
    let icons: Map<String, Value> =
        ICONS.iter().map(|(size, _)| (size.to_string(), format!("icon-{size}.png").into())).collect();
    manifest["action"]["default_icon"] = icons.clone().into();
    manifest.insert("icons".into(), icons.into());
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

fn icons(folder: &Path) -> Result<()> {
    for (size, drawing) in ICONS {
        let svg = fs::read_to_string(at("www/extension").join(drawing))?;
        let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).with_context(|| drawing.to_owned())?;
        let mut pixels = tiny_skia::Pixmap::new(size.into(), size.into()).context("the icon has no size")?;
        let scale = f32::from(size) / tree.size().width();
        resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
        fs::write(folder.join(format!("icon-{size}.png")), pixels.encode_png()?)?;
    }
    Ok(())
}

/// A reproducible package: sorted by name, without times.
fn pack(folder: &Path, to: &Path) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(File::create(to)?);
    for name in files(folder, "")? {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(&fs::read(folder.join(&name))?)?;
    }
    zip.finish()?;
    Ok(())
}

/// The files of a folder and of those in it, as a package names them.
fn files(folder: &Path, inside: &str) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for name in wasm::names(&folder.join(inside))? {
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        if folder.join(&path).is_dir() {
            all.extend(files(folder, &path)?);
        } else {
            all.push(path);
        }
    }
    Ok(all)
}

/// Does what `web-ext lint` does, which is a wrapper of this linter: fails on errors, and prints the warnings. The
/// current warnings are about features of one of the browsers, and about Readability, which writes HTML into a copy of
/// the page that is not shown.
fn lint() -> Result<()> {
    for browser in BROWSERS {
        let mut linter = npm_tool("addons-linter");
        let report = linter.arg("--output=json").arg(at("dist/extension").join(browser)).output()?.stdout;
        let report: Value = serde_json::from_slice(&report).context("the linter of add-ons did not print JSON")?;
        let told = |kind: &str| {
            let all = report[kind].as_array().into_iter().flatten();
            all.map(|one| format!("{} ({})", one["code"], one["file"])).collect::<Vec<_>>()
        };
        println!("linted for {browser}: {} errors; warnings: {}", told("errors").len(), told("warnings").join(", "));
        ensure!(told("errors").is_empty(), "the extension for {browser}: {}", told("errors").join(", "));
    }
    Ok(())
}
