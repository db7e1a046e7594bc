//! Compiles the word lists of `src/lexicon/` into tables and automata, so that nothing is parsed in the page.

mod inflect;
mod lexicon;

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=build");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let big_endian = env::var("CARGO_CFG_TARGET_ENDIAN").is_ok_and(|e| e == "big");
    match lexicon::compile(Path::new("src/lexicon"), big_endian) {
        Ok(built) => {
            fs::write(Path::new(&out).join("lexicon.rs"), built.code).expect("OUT_DIR is writable");
            fs::write(Path::new(&out).join("phrases.dfa"), built.phrases).expect("OUT_DIR is writable");
        }
        Err(e) => {
            println!("cargo::error={e}");
            std::process::exit(1);
        }
    }
}
