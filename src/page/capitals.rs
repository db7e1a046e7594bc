//! Small capitals. A name may be in lower case in the HTML, because the style draws it in small capitals; this restores
//! its capitals.
//!
//! A word counts as a name if the rest of the article never writes it in lower case.

use super::flow::{Step, flow};
use super::tree::{Tree, hash};

/// The hashes of the words that an article writes with a capital, and of those that it writes without, sorted.
#[derive(Default)]
pub(crate) struct Names {
    big: Vec<u32>,
    small: Vec<u32>,
}

impl Names {
    /// The words of an item, without what is left out.
    pub(crate) fn of<N>(tree: &Tree<N>, root: usize, left_out: &[bool]) -> Self {
        let small_capitals = |at: usize| tree.element(at).is_some_and(|e| e.style.capitals);
        let mut names = Self::default();
        if !tree.within(root).any(small_capitals) {
            return names;
        }
        flow(tree, root, left_out, &mut |step| {
            if let Step::Text { text, capitals: false, .. } = step {
                for word in words(text) {
                    let list = if word.starts_with(char::is_uppercase) { &mut names.big } else { &mut names.small };
                    list.push(hash(word));
                }
            }
        });
        for list in [&mut names.big, &mut names.small] {
            crate::order::sort_by_key(list, |n| (*n, 0));
        }
        names
    }

    /// A text in small capitals as it would be written elsewhere. `begins`: whether a block begins with it. The length
    /// in UTF-16 units stays the same.
    pub(crate) fn restore(&self, text: &str, begins: bool) -> String {
        if text.contains(char::is_uppercase) {
            return text.to_owned();
        }
        let mut restored = String::with_capacity(text.len());
        let mut at = 0;
        for (n, word) in words(text).enumerate() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            restored.push_str(&text[at..start]);
            at = start + word.len();
            let big = capitalised(word);
            let known = self.big.binary_search(&hash(&big)).is_ok() && self.small.binary_search(&hash(word)).is_err();
            restored.push_str(if known || (n == 0 && begins) { &big } else { word });
        }
        restored.push_str(&text[at..]);
        restored
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// Handles only the letters of Western European names: full tables would cost the page more than they are worth.
fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    let Some(first) = rest.next() else { return String::new() };
    let big = match first {
        'à'..='ö' | 'ø'..='þ' => char::from_u32(first as u32 - 32).unwrap_or(first),
        _ => first.to_ascii_uppercase(),
    };
    std::iter::once(big).chain(rest).collect()
}
