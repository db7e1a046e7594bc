//! Percent encoding for text fragments and URNs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters that need no escape in a fragment or a URN, besides letters and digits.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(&text.split_whitespace().collect::<Vec<_>>().join(" "), KEPT).to_string()
}
