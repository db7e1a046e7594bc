//! Standard output: whether it has colour, and failures that are not passed over.

use crate::args::Color;
use anstream::{AutoStream, ColorChoice};
use std::io;

/// What articles are written to.
#[cfg(unix)]
type Bare = std::fs::File;
#[cfg(not(unix))]
type Bare = io::StdoutLock<'static>;

/// Opens standard output, and says whether it wants colour, which only text has. Fails where nothing can be written to it.
pub(crate) fn open(colour: Color, is_text: bool) -> io::Result<(AutoStream<Bare>, bool)> {
    let choice = match colour {
        Color::Auto => AutoStream::choice(&io::stdout()),
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    let colour = is_text && choice != ColorChoice::Never;
    let bare = bare()?;
    // Only what we colour goes through the stream that knows of colours: it must not read meaning into an article.
    Ok((if colour { AutoStream::always(bare) } else { AutoStream::always_ansi(bare) }, colour))
}

/// Rust's own handle drops in silence what is written to a descriptor that is read-only.
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

/// Whether this is the null device, opened for reading too: what Rust puts in the place of a descriptor that is closed when
/// a program starts. A shell's `>/dev/null` is for writing alone. Programs that open it so for a child whose output they
/// discard mostly discard standard error with it.
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
