//! Text for the terminal: the article with marks in colour, then lists of its speakers and hedges.

use super::{
    article::Article,
    describe,
    format::{Export, Settings},
    pieces::{self, Mark, Marks},
};
use crate::{
    analysis::Analysis,
    text::{BlockKind, Blocks},
};
use std::io::{self, Write};

/// Colours of speakers, used in turn. All are readable on light and dark backgrounds.
const HUES: [&str; 6] = ["36", "35", "32", "33", "34", "31"];
const BOLD: &str = "1";
const DIM: &str = "2";
const ITALIC: &str = "3";
const UNDERLINED: &str = "4";

/// The format `text`.
///
/// So that nothing depends on colour alone, a number after each statement (`[1]`) is the number of the speaker in the
/// list; `[?]` means that the speaker is unknown. Control characters of the text are replaced, so that a text cannot
/// send commands to the terminal.
pub(super) struct Terminal;

impl Export for Terminal {
    fn name(&self) -> &'static str {
        "text"
    }
    fn about(&self) -> &'static str {
        "The article with its speakers and hedges, in colour on a terminal"
    }
    fn media_type(&self) -> &'static str {
        "text/plain"
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()> {
        if settings.several {
            let id: String = article.id.to_string().chars().filter(|c| !c.is_control()).collect();
            write!(out, "==> {id} <==\n\n")?;
        }
        let mut page = Page { out, colour: settings.colour };
        page.article(article.blocks, article.analysis)?;
        page.speakers(article.text(), article.analysis)?;
        page.hedges(article.text(), article.analysis)
    }
    fn between(&self, out: &mut dyn Write, _settings: &Settings) -> io::Result<()> {
        out.write_all(b"\n")
    }
}

struct Page<'w> {
    out: &'w mut dyn Write,
    colour: bool,
}

impl Page<'_> {
    fn article(&mut self, blocks: &Blocks<'_>, analysis: &Analysis) -> io::Result<()> {
        let marks = Marks::new(analysis);
        let mut ends = pieces::ends(analysis).into_iter().peekable();
        for (n, block) in blocks.blocks().iter().enumerate() {
            if n > 0 {
                writeln!(self.out)?;
            }
            if block.kind == BlockKind::ListItem {
                self.put("• ", &[])?;
            }
            for piece in marks.pieces(block) {
                let styles = styles(block.kind, &piece.marks, analysis);
                self.put(&blocks.text()[piece.span.range()], &styles)?;
                while let Some((_, speaker)) = ends.next_if(|(end, _)| *end <= piece.span.end) {
                    self.put(&format!("[{}]", number(speaker)), &[DIM])?;
                }
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn speakers(&mut self, text: &str, analysis: &Analysis) -> io::Result<()> {
        if analysis.attributions.is_empty() {
            return Ok(());
        }
        self.heading("Speakers")?;
        for (n, said) in describe::by_speaker(analysis).iter().enumerate() {
            if let Some(speaker) = analysis.speakers.get(n) {
                let number = number(Some(n));
                self.put(&format!("{number:>3}  "), &[])?;
                self.put(&describe::speaker(speaker), &[BOLD, hue(n)])?;
                self.put(&format!(" · {}", describe::count(speaker.words)), &[DIM])?;
            } else if said.is_empty() {
                break;
            } else {
                self.put("  ?  ", &[])?;
                self.put(describe::UNCLEAR, &[BOLD])?;
            }
            writeln!(self.out)?;
            for a in said.iter().map(|a| &analysis.attributions[*a]) {
                self.put(&format!("       {}", describe::words(text, a)), &[])?;
                if let Some(via) = a.via {
                    self.put(&format!(" (through {})", &text[via.range()]), &[DIM])?;
                }
                writeln!(self.out)?;
            }
        }
        Ok(())
    }

    fn hedges(&mut self, text: &str, analysis: &Analysis) -> io::Result<()> {
        if analysis.hedges.is_empty() {
            return Ok(());
        }
        self.heading("Hedges")?;
        for hedge in &analysis.hedges {
            self.put("     ", &[])?;
            self.put(&text[hedge.cue.range()], &[UNDERLINED])?;
            self.put(&format!(" ({})", describe::hedge(analysis, hedge)), &[DIM])?;
            writeln!(self.out)?;
            self.put(&format!("       {}", &text[hedge.claim.range()]), &[])?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out)?;
        self.put(text, &[BOLD])?;
        writeln!(self.out)
    }

    /// Writes `text` in these styles, on one line.
    fn put(&mut self, text: &str, styles: &[&str]) -> io::Result<()> {
        let in_colour = self.colour && !styles.is_empty();
        if in_colour {
            write!(self.out, "\x1b[{}m", styles.join(";"))?;
        }
        let mut rest = text;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| c.is_control()) {
            let (before, after) = (&rest[..at], &rest[at + c.len_utf8()..]);
            // Control characters that are white space become one space, with the white space around them.
            rest = if c.is_whitespace() {
                write!(self.out, "{} ", before.trim_end())?;
                after.trim_start()
            } else {
                write!(self.out, "{before}{}", char::REPLACEMENT_CHARACTER)?;
                after
            };
        }
        self.out.write_all(rest.as_bytes())?;
        if in_colour {
            self.out.write_all(b"\x1b[0m")?;
        }
        Ok(())
    }
}

fn number(speaker: Option<usize>) -> String {
    speaker.map_or_else(|| "?".to_owned(), |n| (n + 1).to_string())
}

fn hue(speaker: usize) -> &'static str {
    HUES[speaker % HUES.len()]
}

