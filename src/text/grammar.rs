//! Grammar used by all modules: possessive marks and verb forms.

use super::{document::Document, token::Case};

impl Document<'_> {
    /// Whether token `i` is a possessive mark: "Holm’s", "the Holms’".
    pub(crate) fn is_possessive(&self, i: usize) -> bool {
        match self.word(i) {
            "’s" | "'s" | "’S" | "'S" => true,
            "’" | "'" => i > 0 && !self.token(i).space_before && self.word(i - 1).ends_with('s'),
            _ => false,
        }
    }

    /// Whether token `i` can be a past tense or a third person.
    pub(crate) fn is_inflected(&self, i: usize) -> bool {
        self.token(i).verb.is_some_and(|v| v.past() || v.third())
    }

    /// Whether token `i` is a past tense that cannot be a base form, from the lexicon or by "-ed".
    pub(crate) fn is_past(&self, i: usize) -> bool {
        let t = self.token(i);
        let formed = || self.word(i).len() > 3 && self.word(i).ends_with("ed");
        t.case == Case::Lower && t.verb.map_or_else(formed, |v| v.past() && !v.base())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Blocks, Document};

    /// The words of a text whose tokens fit.
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
