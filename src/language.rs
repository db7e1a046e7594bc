//! Detects the language of an article, among those that the engine supports.

use crate::{
    lexicon::VerbClass,
    text::{Document, Token},
    words::Words,
};

/// Function words that make up a seventh of English news and are not common words of another language ("of", "in",
/// "is", "was" and "had" are also Dutch, "will" German, "for" Danish, "to" Polish, "on" French).
const ENGLISH: &Words = words!(
    "the and that with his her she said says from they this not it their were would which been you who after \
    about what are but our your its has than there could when because into before did how why him them where while"
);

/// The length of the longest of them, in bytes.
const MAX_WORD_BYTES: u32 = 7;

/// How many words at the beginning decide.
const MAX_WORDS: usize = 2000;

/// The BCP 47 tag of the article's language; `None` if it is not supported.
///
/// A text is English if at least a sixteenth of its words, without names, are English function words or inflected verbs of
/// speech: one in a line or two.
#[inline(never)]
pub(crate) fn detect(doc: &Document<'_>) -> Option<&'static str> {
    let words = || doc.tokens.iter().enumerate().filter(|(_, t)| t.is_word && !t.is_number).take(MAX_WORDS);
    let english = |(i, t): &(usize, &Token)| {
        let told = t.verb.is_some_and(|v| (v.past() || v.third()) && v.verb().class == VerbClass::Speech);
        told && !t.capital() || t.span.len() <= MAX_WORD_BYTES && doc.one_of(*i, ENGLISH)
    };
    let enough = words().filter(|(_, t)| !t.capital()).count().div_ceil(16).max(1);
    // Stops at the last word that it needs.
    words().filter(english).nth(enough - 1).map(|_| "en")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Blocks;

    #[test]
    fn table() {
        for (text, want) in [
            ("The mayor said on Friday that he would not run for office again.", Some("en")),
            ("Le maire a dit vendredi qu’il ne se présenterait pas à la prochaine élection.", None),
            ("Der Bürgermeister sagte am Freitag, er werde nicht wieder antreten.", None),
            ("El alcalde dijo el viernes que no se presentará a la reelección.", None),
            ("De burgemeester was vrijdag in het huis en had het over de wet die we in mei of juni zien.", None),
            ("Borgmesteren sagde fredag, at han ikke stiller op for partiet, for han vil have mere tid.", None),
            ("Burmistrz powiedział w piątek, że to nie jest to, by on był na to gotów.", None),
            ("Il sindaco ha detto venerdì che non si candiderà, e che a lui non importa.", None),
            ("O prefeito disse na sexta-feira que as obras não param e que as contas estão em dia.", None),
            ("Council leader Jo Marsh (Lab) said: “No.” Cllr Ann Dahl (Con) disagreed: “Yes.”", Some("en")),
            ("“We stay,” she said.", Some("en")),
            (
                "FOOTAGE shows a rider leap into a fountain before asking 'did anyone film that?' in front of a crowd.",
                Some("en"),
            ),
            ("“I have a duty,” Alder Bay Harbour Chief Wilhelmina Osgood Reed said in a statement.", Some("en")),
            ("“We will appeal,” Oakvale chairman Ola Ruiz told Radio Ferris on Friday.", Some("en")),
            ("“Rain stopped us,” Ferris skipper Ola Ruiz admitted.", Some("en")),
            (
                "Queues to halve within a year, vows FM\nOla Ruiz set out plans for weekend surgery in Oakvale on Monday.",
                Some("en"),
            ),
            ("Herr Meier will am Montag nach Bonn.", None),
            ("Hello", None),
            ("", None),
        ] {
            let b = Blocks::from_text(text).unwrap();
            assert_eq!(detect(&Document::new(&b)), want, "{text}");
        }
    }
}
