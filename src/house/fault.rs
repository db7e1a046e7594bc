//! Errors in a house list, with their places.

use std::fmt;

/// An error in a house list, with its place. Displays as `3:7: message`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HouseError {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The error message.
    pub message: String,
}

impl fmt::Display for HouseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for HouseError {}

/// An error at a byte of a line.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) message: String,
}

pub(super) fn fault<T>(at: usize, message: impl Into<String>) -> Result<T, Fault> {
    Err(Fault { at, message: message.into() })
}

/// Trims a part of a line that begins at byte `at`; returns it with its new start.
pub(super) fn trimmed(part: &str, at: usize) -> (&str, usize) {
    (part.trim(), at + part.len() - part.trim_start().len())
}
