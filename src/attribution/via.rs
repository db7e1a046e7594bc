//! Via: through whom reported words came. "was quoted by the agency as saying", "state media quoted her as saying",
//! "said through a lawyer", "in remarks carried by the agency".

use super::{np::Np, report::Report, units::Quotes};
use crate::attribution::reach::MAX_PHRASE_TOKENS;
use crate::{
    lexicon::{Classes, sets},
    text::Document,
};
use std::ops::Range;

/// "State media quoted her as saying that it rained": makes "her" the source instead of the outlet.
fn relay(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) -> bool {
    let Some(cue) = l.cue.clone() else { return false };
    // If the cue is "saying", "quoted" is before it.
    let sentence = doc.sentence_of(cue.start);
    let saying = doc.one_of(cue.end - 1, sets::attribution::SAYING) && cue.start > sentence.start && {
        doc.eq(cue.start - 1, "as") || cue.clone().any(|i| doc.eq(i, "as"))
    };
    let from = if saying { sentence.start.max(cue.start.saturating_sub(2 * MAX_PHRASE_TOKENS)) } else { cue.start };
    let Some(verb) = (from..cue.end).rev().find(|i| doc.one_of(*i, sets::attribution::QUOTING)) else { return false };
    let passive = verb > 0 && doc.is(verb - 1, Classes::AUXILIARY) && !doc.one_of(verb - 1, sets::grammar::HAVE);
    let end = doc.sentence_of(verb).end.min(verb + 2 * MAX_PHRASE_TOKENS);
    let reports = |i: &usize| doc.eq(*i, "as") && doc.one_of(*i + 1, sets::attribution::SAYING);
    let Some(saying) = (verb + 2..end).find(reports).filter(|_| !passive) else {
        return !passive && quotes_directly(doc, quotes, verb, l);
    };
    let who = verb + 1..saying - usize::from(doc.comma(saying - 1));
    let np = Np { doc, quotes };
    let pronoun = who.len() == 1 && doc.is(who.start, Classes::PRONOUN_OBJECT.or(Classes::PRONOUN_SUBJECT));
    // "quoted Ada Quill, a former officer in the guard of Marlow, as saying"
    let comma = who.clone().find(|i| doc.comma(*i)).filter(|_| doc.comma(who.end)).unwrap_or(who.end);
    let whole = |end: usize, limit: usize| np.right(who.start, limit).is_some_and(|s| s == (who.start..end));
    if !pronoun && !whole(who.end, saying) && !whole(comma, comma) {
        return false;
    }
    l.content.retain_mut(|c| {
        if c.start > verb && c.start < saying + 2 {
            c.start = saying + 2;
            c.start += usize::from(doc.eq(c.start, "that") || doc.one_of(c.start, words!(": ,")));
        }
        c.start < c.end
    });
    (l.source, l.cue) = (Some(who), Some(verb..verb + 1));
    true
}

/// "The Courier quoted Mr. Roe: “…”": a name between the verb and the content; “…,” the Courier quoted him.
fn quotes_directly(doc: &Document<'_>, quotes: &Quotes, verb: usize, l: &mut Report) -> bool {
    if l.content.first().is_some_and(|c| c.end <= verb && quotes.at(c.start).is_some()) {
        let end = doc.sentence_of(verb).end;
        let who = if doc.is(verb + 1, Classes::PRONOUN_OBJECT) {
            Some(verb + 1..verb + 2)
        } else {
            Np { doc, quotes }.right(verb + 1, end)
        };
        // "quoted a report", "quoted a line": words, not a speaker.
        let who = who.filter(|w| w.end + 1 == end && !doc.one_of(w.start, sets::grammar::INDEFINITE_ARTICLE));
        let Some(who) = who else { return false };
        l.content.retain(|c| c.end <= verb);
        (l.source, l.cue) = (Some(who), Some(verb..verb + 1));
        return true;
    }
    let Some(c) = l.content.first().filter(|c| quotes.at(c.start).is_some() && c.start > verb + 2) else {
        return false;
    };
    let who = verb + 1..c.start - 1;
    let named = doc.token(who.start).capital() && doc.token(who.end - 1).capital();
    let whole = Np { doc, quotes }.right(who.start, who.end).is_some_and(|s| s == who);
    if !doc.one_of(who.end, words!(": ,")) || !named || !whole {
        return false;
    }
    (l.source, l.cue) = (Some(who), Some(verb..verb + 1));
    true
}

/// The outlet or the person through whom the content came ("as reported by the Courier"), which is not the source.
pub(super) fn find(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) -> Option<Range<usize>> {
    // "Governor Roe, through her director Ada Quill, maintained that"
    if let Some(source) = &mut l.source
        && let Some(comma) = source.clone().skip(1).find(|i| doc.comma(*i) && doc.one_of(i + 1, words!("through via")))
    {
        let by = Np { doc, quotes }.right(comma + 2, source.end);
        source.end = comma;
        return by;
    }
    let relayed = relay(doc, quotes, l);
    let apart = |v: &Range<usize>| l.source.as_ref().is_none_or(|s| v.end <= s.start || s.end <= v.start);
    go_between(doc, quotes, l, relayed).filter(apart)
}

