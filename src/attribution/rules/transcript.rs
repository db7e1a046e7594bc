//! Transcripts: NAME: what they say.

use super::Labeller;
use crate::attribution::label::Rule;
use std::ops::Range;

impl Labeller<'_, '_> {
    /// NAME: what they say, as transcripts have it.
    pub(super) fn transcript(&mut self, body: &Range<usize>) -> bool {
        let doc = self.np.doc;
        let Some(colon) = body.clone().take(8).find(|i| doc.word(*i) == ":") else { return false };
        let name = body.start..colon;
        let all_caps = name.clone().all(|i| {
            let w = doc.word(i);
            !doc.token(i).is_word || w.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        });
        let letters: usize = name.clone().map(|i| doc.word(i).chars().filter(|c| c.is_alphabetic()).count()).sum();
        // “…” after a name and a colon is as sure as capitals: Ms Lund: “…”
        let quoted = self.np.quotes.at(colon + 1).is_some_and(|n| self.np.quotes.all[n].start == colon + 1);
        let named = quoted && name.len() <= 5 && name.clone().all(|i| doc.token(i).capital() || !doc.token(i).is_word);
        if name.is_empty()
            || !(all_caps || named)
            || letters < 3
            || colon + 4 >= body.end
            || !name.clone().any(|i| doc.token(i).is_word)
        {
            return false;
        }
        // "(laughs)" is the transcriber's.
        let mut start = colon + 1;
        if doc.word(start) == "(" {
            start = (start..body.end).find(|i| doc.word(*i) == ")").map_or(start, |close| close + 1);
        }
        self.attribute(Some(name), colon..colon + 1, start.min(body.end - 1)..body.end, Rule::Transcript);
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::check;

    #[test]
    fn table() {
        check(&[
            ("ADA QUILL: I never said so.", "ADA QUILL [:] I never said so."),
            ("QUILL: (laughs) Did they put that in writing?", "QUILL [:] Did they put that in writing?"),
            ("Ms Lund: “Your initials are on the sheet.”", "Ms Lund [:] “Your initials are on the sheet.”"),
            // Near misses.
            ("Update: the road is open again.", ""),
            ("10:30 The road is open again.", ""),
        ]);
    }
}
