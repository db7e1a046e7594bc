//! Regular English inflection, so that a word list can give lemmas. Irregular forms are listed by hand.

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn ends_in_consonant_y(w: &str) -> bool {
    let mut r = w.chars().rev();
    r.next() == Some('y') && r.next().is_some_and(|c| !is_vowel(c))
}

/// official → officials, agency → agencies, boss → bosses.
pub(crate) fn plural(w: &str) -> String {
    if ends_in_consonant_y(w) {
        format!("{}ies", &w[..w.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|e| w.ends_with(e)) {
        format!("{w}es")
    } else {
        format!("{w}s")
    }
}

/// The third person, past (and past participle) and present participle of a regular verb. A final consonant is doubled
/// only if `double` is set, because the spelling does not show stress ("admit" but "edit").
pub(crate) fn verb(w: &str, double: bool) -> [String; 3] {
    let last = w.chars().last().unwrap_or(' ');
    let (past, ing) = if double {
        (format!("{w}{last}ed"), format!("{w}{last}ing"))
    } else if w.ends_with("ee") || w.ends_with("oe") || w.ends_with("ye") {
        (format!("{w}d"), format!("{w}ing"))
    } else if let Some(stem) = w.strip_suffix('e') {
        (format!("{w}d"), format!("{stem}ing"))
    } else if ends_in_consonant_y(w) {
        (format!("{}ied", &w[..w.len() - 1]), format!("{w}ing"))
    } else {
        (format!("{w}ed"), format!("{w}ing"))
    };
    [plural(w), past, ing]
}
