//! How far the rooms of this folder look, in tokens.

/// A noun phrase with what belongs to it: a hearer, a subject before its verb, what stands between a cue and "that".
pub(super) const PHRASE: usize = 14;

/// The most that is read at once: more than a sentence of anybody's has, and a bound on the cost of a text without points.
pub(super) const UNIT: usize = 600;

#[cfg(test)]
mod tests {
    use super::PHRASE;
    use crate::attribution::check;

    #[test]
    fn phrases() {
        // "in", the adjectives and the noun stand before "that".
        let text = |tokens: usize| format!("Ada Quill said in {}town that it rained.", "old ".repeat(tokens - 2));
        let far = text(PHRASE);
        let content = far.trim_start_matches("Ada Quill said ").trim_end_matches('.');
        check(&[(&text(PHRASE - 1), "Ada Quill [said] it rained"), (&far, &format!("Ada Quill [said] {content}"))]);
    }
}
