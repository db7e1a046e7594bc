//! What a reader downloads: the budget is a feature, so it is checked like one.

use std::fs;
use std::io::Write;

use anyhow::Result;
use serde_json::json;

use crate::shell::at;

/// Bytes after brotli, for all that a page with an article loads: the engine, what paints and follows the page, panel and
/// cards.
const BUDGET: usize = 308 * 1024;

/// What few pages load, each by its own `import()`: Readability where a page says nothing of its article, the mode that wraps
/// marks in elements, and what looks for a file that is missing.
const LAZY: [&str; 4] = ["readability.js", "readable.js", "wrap.js", "missing.js"];

struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints the table of `dist/embed/`; true where it keeps the budget.
pub(crate) fn report(as_json: bool) -> Result<bool> {
    let files = loaded()?;
    let always = || files.iter().filter(|file| !LAZY.contains(&file.name.as_str()));
    let raw: usize = always().map(|file| file.raw).sum();
    let brotli: usize = always().map(|file| file.brotli).sum();
    if as_json {
        let list: Vec<_> =
            files.iter().map(|file| json!({ "name": file.name, "bytes": file.raw, "brotli": file.brotli })).collect();
        println!(
            "{}",
            json!({ "files": list, "bytes": raw, "brotli": brotli, "budget": BUDGET, "ok": brotli < BUDGET })
        );
    } else {
        println!("{:<24}{:>10}{:>10}", "file", "bytes", "brotli");
        for file in &files {
            let lazy = if LAZY.contains(&file.name.as_str()) { "  when needed, not counted" } else { "" };
            println!("{:<24}{:>10}{:>10}{lazy}", file.name, file.raw, file.brotli);
        }
        println!("{:<24}{raw:>10}{brotli:>10}", "total");
        let verdict = if brotli < BUDGET { "kept" } else { "BROKEN" };
        println!("budget: {BUDGET} bytes of brotli, {verdict}");
    }
    Ok(brotli < BUDGET)
}

/// Every file that a browser may fetch; declarations are for editors.
fn loaded() -> Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(at("dist/embed"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".d.ts") {
            let bytes = fs::read(entry.path())?;
            files.push(File { name, raw: bytes.len(), brotli: compressed(&bytes)? });
        }
    }
    files.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
    Ok(files)
}

fn compressed(bytes: &[u8]) -> Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::compressed;

    #[test]
    fn counts_what_a_server_would_send() {
        let text = "said the harbour master, ".repeat(200);
        let size = compressed(text.as_bytes()).unwrap();
        assert!(size > 10 && size < 100, "{size}");
    }
}
