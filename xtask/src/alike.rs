//! Puts similar functions of a wasm side by side, which saves one byte in a hundred after compression: brotli refers to
//! near text with fewer bits, and counts symbols by sections. The code stays the same except for the functions' numbers.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Functions that keep their places, the most called ones: wasm-opt puts them first, where a call takes a byte less.
const CALLED_MOST: usize = 100;
/// Bytes of a snippet of code.
const SNIPPET: usize = 5;
/// Snippets of more functions than this say nothing about similarity, and would take most of the time.
const COMMON: usize = 200;
/// How much the functions before a place count for the choice of the next one, the last one first.
const BEFORE: [f32; 3] = [1.0, 0.5, 0.25];

/// The wasm with its functions in another order.
pub(crate) fn alike(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = chain(&bodies);
    let mut places = vec![0; order.len()];
    order.iter().zip(0..).for_each(|(function, place)| places[*function] = place);
    let mut module = Module::new();
    let mut moved = Moved { imported, order, places };
    moved.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|e| anyhow!("{e}"))?;
    Ok(module.finish())
}

/// The functions' numbers in the new order: each is followed by the one that is most similar to it and those before.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let count = bodies.len();
    let similar = similarities(bodies);
    let mut order: Vec<usize> = (0..count.min(CALLED_MOST)).collect();
    let mut left: Vec<usize> = (order.len()..count).collect();
    while !left.is_empty() {
        let score = |function: usize| {
            let before = order.iter().rev().zip(BEFORE);
            before.map(|(other, weight)| similar[function * count + other] * weight).sum::<f32>()
        };
        let scores: Vec<f32> = left.iter().map(|function| score(*function)).collect();
        let best = (1..left.len()).fold(0, |best, n| if scores[n] > scores[best] { n } else { best });
        order.push(left.remove(best));
    }
    order
}

/// The cosine of the snippets of each two functions, weighted by how rare a snippet is.
#[allow(clippy::cast_precision_loss)] // A module has some thousand functions.
fn similarities(bodies: &[&[u8]]) -> Vec<f32> {
    let count = bodies.len();
    let mut uses: HashMap<&[u8], Vec<(usize, f32)>> = HashMap::new();
    for (function, body) in bodies.iter().enumerate() {
        for snippet in body.windows(SNIPPET) {
            let functions = uses.entry(snippet).or_default();
            match functions.last_mut() {
                Some((last, times)) if *last == function => *times += 1.0,
                _ => functions.push((function, 1.0)),
            }
        }
    }
    // In a fixed order, so that the sums are the same at each build.
    let mut uses: Vec<_> = uses.into_iter().filter(|(_, functions)| (2..=COMMON).contains(&functions.len())).collect();
    uses.sort_unstable_by_key(|(snippet, _)| *snippet);
    let mut lengths = vec![0.0_f32; count];
    let mut similar = vec![0.0; count * count];
    for (_, functions) in &uses {
        let rare = (count as f32 / functions.len() as f32).ln();
        let weight = |times: f32| times.ln_1p() * rare;
        for (n, (one, times)) in functions.iter().enumerate() {
            lengths[*one] += weight(*times).powi(2);
            for (other, again) in &functions[..n] {
                let product = weight(*times) * weight(*again);
                similar[one * count + other] += product;
                similar[other * count + one] += product;
            }
        }
    }
    for (n, similar) in similar.iter_mut().enumerate() {
        *similar /= (lengths[n / count] * lengths[n % count]).sqrt().max(f32::MIN_POSITIVE);
    }
    similar
}

/// Writes a module with its functions in another order.
struct Moved {
    imported: u32,
    /// For each place, the function that gets it; imported functions are not counted.
    order: Vec<usize>,
    /// For each function, its place.
    places: Vec<u32>,
}

impl Reencode for Moved {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let own = function.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        Ok(own.map_or(function, |place| place + self.imported))
    }

    fn parse_function_section(
        &mut self,
        to: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for function in &self.order {
            to.function(types[*function]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, to: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(to, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, ExportSection, Function, TypeSection, ValType};
    use wasmparser::Operator;

    /// Functions that return a number; those with equal bytes after it are similar. Each calls the next one.
    fn module(tails: &[i64]) -> Vec<u8> {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        let (mut exports, mut code) = (ExportSection::new(), CodeSection::new());
        types.ty().function([], [ValType::I32]);
        for (n, tail) in (0_u32..).zip(tails) {
            functions.function(0);
            exports.export(&format!("f{n}"), ExportKind::Func, n);
            let mut body = Function::new([]);
            let mut code_of = body.instructions();
            code_of.i64_const(*tail).drop().i64_const(*tail).drop();
            if n + 1 < tails.len() as u32 {
                code_of.call(n + 1).drop();
            }
            code_of.i32_const(n.cast_signed()).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// For each exported name, its function's number, and the numbers in the body: that of the function that it calls, and
    /// the last constant, which is its own place in the name.
    fn exported(wasm: &[u8]) -> Vec<(String, u32, [Option<i64>; 2])> {
        let (mut names, mut bodies) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.expect("a module") {
                Payload::ExportSection(exports) => {
                    names.extend(exports.into_iter().map(|e| e.map(|e| (e.name.to_owned(), e.index)).expect("a name")));
                }
                Payload::CodeSectionEntry(body) => {
                    let (mut calls, mut last) = (None, None);
                    for operator in body.get_operators_reader().expect("a body") {
                        match operator.expect("an operator") {
                            Operator::Call { function_index } => calls = Some(i64::from(function_index)),
                            Operator::I32Const { value } => last = Some(i64::from(value)),
                            _ => {}
                        }
                    }
                    bodies.push([calls, last]);
                }
                _ => {}
            }
        }
        names.into_iter().map(|(name, n)| (name, n, bodies[n as usize])).collect()
    }

    #[test]
    fn similar_functions_stand_together_and_every_name_keeps_its_function() {
        let fill: Vec<i64> = (0..).take(CALLED_MOST).map(|n| n << 40 | n).collect();
        let (one, two) = (0x0123_4567_89ab_cdef, 0x7654_3210_fedc_ba98);
        let before = module(&[&fill[..], &[one, two, one, two, one]].concat());
        let after = alike(&before).expect("a module");
        wasmparser::validate(&after).expect("valid");
        let is = exported(&after);
        // Each name has its own function, which calls that of the next name.
        for (n, (name, _, body)) in (0_i64..).zip(&is) {
            let next = is.get(name[1..].parse::<usize>().expect("a number") + 1).map(|(_, place, _)| i64::from(*place));
            assert_eq!((name, body), (&format!("f{n}"), &[next, Some(n)]));
        }
        let order: Vec<u32> = is[CALLED_MOST..].iter().map(|(_, place, _)| place - CALLED_MOST as u32).collect();
        assert_eq!(order.iter().max(), Some(&4));
        // The two kinds alternate before, and stand together after.
        assert_eq!(order[1].abs_diff(order[3]), 1, "{order:?}");
    }
}
