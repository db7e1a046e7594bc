//! Makes a test article from a text.

use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::shell::{at, cargo, run};

/// Puts the text into `tests/articles/SLUG/`, with the engine's results beside it, to be corrected by hand.
pub(crate) fn add(slug: &str, file: &str) -> Result<()> {
    let plain = !slug.is_empty() && slug.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
    ensure!(plain, "{slug:?} is not a valid slug: use lower-case letters, digits and dashes");
    let text = if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("standard input")?;
        text
    } else {
        fs::read_to_string(file).with_context(|| file.to_owned())?
    };
    ensure!(!text.trim().is_empty(), "{file} has no text");
    let name = format!("tests/articles/{slug}");
    let folder = at(&name);
    ensure!(!folder.exists(), "{name} exists already");
    fs::create_dir_all(&folder)?;
    let html = Path::new(file).extension().is_some_and(|extension| extension == "html" || extension == "htm");
    fs::write(folder.join(if html { "article.html" } else { "article.txt" }), text)?;

    // The test writes the missing file. Ignore failures of other articles.
    let mut bless = cargo(&["test", "--quiet", "--package", "whosaid", "--test", "articles"]);
    let tested = run(bless.env("WHOSAID_BLESS", "1"));
    let expected = folder.join("expected.json");
    if !expected.exists() {
        tested?;
    }
    ensure!(expected.exists(), "the test did not write {name}/expected.json");
    println!("{name}/expected.json has the engine's results: correct it to what a careful reader finds.");
    Ok(())
}
