//! Whether two names can belong to the same person or body: "J. Holm" and "Jan Holm Jr.", "the Roads Ministry" and "the
//! Ministry of Roads".

use crate::lexicon::sets;

pub(super) fn is_suffix(w: &str) -> bool {
    sets::speakers::GENERATIONS.has(w)
}

/// The words without a generation suffix, and the suffix.
pub(super) fn stem(words: &[String]) -> (&[String], Option<&str>) {
    match words.split_last() {
        Some((last, rest)) if is_suffix(last) && !rest.is_empty() => (rest, Some(last)),
        _ => (words, None),
    }
}

/// Whether both can be the name of one person, in either order.
pub(super) fn same_person(one: &[String], other: &[String]) -> bool {
    let (long, short) = if one.len() < other.len() { (other, one) } else { (one, other) };
    let ((long, a), (short, b)) = (stem(long), stem(short));
    if a.is_some() != b.is_some() && (short.len() > 1 || b.is_some()) || (a.is_some() && b.is_some() && a != b) {
        return false;
    }
    if long.ends_with(short) {
        return true;
    }
    // "Carl Jr." is Carl Holm Jr.
    if b.is_some() && a == b && short.len() == 1 && long.first() == short.first() {
        return true;
    }
    let ([l, long @ .., long_last], [s, short @ .., short_last]) = (long, short) else { return false };
    let given = l == s
        || (l.starts_with(s.as_str()) && s.chars().count() == 1)
        || (s.starts_with(l.as_str()) && l.chars().count() == 1);
    if long_last != short_last || !given {
        return false;
    }
    // Middle names may be left out or shortened, but not be different.
    let mut rest = long.iter();
    short.iter().all(|m| {
        rest.any(|l| {
            l == m
                || (m.chars().count() == 1 && l.starts_with(m.as_str()))
                || (l.chars().count() == 1 && m.starts_with(l.as_str()))
        })
    })
}

/// Words of a body's name that do not distinguish it.
pub(super) const FILLERS: [&str; 7] = ["of", "the", "for", "and", "on", "&", "to"];

/// "Quillon Foods Inc" without the legal form.
fn without_form(words: &[String]) -> &[String] {
    match words.split_last() {
        Some((last, rest))
            if rest.len() > 1
                && (sets::speakers::COMPANY_FORMS.has(last) || sets::speakers::COMPANY_LETTERS.has(last)) =>
        {
            rest
        }
        _ => words,
    }
}

/// Whether both can be the name of one body.
pub(super) fn same_body(long: &[String], short: &[String]) -> bool {
    let (long, short) = (without_form(long), without_form(short));
    let content = |w: &[String]| w.iter().filter(|w| !FILLERS.contains(&w.as_str())).cloned().collect::<Vec<_>>();
    let (a, b) = (content(long), content(short));
    long.ends_with(short) || (a.len() == b.len() && a.iter().all(|w| b.contains(w)) && b.iter().all(|w| a.contains(w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bodys_names() {
        let words = |name: &str| name.split(' ').map(String::from).collect::<Vec<_>>();
        for (long, short, want) in [
            ("quillon foods ltd", "quillon foods", true),
            ("ministry of roads", "roads ministry", true),
            ("ferris quillon bank", "quillon bank", true),
            ("quillon foods ltd", "quillon ltd", false),
            ("quillon foods", "quillon bank", false),
        ] {
            assert_eq!(same_body(&words(long), &words(short)), want, "{long}, {short}");
        }
    }

    #[test]
    fn one_persons_names() {
        let words = |name: &str| name.to_lowercase().split(' ').map(String::from).collect::<Vec<_>>();
        for (one, other, want) in [
            ("Ana Lucia Ruiz", "Ana Ruiz", true),
            ("Ana Lucia Ruiz", "A. Ruiz", false),
            ("Ana Lucia Ruiz", "A Ruiz", true),
            ("Ana Lucia Ruiz", "Ruiz", true),
            ("Ana Lucia Ruiz", "Ana L Ruiz", true),
            ("Carl Holm Jr", "Carl Jr", true),
            ("Carl Jr", "Carl", true),
            ("May May", "May", true),
            ("May May", "May May May", true),
            // Near misses: another middle name, another given name, father and son, only the given name.
            ("Ana Lucia Ruiz", "Ana Marta Ruiz", false),
            ("Ana Ruiz", "Eva Ruiz", false),
            ("Carl Holm Jr", "Carl Holm", false),
            ("Ana Ruiz", "Ana", false),
            ("Ana Ruiz", "", false),
        ] {
            let (one, other) = (words(one), words(other));
            assert_eq!(same_person(&one, &other), want, "{one:?}, {other:?}");
            assert_eq!(same_person(&other, &one), want, "{other:?}, {one:?}");
        }
    }
}
