//! What identifies a block of a published text in a page: its solid units and their hash. `www/embed/prints.js` searches a
//! page for these hashes.

#![cfg_attr(not(any(test, all(feature = "_paint", target_family = "wasm"))), allow(dead_code))] // Only the painter uses it all.

/// UTF-16 units that are neither white space nor invisible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Solid {}

/// Whether a character counts. `www/embed/prints.js` has the same function.
pub(crate) fn is_solid(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The solid units of a text, each with its offset in UTF-16 units.
pub(super) fn solids(text: &str) -> Vec<(u16, u32)> {
    let (mut all, mut at) = (Vec::with_capacity(text.len()), 0);
    for c in text.chars() {
        for unit in c.encode_utf16(&mut [0; 2]) {
            if is_solid(c) {
                all.push((*unit, at));
            }
            at += 1;
        }
    }
    all
}

/// Identifies a block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Print {
    /// The hash of its solid units: two 32-bit polynomials. With such a hash, a page can be searched for all blocks at
    /// once, at any position: the hash of a range follows from the hashes at its ends (Rabin and Karp).
    pub(crate) hash: [u32; 2],
    /// The number of solid units.
    pub(crate) length: u32,
}

/// The bases of the polynomials. `www/embed/prints.js` has the same.
const BASES: [u32; 2] = [0x0100_0193, 0x85eb_ca6b];

impl Print {
    #[cfg(any(test, feature = "serde"))]
    pub(crate) fn of(text: &str) -> Self {
        Self::new(&solids(text))
    }

    pub(super) fn new(solids: &[(u16, u32)]) -> Self {
        let hash = BASES.map(|base| {
            solids.iter().fold(0_u32, |hash, (unit, _)| hash.wrapping_mul(base).wrapping_add(u32::from(*unit) + 1))
        });
        Self { hash, length: solids.len() as u32 }
    }
}
