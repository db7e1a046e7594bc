//! Datelines: place, date and agency before the first words of a story.

use super::{
    document::Document,
    token::{Case, Token},
};
use std::ops::Range;

/// Maximum tokens of a dateline, without its agency.
const MAX_DATELINE_TOKENS: usize = 12;

/// The token after the dateline at the start of a paragraph: "PORTO, Portugal (Agency) — ", "LIMA, Jan. 3 -- ",
/// "(AGENCY) ".
///
/// A place in capitals needs a dash; any other place also needs an agency in brackets. A sentence must begin after it
/// ("HNA — an agency — said so" has no dateline).
pub(super) fn end(doc: &Document<'_>, tokens: Range<usize>) -> Option<usize> {
    let (first, again) = one(doc, tokens.clone())?;
    // "(HNN) - TARN, MAY 4 - The mayor": the agency, then the place.
    Some(if again { one(doc, first..tokens.end).map_or(first, |(second, _)| second) } else { first })
}

/// The end of one place or agency, and whether another may follow.
fn one(doc: &Document<'_>, tokens: Range<usize>) -> Option<(usize, bool)> {
    let token = |i: usize| doc.tokens[..tokens.end].get(i);
    let place = place(doc, &tokens);
    let (agency, dash) = match brackets(doc, place.end..tokens.end) {
        Some(end) => (Some(place.end..end), end),
        None => (None, place.end),
    };
    let spaced = token(dash).is_some_and(|t| t.space_before);
    let shouted = token(place.start).is_some_and(|t| t.case == Case::Upper && t.span.len() > 2) && !place.is_empty();
    if is_dash(doc, dash, tokens.end) && (agency.is_some() || (shouted && spaced)) {
        return begins_sentence(doc, dash + 1..tokens.end).then_some((dash + 1, true));
    }
    // "(HNN) The mayor", "Tarn (HNN)The mayor": without a dash.
    let bare = agency.is_some_and(|a| a.len() == 3) && (place.is_empty() || !spaced);
    (bare && begins_sentence(doc, dash..tokens.end)).then_some((dash, false))
}

/// The capitalised words, numbers and commas at the start of a block.
fn place(doc: &Document<'_>, tokens: &Range<usize>) -> Range<usize> {
    let belongs = |i: &usize| {
        let t = &doc.tokens[*i];
        t.capital() || t.is_number || (*i > tokens.start && (matches!(t.first, ',' | '/') || doc.eq(*i, "and")))
    };
    tokens.start..tokens.start + tokens.clone().take(MAX_DATELINE_TOKENS).take_while(belongs).count()
}

/// The end of a bracket of capitalised words.
fn brackets(doc: &Document<'_>, rest: Range<usize>) -> Option<usize> {
    let close = rest.clone().take(7).find(|i| doc.eq(*i, ")"))?;
    let inside = rest.start + 1..close;
    let named = |t: &Token| t.capital() || !t.is_word;
    (doc.eq(rest.start, "(") && !inside.is_empty() && doc.tokens[inside].iter().all(named)).then_some(close + 1)
}

fn is_dash(doc: &Document<'_>, i: usize, end: usize) -> bool {
    i < end
        && match doc.word(i) {
            "—" | "–" | "--" => true,
            "-" => doc.tokens[i].space_before,
            _ => false,
        }
}

fn begins_sentence(doc: &Document<'_>, rest: Range<usize>) -> bool {
    let mut rest = doc.tokens[rest].iter();
    let first = rest.next();
    let marked = first.is_some_and(|t| matches!(t.first, '“' | '"' | '‘' | '\'' | '«' | '„' | '`'));
    let word = if marked { rest.next() } else { first };
    word.is_some_and(|t| t.capital() || t.is_number || t.case == Case::Mixed)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BlockKind, Blocks, Document};

    #[test]
    fn datelines() {
        for (text, body) in [
            ("TARN (Harbour) - The mayor left.", "The mayor left."),
            ("TARN — The mayor left.", "The mayor left."),
            ("TARN, Vellania (HNA) — “Go,” she said.", "“Go,” she said."),
            ("NEW TARN, Jan. 3 (HNI) -- The mayor left.", "The mayor left."),
            ("NEW TARN, March 3 — The mayor left.", "The mayor left."),
            ("TARN/VELL (Harbour) - The mayor left.", "The mayor left."),
            ("Tarn (HNA) – The mayor left.", "The mayor left."),
            ("Jan 3 (Harbour) - Tarn Steel said it would close.", "Tarn Steel said it would close."),
            ("(HNN) The mayor left.", "The mayor left."),
            ("(HNN) - TARN, MAY 4 - The mayor left.", "The mayor left."),
            ("(HNN) - Tarn - The mayor left.", "Tarn - The mayor left."),
            ("Tarn (HNN)The mayor left.", "The mayor left."),
            // At most MAX_DATELINE_TOKENS tokens.
            ("OLD NEW TARN HARBOUR CITY, NORTH VELLANIA, Jan. 3 — It rained.", "It rained."),
            (
                "OLD NEW TARN HARBOUR CITY, NORTH VELLANIA, Jan. 3 and 4 — It rained.",
                "OLD NEW TARN HARBOUR CITY, NORTH VELLANIA, Jan. 3 and 4 — It rained.",
            ),
            // Near misses.
            ("HNA — an agency — said so.", "HNA — an agency — said so."),
            ("The mayor — Orla Brandt — left.", "The mayor — Orla Brandt — left."),
            ("Orla Brandt (Labour) said so.", "Orla Brandt (Labour) said so."),
            ("Tarn – The mayor left.", "Tarn – The mayor left."),
            ("BRANDT: We will go.", "BRANDT: We will go."),
            ("BRANDT--We will go.", "BRANDT--We will go."),
            ("(Brandt said that she would.)", "(Brandt said that she would.)"),
        ] {
            let b = Blocks::from_parts([(BlockKind::Paragraph, text)]).unwrap();
            let d = Document::new(&b);
            assert_eq!(d.slice(d.blocks[0].body.clone()), body, "{text}");
        }
    }

    #[test]
    fn any_number_of_places() {
        let text = "TARN - ".repeat(50_000) + "The mayor left.";
        let b = Blocks::from_text(&text).unwrap();
        assert_eq!(Document::new(&b).blocks.len(), 1);
    }

    #[test]
    fn a_dateline_is_a_sentence_of_its_own() {
        let b = Blocks::from_text("TARN, Jan. 3 (HNI) -- The mayor left. She wept.").unwrap();
        let d = Document::new(&b);
        let all: Vec<_> = d.blocks[0].sentences.clone().map(|s| d.slice(d.sentences[s].clone())).collect();
        assert_eq!(all, ["The mayor left.", "She wept."]);
        assert_eq!(d.slice(d.sentence_of(0)), "TARN, Jan. 3 (HNI) --");
        assert_eq!(d.prose_blocks().count(), 1);
    }
}
