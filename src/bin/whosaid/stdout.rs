//! Opens standard output: decides about colours, and detects write failures that Rust would ignore.

use crate::args::Color;
use anstream::{AutoStream, ColorChoice};
use std::io;

/// The type of standard output without colour support.
#[cfg(unix)]
type Bare = std::fs::File;
#[cfg(not(unix))]
type Bare = io::StdoutLock<'static>;

/// Opens standard output. Returns whether to use colours, which only the text format has. Fails if it is not writable.
pub(crate) fn open(colour: Color, is_text: bool) -> io::Result<(AutoStream<Bare>, bool)> {
    let choice = match colour {
        Color::Auto => AutoStream::choice(&io::stdout()),
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    let colour = is_text && choice != ColorChoice::Never;
    let bare = bare()?;
    // Without colours, the output bypasses the processing of colour codes, because an article may contain such codes.
    Ok((if colour { AutoStream::always(bare) } else { AutoStream::always_ansi(bare) }, colour))
}

/// A copy of the file descriptor, because Rust's own handle silently ignores write errors on a read-only descriptor.
#[cfg(unix)]
fn bare() -> io::Result<Bare> {
    use std::{io::Write, os::fd::AsFd};
    let mut out = Bare::from(io::stdout().as_fd().try_clone_to_owned()?);
    match out.write(&[]) {
        Err(e) if e.kind() == io::ErrorKind::StorageFull => return Err(e),
        Err(_) => return Err(io::Error::other("standard output is not open for writing")),
        Ok(_) => {}
    }
    let err = Bare::from(io::stderr().as_fd().try_clone_to_owned()?);
    if is_void(&out) && !is_void(&err) {
        return Err(io::Error::other("standard output is closed (to discard it, use >/dev/null)"));
    }
    Ok(out)
}

/// Whether this is the null device, opened for reading too. Rust opens it like this in place of a descriptor that is
/// closed when a program starts; a shell's `>/dev/null` is only for writing. Programs that discard the output of a
/// child may open it for reading too, but they mostly discard standard error as well.
#[cfg(unix)]
fn is_void(mut file: &Bare) -> bool {
    use std::{
        io::Read,
        os::unix::fs::{FileTypeExt, MetadataExt},
    };
    let (Ok(this), Ok(null)) = (file.metadata(), std::fs::metadata("/dev/null")) else { return false };
    this.file_type().is_char_device() && this.rdev() == null.rdev() && file.read(&mut [0]).is_ok()
}

#[cfg(not(unix))]
fn bare() -> io::Result<Bare> {
    Ok(io::stdout().lock())
}
