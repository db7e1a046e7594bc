//! Switches that `cargo xtask ablate` puts into its copy of the sources. Each process runs one mutant:
//! `WHOSAID_MUTANT=ID` turns off rule or condition ID, `WHOSAID_MUTANT=ID:VALUE` changes bound ID. `WHOSAID_SEEN=FILE`
//! appends the results of each switch, once per process: `ID 1` (called, true) or `ID 0` (false).

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

/// Whether rule `id` is turned off.
pub(crate) fn off(id: u32) -> bool {
    see(id, true);
    mutant().id == id
}

/// An alternative of a condition: false if it is turned off.
pub(crate) fn alternative(id: u32, value: bool) -> bool {
    see(id, value);
    value && mutant().id != id
}

/// A requirement of a condition: true if it is turned off.
pub(crate) fn requirement(id: u32, value: bool) -> bool {
    see(id, value);
    value || mutant().id == id
}

/// A bound, or its changed value.
pub(crate) fn bound<T: std::str::FromStr>(id: u32, own: T) -> T {
    see(id, true);
    if mutant().id == id { mutant().value.as_deref().and_then(|v| v.parse().ok()).unwrap_or(own) } else { own }
}
