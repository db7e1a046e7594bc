//! The marks inside a claim and at its ends.

use crate::hedges::sentence::Sentence;
use std::ops::Range;

/// Removes marks from its ends.
pub(in crate::hedges) fn trim(s: &Sentence<'_, '_>, claim: Range<usize>) -> Range<usize> {
    let (mut a, mut b) = (claim.start, claim.end);
    while a < b && !s.is_word(a) && !s.one_of(a, words!("$ £ €")) {
        a += 1;
    }
    while b > a && !s.is_word(b - 1) && !s.mark(b - 1, "%") {
        b -= 1;
    }
    a..b
}

/// Whether a mark always separates clauses.
pub(super) fn hard(s: &Sentence<'_, '_>, i: usize) -> bool {
    s.one_of(i, words!("; : — – -- ? !"))
        || s.mark(i, ".") && s.space_before(i + 1)
        || s.one_of(i, words!("… ...")) && !s.lower(i + 1)
        || s.mark(i, "-") && s.space_before(i)
}

/// How a paired mark changes the depth: 1 if it opens, -1 if it closes, 0 otherwise.
pub(super) fn pair(s: &Sentence<'_, '_>, i: usize) -> i32 {
    match s.word(i) {
        "(" | "[" | "“" | "«" | "„" | "‟" | "``" => 1,
        ")" | "]" | "”" | "»" => -1,
        _ if s.quote(i) => {
            if s.space_before(i) {
                1
            } else {
                -1
            }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Sentence, trim};
    use crate::text::{BlockKind, Blocks, Document};

    #[test]
    fn trim_removes_marks() {
        for (text, want) in [
            ("“, It may rain.”", "It may rain"),
            ("$40 may do!", "$40 may do"),
            ("It may cost 40 %.", "It may cost 40 %"),
            ("— It may rain —", "It may rain"),
            ("— . —", ""),
        ] {
            let blocks = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
            let doc = Document::new(&blocks);
            let all = Sentence::new(&doc, 0..doc.tokens.len());
            assert_eq!(doc.slice(trim(&all, 0..doc.tokens.len())), want, "{text}");
        }
    }
}
