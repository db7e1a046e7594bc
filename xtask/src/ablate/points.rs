//! Finds what can be turned off or changed in a source file, and the text edits that insert switches.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};
use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// The kind of a point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A function that can return at once: nothing, `false`, or its argument.
    Rule,
    /// A constant that is decreased and increased by a third.
    Bound,
    /// An operand of `&&` that is replaced by true.
    Requirement,
    /// An operand of `||`, or the condition of an `if`, that is replaced by false.
    Alternative,
}

/// A place in the sources with a switch.
pub(crate) struct Point {
    pub(crate) id: u32,
    pub(crate) kind: Kind,
    /// `attribution/choose.rs:20`.
    pub(crate) place: String,
    /// The name of the function or constant, or the text of the operand.
    pub(crate) name: String,
    /// The values of a changed bound; empty for other kinds.
    pub(crate) values: Vec<String>,
}

/// The points of some files.
#[derive(Default)]
pub(crate) struct Points {
    pub(crate) all: Vec<Point>,
    /// The bounds by module and name.
    bounds: HashMap<(String, String), u32>,
}

impl Points {
    /// Collects the bounds that a file defines. Call it for all files before the first [`Points::switch`].
    pub(crate) fn define(&mut self, place: &str, source: &str) -> Result<()> {
        let file = syn::parse_file(source).context(place.to_owned())?;
        for item in &file.items {
            if let syn::Item::Const(constant) = item
                && let syn::Expr::Lit(literal) = &*constant.expr
                && let Some(values) = moved(&constant.ty, &literal.lit)
            {
                let id = self.add(Kind::Bound, place, constant.ident.span(), constant.ident.to_string(), values);
                self.bounds.insert((module(place), constant.ident.to_string()), id);
            }
        }
        Ok(())
    }

    /// The file with a switch at each of its points. `conditions`: include conditions, not only rules and bounds.
    pub(crate) fn switch(&mut self, place: &str, source: &str, conditions: bool) -> Result<String> {
        let file = syn::parse_file(source).context(place.to_owned())?;
        let mut imports = HashMap::new();
        for item in &file.items {
            if let syn::Item::Use(item) = item {
                import(&item.tree, &parent(place), &mut imports);
            }
        }
        let mut visitor = Visitor { points: self, place, imports, conditions, edits: Edits::default() };
        visitor.visit_file(&file);
        Ok(visitor.edits.apply(source))
    }

    fn add(&mut self, kind: Kind, place: &str, span: Span, name: String, values: Vec<String>) -> u32 {
        let id = self.all.len() as u32;
        let place = format!("{place}:{}", span.start().line);
        self.all.push(Point { id, kind, place, name, values });
        id
    }
}

/// A third less and a third more, a step of at least one; `None` if it is not a number.
fn moved(ty: &syn::Type, literal: &syn::Lit) -> Option<Vec<String>> {
    match (literal, &*ty.to_token_stream().to_string()) {
        (syn::Lit::Int(n), "usize" | "u32" | "u16" | "u8") => {
            let n: usize = n.base10_parse().ok()?;
            let step = (n / 3).max(1);
            Some(vec![n.saturating_sub(step).to_string(), (n + step).to_string()])
        }
        (syn::Lit::Float(x), "f32" | "f64") => {
            let x: f32 = x.base10_parse().ok()?;
            Some(vec![(x / 1.5).to_string(), (x * 1.5).to_string()])
        }
        _ => None,
    }
}

/// The module name of a file: its stem, or its folder for a `mod.rs`.
fn module(place: &str) -> String {
    let path = place.trim_end_matches(".rs").trim_end_matches("/mod");
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// The name of a file's parent module.
fn parent(place: &str) -> String {
    let path = place.trim_end_matches(".rs").trim_end_matches("/mod");
    module(path.rsplit_once('/').map_or("", |(folder, _)| folder))
}

/// Collects the names that a `use` imports, each with its module. `of`: the meaning of `super`.
fn import(tree: &syn::UseTree, of: &str, into: &mut HashMap<String, String>) {
    match tree {
        syn::UseTree::Path(path) if path.ident == "super" => import(&path.tree, of, into),
        syn::UseTree::Path(path) => import(&path.tree, &path.ident.to_string(), into),
        syn::UseTree::Name(name) => drop(into.insert(name.ident.to_string(), of.to_owned())),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| import(tree, of, into)),
        syn::UseTree::Rename(_) | syn::UseTree::Glob(_) => {}
    }
}

