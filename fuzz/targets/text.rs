//! Analyzes a text. For any bytes, all checks of `tests/sound` hold.

#![no_main]

#[path = "../../tests/sound/mod.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some((blocks, scope)) = sound::read(bytes)
        && let Err(fault) = sound::check(&blocks, scope)
    {
        panic!("{fault}\nin {:?}", blocks.text());
    }
});
