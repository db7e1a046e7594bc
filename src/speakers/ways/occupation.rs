//! Occupations told in a clause: "Ada Roe, who runs a bakery, …" is "the baker" from then on.

use crate::{
    lexicon::{Classes, sets},
    speakers::{
        description::{self, Description},
        fold::fold_name,
        scene::{Found, Scene},
    },
    text::{Case, Document},
};

/// How many mentions of a person are read: the clause is beside one of the first.
const MAX_MENTIONS: usize = 4;
/// Maximum tokens of the clause, after "who".
const MAX_CLAUSE_TOKENS: usize = 8;
/// Maximum bytes after the stem: "bak|ery", "farm|ing".
const MAX_ENDING_BYTES: usize = 3;
/// Maximum tokens from "who" to the article before an occupation: "who works as a plumber".
const MAX_BEFORE_TOKENS: usize = 4;
/// Maximum tokens from an article to the occupation: "a long retired florist".
const MAX_AFTER_TOKENS: usize = 3;
/// Shortest stem of an agent noun that every word of its family begins with: "bak", "farm".
const MIN_STEM_BYTES: usize = 3;

/// "the baker", "the committee chair": the only person whose clause says so.
pub(super) fn told(scene: &Scene<'_, '_>, d: &Description) -> Option<Found> {
    let doc = scene.doc;
    if !doc.eq(d.tokens.start, "the") || d.core != d.tokens.end {
        return None;
    }
    let gender = description::gender(doc, d);
    let head = fold_name(doc.word(d.head));
    let says = |e: &usize| {
        scene.is_human(Found::Entity(*e), gender)
            && scene.cast.mentions_of(*e).iter().take(MAX_MENTIONS).any(|m| {
                let end = scene.cast.mentions[*m].tokens.end;
                end < d.tokens.start
                    && (does(doc, end, &head) || sets::speakers::DEFENDANTS.has(&head) && is_tried(doc, end))
            })
    };
    let mut all = scene.cast.around(d.tokens.start).filter(says);
    all.next().filter(|_| all.next().is_none()).map(Found::Entity)
}

/// "Ada Roe, 52, is accused of", "Ada Roe has pleaded": whether the person stands trial.
fn is_tried(doc: &Document<'_>, end: usize) -> bool {
    let aged = doc.comma(end) && doc.token(end + 1).is_number && doc.comma(end + 2);
    let verb = (end + 3 * usize::from(aged)..).take(3).find(|k| !doc.is(*k, Classes::AUXILIARY));
    // "is accused", "pleads guilty"; not "accused him", "pleaded for help".
    let passive = |k: usize| doc.one_of(k - 1, sets::grammar::BE) || doc.eq(k - 1, "been");
    verb.is_some_and(|k| {
        let object =
            doc.one_of(k + 1, words!("guilty not")) || doc.token(k).verb.is_none_or(|v| v.verb().lemma == "deny");
        doc.one_of(k, sets::speakers::TRIED) && (passive(k) || object && !doc.eq(k + 1, "that"))
    })
}

