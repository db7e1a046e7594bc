//! Builds the code that reads and paints a page as plain JavaScript. Chromium does not compile wasm for an extension on
//! a page whose policy forbids it, so the same Rust code runs through binaryen's wasm2js, also in Firefox. It does not
//! include the engine, which runs elsewhere.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::{Module, RawCustomSection};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{npm_tool, run};
use crate::wasm;

/// Lowers features that wasm2js does not support.
const LOWERING: [&str; 3] =
    ["--llvm-memory-copy-fill-lowering", "--signext-lowering", "--llvm-nontrapping-fptoint-lowering"];

/// Writes a module with the same names as the embed's `whosaid_wasm.js`, without the engine.
pub(crate) fn module(to: &Path) -> Result<()> {
    let target = wasm::apart("page")?;
    let mut compile = wasm::compile("", &target, &[]);
    // Our code for the first version of wasm.
    run(compile.env("RUSTFLAGS", format!("-C target-cpu=mvp {}", wasm::nameless())))?;
    let glue = target.join("glue");
    bindgen(&wasm::wasm_in(&target), &glue)?;
    let small = wasm::optimise(&glue.join("page_bg.wasm"), &LOWERING)?;
    // wasm2js treats a file with another extension as wasm's text form.
    let input = glue.join("small.wasm");
    fs::copy(small, &input)?;
    let plain = glue.join("plain.js");
    let mut wasm2js = npm_tool("wasm2js");
    run(wasm2js.args(["-O3", "--quiet", "-o"]).arg(&plain).arg(&input))?;
    fs::write(to, joined(&fs::read_to_string(&plain)?, &fs::read_to_string(glue.join("page.js"))?)?)?;
    Ok(())
}

/// The standard library is compiled with reference types, which wasm2js does not support. The module does not use them,
/// so remove them from its list of features; wasm-bindgen then keeps JavaScript objects in its own list.
fn bindgen(wasm: &Path, glue: &Path) -> Result<()> {
    let mut module = Module::from_file(wasm)?;
    module.customs.remove_raw("target_features").context("the wasm does not list its features")?;
    let data = [
        b"\x04".as_slice(),
        b"+\x0bbulk-memory",
        b"+\x0fmutable-globals",
        b"+\x13nontrapping-fptoint",
        b"+\x08sign-ext",
    ];
    module.customs.add(RawCustomSection { name: "target_features".into(), data: data.concat() });
    let mut bindgen = Bindgen::new();
    bindgen.input_module("page", module).web(true)?.typescript(false).omit_default_module_path(true).out_name("page");
    bindgen.generate(glue).context("wasm-bindgen")
}

/// Joins the two halves into one module: the glue starts the code from wasm2js as if it were an instance.
fn joined(code: &str, glue: &str) -> Result<String> {
    let (code, _) = code.split_once("var retasmFunc = asmFunc(").context("unexpected end of wasm2js's output")?;
    // The imports are passed as arguments instead.
    let code: String = code.lines().filter(|line| !line.starts_with("import * as")).flat_map(|l| [l, "\n"]).collect();
    // Detach the old memory when it grows, as wasm does; the glue then uses the new one.
    let code = replaced(&code, "buffer = newBuffer;", "buffer.transfer(); buffer = newBuffer;")?;
    let glue = replaced(glue, "export { initSync, __wbg_init as default };", "")?;
    Ok(format!("{code}\n{glue}\n__wbg_finalize_init({{ exports: asmFunc(__wbg_get_imports()) }});\n"))
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(text.matches(from).count() == 1, "the generated code must contain this exactly once: {from}");
    Ok(text.replacen(from, to, 1))
}
