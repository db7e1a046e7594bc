//! Regular expressions, with the crate `regex`. An expression matches only whole words and never the empty string. It
//! ignores case, except for desks.

use regex::{Regex, RegexBuilder};
use regex_syntax::{Error, ParserBuilder};

/// An error in an expression, and its byte offset there.
#[derive(Debug)]
pub(super) struct Flaw {
    pub(super) at: usize,
    pub(super) message: String,
}

/// Memory limit of one compiled expression.
const MAX_EXPRESSION_BYTES: usize = 1 << 20;

pub(super) struct Expression(Regex);

impl Expression {
    pub(super) fn new(pattern: &str, any_case: bool) -> Result<Self, Flaw> {
        // Parsed before it is wrapped in a group, so that the pattern can neither close that group nor comment it out.
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
        let built =
            RegexBuilder::new(&whole).size_limit(MAX_EXPRESSION_BYTES).dfa_size_limit(MAX_EXPRESSION_BYTES).build();
        let regex = built.map_err(|_| Flaw { at: 0, message: "the expression is too large".into() })?;
        if regex.is_match("") {
            Err(Flaw { at: 0, message: "the expression matches the empty string".into() })
        } else {
            Ok(Self(regex))
        }
    }

    /// Calls `found(start, end)` for each match in a text, with byte offsets.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        self.0.find_iter(text).for_each(|m| found(m.start(), m.end()));
    }
}
