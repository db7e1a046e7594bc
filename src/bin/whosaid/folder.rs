//! Finds the files in a folder that may contain articles.

use crate::{args::Input, kinds::kind_of_name};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// An entry of a folder.
pub(crate) enum Entry {
    File(PathBuf),
    /// The number of files that were skipped because of their extensions. The last entry.
    Skipped(usize),
    /// An error message: a path could not be read.
    Unreadable(String),
}

/// The files of a folder and its subfolders, sorted by name. Skips hidden files and folders. Unless the user set the
/// type of the files, also skips files with unknown extensions.
pub(crate) fn entries(folder: &Path, named: Option<Input>) -> impl Iterator<Item = Entry> {
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let mut skipped = 0;
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
                Some(Ok(_)) => skipped += 1,
                Some(Err(e)) => {
                    let path = e.path().unwrap_or(Path::new("")).display().to_string();
                    let reason = e.io_error().map_or_else(|| e.to_string(), crate::kinds::reason);
                    return Some(Entry::Unreadable(format!("{path}: {reason}")));
                }
                None => {
                    let ended = std::mem::replace(&mut over, true);
                    return (!ended && skipped > 0).then_some(Entry::Skipped(skipped));
                }
            }
        }
    })
}
