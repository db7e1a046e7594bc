//! How far this module looks, in tokens.

/// A noun phrase with its modifiers: a hearer, a subject before its verb, the words between a cue and "that".
pub(super) const MAX_PHRASE_TOKENS: usize = 14;

/// The longest range that is read at once. Longer than a real sentence; limits the cost of a text without full stops.
pub(super) const MAX_UNIT_TOKENS: usize = 600;

#[cfg(test)]
mod tests {
    use super::MAX_PHRASE_TOKENS;
    use crate::attribution::tests::{Run, shown};

    #[test]
    fn phrases() {
        // "in", the adjectives and the noun are before "that". The tagger knows no such sentence.
        let text = |tokens: usize| format!("Ada Quill said in {}town that it rained.", "old ".repeat(tokens - 2));
        let far = text(MAX_PHRASE_TOKENS);
        let content = far.trim_start_matches("Ada Quill said ").trim_end_matches('.');
        assert_eq!(shown(&text(MAX_PHRASE_TOKENS - 1), Run::RulesAlone), "Ada Quill [said] it rained");
        assert_eq!(shown(&far, Run::RulesAlone), format!("Ada Quill [said] {content}"));
    }
}
