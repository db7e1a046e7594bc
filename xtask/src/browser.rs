//! Finds or installs a Chromium for the tests and the benchmark; for the tests also the other browsers, if possible.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::setup;
use crate::shell::{at, command, npm_tool, on_path, output, run};

/// The variable with the browser to use; the Node scripts read it too.
pub(crate) const VARIABLE: &str = "WHOSAID_BROWSER";

/// The variable with the Firefox for the tests.
const FIREFOX: &str = "WHOSAID_FIREFOX";

const INSTALL: [&str; 4] = ["install", "-y", "--no-install-recommends", "fonts-liberation"];

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// A browser that starts: the one in the variable, or one on the PATH, or Playwright's download, or Debian's package if
/// we may install it.
pub(crate) fn find() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE).filter(|name| !name.is_empty()) {
        let named = PathBuf::from(named);
        if !starts(&named) {
            bail!("{VARIABLE} names {}, which does not start", named.display());
        }
        return Ok(named);
    }
    setup::npm_packages()?;
    let ways: [fn() -> Option<PathBuf>; 5] = [installed, downloaded, download, package, installed];
    if let Some(browser) = ways.iter().find_map(|way| way().filter(|browser| starts(browser))) {
        return Ok(browser);
    }
    bail!(
        "no Chromium: none on the PATH ({}), Playwright's download did not work, and neither did Debian's package \
         (it needs root). Install Chromium or Chrome, or name one in {VARIABLE}.",
        NAMES.join(", ")
    )
}

fn installed() -> Option<PathBuf> {
    NAMES.iter().filter_map(|name| on_path(name)).find(|browser| starts(browser))
}

/// Where Playwright puts its browsers, whether installed or not.
fn downloaded() -> Option<PathBuf> {
    let ask = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
    let path = output(command("node").args(["--eval", ask])).ok()?;
    Some(PathBuf::from(path.trim()))
}

fn download() -> Option<PathBuf> {
    eprintln!("no Chromium on the PATH: trying Playwright's download");
    run(npm_tool("playwright").args(["install", "chromium"]).stdout(Stdio::null())).ok()?;
    downloaded()
}

fn package() -> Option<PathBuf> {
    install(&["chromium"]);
    None
}

/// Installs the other browsers for the tests. If one is not available, the tests report it.
pub(crate) fn others() {
    let named = std::env::var_os(FIREFOX).is_some_and(|name| !name.is_empty());
    if !named && on_path("firefox-esr").or_else(|| on_path("firefox")).is_none() {
        install(&["firefox-esr"]);
    }
    if on_path("WebKitWebDriver").is_none() || on_path("Xvfb").is_none() {
        install(&["webkit2gtk-driver", "xvfb"]);
    }
}

/// Debian's packages, if we are root; includes a font, because a bare machine has none and would paint no text.
fn install(packages: &[&str]) {
    let root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root || on_path("apt-get").is_none() {
        return;
    }
    eprintln!("trying Debian's package: {}", packages.join(", "));
    let apt = |arguments: &[&str]| run(apt_get().args(arguments));
    if apt(&["update"]).and_then(|()| apt(&[&INSTALL[..], packages].concat())).is_err() {
        eprintln!("it could not be installed");
    }
}

fn apt_get() -> Command {
    let mut apt = command("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
    apt
}

/// Whether a browser starts. A downloaded one may not, because system libraries are missing.
fn starts(browser: &Path) -> bool {
    let mut version = Command::new(browser);
    version.arg("--version").current_dir(at(".")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}
