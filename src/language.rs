//! Which language an article is in, as far as the engine has a pack for it.

use crate::text::Document;

/// Words that make up a quarter of any English text and of no other language's.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "he", "his", "as", "by", "on", "said", "it",
    "not", "be", "from", "has", "had", "are", "have", "this", "they", "we", "you",
];

/// The BCP 47 tag of the article's language; `None` where no pack reads it.
///
/// English is told by its function words: a tenth of the words of a text, or one in a short one. Letters of another
/// script do not count as words of English, so an article in Persian with an English name stays unread.
pub(crate) fn detect(doc: &Document<'_>) -> Option<&'static str> {
    let (mut words, mut english) = (0usize, 0usize);
    for (i, t) in doc.tokens.iter().enumerate().filter(|(_, t)| t.is_word && !t.is_number).take(2000) {
        words += 1;
        english += usize::from(t.span.len() <= 4 && doc.one_of(i, ENGLISH));
    }
    (words > 0 && (english * 10 >= words || (words < 12 && english > 0))).then_some("en")
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
            ("", None),
        ] {
            let b = Blocks::from_text(text).unwrap();
            assert_eq!(detect(&Document::new(&b)), want, "{text}");
        }
    }
}