struct Visitor<'p> {
    points: &'p mut Points,
    place: &'p str,
    imports: HashMap<String, String>,
    conditions: bool,
    edits: Edits,
}

impl Visitor<'_> {
    /// Puts a switch before the body of a function, if its return value without the rule is known.
    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let Some(nothing) = nothing(signature) else { return };
        if block.stmts.is_empty() {
            return;
        }
        let id = self.points.add(Kind::Rule, self.place, signature.ident.span(), signature.ident.to_string(), vec![]);
        let at = block.brace_token.span.open().byte_range().end;
        self.edits.open(at, format!(" if crate::ablate::off({id}) {{ return {nothing}; }}"));
    }

    fn condition(&mut self, kind: Kind, operand: &syn::Expr) {
        if !self.conditions || matches!(operand, syn::Expr::Let(_) | syn::Expr::Lit(_)) {
            return;
        }
        let text = operand.span().source_text().unwrap_or_default();
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = self.points.add(kind, self.place, operand.span(), name, vec![]);
        let call = if kind == Kind::Requirement { "requirement" } else { "alternative" };
        let range = operand.span().byte_range();
        self.edits.open(range.start, format!("crate::ablate::{call}({id}, "));
        self.edits.close(range.end, ")");
    }

    /// Handles the operands of a chain of one operator. Nested chains of the other operator are handled as a whole and
    /// in parts.
    fn operands(&mut self, chain: &syn::Expr, is_and: bool) {
        match chain {
            syn::Expr::Binary(b) if logical(&b.op) == Some(is_and) => {
                self.operands(&b.left, is_and);
                self.operands(&b.right, is_and);
            }
            operand => {
                // "not (a or b)": its parts alone would have the opposite meaning.
                self.condition(if is_and { Kind::Requirement } else { Kind::Alternative }, operand);
                self.visit_expr(operand);
            }
        }
    }
}

/// Whether an operator is `&&` (true) or `||` (false).
fn logical(op: &syn::BinOp) -> Option<bool> {
    match op {
        syn::BinOp::And(_) => Some(true),
        syn::BinOp::Or(_) => Some(false),
        _ => None,
    }
}

/// The return value of a function that finds nothing: "", "false", "None", an empty list, or its argument of the same
/// type.
fn nothing(signature: &syn::Signature) -> Option<String> {
    if signature.constness.is_some() {
        return None;
    }
    let syn::ReturnType::Type(_, ty) = &signature.output else { return Some(String::new()) };
    if let syn::Type::Path(path) = &**ty {
        match &*path.path.segments.last()?.ident.to_string() {
            "bool" => return Some("false".into()),
            "Option" => return Some("None".into()),
            "Vec" => return Some("Vec::new()".into()),
            _ => {}
        }
    }
    let wanted = ty.to_token_stream().to_string();
    signature.inputs.iter().find_map(|input| match input {
        syn::FnArg::Typed(arg) if arg.ty.to_token_stream().to_string() == wanted => match &*arg.pat {
            syn::Pat::Ident(name) => Some(name.ident.to_string()),
            _ => None,
        },
        _ => None,
    })
}

