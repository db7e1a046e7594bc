//! Lower case for the alphabets in which English news spells names: Latin, Greek, Cyrillic, Armenian.
//!
//! The standard library's tables for all scripts would add 5 KB to a page. Other capitals stay as they are.

/// Ranges of capitals, with the distance to their lower-case letters.
const RISING: [(u32, u32, u32); 10] = [
    (0x41, 0x5A, 32),
    (0xC0, 0xD6, 32),
    (0xD8, 0xDE, 32),
    (0x388, 0x38A, 37),
    (0x38E, 0x38F, 63),
    (0x391, 0x3A1, 32),
    (0x3A3, 0x3AB, 32),
    (0x400, 0x40F, 80),
    (0x410, 0x42F, 32),
    (0x531, 0x556, 48),
];

/// Ranges where capitals and lower-case letters alternate, from the first capital to the last lower-case letter.
const PAIRS: [(u32, u32); 14] = [
    (0x100, 0x12F),
    (0x132, 0x137),
    (0x139, 0x148),
    (0x14A, 0x177),
    (0x179, 0x17E),
    (0x1CD, 0x1DC),
    (0x1DE, 0x1EF),
    (0x1F8, 0x21F),
    (0x222, 0x233),
    (0x460, 0x481),
    (0x48A, 0x4BF),
    (0x4D0, 0x52F),
    (0x1E00, 0x1E95),
    (0x1EA0, 0x1EFF),
];

/// All others.
const ALONE: [(char, char); 12] = [
    ('İ', 'i'),
    ('Ÿ', 'ÿ'),
    ('Ɓ', 'ɓ'),
    ('Ɗ', 'ɗ'),
    ('Ə', 'ə'),
    ('Ƙ', 'ƙ'),
    ('Ơ', 'ơ'),
    ('Ư', 'ư'),
    ('Ƴ', 'ƴ'),
    ('Ά', 'ά'),
    ('Ό', 'ό'),
    ('ẞ', 'ß'),
];

/// The lower case of a letter.
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = c as u32;
    let within = |from: u32, to: u32| (from..=to).contains(&code);
    let rising = RISING.iter().find(|(from, to, _)| within(*from, *to)).map(|(_, _, by)| code + by);
    let pair = || PAIRS.iter().any(|(from, to)| within(*from, *to) && code & 1 == from & 1).then_some(code + 1);
    let alone = || ALONE.iter().find(|(capital, _)| *capital == c).map(|(_, small)| *small);
    rising.or_else(pair).and_then(char::from_u32).or_else(alone).unwrap_or(c)
}

/// A word in lower case.
pub(crate) fn lowered(word: &str) -> String {
    word.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::{lower, lowered};

    #[test]
    fn same_as_the_standard_library() {
        for c in ('\0'..'\u{2000}').filter(|c| *c != 'İ') {
            let own = lower(c);
            assert!(own == c || c.to_lowercase().eq([own]), "{c} {own}");
            // In the alphabets of names, no capital is missing.
            if matches!(c, '\0'..='\u{17f}' | '\u{386}'..='\u{3ab}' | '\u{400}'..='\u{481}' | '\u{1e00}'..='\u{1e95}' | '\u{1ea0}'..='\u{1eff}')
            {
                assert!(c.to_lowercase().eq([own]), "{c} {own}");
            }
        }
    }

    #[test]
    fn words() {
        for (word, want) in [
            ("ÉAMON", "éamon"),
            ("İpek", "ipek"),
            ("ŁÓDŹ", "łódź"),
            ("Ștefan", "ștefan"),
            ("Đức", "đức"),
            ("Ưng", "ưng"),
            ("STRAẞE", "straße"),
            ("ЖУК", "жук"),
            ("東京", "東京"),
        ] {
            assert_eq!(lowered(word), want);
        }
    }
}
