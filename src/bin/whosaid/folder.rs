//! Folders: the files in them that may hold articles.

use crate::{args::Input, input::kind_of_name};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What stands in a folder.
pub(crate) enum Entry {
    File(PathBuf),
    /// Files left out because their names do not say that they hold articles.
    LeftOut(usize),
    /// What could not be looked into, and why.
    Broken(String),
}

/// The files of a folder and its folders, by name. Hidden ones are left out; so are those whose extension is not of a kind
/// that may hold articles, unless the user named the kind.
pub(crate) fn entries(folder: &Path, named: Option<Input>) -> impl Iterator<Item = Entry> {
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let mut left_out = 0;
    let mut walk = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |e| e.depth() == 0 || !hidden(e.file_name()));
    let mut over = false;
    std::iter::from_fn(move || {
        loop {
            match walk.next() {
                Some(Ok(entry)) if entry.file_type().is_dir() => {}
                Some(Ok(entry)) if named.is_some() || kind_of_name(entry.path()).is_some() => {
                    return Some(Entry::File(entry.into_path()));
                }
                Some(Ok(_)) => left_out += 1,
                Some(Err(e)) => {
                    let path = e.path().unwrap_or(Path::new("")).display().to_string();
                    let reason = e.io_error().map_or_else(|| e.to_string(), crate::input::reason);
                    return Some(Entry::Broken(format!("{path}: {reason}")));
                }
                None => {
                    let ended = std::mem::replace(&mut over, true);
                    return (!ended && left_out > 0).then_some(Entry::LeftOut(left_out));
                }
            }
        }
    })
}
