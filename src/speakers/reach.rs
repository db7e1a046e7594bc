//! How far the rooms of this folder look. Some bounds decide who is meant; the others bound the cost of a text without end,
//! and are more than an article has.

/// Paragraphs back that somebody is still spoken of: a pronoun goes back no farther.
pub(super) const PARAGRAPHS: u32 = 3;

/// Paragraphs after a lead's description in which its name comes.
pub(super) const LEAD: usize = 2;

/// Tokens of a noun phrase with what belongs to it: "The head of the council for roads and bridges of the district".
pub(super) const NOUN_PHRASE: usize = 14;

/// Sentences back that are searched, within the paragraphs.
pub(super) const SENTENCES: usize = 24;

/// Tokens of one sentence before a pronoun that are searched: a page may be one sentence.
pub(super) const SENTENCE: usize = 400;

/// People before and after a place, and attributions before it, that are compared.
pub(super) const PEOPLE: usize = 200;

/// Tokens back that the use of a noun is looked for.
pub(super) const ARTICLE: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::{super::tests::check, ARTICLE, LEAD, NOUN_PHRASE, PARAGRAPHS, PEOPLE, SENTENCE, SENTENCES};

    /// Checks a text with as many fillings as a bound allows, and with one more.
    fn at_the_bound(within: usize, text: impl Fn(usize) -> String, [near, far]: [&str; 2]) {
        let texts = [text(within), text(within + 1)];
        check(&[(texts[0].as_str(), near), (texts[1].as_str(), far)]);
    }

    /// Four different letters for a number below 456,976, the first of them a capital.
    fn name(n: usize) -> String {
        let letter = |k: u32| char::from(b'a' + (n / 26_usize.pow(k) % 26) as u8);
        format!("{}{}{}{}", letter(0).to_ascii_uppercase(), letter(1), letter(2), letter(3))
    }

    #[test]
    fn paragraphs() {
        let text = |n: usize| format!("Vera Holm came.{}\n[S She] said [C it rains].", "\nIt rained.".repeat(n - 1));
        at_the_bound(PARAGRAPHS as usize, text, ["Vera Holm", "-"]);
    }

    #[test]
    fn leads() {
        let text = |n: usize| {
            let rain = "\nIt rained.".repeat(n - 1);
            format!("[S A mum] says [C it rains].{rain}\nVera Holm left.\n[S Vera Holm] said [C it does].")
        };
        at_the_bound(LEAD, text, ["Vera Holm, Vera Holm", "a mum, Vera Holm"]);
    }

    #[test]
    fn phrases() {
        let text = |n: usize| {
            let roads = "old ".repeat(n - 5);
            format!("The head of the {roads}office, Tom Lund, left.\n[S The head] said [C it rains].")
        };
        at_the_bound(NOUN_PHRASE - 1, text, ["Tom Lund", "the head"]);
    }

    #[test]
    fn sentences() {
        let text = |n: usize| format!("Vera Holm came.{} [S She] said [C it rains].", " It rained.".repeat(n - 2));
        at_the_bound(SENTENCES, text, ["Vera Holm", "-"]);
    }

    #[test]
    fn long_sentences() {
        let text = |n: usize| format!("Vera Holm{}. [S She] said [C it rains].", " rained".repeat(n - 3));
        at_the_bound(SENTENCE, text, ["Vera Holm", "-"]);
    }

    #[test]
    fn people() {
        let text = |n: usize| {
            let others: Vec<_> = (0..n - 1).map(|i| format!("Carl {} came.", name(i))).collect();
            format!("Mayor Vera Holm arrived.\n{}\n[S The mayor] said [C it rains].", others.join(" "))
        };
        at_the_bound(PEOPLE, text, ["Vera Holm", "the mayor"]);
    }

    #[test]
    fn articles() {
        let text = |n: usize| {
            let rain = "rain ".repeat(n - 8);
            format!("A painter {rain}.\n[S Vera Holm] said [C it rains].\n[S The Oakvale painter] said [C it does].")
        };
        at_the_bound(ARTICLE, text, ["Vera Holm, the Oakvale painter", "Vera Holm, Vera Holm"]);
    }
}
