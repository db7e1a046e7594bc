//! Expressions: the crate `regex` where the feature `house` has it, JavaScript's own in the page, and none elsewhere.
//!
//! Each matches whole words only, whatever its case but for desks, and never nothing.

/// What is wrong with an expression, and at which byte of it.
#[derive(Debug)]
pub(crate) struct Flaw {
    pub(super) at: usize,
    pub(super) message: String,
}

#[cfg(all(target_family = "wasm", feature = "_engine"))]
pub(super) use crate::web::expression::Expression;
#[cfg(not(any(feature = "house", all(target_family = "wasm", feature = "_engine"))))]
pub(super) use none::Expression;
#[cfg(all(feature = "house", not(all(target_family = "wasm", feature = "_engine"))))]
pub(super) use own::Expression;

impl Flaw {
    #[cfg_attr(not(any(feature = "house", feature = "_engine")), allow(dead_code))]
    pub(crate) fn empty() -> Self {
        Self { at: 0, message: "the expression matches where nothing stands".into() }
    }
    #[cfg(all(target_family = "wasm", feature = "_engine"))]
    pub(crate) const fn broken(message: String) -> Self {
        Self { at: 0, message }
    }
}

#[cfg(all(feature = "house", not(all(target_family = "wasm", feature = "_engine"))))]
mod own {
    use super::Flaw;
    use regex::{Regex, RegexBuilder};
    use regex_syntax::{Error, ParserBuilder};

    /// What one expression may take, in bytes.
    const SIZE: usize = 1 << 20;

    pub(in crate::house) struct Expression(Regex);

    impl Expression {
        pub(in crate::house) fn new(pattern: &str, any_case: bool) -> Result<Self, Flaw> {
            // Read by itself: an expression is not to close the group that is put around it, nor to comment it out.
            let mut parser = ParserBuilder::new().case_insensitive(any_case).build();
            let read = parser.parse(pattern).map_err(|e| {
                let (at, message) = match &e {
                    Error::Parse(e) => (e.span().start.offset, e.kind().to_string()),
                    Error::Translate(e) => (e.span().start.offset, e.kind().to_string()),
                    _ => (0, e.to_string()),
                };
                Flaw { at, message }
            })?;
            let whole = format!(r"\b{{start-half}}(?:{read})\b{{end-half}}");
            let built = RegexBuilder::new(&whole).size_limit(SIZE).dfa_size_limit(SIZE).build();
            let regex = built.map_err(|_| Flaw { at: 0, message: "the expression is too large".into() })?;
            if regex.is_match("") { Err(Flaw::empty()) } else { Ok(Self(regex)) }
        }

        /// Calls `found(start, end)` for each match in a text, by bytes.
        pub(in crate::house) fn find(&self, text: &str, mut found: impl FnMut(usize, usize)) {
            self.0.find_iter(text).for_each(|m| found(m.start(), m.end()));
        }
    }
}

#[cfg(not(any(feature = "house", all(target_family = "wasm", feature = "_engine"))))]
mod none {
    use super::Flaw;

    pub(in crate::house) struct Expression;

    impl Expression {
        pub(in crate::house) fn new(_: &str, _: bool) -> Result<Self, Flaw> {
            Err(Flaw {
                at: 0, message: "this build reads no regular expressions: it lacks the feature “house”".into()
            })
        }
        #[allow(clippy::unused_self)] // As the others are called.
        pub(in crate::house) fn find(&self, _: &str, _: impl FnMut(usize, usize)) {}
    }
}