/// Whether an item is only in tests.
fn in_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|a| a.path().is_ident("test") || a.to_token_stream().to_string().contains("cfg (test)"))
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !in_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !in_tests(&item.attrs) && item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
            visit::visit_block(self, &item.block);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !in_tests(&item.attrs) && item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
            visit::visit_block(self, &item.block);
        }
    }

    // Places that must be constant at compile time.
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_pat(&mut self, _: &'ast syn::Pat) {}
    fn visit_expr_repeat(&mut self, repeat: &'ast syn::ExprRepeat) {
        self.visit_expr(&repeat.expr);
    }
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}

    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        let mut names = path.path.segments.iter().rev().map(|s| s.ident.to_string());
        let Some(name) = names.next() else { return };
        let own = || self.imports.get(&name).cloned().unwrap_or_else(|| module(self.place));
        let of = names.next().unwrap_or_else(own);
        if let Some(id) = self.points.bounds.get(&(of, name)) {
            let range = path.span().byte_range();
            self.edits.open(range.start, format!("crate::ablate::bound({id}, "));
            self.edits.close(range.end, ")");
        }
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        match logical(&binary.op) {
            Some(is_and) => {
                self.operands(&binary.left, is_and);
                self.operands(&binary.right, is_and);
            }
            None => visit::visit_expr_binary(self, binary),
        }
    }

    fn visit_expr_if(&mut self, expr: &'ast syn::ExprIf) {
        if !matches!(&*expr.cond, syn::Expr::Binary(b) if logical(&b.op).is_some()) {
            self.condition(Kind::Alternative, &expr.cond);
        }
        visit::visit_expr_if(self, expr);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        if let Some((_, guard)) = &arm.guard
            && !matches!(&**guard, syn::Expr::Binary(b) if logical(&b.op).is_some())
        {
            self.condition(Kind::Alternative, guard);
        }
        visit::visit_arm(self, arm);
    }
}

/// Texts to insert into a source. At the same place, the enclosing one goes outside.
#[derive(Default)]
struct Edits {
    /// By place, closings (the last opened first) before openings.
    at: BTreeMap<(usize, bool, isize), String>,
}

impl Edits {
    fn open(&mut self, at: usize, text: String) {
        self.at.insert((at, true, self.at.len().cast_signed()), text);
    }

    fn close(&mut self, at: usize, text: &str) {
        self.at.insert((at, false, -self.at.len().cast_signed()), text.to_owned());
    }

    fn apply(&self, source: &str) -> String {
        let mut out = String::with_capacity(source.len() * 2);
        let mut last = 0;
        for ((at, ..), text) in &self.at {
            out.push_str(&source[last..*at]);
            out.push_str(text);
            last = *at;
        }
        out + &source[last..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn switched(source: &str) -> String {
        let mut points = Points::default();
        points.define("a/near.rs", source).unwrap();
        points.switch("a/near.rs", source, true).unwrap()
    }

    #[test]
    fn a_function_returns_at_once() {
        let off = |nothing| format!("{{ if crate::ablate::off(0) {{ return {nothing}; }}");
        for (source, nothing) in [
            ("fn f(i: usize) -> Option<usize> { Some(i) }", "None"),
            ("fn f(i: usize) -> bool { i > 2 }", "false"),
            ("fn f(i: usize) -> usize { i + 2 }", "i"),
            ("fn f(v: &mut Vec<u8>) { v.clear() }", ""),
        ] {
            assert!(switched(source).contains(&off(nothing)), "{source}");
        }
        for source in ["const fn f() -> bool { true }", "fn f() -> String { g() }", "#[test] fn f() { g() }"] {
            assert_eq!(switched(source), source);
        }
    }

    #[test]
    fn bounds_of_other_files() {
        let mut points = Points::default();
        points.define("a/mod.rs", "const LONG: usize = 9;").unwrap();
        points.define("a/reach.rs", "const NEAR: usize = 4;").unwrap();
        let source = "use super::{LONG, reach::NEAR}; fn f() -> u8 { g(LONG, NEAR) }";
        let got = points.switch("a/b.rs", source, false).unwrap();
        assert!(got.ends_with("g(crate::ablate::bound(0, LONG), crate::ablate::bound(1, NEAR)) }"), "{got}");
    }

    #[test]
    fn bounds_and_conditions() {
        assert_eq!(
            switched("const NEAR: usize = 4; fn f(i: usize) -> u8 { g(i < NEAR) }"),
            "const NEAR: usize = 4; fn f(i: usize) -> u8 { g(i < crate::ablate::bound(0, NEAR)) }"
        );
        assert_eq!(
            switched("fn f() -> u8 { g(a() && (b() || c())) }"),
            "fn f() -> u8 { g(crate::ablate::requirement(0, a()) && crate::ablate::requirement(1, \
             (crate::ablate::alternative(2, b()) || crate::ablate::alternative(3, c())))) }"
        );
        assert_eq!(
            switched("fn f() -> u8 { if let Some(x) = y && x { 1 } else { 2 } }"),
            "fn f() -> u8 { if let Some(x) = y && crate::ablate::requirement(0, x) { 1 } else { 2 } }"
        );
    }
}
