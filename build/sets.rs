//! Compiles named word lists to constants, one module per file.
//!
//! `sets/FILE.txt`: each list is a line `name: words` (separated by spaces) after comment lines (`#`) that say what the
//! words have in common and become the constant's documentation. Lines before the first blank line are the file's head.

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

/// The Rust code of all files: the line `asking: …` of `attribution.txt` becomes `sets::attribution::ASKING`.
pub(crate) fn compile(dir: &Path) -> Result<String, String> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .map_err(|e| format!("{}: {e}", dir.display()))?
        .filter_map(|f| f.ok().map(|f| f.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let mut known: BTreeMap<Vec<String>, String> = BTreeMap::new();
    let mut out =
        String::from("/// Named word lists: what decides and is no class of words by itself.\npub(crate) mod sets {\n");
    for path in files {
        let list = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let put = |out: &mut String, line: std::fmt::Arguments| out.write_fmt(line).map_err(|e| e.to_string());
        put(&mut out, format_args!("    /// `sets/{stem}.txt`\n    pub(crate) mod {stem} {{\n"))?;
        let mut about: Vec<&str> = Vec::new();
        for (n, line) in list.lines().enumerate() {
            let bad = |why: &str| format!("{}:{}: {why}: {line}", path.display(), n + 1);
            if line.trim().is_empty() {
                about.clear();
                continue;
            }
            if let Some(comment) = line.strip_prefix('#') {
                about.push(comment.trim());
                continue;
            }
            let (name, words) = line.split_once(':').ok_or_else(|| bad("no colon"))?;
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
                return Err(bad("a name has only lower-case letters and dashes"));
            }
            if about.is_empty() {
                return Err(bad("a comment line above must say what the words have in common"));
            }
            let mut words: Vec<&str> = words.split_whitespace().collect();
            let mut sorted: Vec<String> = words.iter().map(|w| w.to_string()).collect();
            sorted.sort();
            if sorted.windows(2).any(|w| w[0] == w[1]) {
                return Err(bad("a word is listed twice"));
            }
            let own = format!("{stem}.txt: {name}");
            if let Some(other) = known.insert(sorted, own) {
                return Err(bad(&format!("the same words as {other}")));
            }
            // Words of one length side by side: brotli packs the lists better.
            words.sort_by_key(|w| (w.len(), *w));
            for line in about.drain(..) {
                put(&mut out, format_args!("        /// {line}\n"))?;
            }
            let name = name.to_uppercase().replace('-', "_");
            put(
                &mut out,
                format_args!(
                    "        pub(crate) const {name}: &crate::words::Words = words!({:?});\n",
                    words.join(" ")
                ),
            )?;
        }
        out.push_str("    }\n");
    }
    out.push_str("}\n");
    Ok(out)
}
