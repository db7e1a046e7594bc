//! Adjusts the tagger's labels to what a reader would mark: no commas around a source, no "that" before content, no
//! hearer in a cue.

mod content;
mod source;
mod trim;

use super::{report::Report, units::Quotes};
use crate::{
    lexicon::{Classes, VerbClass, sets},
    text::Document,
};
pub(super) use source::trim_source;
use std::ops::Range;
pub(super) use trim::trim;

/// Trims the parts of a report. None becomes empty.
pub(super) fn tidy(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    if l.origin.tagged() {
        tidy_tagged(doc, quotes, l);
    }
    // "the moment two climbers slide off": the source is who acts.
    if let Some(source) = &mut l.source {
        source::moment(doc, source);
        source::slug(doc, source);
        source::list(doc, source);
        // "said | Said, | a welder"
        let after = l.cue.as_ref().map_or(0, |c| c.end);
        if source.start == after + 2 && doc.comma(after + 1) && doc.token(after).capital() {
            source.start = after;
        }
        source::first_verb(doc, source, l.cue.as_ref());
        // "The officials | also | did not say", "Ana Roe and Tom Lund | both | said"
        while source.len() > 1 && doc.one_of(source.end - 1, words!("also both all each since")) {
            source.end -= 1;
        }
    }
    // "The bridge will close, police said Monday, | as anger grew": the writer's words.
    if let ([a, b], Some(cue)) = (l.content.as_slice(), &l.cue)
        && a.end <= cue.start
        && cue.end + 1 < b.start
        && doc.comma(b.start - 1)
        && doc.one_of(b.start, words!("as while amid"))
        && !quotes.marked(b.start)
    {
        l.content.truncate(1);
    }
    content::earlier(doc, quotes, l);
    content::relative(doc, quotes, l);
    // "said it was late | and refused to comment"
    for c in &mut l.content {
        let refusal = |i: &usize| {
            let next = i + 1 + usize::from(doc.is(i + 1, Classes::ADVERB_CUE));
            doc.is(*i, Classes::COORDINATOR) && doc.phrase(next, Classes::NO_COMMENT).is_some()
        };
        c.end = c.clone().skip(1).find(|i| refusal(i) && quotes.marks_at(*i).is_none()).unwrap_or(c.end);
    }
    // "that it rained"; not "that’s enough", "that was enough"
    if let Some(c) = l.content.first_mut() {
        let next = doc.token(c.start + 1);
        let follows = next.is_word && !doc.is_possessive(c.start + 1) || quotes.marked(c.start + 1);
        if c.len() > 1 && doc.eq(c.start, "that") && follows && !doc.is(c.start + 1, Classes::AUXILIARY) {
            c.start += 1;
        }
    }
    // "agreed | not to name him", "warned | against eating them": without the word, the sense turns.
    if let ([c, ..], Some(cue)) = (l.content.as_mut_slice(), &l.cue) {
        let turned = c.start > cue.end
            && (doc.eq(c.start - 1, "against")
                || doc.one_of(c.start - 1, words!("not never")) && doc.eq(c.start, "to"));
        c.start -= usize::from(turned);
    }
    // Content does not end in a conjunction that joins the next clause. At the end of a sentence it may: "not slept
    // since."
    let joins = Classes::COORDINATOR.or(Classes::SUBORDINATOR);
    for c in &mut l.content {
        let goes_on = (c.end..doc.sentence_of(c.start).end).any(|i| doc.token(i).is_word);
        // "It had yet to do so, she said."
        let done = |i: usize| doc.eq(i, "so") && doc.one_of(i - 1, sets::attribution::DOING);
        while goes_on && c.len() > 1 && doc.is(c.end - 1, joins) && quotes.at(c.end - 1).is_none() && !done(c.end - 1) {
            c.end -= 1;
            // "no well was dry | – yet"
            trim(c, &|i| doc.one_of(i, words!("– — -")));
        }
    }
}

fn tidy_tagged(doc: &Document<'_>, quotes: &Quotes, l: &mut Report) {
    source::tidy(doc, l);
    if let Some(c) = &mut l.cue {
        trim(c, &|i| !doc.token(i).is_word);
        // "later | told", "further | said"
        let verb = |i: usize| doc.is_inflected(i);
        while c.len() > 1 && doc.is(c.start, Classes::ADVERB_CUE) && (c.start + 1..c.end).any(verb) {
            c.start += 1;
        }
        // "last month | wrote"
        let unit = doc.one_of(c.start + 1, sets::speakers::TIME_UNITS);
        if c.len() > 2 && unit && doc.one_of(c.start, sets::speakers::RELATIVE_TIMES) {
            c.start += 2;
        }
        *c = core(doc, c);
    }
    content::tidy(doc, quotes, l);
}

