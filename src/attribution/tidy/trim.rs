//! Removes tokens from the ends of a part.

use std::ops::Range;

/// Removes tokens from both ends while they are `loose`.
pub(in crate::attribution) fn trim(r: &mut Range<usize>, loose: &dyn Fn(usize) -> bool) {
    let (start, end) = (r.start, r.end);
    let first = (start..end).find(|i| !loose(*i)).unwrap_or(start);
    let last = (first..end).rev().find(|i| !loose(*i)).unwrap_or(end - 1);
    *r = first..last + 1;
}
