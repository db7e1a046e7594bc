//! Keeps the parts of an attribution apart: no token is both source and cue, and content contains neither source nor
//! cue.
//!
//! The tagger and the rules each yield parts that do not overlap. Overlaps arise when the two are merged: a rule's
//! source that is longer than the tagger's ("He’s", "Fact-checkers soon") meets the tagger's cue ("’s pointing out",
//! "soon noted") or content.

use super::{
    np::verbish,
    report::{Report, touch},
    tagged::Tagged,
    tidy::{trim, trim_source},
    units::Quotes,
};
use crate::{lexicon::Classes, order::sort_by_key, text::Document};
use std::ops::Range;

/// Trims the parts until none overlaps another. Drops a source or content that becomes empty.
pub(super) fn part(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    if let (Some(source), Some(cue)) = (&l.source, &mut l.cue)
        && touch(source, cue)
    {
        l.source = source_beside(doc, source, cue);
    }
    if let Some(source) = l.source.take() {
        l.source = source_outside(doc, quotes, source, &mut l.content);
    }
    for told in [&l.source, &l.cue, &l.via].into_iter().flatten() {
        cut_out(doc, quotes, told, &mut l.content);
    }
}

/// Ends content where the next part of any report begins, or content of a cue before the block. Extending content to a
/// whole name or noun may have gone too far.
pub(super) fn clip(doc: &Document<'_>, quotes: &Quotes, found: &mut Tagged) {
    let parts = found.here.iter().flat_map(Report::parts).chain(&found.ahead);
    let mut starts: Vec<usize> = parts.map(|p| p.start).collect();
    sort_by_key(&mut starts, |s| (*s as u32, 0));
    for c in found.here.iter_mut().flat_map(|r| &mut r.content).chain(&mut found.ahead) {
        let next = starts.get(starts.partition_point(|s| *s <= c.start));
        let Some(next) = next.filter(|next| **next < c.end) else { continue };
        c.end = *next;
        // "it was late, while | the mayor"
        let joins = Classes::COORDINATOR.or(Classes::SUBORDINATOR);
        // "the delay, with | Ann Lund | saying"
        let with = |i: usize| doc.eq(i, "with") && doc.comma(i - 1);
        let loose = |i: usize| (!doc.token(i).is_word || doc.is(i, joins) || with(i)) && quotes.at(i).is_none();
        while c.len() > 1 && loose(c.end - 1) {
            c.end -= 1;
        }
    }
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A source without the punctuation at its ends; `None` if it has no word.
fn words(doc: &Document<'_>, mut r: Range<usize>) -> Option<Range<usize>> {
    if !r.clone().any(|i| doc.token(i).is_word) {
        return None;
    }
    trim_source(doc, &mut r);
    Some(r)
}

/// The part of a source outside the cue that it overlaps. The cue gives way if the shared words are the end of a name.
fn source_beside(doc: &Document<'_>, source: &Range<usize>, cue: &mut Range<usize>) -> Option<Range<usize>> {
    if holds(cue, source) {
        // "is not alone in | his | contention"; "is perhaps best known": words of the cue.
        let somebody = |i: usize| doc.is(i, Classes::POSSESSIVE.or(Classes::PRONOUN_SUBJECT)) || doc.token(i).capital();
        let rest = words(doc, source.end..cue.end).filter(|_| source.clone().any(somebody))?;
        *cue = rest;
        return Some(source.clone());
    }
    // "according to | even his own supporters"
    if cue.start < source.start {
        cue.end = source.start;
        return Some(source.clone());
    }
    // "Theresa May | said"
    if source.end < cue.end && ends_name(doc, &(cue.start..source.end), cue.end) {
        cue.start = source.end;
        return Some(source.clone());
    }
    let shared = cue.start;
    // "Sanders’s | clarion call": a possessive, not "is".
    let is = |i: usize| {
        doc.is(i - 1, Classes::PRONOUN_SUBJECT)
            || doc.is(i + 1, Classes::ADVERB_CUE)
            || doc.token(i + 1).verb.is_some_and(|v| v.ing() || v.participle())
    };
    if cue.len() > 1 && cue.start > source.start && doc.is_possessive(cue.start) && !is(cue.start) {
        cue.start += 1;
    }
    let (before, after) = (source.start..shared, cue.end..source.end);
    words(doc, before).or_else(|| words(doc, after))
}

/// Whether `shared`, the first words of a cue that ends at `end`, are the end of a name or a noun before the cue's
/// verb.
fn ends_name(doc: &Document<'_>, shared: &Range<usize>, end: usize) -> bool {
    let before = shared.start.checked_sub(1).map(|i| doc.token(i));
    let name = before.is_some_and(|t| t.capital() && t.is_word)
        && shared.clone().all(|i| doc.token(i).capital() && !verbish(doc, i));
    let group =
        shared.len() == 1 && doc.is(shared.start, Classes::GROUP_NOUN) && doc.token(shared.start).verb.is_none();
    // Verbs in headlines are capitalised too.
    (name || group) && (shared.end..end).any(|i| doc.token(i).verb.is_some() && !doc.token(i).capital())
}

/// The part of a source outside the content. May shorten the content instead.
fn source_outside(
    doc: &Document<'_>,
    quotes: &Quotes,
    mut source: Range<usize>,
    content: &mut [Range<usize>],
) -> Option<Range<usize>> {
    for c in content {
        if !touch(&source, c) {
            continue;
        }
        // “… like 6’2”,” | Rubio: the mark that closes the quotation.
        if c.start <= source.start && c.end < source.end {
            let quoted = quotes.at(source.start).is_some();
            if quoted {
                source = words(doc, c.end..source.end)?;
            }
        } else if source.start < c.start {
            if goes_on(doc, &source, c) {
                // "According to Praeli, Clinton’s director, | the campaign"
                c.start = source.end + 1;
            } else {
                // "according to the budget office, | the rise in debt is"
                source = words(doc, source.start..c.start)?;
            }
        } else if quotes.at(source.start).is_some() && quotes.at(source.start) == quotes.at(source.end - 1) {
            // A name inside a quotation is not the source of that quotation.
            return None;
        }
    }
    Some(source)
}

/// Whether content that begins inside a source really begins after it: the overlap has no verb ("voters want the"), and
/// the source ends at a comma that does not join a list.
fn goes_on(doc: &Document<'_>, source: &Range<usize>, content: &Range<usize>) -> bool {
    let comma = source.end;
    let object = Classes::DETERMINER.or(Classes::POSSESSIVE);
    let verb = |i: usize| verbish(doc, i) || doc.token(i).verb.is_some_and(|v| v.base()) && doc.is(i + 1, object);
    comma + 1 < content.end
        && doc.comma(comma)
        && doc.token(comma + 1).is_word
        && !doc.is(comma + 1, Classes::COORDINATOR)
        && !(content.start..source.end).any(verb)
}

/// Removes another part from the content. The pieces before and after it stay separate. Quotation marks stay.
fn cut_out(doc: &Document<'_>, quotes: &Quotes, told: &Range<usize>, content: &mut Vec<Range<usize>>) {
    while let Some(n) = content.iter().position(|c| touch(c, told)) {
        let c = content.remove(n);
        for mut piece in [told.end..c.end, c.start..told.start] {
            if piece.clone().any(|i| doc.token(i).is_word) {
                trim(&mut piece, &|i| !doc.token(i).is_word && quotes.at(i).is_none());
                content.insert(n, piece);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{attribution::report::Origin, text::Blocks};

    /// `source | cue | content + content`, with "-" for a missing part.
    fn parted(text: &str, source: &str, cue: &str, content: &str) -> String {
        let blocks = Blocks::from_text(text).unwrap();
        let doc = Document::new(&blocks);
        let quotes = Quotes::new(&doc, &crate::quotations::find(&doc));
        let tokens = |part: &str| {
            let at = text.find(part).unwrap() as u32;
            doc.tokens_in(crate::text::Span::new(at, at + part.len() as u32))
        };
        let mut l = Report {
            source: Some(tokens(source)),
            cue: Some(tokens(cue)),
            content: vec![tokens(content)],
            ..Report::new(Origin::Tagger)
        };
        part(&doc, &quotes, &mut l);
        let shown = |r: &Option<Range<usize>>| r.clone().map_or("-", |r| doc.slice(r));
        let content: Vec<_> = l.content.iter().map(|c| doc.slice(c.clone())).collect();
        format!("{} | {} | {}", shown(&l.source), shown(&l.cue), content.join(" + "))
    }

    #[test]
    fn table() {
        for (text, [source, cue, content], want) in [
            // Words of the cue are not part of the source.
            (
                "He’s pointing out the bridge.",
                ["He’s", "’s pointing out", "the bridge"],
                "He | ’s pointing out | the bridge",
            ),
            (
                "Voters overall said it fell.",
                ["Voters overall", "overall said", "it fell"],
                "Voters | overall said | it fell",
            ),
            (
                "Ada Quill, sadly, said it fell.",
                ["Ada Quill, sadly", "sadly, said", "it fell"],
                "Ada Quill | sadly, said | it fell",
            ),
            (
                "He put out a note saying it fell.",
                ["He put out a note", "put out a note saying", "it fell"],
                "He | put out a note saying | it fell",
            ),
            (
                "It is perhaps best known to fall.",
                ["perhaps best", "is perhaps best known", "to fall"],
                "- | is perhaps best known | to fall",
            ),
            ("It is in his claim that it fell.", ["his", "is in his claim", "it fell"], "his | claim | it fell"),
            // A name and a plural are not part of the cue, nor is a possessor.
            (
                "Minister Ada May said it fell.",
                ["Minister Ada May", "May said", "it fell"],
                "Minister Ada May | said | it fell",
            ),
            (
                "Many old people say it fell.",
                ["Many old people", "people say", "it fell"],
                "Many old people | say | it fell",
            ),
            ("Quill’s harsh words on it.", ["Quill’s harsh", "’s harsh words", "on it"], "Quill | harsh words | on it"),
            (
                "It fell, according to even his men.",
                ["even his men", "according to even", "It fell"],
                "even his men | according to | It fell",
            ),
            // The source ends where the content begins, or the content where the source ends.
            (
                "According to the office, the rise will last.",
                ["the office, the rise will last", "According to", "the rise will last"],
                "the office | According to | the rise will last",
            ),
            (
                "According to the poll, voters want a rise, along with jobs.",
                ["the poll, voters want a rise", "According to", "voters want a rise, along with jobs"],
                "the poll | According to | voters want a rise, along with jobs",
            ),
            (
                "According to Quill, Tarn’s mayor, the bridge fell.",
                ["Quill, Tarn’s mayor", "According to", "Tarn’s mayor, the bridge fell"],
                "Quill, Tarn’s mayor | According to | the bridge fell",
            ),
            ("“It fell,” Quill said.", ["” Quill", "said", "“It fell,”"], "Quill | said | “It fell,”"),
            ("“It is Quill,” he said.", ["Quill", "said", "“It is Quill,”"], "- | said | “It is Quill,”"),
            (
                "The bridge, Quill said, fell.",
                ["Quill", "said", "The bridge, Quill said, fell"],
                "Quill | said | The bridge + fell",
            ),
            // Parts that do not overlap stay.
            ("Quill said it fell.", ["Quill", "said", "it fell"], "Quill | said | it fell"),
        ] {
            assert_eq!(parted(text, source, cue, content), want, "{text}");
        }
    }
}
