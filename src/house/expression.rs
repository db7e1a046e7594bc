//! Expressions, by the crate `regex`. Each matches whole words only, whatever its case but for desks, and never nothing.

use regex::{Regex, RegexBuilder};
use regex_syntax::{Error, ParserBuilder};

/// What is wrong with an expression, and at which byte of it.
#[derive(Debug)]
pub(super) struct Flaw {
    pub(super) at: usize,
    pub(super) message: String,
}

/// What one expression may take, in bytes.
const SIZE: usize = 1 << 20;

pub(super) struct Expression(Regex);

impl Expression {
    pub(super) fn new(pattern: &str, any_case: bool) -> Result<Self, Flaw> {
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
        if regex.is_match("") {
            Err(Flaw { at: 0, message: "the expression matches where nothing stands".into() })
        } else {
            Ok(Self(regex))
        }
    }

    /// Calls `found(start, end)` for each match in a text, by bytes.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        self.0.find_iter(text).for_each(|m| found(m.start(), m.end()));
    }
}
