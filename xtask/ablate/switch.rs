//! The switches that `cargo xtask ablate` puts into its copy of the sources. One mutant runs a process:
//! `WHOSAID_MUTANT=ID` leaves rule or condition ID out, `WHOSAID_MUTANT=ID:VALUE` moves bound ID.
//! `WHOSAID_SEEN=FILE` appends what each switch came to, once a process: `ID 1` (called, true) or `ID 0` (false).

use std::io::Write;
use std::sync::{Mutex, OnceLock};

struct Mutant {
    id: u32,
    value: Option<String>,
}

fn mutant() -> &'static Mutant {
    static MUTANT: OnceLock<Mutant> = OnceLock::new();
    MUTANT.get_or_init(|| {
        let name = std::env::var("WHOSAID_MUTANT").unwrap_or_default();
        let (id, value) = name.split_once(':').map_or((&*name, None), |(id, value)| (id, Some(value.to_string())));
        Mutant { id: id.parse().unwrap_or(u32::MAX), value }
    })
}

fn see(id: u32, value: bool) {
    static SEEN: OnceLock<Option<Mutex<(std::fs::File, Vec<u8>)>>> = OnceLock::new();
    let open = || {
        let file = std::env::var_os("WHOSAID_SEEN")?;
        let file = std::fs::OpenOptions::new().append(true).create(true).open(file).ok()?;
        Some(Mutex::new((file, Vec::new())))
    };
    let Some(seen) = SEEN.get_or_init(open) else { return };
    let Ok(mut seen) = seen.lock() else { return };
    let (file, known) = &mut *seen;
    if known.len() <= id as usize {
        known.resize(id as usize + 1, 0);
    }
    let bit = 1 << u8::from(value);
    if known[id as usize] & bit == 0 {
        known[id as usize] |= bit;
        let _ = writeln!(file, "{id} {}", u8::from(value));
    }
}

/// Whether rule `id` is left out.
pub(crate) fn off(id: u32) -> bool {
    see(id, true);
    mutant().id == id
}

/// One of the alternatives of a condition: false where it is left out.
pub(crate) fn alternative(id: u32, value: bool) -> bool {
    see(id, value);
    value && mutant().id != id
}

/// One of the requirements of a condition: true where it is left out.
pub(crate) fn requirement(id: u32, value: bool) -> bool {
    see(id, value);
    value || mutant().id == id
}

/// A bound, or what it is moved to.
pub(crate) fn bound<T: std::str::FromStr>(id: u32, own: T) -> T {
    see(id, true);
    if mutant().id == id { mutant().value.as_deref().and_then(|v| v.parse().ok()).unwrap_or(own) } else { own }
}