fn styles(kind: BlockKind, marks: &[Mark], analysis: &Analysis) -> Vec<&'static str> {
    let mut styles = match kind {
        BlockKind::Heading => vec![BOLD],
        BlockKind::Caption | BlockKind::Furniture => vec![DIM],
        _ => vec![],
    };
    for mark in marks {
        styles.extend(match mark {
            Mark::Content(n) => analysis.attributions[*n].speaker.map(hue),
            Mark::Source(_) | Mark::Via(_) => Some(BOLD),
            Mark::Cue(_) => Some(ITALIC),
            Mark::HedgeCue(_) => Some(UNDERLINED),
            Mark::Claim(_) | Mark::Unattributed(_) => None,
        });
    }
    styles
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Id, sample, to_string};
    use super::*;

    fn shown(text: &str, analysis: &Analysis, colour: bool) -> String {
        let (id, blocks) = (Id::from("a"), Blocks::from_text(text).unwrap());
        to_string(&Terminal, &[Article::new(&id, &blocks, analysis)], &Settings::default().colour(colour)).unwrap()
    }

    #[test]
    fn plain() {
        let (text, analysis) = sample();
        assert_eq!(
            shown(text, &analysis, false),
            "Kiln <to> close

“We & ours may stop,” said Ina Rusk, a potter. “Soon.”[1]

“Why?”

Speakers
  1  Ina Rusk, a \"potter\" · 6 words
       “We & ours may stop,” … “Soon.”

Hedges
     may (possibility, in the words of Ina Rusk)
       may stop,” said
"
        );
    }

    #[test]
    fn coloured() {
        let (text, analysis) = sample();
        let got = shown(text, &analysis, true);
        assert!(got.contains("\x1b[36;4mmay\x1b[0m\x1b[36m stop,”\x1b[0m"), "{got:?}");
    }

    #[test]
    fn a_wrapped_paragraph_becomes_one_line() {
        let mut out = Vec::new();
        Page { out: &mut out, colour: false }.put("One \r\n  two\tthree\n", &[]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "One two three ");
    }

    #[test]
    fn control_characters_are_replaced() {
        let (_, mut analysis) = sample();
        analysis.attributions.clear();
        analysis.hedges.clear();
        analysis.quotations.clear();
        assert_eq!(shown("a\x1b[2Jb\tc\u{9b}d.\r\nend.", &analysis, true), "a\u{fffd}[2Jb c\u{fffd}d.\n\nend.\n");
    }
}
