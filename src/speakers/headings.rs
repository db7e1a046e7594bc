//! Quotations in headings. A heading is above the text that it quotes, so its speaker is not the last speaker before it
//! but whoever says the same words in the text.

use super::reach::MAX_PEOPLE;
use crate::{
    analysis::{Attribution, Resolution},
    text::{BlockKind, Document, Span, lowered},
};

/// Gives each heading quotation without a source the speaker of the same words elsewhere, if there is only one.
pub(super) fn resolve(doc: &Document<'_>, attributions: &mut [Attribution]) {
    let in_heading = |a: &Attribution| {
        let first = a.content.first().and_then(|c| doc.tokens.get(doc.tokens_in(*c).start));
        // A few words without a full stop are a heading or a pull quote.
        first.map(|t| &doc.blocks[t.block as usize]).is_some_and(|b| {
            let stop = |k: usize| doc.one_of(k, words!(". ! ? … ... , —"));
            b.kind == BlockKind::Heading || !b.tokens.clone().rev().take(3).any(stop)
        })
    };
    let open: Vec<usize> = (0..attributions.len())
        .filter(|i| attributions[*i].source.is_none() && attributions[*i].speaker.is_none())
        .filter(|i| in_heading(&attributions[*i]))
        .take(MAX_PEOPLE)
        .collect();
    if open.is_empty() {
        return;
    }
    let said: Vec<_> = attributions
        .iter()
        .filter(|a| a.speaker.is_some() && !in_heading(a))
        .flat_map(|a| a.content.iter().map(|c| (words(doc, *c), a.speaker, *c)))
        .collect();
    for i in open {
        let Some(key) = attributions[i].content.first().map(|c| words(doc, *c)) else { continue };
        let mut found = said.iter().filter(|(all, ..)| all.contains(&key));
        let Some((_, speaker, at)) = found.next() else { continue };
        if found.all(|(_, s, _)| s == speaker) {
            attributions[i].speaker = *speaker;
            attributions[i].resolution = Resolution::Continued;
            attributions[i].evidence.spans.push(*at);
        }
    }
}

/// The words of a span in lower case, each between spaces.
fn words(doc: &Document<'_>, span: Span) -> String {
    let words = doc.tokens_in(span).filter(|i| doc.token(*i).is_word);
    words.fold(String::from(" "), |all, i| all + &lowered(doc.word(i)) + " ")
}

#[cfg(test)]
mod tests {
    use crate::{
        Options, analyze,
        text::{BlockKind, Blocks},
    };

    #[test]
    fn the_speaker_of_the_same_words() {
        let texts = [
            "Ann Holm said the bridge was safe.",
            "‘A sad day’",
            "“We are all sorry,” she said.",
            "Bo Lind called it “a sad day”.",
            "‘Never again’",
            "“It is late,” Holm said.",
        ];
        let kind = |t: &str| if t.starts_with('‘') { BlockKind::Heading } else { BlockKind::Paragraph };
        let a = analyze(&Blocks::from_parts(texts.map(|t| (kind(t), t))).unwrap(), &Options::default());
        let who: Vec<_> = a.attributions.iter().map(|x| x.speaker.map(|s| a.speakers[s].name.as_str())).collect();
        let (holm, lind) = (Some("Ann Holm"), Some("Bo Lind"));
        assert_eq!(who, [holm, lind, holm, lind, None, holm]);
    }

    /// A full stop within the last three tokens ends a sentence, which is no heading.
    #[test]
    fn sentences_are_no_headings() {
        for (quoted, want) in [("(“A sad day.”)", None), ("(“A sad day”)", Some("Bo Lind"))] {
            let texts = [quoted, "Bo Lind called it “a sad day”.", "It was a long and sad day for the town."];
            let a =
                analyze(&Blocks::from_parts(texts.map(|t| (BlockKind::Paragraph, t))).unwrap(), &Options::default());
            assert_eq!(a.attributions[0].speaker.map(|s| a.speakers[s].name.as_str()), want, "{quoted}");
        }
    }
}
