//! Makes the next test article from a text.

use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::shell::{at, cargo, run};

/// Puts the text into `tests/articles/SLUG/`, and beside it what the engine reads in it, to be corrected by hand.
pub(crate) fn add(slug: &str, file: &str) -> Result<()> {
    let plain = !slug.is_empty() && slug.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
    ensure!(plain, "{slug:?} is no name for an article: small letters, digits and dashes");
    let text = if file == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("standard input")?;
        text
    } else {
        fs::read_to_string(file).with_context(|| file.to_owned())?
    };
    ensure!(!text.trim().is_empty(), "{file} holds no text");
    let name = format!("tests/articles/{slug}");
    let folder = at(&name);
    ensure!(!folder.exists(), "{name} is there already");
    fs::create_dir_all(&folder)?;
    let html = Path::new(file).extension().is_some_and(|extension| extension == "html" || extension == "htm");
    fs::write(folder.join(if html { "article.html" } else { "article.txt" }), text)?;

    // The test writes what is missing. That other articles fail, where they do, is not this command's news.
    let mut bless = cargo(&["test", "--quiet", "--package", "whosaid", "--test", "articles"]);
    let tested = run(bless.env("WHOSAID_BLESS", "1"));
    let expected = folder.join("expected.json");
    if !expected.exists() {
        tested?;
    }
    ensure!(expected.exists(), "the test wrote no {name}/expected.json");
    println!("{name}/expected.json holds what the engine reads: correct it to what a careful reader finds.");
    Ok(())
}
