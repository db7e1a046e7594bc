//! Compiles the vocabulary of `src/lexicon/` to tables and automata, so that the page parses nothing.

mod automaton;
mod inflect;
mod lexicon;
mod sets;

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=build");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let dir = Path::new("src/lexicon");
    match lexicon::compile(dir).and_then(|code| Ok(code + &sets::compile(&dir.join("sets"))?)) {
        Ok(code) => fs::write(Path::new(&out).join("lexicon.rs"), code).expect("OUT_DIR is writable"),
        Err(e) => {
            println!("cargo::error={e}");
            std::process::exit(1);
        }
    }
}
