//! Sentence boundaries, by punctuation, the following token and the abbreviations of the lexicon.

use super::token::{Case, Token};
use crate::lexicon::{Classes, sets};
use std::ops::Range;

/// Splits the tokens `range` of one block into sentences, numbers the tokens and appends the sentences.
#[inline(never)]
pub(crate) fn split(text: &str, tokens: &mut [Token], range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut start = range.start;
    let mut i = range.start;
    while i < range.end {
        let mut end = i + 1;
        if ends_sentence(text, tokens, i, &range) {
            // Closing marks belong to the sentence before them.
            while end < range.end && !tokens[end].space_before && is_closer(&text[tokens[end].span.range()]) {
                end += 1;
            }
            if end < range.end && begins_sentence(&tokens[end..range.end]) {
                push(tokens, start..end, out);
                start = end;
            }
        }
        i = end;
    }
    if start < range.end {
        push(tokens, start..range.end, out);
    }
}

fn push(tokens: &mut [Token], range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let n = out.len() as u32;
    tokens[range.clone()].iter_mut().for_each(|t| t.sentence = n);
    out.push(range);
}

fn is_closer(w: &str) -> bool {
    matches!(w, "”" | "’" | "\"" | "'" | "''" | ")" | "]" | "»" | "“" | "‘")
}

fn ends_sentence(text: &str, tokens: &[Token], i: usize, range: &Range<usize>) -> bool {
    let word = &text[tokens[i].span.range()];
    if matches!(word, "." | "!" | "?" | "…" | "...") {
        return true;
    }
    // "… in the U.S. He left": an abbreviation ends a sentence only before a word that often begins one.
    if !word.ends_with('.') || tokens[i].is(Classes::TITLE) {
        return false;
    }
    let mut initial = word.chars().count() == 2;
    // "He took to X. “I left”": the network.
    if word == "X." && i > range.start && matches!(&text[tokens[i - 1].span.range()], "to" | "on") {
        return true;
    }
    // "Plan B. The mayor", "vitamin D. The mayor", "3 C. Quill": not the initial of a name.
    if initial && i > range.start && i + 1 < range.end && tokens[i + 1].case == Case::Title {
        let before = &tokens[i - 1];
        let degrees = before.is_number && matches!(word, "C." | "F.");
        if degrees || sets::grammar::LETTERED.has(&text[before.span.range()]) {
            return true;
        }
        initial = before.case != Case::Lower;
    }
    let mut next = i + 1;
    while next < range.end && !tokens[next].space_before && is_closer(&text[tokens[next].span.range()]) {
        next += 1;
    }
    // "… at 9 p.m. “We left”": likewise with an opening mark before such a word.
    if next == i + 1 && next + 1 < range.end && tokens[next].space_before && is_opener(tokens[next].first) {
        next += 1;
        // Not "the U.S. “Dream”".
        let closes = sets::speakers::COMPANY_FORMS.has(word.trim_end_matches('.'))
            || sets::speakers::HALVES_OF_THE_DAY.has(word);
        return !initial && tokens[next].case == Case::Title && (closes || tokens[next].is(Classes::SENTENCE_START));
    }
    next < range.end
        && !initial
        && (next > i + 1 || (tokens[next].case == Case::Title && tokens[next].is(Classes::SENTENCE_START)))
}

/// Characters that may precede the first word of a sentence.
const fn is_opener(first: char) -> bool {
    matches!(first, '“' | '"' | '‘' | '\'' | '(' | '[' | '«' | '„' | '—' | '–' | '-' | '`' | '•')
}

fn begins_sentence(rest: &[Token]) -> bool {
    let first = &rest[0];
    if first.is_word {
        return first.space_before && !matches!(first.case, Case::Lower);
    }
    // An opening mark before a capital.
    is_opener(first.first) && first.space_before && rest.get(1).is_none_or(|t| !matches!(t.case, Case::Lower))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Blocks, Document};

    #[test]
    fn table() {
        for (text, want) in [
            ("He left. She stayed.", "He left.|She stayed."),
            ("Mr. Lee left the U.S. on Monday.", "Mr. Lee left the U.S. on Monday."),
            ("They live in the U.S. He left.", "They live in the U.S.|He left."),
            ("“Go now.” He left.", "“Go now.”|He left."),
            ("“Go now?” he asked.", "“Go now?” he asked."),
            ("“Stop. Wait,” he said.", "“Stop.|Wait,” he said."),
            ("It cost $3.5 million. “No,” she said.", "It cost $3.5 million.|“No,” she said."),
            ("George W. Bush spoke.", "George W. Bush spoke."),
            ("They took vitamin D. The mayor left.", "They took vitamin D.|The mayor left."),
            ("They drew in Group C. Coach Lee left.", "They drew in Group C.|Coach Lee left."),
            ("It was kept at 3 C. Ana Lee left.", "It was kept at 3 C.|Ana Lee left."),
            ("He took to X. “I left,” he said.", "He took to X.|“I left,” he said."),
            ("It was Tom J. The group left.", "It was Tom J. The group left."),
            ("Novels by J. Lee sell.", "Novels by J. Lee sell."),
            ("On May 3 J. Lee left.", "On May 3 J. Lee left."),
            ("It left at 9 p.m. “This is late,” he said.", "It left at 9 p.m.|“This is late,” he said."),
            ("The U.S. “Dream” is over.", "The U.S. “Dream” is over."),
            ("The firm (Penk Inc.) closed.", "The firm (Penk Inc.) closed."),
        ] {
            let b = Blocks::from_text(text).unwrap();
            let d = Document::new(&b);
            let got: Vec<_> = d.sentences.iter().map(|s| d.slice(s.clone())).collect();
            assert_eq!(got.join("|"), want);
        }
    }
}