fn go_between(doc: &Document<'_>, quotes: &Quotes, l: &Report, relayed: bool) -> Option<Range<usize>> {
    let (np, cue) = (Np { doc, quotes }, l.cue.as_ref()?);
    let sentence = doc.sentence_of(cue.start);
    if relayed {
        // "State media | later | quoted her as saying"
        let end = cue.start - usize::from(cue.start > 0 && doc.is(cue.start - 1, Classes::ADVERB_CUE));
        return np.left(sentence.start, end).filter(|s| s.end == end);
    }
    // "was quoted by the agency as | saying"
    let saying = cue.start > sentence.start && doc.eq(cue.start - 1, "as");
    let saying = saying && doc.one_of(cue.end - 1, sets::attribution::SAYING);
    let from = if saying { sentence.start.max(cue.start.saturating_sub(MAX_PHRASE_TOKENS)) } else { cue.start };
    let quoted = (from..cue.end).rev().find(|i| doc.one_of(*i, sets::attribution::QUOTED));
    if let Some(quoted) = quoted {
        let by = |i: usize| doc.one_of(i, words!("by in"));
        if let Some(by) = (quoted..cue.end).find(|i| by(*i)) {
            let end = (by + 1..cue.end).find(|i| doc.eq(*i, "as")).unwrap_or(cue.end);
            return np.right(by + 1, end);
        }
        return (cue.end < sentence.end && by(cue.end) && !doc.is(cue.end + 1, Classes::MONTH))
            .then(|| np.right(cue.end + 1, sentence.end))
            .flatten();
    }
    let plain = |i: usize| quotes.at(i).is_none() && !l.source.as_ref().is_some_and(|s| s.contains(&i));
    if doc.eq(cue.end, "through") && plain(cue.end) {
        let go_between = |s: &Range<usize>| s.clone().any(|i| doc.one_of(i, sets::attribution::GO_BETWEENS));
        return np.right(cue.end + 1, sentence.end).filter(go_between);
    }
    // "said in remarks carried by the agency"; "In remarks carried by the agency, she said"
    let front = l.source.as_ref().map_or(cue.start, |s| s.start.min(cue.start));
    let before = if doc.comma(front.wrapping_sub(1)) {
        sentence.start.max(front.saturating_sub(MAX_PHRASE_TOKENS))..front - 1
    } else {
        0..0
    };
    let after = cue.end..sentence.end.min(cue.end + MAX_PHRASE_TOKENS);
    let stop = |i: &usize| !doc.token(*i).is_word || doc.eq(*i, "that") || !plain(*i);
    let after = after.start..after.clone().find(stop).unwrap_or(after.end);
    let opens = |r: &Range<usize>| doc.one_of(r.start, words!("in from"));
    [before, after].into_iter().filter(|r| !r.is_empty() && opens(r)).find_map(|r| {
        let by = r
            .clone()
            .find(|i| doc.one_of(*i, sets::attribution::HANDED_ON) && doc.one_of(i + 1, words!("by on in")))?;
        np.right(by + 2, r.end).filter(|s| s.start == by + 2)
    })
}

#[cfg(test)]
mod tests {
    use crate::text::{Blocks, Document};

    #[test]
    fn table() {
        for (text, who, want) in [
            ("He was quoted by the Marlow Courier as saying that it was over.", "He", Some("the Marlow Courier")),
            ("“It is over,” he was quoted on Friday as saying by the Daily Bugle.", "he", Some("the Daily Bugle")),
            ("The Marlow Courier quoted her as saying that it was over.", "her", Some("The Marlow Courier")),
            ("State media quoted Ada Quill as saying it was over.", "Ada Quill", Some("State media")),
            ("Ada Quill said through a lawyer that it was over.", "Ada Quill", Some("a lawyer")),
            ("“It is over,” she said in remarks carried by the Marlow Courier.", "she", Some("the Marlow Courier")),
            ("In remarks published by the Marlow Courier, she said it was over.", "she", Some("the Marlow Courier")),
            (
                "The agency quoted the mayor, Ada Quill, as saying: “It is over.”",
                "the mayor, Ada Quill",
                Some("The agency"),
            ),
            (
                "The agency quoted Ada Quill, a former officer in the guard of Marlow, as saying that it was over.",
                "Ada Quill, a former officer in the guard of Marlow",
                Some("The agency"),
            ),
            ("The Courier quoted Mr. Roe: “It is over.”", "Mr. Roe", Some("The Courier")),
            ("“It is over,” the Courier quoted him.", "him", Some("the Courier")),
            ("“It is over,” the Courier quoted the harbour ministry.", "the harbour ministry", Some("the Courier")),
            (
                "Ada Quill, through her director Tom Roe, said that it was over.",
                "Ada Quill",
                Some("her director Tom Roe"),
            ),
            // Near misses: no intermediary; a way through something; a place; a text that is quoted.
            ("“It is over,” he was quoted as saying.", "he", None),
            ("Quoted Ada Quill as saying that it was over.", "Ada Quill", None),
            ("“It is over,” he said through tears.", "he", None),
            ("“It is over,” he said by the river.", "he", None),
            ("“It is over,” he said in a room painted by his son.", "he", None),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let found =
                crate::attribution::tests::find(&doc, &crate::quotations::find(&doc), crate::options::Scope::Speech);
            assert_eq!(found[0].via.map(|v| &text[v.range()]), want, "{text}");
            assert_eq!(found[0].source.map(|v| &text[v.range()]), Some(who), "{text}");
        }
    }
}
