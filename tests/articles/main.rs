//! Whole articles, compared with what a careful reader finds in them.
//!
//! Each folder is an article: `article.txt` (every line that is not blank is a block) or `article.html`, and
//! `expected.json`. That file is the full analysis in a form that can be written by hand: strings of the block instead
//! of offsets (a long one as `first words [...] last words`), speakers by name, blocks counted from 1. A known mistake
//! of the engine stays as the reader has it, with a `gap` that says why; a record that the engine should not find is
//! under `spurious`. The test is strict both ways: a difference that is not noted fails, and so does a gap that is
//! closed.
//!
//! To add an article, write `tests/articles/SLUG/article.txt`, run `WHOSAID_BLESS=1 cargo test --test articles`, and
//! correct the `expected.json` that it writes. An existing file is overwritten only with `WHOSAID_BLESS=SLUG`.
//! `WHOSAID_BLESS=gaps` updates gaps and spurious records to the engine's current results, but not what the reader
//! found: the diff then shows the gains and losses of a change.

mod compare;
mod record;

use compare::Difference;
use record::{LISTS, Readable};
use std::{env, fs, path::Path};
use whosaid::{Blocks, Options, analyze};

/// The text of an article's blocks, and what the engine finds in it.
fn read(folder: &Path) -> Result<(Vec<String>, Readable), String> {
    let page = folder.join("article.html");
    let file = if page.exists() { page.clone() } else { folder.join("article.txt") };
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let blocks = if file == page {
        whosaid::page::html::article(&text).map_err(|e| e.to_string())?
    } else {
        Blocks::from_text(&text).map_err(|e| e.to_string())?
    };
    let analysis = analyze(&blocks, &Options::default());
    let texts = blocks.blocks().iter().map(|b| blocks.text()[b.span.range()].to_string()).collect();
    Ok((texts, Readable::of(&blocks, &analysis)))
}

/// Compares one folder, or writes its expectation if `bless` says so.
fn check(folder: &Path, slug: &str, bless: Option<&str>) -> Result<(), String> {
    let (texts, got) = read(folder)?;
    let file = folder.join("expected.json");
    if bless == Some(slug) || (bless == Some("1") && !file.exists()) {
        return fs::write(&file, got.to_json(&texts)).map_err(|e| format!("expected.json: {e}"));
    }
    let json = fs::read_to_string(&file)
        .map_err(|e| format!("expected.json: {e} (WHOSAID_BLESS=1 writes one, to be corrected by hand)"))?;
    let mut want = Readable::parse(&json, &texts)?;
    let differences: Vec<_> = LISTS.iter().flat_map(|list| compare::list(list, &want, &got)).collect();
    if bless == Some("gaps") {
        for d in &differences {
            d.note(&mut want);
        }
        return fs::write(&file, want.to_json(&texts)).map_err(|e| format!("expected.json: {e}"));
    }
    let shown = |d: &Difference| match d.block().and_then(|n| texts.get(n - 1)) {
        Some(t) => format!("{d}      in “{t:.160}”\n"),
        None => d.to_string(),
    };
    if differences.is_empty() { Ok(()) } else { Err(differences.iter().map(shown).collect()) }
}

#[test]
fn every_article_reads_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let bless = env::var("WHOSAID_BLESS").ok().filter(|b| !b.is_empty());
    let mut slugs: Vec<_> = fs::read_dir(&root)
        .expect("tests/articles is there")
        .filter_map(|e| e.ok().filter(|e| e.path().is_dir()))
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    slugs.sort();
    if let Some(b) = bless.as_deref().filter(|b| !["1", "gaps"].contains(b)) {
        assert!(slugs.iter().any(|s| s == b), "WHOSAID_BLESS: no folder tests/articles/{b}");
    }
    let failures: Vec<_> = slugs
        .iter()
        .filter_map(|s| check(&root.join(s), s, bless.as_deref()).err().map(|e| format!("━━ {s}\n{e}")))
        .collect();
    assert!(failures.is_empty(), "{} of {} articles differ\n\n{}", failures.len(), slugs.len(), failures.join("\n"));
}
