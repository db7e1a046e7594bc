//! Grammar that every room asks for: possessive marks, and what a token's form tells of it as a verb.

use super::{Case, Document};

impl Document<'_> {
    /// Whether token `i` marks a possessive: "Holm’s", "the Holms’".
    pub(crate) fn is_possessive(&self, i: usize) -> bool {
        match self.word(i) {
            "’s" | "'s" | "’S" | "'S" => true,
            "’" | "'" => i > 0 && !self.token(i).space_before && self.word(i - 1).ends_with('s'),
            _ => false,
        }
    }

    /// Whether token `i` has the form of a past tense or a third person, whatever else it may be.
    pub(crate) fn is_inflected(&self, i: usize) -> bool {
        self.token(i).verb.is_some_and(|v| v.past() || v.third())
    }

    /// Whether token `i` is a past tense that is no base form as well, listed or regular.
    pub(crate) fn is_past(&self, i: usize) -> bool {
        let t = self.token(i);
        let formed = || self.word(i).len() > 3 && self.word(i).ends_with("ed");
        t.case == Case::Lower && t.verb.map_or_else(formed, |v| v.past() && !v.base())
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Blocks, Document};

    /// The words of a text that fit, by a question about their tokens.
    fn fitting(text: &str, fits: impl Fn(&Document<'_>, usize) -> bool) -> String {
        let blocks = Blocks::from_text(text).unwrap();
        let doc = Document::new(&blocks);
        let all: Vec<_> = (0..doc.tokens.len()).filter(|i| fits(&doc, *i)).map(|i| doc.word(i)).collect();
        all.join(" ")
    }

    #[test]
    fn possessives() {
        let marks = |text| fitting(text, |doc, i| doc.is_possessive(i));
        assert_eq!(marks("Holm’s boat and the Lunds’ house, HOLM’S car"), "’s ’ ’S");
        assert_eq!(marks("‘It rains,’ the miners said: ’tis wet"), "");
    }

    #[test]
    fn forms_of_verbs() {
        assert_eq!(fitting("She says he said they say it", |doc, i| doc.is_inflected(i)), "says said");
        assert_eq!(fitting("She put it there, said no, and frobbed it", |doc, i| doc.is_past(i)), "said frobbed");
    }
}
