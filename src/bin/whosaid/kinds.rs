//! What the name of a file says: the kind of its content, what messages call it; and why a file cannot be read.

use crate::args::Input;
use std::{io, path::Path};

/// The type of a file: set by the user, or from the extension.
pub(crate) fn kind(path: &Path, named: Option<Input>) -> Input {
    named.or_else(|| kind_of_name(path)).unwrap_or(Input::Text)
}

/// The type of a file from its extension, ignoring a final `.gz` or `.zst`.
pub(crate) fn kind_of_name(path: &Path) -> Option<Input> {
    let inner = uncompressed(path);
    let extension = inner.extension().and_then(|e| e.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => Some(Input::Html),
        "jsonl" | "ndjson" => Some(Input::Jsonl),
        "json" => Some(Input::Json),
        "txt" | "text" => Some(Input::Text),
        _ => None,
    }
}

/// A path without `.gz` or `.zst`.
fn uncompressed(path: &Path) -> &Path {
    match path.extension().and_then(|e| e.to_str()) {
        Some("gz" | "zst") => Path::new(path.file_stem().unwrap_or(path.as_os_str())),
        _ => path,
    }
}

/// The name of a file in messages.
pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) { "stdin".into() } else { path.display().to_string() }
}

pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

pub(crate) fn stem(path: &Path) -> String {
    uncompressed(path).file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Why reading failed, without the system's error number.
pub(crate) fn reason(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => "no such file".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "a directory, not a file".into(),
        _ => e.to_string(),
    }
}