/// The attributing words of a cue: up to its verb or the end of its phrase ("put it"), without hearer and occasion
/// ("told reporters in Delhi").
fn core(doc: &Document<'_>, cue: &Range<usize>) -> Range<usize> {
    // "was quoted on Friday as saying by"
    if let Some(saying) = cue.clone().skip(1).find(|i| doc.eq(*i, "saying") && doc.eq(i - 1, "as")) {
        return cue.start..saying + 1;
    }
    if cue.clone().any(|i| doc.eq(i, "as")) || doc.phrase(cue.start, Classes::ATTRIBUTIVE).is_some() {
        return cue.clone();
    }
    let verb = |i: &usize| doc.token(*i).verb.is_some_and(|v| v.verb().class != VerbClass::Plain);
    let phrase = cue.clone().find_map(|i| doc.phrase(i, Classes::CUE_PHRASE)).map(|p| p.end);
    let end = phrase.or_else(|| cue.clone().find(verb).map(|i| i + 1));
    cue.start..end.unwrap_or(cue.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        attribution::{
            report::Origin,
            tests::{Run, shown},
        },
        text::Blocks,
    };

    #[test]
    fn as_shipped() {
        for (text, want) in [
            // Two verbs of one subject in a headline.
            (
                "Ada Quill breaks silence, admits her part in Oakvale Bridge Fire\nIt rained.",
                "Ada Quill [admits] her part in Oakvale Bridge Fire",
            ),
            (
                "Baker Ada Quill opens up, discloses her ties to Oakvale Road\nIt rained.",
                "Baker Ada Quill [discloses] her ties to Oakvale Road",
            ),
            ("Bridge will close for good, says his lawyer\nIt rained.", "his lawyer [says] Bridge will close for good"),
            ("Bridge will close for good, says minister\nIt rained.", "minister [says] Bridge will close for good"),
            (
                "They wait for a pass, a rule villagers say is meant to hurt them.",
                "villagers [say] is meant to hurt them",
            ),
            (
                "The panel read a memo in which Mrs Roe called the plan “odd” and warned that the dam would leak.",
                "The panel [read] a memo in; Mrs Roe [warned] the dam would leak",
            ),
            (
                "The bakers union has not taken a side. Its secretary, Vera Holm, said members are tired.",
                "Its secretary, Vera Holm [said] members are tired",
            ),
            (
                "In a statement signed by its vice-chairperson, Ms Vera Holm, the council warned that the road would stay shut.",
                "the council [warned] the road would stay shut",
            ),
            (
                "In a statement on Monday, Ms Vera Holm, the mayor, warned that the road would stay shut.",
                "Ms Vera Holm, the mayor [warned] the road would stay shut",
            ),
            ("“I saw smoke,” said Said, a porter at the hotel.", "Said, a porter at the hotel [said] “I saw smoke,”"),
            (
                "A bill on ferries passed the council last night and Mrs Roe told members she would sign it in May.",
                "Mrs Roe [told] she would sign it in May",
            ),
            (
                "“Not now,” Mayor Roe said. Asked by a student whether rents would rise, Roe said: “No.”",
                "Mayor Roe [said] “Not now,”; Roe [said] “No.”",
            ),
            // Near misses.
            ("A group of villagers said it was late.", "A group of villagers [said] it was late"),
            ("Mr Lund and Mrs Roe told members it was late.", "Mr Lund and Mrs Roe [told] it was late"),
            ("Asked about the bins, Ada Roe said they were full.", "Ada Roe [said] they were full"),
        ] {
            assert_eq!(shown(text, Run::AsShipped), want, "{text}");
        }
    }

    #[test]
    fn table() {
        for (text, parts, want) in [
            (
                "Ada Quill, the mayor, told reporters on Friday that it rained.",
                ["Ada Quill, the mayor,", "told reporters on Friday", "that it rained."],
                ["Ada Quill, the mayor", "told", "it rained"],
            ),
            (
                "She called it “a nonsense” and left.",
                ["She", "called", "it “a nonsense” and"],
                ["She", "called", "it “a nonsense”"],
            ),
            (
                "He was quoted as saying so.",
                ["He", "was quoted as saying", "so."],
                ["He", "was quoted as saying", "so"],
            ),
            (
                "“It fell,” says Ada Quill, a nurse, as she walks home.",
                ["Ada Quill, a nurse, as she walks", "says", "“It fell,”"],
                ["Ada Quill, a nurse", "says", "“It fell,”"],
            ),
            (
                "A neighbour, who left, raged that it was late.",
                ["A neighbour, who", "raged", "that it was late."],
                ["A neighbour", "raged", "it was late"],
            ),
            ("He is 6’2” tall.” Ada Quill said so.", ["” Ada Quill", "said", "so"], ["Ada Quill", "said", "so"]),
            (
                "Wardens at the lake holiday reserve said so.",
                ["Wardens at the lake", "said", "so"],
                ["Wardens at the lake holiday reserve", "said", "so"],
            ),
            ("Four times he said so.", ["Four times he", "said", "so"], ["he", "said", "so"]),
            ("Contacted, the mayor said so.", ["Contacted, the mayor", "said", "so"], ["the mayor", "said", "so"]),
            ("Ahmed, the mayor, said so.", ["Ahmed, the mayor", "said", "so"], ["Ahmed, the mayor", "said", "so"]),
            (
                "Sterling, the mayor, said so.",
                ["Sterling, the mayor", "said", "so"],
                ["Sterling, the mayor", "said", "so"],
            ),
            (
                "When she put it to us that it rained, we left.",
                ["she", "put", "it rained"],
                ["she", "put it", "it rained"],
            ),
            ("He said that’s odd.", ["He", "said", "that’s odd."], ["He", "said", "that’s odd"]),
            (
                "He said Friday’s march is off.",
                ["He", "said", "’s march is off."],
                ["He", "said", "Friday’s march is off"],
            ),
            ("Party Chief Accuses Ann Of Lies", ["Party Chief Accuses", "Of", "Lies"], ["Party Chief", "Of", "Lies"]),
            ("Tom Waits On Ann For News", ["Tom Waits", "On", "Ann"], ["Tom Waits", "On", "Ann"]),
            ("They said so since it rained.", ["They", "said", "so since"], ["They", "said", "so"]),
            ("(12 May) Ada Quill said so.", ["(12 May) Ada Quill", "said", "so"], ["Ada Quill", "said", "so"]),
            (
                "The nurses also hoped for it.",
                ["The nurses also", "hoped", "for it"],
                ["The nurses", "hoped", "for it"],
            ),
            ("Roe and Quill both said so.", ["Roe and Quill both", "said", "so"], ["Roe and Quill", "said", "so"]),
            ("Norda, Sudia, and Ferris said so.", ["Ferris", "said", "so"], ["Norda, Sudia, and Ferris", "said", "so"]),
            ("Oakvale loan: Bank memo says so", ["Oakvale loan: Bank memo", "says", "so"], ["Bank memo", "says", "so"]),
            // Near misses.
            ("Near Norda, Sudia, and Ferris it said so.", ["Ferris", "said", "so"], ["Ferris", "said", "so"]),
            ("In May, Roe, and Ferris said so.", ["Ferris", "said", "so"], ["Ferris", "said", "so"]),
            (
                "Wardens at the lake holiday boat reserve said so.",
                ["Wardens at the lake", "said", "so"],
                ["Wardens at the lake", "said", "so"],
            ),
            (
                "They said they had not slept since.",
                ["They", "said", "they had not slept since"],
                ["They", "said", "they had not slept since"],
            ),
            ("The mayor and he said so.", ["The mayor and he", "said", "so"], ["The mayor and he", "said", "so"]),
            ("“Ash” Quill (Tarn) said so.", ["“Ash” Quill (Tarn)", "said", "so"], ["“Ash” Quill (Tarn)", "said", "so"]),
            ("She said that is fine.", ["She", "said", "that"], ["She", "said", "that"]),
            ("She said that is fine.", ["She", "said", "that is fine"], ["She", "said", "that is fine"]),
        ] {
            let blocks = Blocks::from_text(text).unwrap();
            let doc = Document::new(&blocks);
            let quotes = Quotes::new(&doc, &crate::quotations::find(&doc));
            let [source, cue, content] = parts.map(|p| {
                let at = text.find(p).unwrap() as u32;
                doc.tokens_in(crate::text::Span::new(at, at + p.len() as u32))
            });
            let mut l =
                Report { source: Some(source), cue: Some(cue), content: vec![content], ..Report::new(Origin::Tagger) };
            tidy(&doc, &quotes, &mut l);
            let got = [l.source.unwrap(), l.cue.unwrap(), l.content[0].clone()].map(|r| doc.slice(r));
            assert_eq!(got, want, "{text}");
        }
    }
}
