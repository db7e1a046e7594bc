//! Removes panic messages from a wasm: in a page nobody sees them, and a panic is a trap either way. Then wasm-opt also
//! removes the code that only formats these messages. The places in the source that they name are data, which it does not
//! remove: they become zeros here (3 KB after compression).

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionKind, Module};

/// The functions that end in a panic, by the start of their names.
const PANICS: [&str; 13] = [
    "core::panicking::",
    "core::str::slice_error_fail",
    "core::slice::index::slice_",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "std::alloc::default_alloc_error_hook",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already",
    "std::panicking::panic_with_hook",
    "std::panicking::panic_handler",
    "alloc::raw_vec::handle_error",
    "alloc::alloc::handle_alloc_error",
];

/// In the page, only panic messages contain values in debug format.
const DEBUG: &str = " as core::fmt::Debug>::fmt";

/// Writes the wasm without names and with each of these functions replaced by a trap. Fails if it finds too few: their
/// names may have changed.
pub(crate) fn snip(from: &Path, to: &Path) -> Result<()> {
    /// Minimum number in our builds.
    const LEAST: usize = 8;
    let mut module = Module::from_file(from).with_context(|| from.display().to_string())?;
    let panics: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(is_panic))
        .map(|(id, function)| (id, function.ty(), function.args.clone()))
        .collect();
    ensure!(panics.len() >= LEAST, "only {} functions that panic in {}", panics.len(), from.display());
    for (id, kind, arguments) in panics {
        let (takes, gives) = (module.types.params(kind).to_vec(), module.types.results(kind).to_vec());
        let mut trap = FunctionBuilder::new(&mut module.types, &takes, &gives);
        trap.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap.local_func(arguments));
    }
    let mut found = 0;
    let segments: Vec<_> = module.data.iter().map(|segment| segment.id()).collect();
    for id in segments {
        let segment = module.data.get_mut(id);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(offset)), .. } = segment.kind {
            found += zero_places(offset.cast_unsigned(), &mut segment.value);
        }
    }
    ensure!(found >= LEAST, "only {found} places of panics in {}", from.display());
    walrus::passes::gc::run(&mut module);
    fs::write(to, module.emit_wasm())?;
    Ok(())
}

/// Zeroes each `core::panic::Location` of a data segment, and the file names to which they point. Returns their number.
/// `offset`: the segment's address.
fn zero_places(offset: u32, bytes: &mut [u8]) -> usize {
    /// Bytes of a Location: the address and the length of the file's name, line, column.
    const SIZE: usize = 16;
    let places: Vec<(usize, Range<usize>)> = (0..bytes.len().saturating_sub(SIZE - 1))
        .step_by(4)
        .filter_map(|at| {
            let number = |n: usize| bytes[at + 4 * n..].first_chunk().map(|four| u32::from_le_bytes(*four));
            let (line, column) = (number(2)?, number(3)?);
            let start = number(0)?.checked_sub(offset)? as usize;
            let name = start..start.checked_add(number(1)? as usize)?;
            let is_place = bytes.get(name.clone())?.ends_with(b".rs") && line > 0 && column > 0;
            is_place.then_some((at, name))
        })
        .collect();
    for (at, name) in &places {
        bytes[*at..at + SIZE].fill(0);
        bytes[name.clone()].fill(0);
    }
    places.len()
}

/// The name as the compiler writes it, with the crates' hashes: `core[c5930c85a12de822]::str::slice_error_fail_rt`.
fn is_panic(name: &str) -> bool {
    let mut plain = String::new();
    for part in name.split('[') {
        plain += part.split_once(']').map_or(part, |(hash, rest)| {
            if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) { rest } else { part }
        });
    }
    let plain = plain.strip_prefix("_").unwrap_or(&plain);
    PANICS.iter().any(|begin| plain.starts_with(begin)) || plain.contains(DEBUG)
}

#[cfg(test)]
mod tests {
    use super::{is_panic, zero_places};

    #[test]
    fn places() {
        let place = |address: u32, len: u32| [address, len, 12, 5].map(u32::to_le_bytes).concat();
        let mut bytes = [b"src/a.rs".to_vec(), place(1000, 8), place(1000, 7), b"kept".to_vec()].concat();
        assert_eq!(zero_places(1000, &mut bytes), 1);
        assert_eq!(bytes, [vec![0; 24], place(1000, 7), b"kept".to_vec()].concat());
        assert_eq!(zero_places(0, &mut [1; 3]), 0);
    }

    #[test]
    fn names() {
        for name in [
            "core[c5930c85a12de822]::str::slice_error_fail_rt",
            "core[c5930c85a12de822]::slice::index::slice_index_fail",
            "core::panicking::panic_fmt::h0f4849b5bcddc90b",
            "std[a543996e6e7dbf1e]::panicking::panic_with_hook",
            "<core[c5930c85a12de822]::ops::range::Range<usize> as core[c5930c85a12de822]::fmt::Debug>::fmt",
        ] {
            assert!(is_panic(name), "{name}");
        }
        for name in [
            "whosaid::page::flow::flow::h7808722694c68f61",
            "<core[c5930c85a12de822]::str::pattern::StrSearcher>::new",
            "<u32 as core::fmt::Display>::fmt",
        ] {
            assert!(!is_panic(name), "{name}");
        }
    }
}
