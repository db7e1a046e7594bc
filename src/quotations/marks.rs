//! Finds the tokens that are quotation marks, and whether one can open or close at its place.

use crate::{analysis::QuoteStyle, lexicon::sets, text::Document};
use std::ops::Range;

/// A token that may be a quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The token of the mark.
    pub(super) at: usize,
    /// The style of the mark.
    pub(super) style: QuoteStyle,
    /// Whether it can open a quotation here.
    pub(super) opens: bool,
    /// Whether it can close a quotation here.
    pub(super) closes: bool,
}

/// The quotation mark at token `i` of a block, if it is one.
pub(super) fn mark(doc: &Document<'_>, block: &Range<usize>, i: usize) -> Option<Mark> {
    let t = doc.token(i);
    if t.is_word {
        return None;
    }
    let word = doc.word(i);
    let (style, shape) = match word {
        "“" | "‟" => (QuoteStyle::Double, Some(true)),
        "”" => (QuoteStyle::Double, Some(false)),
        "\"" | "＂" => (QuoteStyle::Double, None),
        "``" => (QuoteStyle::Typed, Some(true)),
        "''" => (QuoteStyle::Typed, None),
        "«" => (QuoteStyle::Guillemet, Some(true)),
        "»" => (QuoteStyle::Guillemet, Some(false)),
        "„" | "‚" => (QuoteStyle::Low, Some(true)),
        "‘" | "‛" => (QuoteStyle::Single, Some(true)),
        "’" => (QuoteStyle::Single, Some(false)),
        "'" => (QuoteStyle::Single, None),
        _ => return None,
    };
    // A straight mark opens if there is a space before it and none after it, and closes in the opposite case.
    let first = i == block.start;
    let last = i + 1 == block.end;
    let space_before = first || t.space_before;
    let space_after = last || doc.token(i + 1).space_before || closer_or_stop(doc, i + 1);
    let (mut opens, mut closes) = match shape {
        Some(true) => (true, false),
        Some(false) => (false, true),
        None => (space_before && !last || !space_after, space_after && !first || !space_before),
    };
    if style == QuoteStyle::Single {
        let letter_after = !last && doc.token(i + 1).is_word && !doc.token(i + 1).space_before;
        let letter_before = !first && doc.token(i - 1).is_word && !t.space_before;
        // ’90s, ’em, 'im, rock ’n’ roll: an apostrophe before digits or a clipped word.
        let elision = letter_after && (doc.token(i + 1).is_number || doc.one_of(i + 1, sets::speakers::CLIPPED));
        // Holt‘s: an apostrophe in the shape of an opening mark.
        let inside = letter_after && letter_before;
        opens &= !elision && !inside && (letter_after && !letter_before || shape == Some(true));
        closes &= !elision && !(letter_after && letter_before);
        // A closing mark with a space before it and a letter after it is an apostrophe.
        if shape == Some(false) && space_before && !first {
            closes = false;
        }
    } else if shape == Some(false) && space_before && !space_after {
        // ”We stay,” – a closing mark used to open; »We stay« in German.
        opens = true;
        closes = !first;
    } else if shape == Some(true) && style != QuoteStyle::Low && !space_before && space_after && !first {
        (opens, closes) = (false, true);
    } else if shape.is_none()
        && !first
        && doc.token(i - 1).is_number
        && !t.space_before
        && !last
        && doc.token(i + 1).is_word
    {
        // 5'10" tall: a mark for inches.
        opens = false;
        closes &= !doc.token(i - 1).is_number;
    }
    Some(Mark { at: i, style, opens, closes })
}

/// Whether a block begins with an opening mark, as each further paragraph of a quotation does.
pub(super) fn opens_block(doc: &Document<'_>, block: Range<usize>) -> bool {
    !block.is_empty() && mark(doc, &block, block.start).is_some_and(|m| m.opens)
}

fn closer_or_stop(doc: &Document<'_>, i: usize) -> bool {
    matches!(
        doc.word(i),
        "." | ","
            | ";"
            | ":"
            | "!"
            | "?"
            | ")"
            | "]"
            | "—"
            | "–"
            | "--"
            | "”"
            | "’"
            | "\""
            | "'"
            | "''"
            | "»"
            | "/"
            | "’s"
            | "'s"
            | "…"
            | "..."
    )
}
