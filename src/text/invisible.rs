//! Invisible characters: soft hyphens, zero-width spaces and joiners that publishing software inserts into words. A
//! text is read without them, and spans are mapped back to the given text.

use super::{
    blocks::{Block, Blocks},
    span::Span,
};

/// Whether `c` is invisible and without meaning here. `previous` is the last visible character before it: the joiners
/// U+200C and U+200D shape letters of other scripts and emoji, but do nothing after a Latin letter.
pub(crate) fn is_invisible(previous: Option<char>, c: char) -> bool {
    match c {
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => true,
        '\u{200c}' | '\u{200d}' => previous.is_some_and(is_latin),
        _ => false,
    }
}

const fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Blocks without their invisible characters, and the mapping back to the given text.
pub(crate) struct Visible {
    /// The blocks to read.
    pub(crate) blocks: Blocks<'static>,
    /// From byte `.0` of the read text on, the offset in the given text is larger by `.1`. In order; an entry for each
    /// start of a block and each place where something was removed.
    slips: Vec<(u32, u32)>,
}

impl Visible {
    /// Removes invisible characters; `None` if there are none. Cost: one pass, and a copy if there may be some.
    pub(crate) fn of(given: &Blocks<'_>) -> Option<Self> {
        let part = |b: &Block| &given.text()[b.span.range()];
        if !given.blocks().iter().any(|b| part(b).chars().any(|c| is_invisible(Some('a'), c))) {
            return None;
        }
        let (mut parts, mut slips, mut at) = (Vec::new(), Vec::new(), 0);
        for b in given.blocks() {
            let mut seen = String::new();
            let mut previous = None;
            slips.push((at, b.span.start.wrapping_sub(at)));
            for (i, c) in part(b).char_indices() {
                if is_invisible(previous, c) {
                    let here = at + seen.len() as u32;
                    slips.push((here, (b.span.start + (i + c.len_utf8()) as u32).wrapping_sub(here)));
                } else {
                    seen.push(c);
                    previous = Some(c);
                }
            }
            // The line feed between blocks.
            at += seen.len() as u32 + 1;
            parts.push((b.kind, seen));
        }
        // Never longer than the given text, so it cannot be too long.
        let blocks = Blocks::from_parts(parts).ok()?;
        Some(Self { blocks, slips })
    }

    /// Maps a span of the read text to the given text. It begins and ends at visible characters; invisible ones in
    /// between are inside.
    pub(crate) fn given(&self, s: Span) -> Span {
        let slip = |n: usize| n.checked_sub(1).map_or(0, |n| self.slips[n].1);
        let end = s.end.wrapping_add(slip(self.slips.partition_point(|x| x.0 < s.end)));
        let start = s.start.wrapping_add(slip(self.slips.partition_point(|x| x.0 <= s.start)));
        Span::new(start.min(end), end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Options, analyze};
    use proptest::prelude::*;

    #[test]
    fn joiners_of_other_scripts_stay() {
        for (text, want) in [
            ("re\u{ad}port\u{200b}ed\u{2060}ly\u{feff}", "reportedly"),
            ("Brek\u{200d}ke and Val\u{200c}dahl", "Brekke and Valdahl"),
            ("é\u{200d}e", "ée"),
            ("a\u{ad}\u{200d}b", "ab"),
            ("👩\u{200d}🚒 and می\u{200c}خواهم", "👩\u{200d}🚒 and می\u{200c}خواهم"),
        ] {
            let given = Blocks::from_text(text).unwrap();
            let read = Visible::of(&given).map_or(text.to_string(), |v| v.blocks.text().to_string());
            assert_eq!(read, want);
        }
    }

    #[test]
    fn a_text_without_invisible_characters_is_not_copied() {
        for text in ["It fell.\nIt rose.", "\u{feff}It fell.", "\u{feff}"] {
            assert!(Visible::of(&Blocks::from_text(text).unwrap()).is_none(), "{text:?}");
        }
    }

    #[test]
    fn words_are_read_whole_and_spans_match_the_given_text() {
        let text = "\u{200b}“It\u{ad} holds,\u{200b}”\u{200b} said\u{200b} Ines Val\u{ad}dahl\u{ad}, an en\u{ad}gineer.\n\n\
            It may re\u{ad}port\u{ad}ed\u{ad}ly fall, Val\u{2060}dahl added.";
        let a = analyze(&Blocks::from_text(text).unwrap(), &Options::default());
        let said = &a.attributions[0];
        assert_eq!(&text[said.content[0].range()], "“It\u{ad} holds,\u{200b}”");
        assert_eq!(&text[said.cue.unwrap().range()], "said");
        assert_eq!(&text[said.source.unwrap().range()], "Ines Val\u{ad}dahl\u{ad}, an en\u{ad}gineer");
        assert_eq!(&text[a.quotations[0].inner.range()], "It\u{ad} holds,");
        assert_eq!(a.speakers.len(), 1);
        assert_eq!((&*a.speakers[0].name, a.speakers[0].role.as_deref()), ("Ines Valdahl", Some("an engineer")));
        let hedges: Vec<_> = a.hedges.iter().map(|h| &text[h.cue.range()]).collect();
        assert_eq!(hedges, ["may", "re\u{ad}port\u{ad}ed\u{ad}ly"]);
    }

    proptest! {
        /// Inserted invisible characters do not change the result.
        #[test]
        fn the_same_as_without(at in prop::collection::vec((0..400_usize, prop::sample::select(vec!['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'])), 0..30)) {
            let plain = "TARN (HNA) — The old bridge may fall, Mayor Vera Holm’s office said on Monday.\n\
                “It holds,” Holm said. “We’ll see about 40 people.”\n''Perhaps,'' Carl Lund Jr., an engineer, told her.";
            let mut given = String::new();
            for (i, c) in plain.char_indices() {
                given.extend(at.iter().filter(|(k, _)| *k == i).map(|(_, c)| *c));
                given.push(c);
            }
            let parts = |t: &str| Blocks::from_parts(t.split('\n').map(|p| (BlockKind::Paragraph, p.to_string()))).unwrap();
            let (a, b) = (analyze(&parts(plain), &Options::default()), analyze(&parts(&given), &Options::default()));
            let seen = |s: Span| given[s.range()].chars().filter(|c| !is_invisible(None, *c)).collect::<String>();
            let words = |x: &crate::Analysis, of: &dyn Fn(Span) -> String| {
                let quotations = x.quotations.iter().map(|q| format!("{} {}", of(q.span), of(q.inner)));
                let said = x.attributions.iter().map(|a| format!("{:?} {:?}", a.content.iter().map(|c| of(*c)).collect::<Vec<_>>(), a.source.map(of)));
                let hedges = x.hedges.iter().map(|h| format!("{} {}", of(h.cue), of(h.claim)));
                quotations.chain(said).chain(hedges).collect::<Vec<_>>()
            };
            prop_assert_eq!(words(&a, &|s| plain[s.range()].to_string()), words(&b, &seen));
            let speakers = |x: &crate::Analysis| x.speakers.iter().map(|s| (s.name.clone(), s.role.clone(), s.words)).collect::<Vec<_>>();
            prop_assert_eq!(speakers(&a), speakers(&b));
        }
    }
}