/// Whether the clause after a name that ends at `end` says that the person does what an agent noun names.
fn does(doc: &Document<'_>, end: usize, head: &str) -> bool {
    // "Ada Roe KC, prosecuting,"
    let end = end + usize::from(doc.token(end).case == Case::Upper);
    let who = end + 1;
    let stem = ["er", "or", "ist"].iter().find_map(|e| head.strip_suffix(e)).unwrap_or(head);
    if !doc.comma(end) || stem.len() < MIN_STEM_BYTES {
        return false;
    }
    let relative = doc.eq(who, "who");
    let clause = (who..who + MAX_CLAUSE_TOKENS).take_while(|k| doc.token(*k).is_word);
    let family = |k: usize| {
        let word = fold_name(doc.word(k));
        let form = word.strip_prefix(stem).is_some_and(|rest| rest.len() <= MAX_ENDING_BYTES);
        form && (stem == head || word.trim_end_matches('s') != head)
    };
    if doc.word(who).ends_with("ing") && family(who) && doc.comma(who + 1) {
        return true;
    }
    // "who bakes", "who has long taught"; "who runs the Ferris bakery", not "who sued the bakery".
    let open = |k: &usize| {
        let over = |j: usize| doc.is(j, Classes::PREPOSITION) || doc.is_inflected(j) && !doc.is(j, Classes::AUXILIARY);
        !(who + 1..*k).any(|j| over(j) && !doc.one_of(j, sets::speakers::KEEPS))
    };
    let keeps =
        |k: usize| doc.one_of(who + 1, sets::speakers::KEEPS) || !(who + 1..k).any(|j| doc.is(j, Classes::DETERMINER));
    if relative && clause.clone().skip(1).filter(open).any(|k| family(k) && keeps(k)) {
        return true;
    }
    // "who is a retired nurse", "a nurse from Ferris".
    let article = clause.clone().take(MAX_BEFORE_TOKENS).find(|k| doc.one_of(*k, sets::grammar::INDEFINITE_ARTICLE));
    let is = |a: usize| a == who || relative && doc.one_of(a - 1, words!("is was as became"));
    let noun = |a: usize| {
        (a + 1..=a + MAX_AFTER_TOKENS).any(|k| doc.eq(k, head) && !(a..k).any(|j| doc.is(j, Classes::PREPOSITION)))
    };
    article.is_some_and(|a| is(a) && noun(a))
}

#[cfg(test)]
mod tests {
    use crate::speakers::tests::check;

    #[test]
    fn occupations() {
        for (clause, noun, known) in [
            ("who runs the Kettle bakery", "baker", true),
            ("who owns a small pottery", "potter", true),
            ("who teaches maths", "teacher", true),
            ("who has long farmed sheep", "farmer", true),
            ("who chairs the roads committee", "committee chair", true),
            ("who works as a plumber", "plumber", true),
            ("who is a retired florist", "florist", true),
            ("a retired florist from Ferris", "florist", true),
            ("who runs the Kettle and Lund Sons bakery", "baker", true),
            ("a long retired florist", "florist", true),
            ("prosecuting", "prosecutor", true),
            // Near misses: too far; another person's occupation.
            ("who runs the old Kettle and Lund Sons bakery", "baker", false),
            ("who runs the old farmyard", "farmer", false),
            ("a long since retired florist", "florist", false),
            ("who sued the Kettle bakery", "baker", false),
            ("who runs a shop beside a bakery", "baker", false),
            ("who was taught by a plumber", "plumber", false),
            ("who represents farmers", "farmer", false),
            ("who has paid a plumber", "plumber", false),
            ("defending", "prosecutor", false),
            ("building a prosecution", "prosecutor", false),
            ("whose son is a plumber", "plumber", false),
        ] {
            let text = format!(
                "[S Ada Roe, {clause},] said [C it rains].\n[S Mayor Tom Lund] said [C it snows].\n[S The {noun}] said [C it may freeze]."
            );
            let want =
                if known { "Ada Roe, Tom Lund, Ada Roe".to_string() } else { format!("Ada Roe, Tom Lund, the {noun}") };
            check(&[(&text, &want)]);
        }
    }

    #[test]
    fn who_stands_trial() {
        for (tried, want) in [
            ("Ada Roe, 53, is accused of theft.", "Tom Lund, Ada Roe"),
            ("Ada Roe has pleaded not guilty.", "Tom Lund, Ada Roe"),
            ("Ana Ruiz QC left. Ada Roe denies theft.", "Tom Lund, Ada Roe"),
            // Near misses.
            ("Ada Roe, 53, saw a man accused of theft.", "Tom Lund, the defendant"),
            ("Ada Roe, 53, is accused of theft. Ana Ruiz denies theft.", "Tom Lund, the defendant"),
            ("Ada Roe accused him of theft.", "Tom Lund, the defendant"),
            ("Ada Roe denies that he fled.", "Tom Lund, the defendant"),
        ] {
            let text = format!("{tried}\n[S Judge Tom Lund] said [C it rains].\n[S The defendant] said [C it snows].");
            check(&[(&text, want)]);
        }
    }
}
