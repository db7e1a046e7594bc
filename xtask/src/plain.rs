//! What reads and paints a page, as plain JavaScript: Chromium compiles no wasm for an extension in a page whose policy forbids
//! it, so the same Rust runs by binaryen's wasm2js, in Firefox too. It has no engine in it, which runs elsewhere.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::{Module, RawCustomSection};
use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{npm_tool, run, target_dir};
use crate::wasm;

/// What wasm2js does not know, in terms of what it knows.
const LOWERING: [&str; 3] =
    ["--llvm-memory-copy-fill-lowering", "--signext-lowering", "--llvm-nontrapping-fptoint-lowering"];

/// Writes a module with the names of the embed's `whosaid_wasm.js`, without the engine.
pub(crate) fn module(to: &Path) -> Result<()> {
    let target = target_dir().join("xtask/page");
    let mut compile = wasm::compile("", "wasm");
    // Our own code for the first wasm there was; in a folder of its own, for the flags are others.
    compile.env("RUSTFLAGS", format!("-C target-cpu=mvp {}", wasm::nameless())).arg("--target-dir").arg(&target);
    run(&mut compile)?;
    let glue = target.join("glue");
    bindgen(&target.join("wasm32-unknown-unknown/wasm/whosaid.wasm"), &glue)?;
    let small = wasm::optimise(&glue.join("page_bg.wasm"), &LOWERING)?;
    // wasm2js takes what has another name for wasm's text form.
    let input = glue.join("small.wasm");
    fs::copy(small, &input)?;
    let plain = glue.join("plain.js");
    let mut wasm2js = npm_tool("wasm2js");
    run(wasm2js.args(["-O3", "--quiet", "-o"]).arg(&plain).arg(&input))?;
    fs::write(to, joined(&fs::read_to_string(&plain)?, &fs::read_to_string(glue.join("page.js"))?)?)?;
    Ok(())
}

/// The standard library is compiled with reference types, of which wasm2js knows nothing. The module uses none: they are taken
/// off the list of its features, and wasm-bindgen keeps JavaScript's objects in a list of its own.
fn bindgen(wasm: &Path, glue: &Path) -> Result<()> {
    let mut module = Module::from_file(wasm)?;
    module.customs.remove_raw("target_features").context("a wasm without its features")?;
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

/// The two halves as one module: what wasm2js made is started by the glue as if it were an instance.
fn joined(code: &str, glue: &str) -> Result<String> {
    let (code, _) = code.split_once("var retasmFunc = asmFunc(").context("wasm2js ends in another way")?;
    // The imports are handed over, not imported.
    let code: String = code.lines().filter(|line| !line.starts_with("import * as")).flat_map(|l| [l, "\n"]).collect();
    // The memory that is left behind is marked as a wasm's is: the glue then looks for the new one.
    let code = replaced(&code, "buffer = newBuffer;", "buffer.transfer(); buffer = newBuffer;")?;
    let glue = replaced(glue, "export { initSync, __wbg_init as default };", "")?;
    Ok(format!("{code}\n{glue}\n__wbg_finalize_init({{ exports: asmFunc(__wbg_get_imports()) }});\n"))
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(text.matches(from).count() == 1, "not once in what was generated: {from}");
    Ok(text.replacen(from, to, 1))
}
