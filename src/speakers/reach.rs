//! How far this module looks. Some limits decide who is meant. The others limit the cost for endless texts; real
//! articles stay below them.

/// How many paragraphs back a pronoun may refer.
pub(super) const MAX_PARAGRAPHS_BACK: u32 = 3;

/// How many paragraphs after a description in the lead its name may follow.
pub(super) const MAX_LEAD_PARAGRAPHS: usize = 2;

/// Tokens of a noun phrase with its modifiers: "The head of the council for roads and bridges of the district".
pub(super) const MAX_NOUN_PHRASE_TOKENS: usize = 14;

/// How many sentences back are searched, within the paragraphs above.
pub(super) const MAX_SENTENCES_BACK: usize = 24;

/// How many tokens before a pronoun are searched in one sentence: a whole page may be one sentence.
pub(super) const MAX_SENTENCE_TOKENS: usize = 400;

/// How many people before and after a place, and how many attributions before it, are compared.
pub(super) const MAX_PEOPLE: usize = 200;

/// How many tokens back the use of a noun is searched.
pub(super) const MAX_TOKENS_BACK: usize = 10_000;

/// Maximum tokens from "a clerk" to "the clerk" whose name is withheld.
pub(super) const MAX_INTRODUCED_TOKENS: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::{
        super::tests::check, MAX_LEAD_PARAGRAPHS, MAX_NOUN_PHRASE_TOKENS, MAX_PARAGRAPHS_BACK, MAX_PEOPLE,
        MAX_SENTENCE_TOKENS, MAX_SENTENCES_BACK, MAX_TOKENS_BACK,
    };

    /// Checks a text with as many fillers as a limit allows, and with one more.
    fn at_the_bound(within: usize, text: impl Fn(usize) -> String, [near, far]: [&str; 2]) {
        let texts = [text(within), text(within + 1)];
        check(&[(texts[0].as_str(), near), (texts[1].as_str(), far)]);
    }

    /// Four letters that are different for each number below 456,976. The first is a capital.
    fn name(n: usize) -> String {
        let letter = |k: u32| char::from(b'a' + (n / 26_usize.pow(k) % 26) as u8);
        format!("{}{}{}{}", letter(0).to_ascii_uppercase(), letter(1), letter(2), letter(3))
    }

    #[test]
    fn paragraphs() {
        let text = |n: usize| format!("Vera Holm came.{}\n[S She] said [C it rains].", "\nIt rained.".repeat(n - 1));
        at_the_bound(MAX_PARAGRAPHS_BACK as usize, text, ["Vera Holm", "-"]);
    }

    #[test]
    fn leads() {
        let text = |n: usize| {
            let rain = "\nIt rained.".repeat(n - 1);
            format!("[S A mum] says [C it rains].{rain}\nVera Holm left.\n[S Vera Holm] said [C it does].")
        };
        at_the_bound(MAX_LEAD_PARAGRAPHS, text, ["Vera Holm, Vera Holm", "a mum, Vera Holm"]);
    }

    #[test]
    fn phrases() {
        let text = |n: usize| {
            let roads = "old ".repeat(n - 5);
            format!("The head of the {roads}office, Tom Lund, left.\n[S The head] said [C it rains].")
        };
        at_the_bound(MAX_NOUN_PHRASE_TOKENS - 1, text, ["Tom Lund", "the head"]);
    }

    #[test]
    fn sentences() {
        let text = |n: usize| format!("Vera Holm came.{} [S She] said [C it rains].", " It rained.".repeat(n - 2));
        at_the_bound(MAX_SENTENCES_BACK, text, ["Vera Holm", "-"]);
    }

    #[test]
    fn long_sentences() {
        let text = |n: usize| format!("Vera Holm{}. [S She] said [C it rains].", " rained".repeat(n - 3));
        at_the_bound(MAX_SENTENCE_TOKENS, text, ["Vera Holm", "-"]);
    }

    #[test]
    fn people() {
        let text = |n: usize| {
            let others: Vec<_> = (0..n - 1).map(|i| format!("Carl {} came.", name(i))).collect();
            format!("Mayor Vera Holm arrived.\n{}\n[S The mayor] said [C it rains].", others.join(" "))
        };
        at_the_bound(MAX_PEOPLE, text, ["Vera Holm", "the mayor"]);
    }

    #[test]
    fn articles() {
        let text = |n: usize| {
            let rain = "rain ".repeat(n - 8);
            format!("A painter {rain}.\n[S Vera Holm] said [C it rains].\n[S The Oakvale painter] said [C it does].")
        };
        at_the_bound(MAX_TOKENS_BACK, text, ["Vera Holm, the Oakvale painter", "Vera Holm, Vera Holm"]);
    }
}
