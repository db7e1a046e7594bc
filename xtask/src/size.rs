//! What a reader downloads, checked against a budget.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::shell::at;

/// What a page loads: scripts by name, with everything that they import statically.
struct Load {
    name: &'static str,
    /// Bytes after brotli.
    budget: usize,
    files: &'static [&'static str],
}

const LOADS: [Load; 2] = [
    Load {
        name: "with the engine",
        budget: 338 * 1024,
        files: &[
            "whosaid.js",
            "whosaid_wasm.js",
            "whosaid_bg.wasm",
            "engine.js",
            "worker.js",
            "reading.js",
            "attach.js",
            "panel.js",
            "pointing.js",
            "whosaid.css",
            "panel.css",
        ],
    },
    Load {
        name: "marked at publication",
        budget: 47_000,
        files: &["paint.js", "carried_bg.wasm", "panel.js", "pointing.js", "whosaid.css", "panel.css"],
    },
];

struct File {
    name: String,
    raw: usize,
    brotli: usize,
}

impl Load {
    /// Its files, with their static imports.
    fn all(&self) -> Result<BTreeSet<String>> {
        let mut all = BTreeSet::new();
        let mut open: Vec<String> = self.files.iter().map(|name| (*name).to_owned()).collect();
        while let Some(name) = open.pop() {
            if Path::new(&name).extension().is_some_and(|e| e == "js") {
                open.extend(imports(&fs::read_to_string(at("dist/embed").join(&name))?).filter(|i| !all.contains(i)));
            }
            all.insert(name);
        }
        Ok(all)
    }
}

/// The static imports of a bundled script: `from"./chunk.js"`, `import"./chunk.js"`.
fn imports(script: &str) -> impl Iterator<Item = String> + '_ {
    let ahead = ["from\"./", "import\"./"];
    ahead
        .into_iter()
        .flat_map(|mark| script.split(mark).skip(1))
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
}

/// Prints the table of `dist/embed/`. Returns whether every load is within its budget.
pub(crate) fn report(as_json: bool) -> Result<bool> {
    let files = files()?;
    let mut kept = true;
    let mut loads = Vec::new();
    for load in &LOADS {
        let names = load.all()?;
        let counted = || files.iter().filter(|file| names.contains(&file.name));
        ensure!(counted().count() == names.len(), "of {names:?} some are not in dist/embed");
        let raw: usize = counted().map(|file| file.raw).sum();
        let brotli: usize = counted().map(|file| file.brotli).sum();
        kept &= brotli < load.budget;
        loads.push((load, names, raw, brotli));
    }
    if as_json {
        let list: Vec<_> =
            files.iter().map(|file| json!({ "name": file.name, "bytes": file.raw, "brotli": file.brotli })).collect();
        let loads: Vec<_> = loads
            .iter()
            .map(|(load, names, raw, brotli)| {
                json!({
                    "name": load.name, "files": names, "bytes": raw, "brotli": brotli, "budget": load.budget,
                    "ok": *brotli < load.budget,
                })
            })
            .collect();
        println!("{}", json!({ "files": list, "loads": loads, "ok": kept }));
        return Ok(kept);
    }
    println!("{:<24}{:>10}{:>10}", "file", "bytes", "brotli");
    for file in &files {
        let of: Vec<_> = loads.iter().filter(|l| l.1.contains(&file.name)).map(|l| l.0.name).collect();
        let of = if of.is_empty() { "when needed, not counted".into() } else { of.join(", ") };
        println!("{:<24}{:>10}{:>10}  {of}", file.name, file.raw, file.brotli);
    }
    for (load, _, raw, brotli) in &loads {
        let verdict = if *brotli < load.budget { "kept" } else { "BROKEN" };
        println!("{:<24}{raw:>10}{brotli:>10}  of {} bytes: {verdict}", load.name, load.budget);
    }
    Ok(kept)
}

/// Every file that a browser may fetch; declarations are for editors.
fn files() -> Result<Vec<File>> {
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
    use super::{compressed, imports};

    #[test]
    fn counts_what_a_server_would_send() {
        let text = "said the harbour master, ".repeat(200);
        let size = compressed(text.as_bytes()).unwrap();
        assert!(size > 10 && size < 100, "{size}");
    }

    #[test]
    fn what_is_imported_ahead_counts() {
        let script = r#"import{a}from"./chunk-A.js";import"./chunk-B.js";const x=()=>import("./later.js");export{b}from"./chunk-C.js";"#;
        assert_eq!(imports(script).collect::<Vec<_>>(), ["chunk-A.js", "chunk-C.js", "chunk-B.js"]);
    }
}
