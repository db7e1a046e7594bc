//! The lines of plain text, and which lines continue the paragraph of the line before.
//!
//! Most texts have one paragraph per line. In mail, in text extracted from a PDF and in files wrapped at 72 columns, a
//! paragraph has several lines, and blank lines separate paragraphs. Signs of such a text: no line is long, lines are
//! filled as far as the next word allows, and many begin in mid-sentence.

use super::span::Span;

/// The longest line of a wrapped text, in characters. Mail has 72 to 78, a PDF page up to 110; a paragraph of news on
/// one line has hundreds.
const MAX_WRAPPED_CHARS: u32 = 120;
/// A line is full if the next word would make it longer than nine tenths of the mean width: fonts in PDFs vary in
/// width.
const FULL: (u32, u32) = (9, 10);
/// At least two thirds of the line ends in a wrapped text must follow a full line. The others are headlines and
/// bylines.
const FILLED: (u32, u32) = (2, 3);
/// At least a quarter of the lines in a wrapped text must begin with a lower-case letter. In wrapped English news two
/// thirds do; of lines that are paragraphs, hardly any.
const RUNNING: (u32, u32) = (1, 4);
/// The longest name before the colon of a turn ("Mayor Jane Roe: …"), in words.
const MAX_TURN_NAME_WORDS: usize = 4;

/// A line that is not blank.
pub(super) struct Line<'t> {
    /// Its text, without surrounding white space.
    text: &'t str,
    /// Its place in the whole text.
    pub(super) span: Span,
    chars: u32,
    indent: u32,
    /// Whether a blank line, or a separator that always ends a paragraph, is before it.
    parted: bool,
}

/// The lines of a text that are not blank, without a byte order mark.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut lines, mut at, mut parted) = (Vec::new(), 0, false);
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let after_bom = if at == 0 { line.trim_start_matches('\u{feff}') } else { line };
        let body = after_bom.trim_start();
        let start = (at + line.len() - body.len()) as u32;
        let (indent, body) = ((after_bom.len() - body.len()) as u32, body.trim_end());
        if !body.is_empty() {
            let span = Span::new(start, start + body.len() as u32);
            lines.push(Line { text: body, span, chars: body.chars().count() as u32, indent, parted });
        }
        parted = body.is_empty() || !line.ends_with('\n');
        at += line.len();
    }
    lines
}

/// The mean line width of a wrapped text, in characters; `None` if each line is a paragraph.
pub(super) fn width(lines: &[Line<'_>]) -> Option<u32> {
    let spaced = |l: &Line<'_>| l.text.contains(' ');
    if !lines.iter().skip(1).any(|l| l.parted) || lines.iter().any(|l| l.chars > MAX_WRAPPED_CHARS && spaced(l)) {
        return None;
    }
    let ends = || lines.windows(2).filter(|w| !w[1].parted && !w[1].is_marked());
    let count = ends().count() as u32;
    let mean = ends().map(|w| w[0].chars).sum::<u32>().checked_div(count)?;
    let share = |of: u32, (part, whole): (u32, u32)| of * whole >= count * part;
    let filled = ends().filter(|w| w[0].is_full(&w[1], mean)).count() as u32;
    let running = ends().filter(|w| w[1].runs_on()).count() as u32;
    (share(filled, FILLED) && share(running, RUNNING)).then_some(mean)
}

impl Line<'_> {
    /// Whether this line of a wrapped text continues the paragraph from `first` to `last`.
    pub(super) fn continues(&self, first: &Self, last: &Self, width: u32) -> bool {
        if self.parted {
            return false;
        }
        let byline = first.span.start == last.span.start && self.text.starts_with("By ") && !last.ends_sentence();
        let item = self.is_marked() && (first.is_marked() || last.ends_sentence());
        let indented = self.indent > last.indent && !first.is_marked();
        self.runs_on() || (last.is_full(self, width) && !byline && !item && !indented)
    }

    /// Whether the first word of the next line did not fit.
    fn is_full(&self, next: &Self, width: u32) -> bool {
        let word = next.text.split(' ').next().map_or(0, |w| w.chars().count() as u32);
        (self.chars + 1 + word) * FULL.1 >= width * FULL.0
    }

    /// Whether it begins in mid-sentence.
    fn runs_on(&self) -> bool {
        self.text.trim_start_matches(['“', '"', '‘', '\'', '(']).starts_with(char::is_lowercase)
    }

    fn ends_sentence(&self) -> bool {
        self.text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '!', '?', ':', ';', '…'])
    }

    /// Whether it begins like a list item or a turn of an interview: "- x", "1. x", "Q: x", "Jane Roe: x".
    fn is_marked(&self) -> bool {
        let Some((first, _)) = self.text.split_once(' ') else { return false };
        let number = first.strip_suffix(['.', ')']).unwrap_or_default();
        let turn = || self.text.split_once(": ").map_or("", |(name, _)| name);
        matches!(first, "-" | "–" | "—" | "*" | "•" | "·" | "‣" | "▪" | "◦" | "●")
            || (matches!(number.len(), 1 | 2) && number.bytes().all(|b| b.is_ascii_digit()))
            || (!turn().is_empty()
                && turn().split(' ').count() <= MAX_TURN_NAME_WORDS
                && turn().split(' ').all(|w| w.starts_with(char::is_uppercase)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Blocks;

    /// The paragraphs of a text, with line ends shown as "/".
    fn read(text: &str) -> Vec<String> {
        let b = Blocks::from_text(text).unwrap();
        b.blocks().iter().map(|x| b.text()[x.span.range()].replace("\r\n", "\n").replace('\n', "/")).collect()
    }

    /// Words filled into lines of at most `width` characters.
    fn wrap(text: &str, width: usize) -> String {
        let (mut out, mut line) = (String::new(), 0);
        for word in text.split(' ') {
            let len = word.chars().count();
            if line > 0 && line + 1 + len > width {
                out.push('\n');
                line = 0;
            } else if line > 0 {
                out.push(' ');
                line += 1;
            }
            out.push_str(word);
            line += len;
        }
        out
    }

    const ONE: &str = "“We did not want to do this, but we have no choice,” said the mayor, Jane Roe, on Friday. She had \
                       told the council in March that the bridge would hold for another winter at the least.";
    const TWO: &str = "The Kessel Street bridge carries 31,000 vehicles a day. Inspectors found cracks in two of its \
                       girders, and nobody knows how long the repair will take or what it will cost the city.";

    #[test]
    fn a_wrapped_paragraph_is_one() {
        for width in [24, 40, 65, 72, 78, 100, 120] {
            for end in ["\n", "\r\n"] {
                let text = format!("{}\n\n{}\n", wrap(ONE, width), wrap(TWO, width)).replace('\n', end);
                let want = [ONE, TWO].map(|p| wrap(p, width).replace('\n', "/"));
                assert_eq!(read(&text), want, "{width} {end:?}");
            }
        }
    }

    #[test]
    fn a_short_example() {
        let roe = "“We did not want to do\nthis, but we have no\nchoice,” said the mayor,\nJane Roe, on Friday.";
        let text = format!("{roe}\n\n{roe}\n");
        assert_eq!(read(&text), [roe.replace('\n', "/"), roe.replace('\n', "/")]);
    }

    #[test]
    fn lines_longer_than_the_limit_are_paragraphs() {
        for (width, wrapped) in
            [(super::MAX_WRAPPED_CHARS as usize, true), (super::MAX_WRAPPED_CHARS as usize + 1, false)]
        {
            // One line has exactly that width.
            let long = format!("{} {}", "a".repeat(width - 2), "b");
            let text = format!("{}\n\n{long}\n\n{}\n", wrap(ONE, 72), wrap(TWO, 72));
            assert_eq!(read(&text).len() == 3, wrapped, "{width}");
        }
        // A web address cannot be broken.
        let text = format!("{}\n\nhttps://example.com/{}\n\n{}", wrap(ONE, 72), "a".repeat(200), wrap(TWO, 72));
        assert_eq!(read(&text).len(), 3);
    }

    #[test]
    fn lines_of_a_pdf_vary_in_length() {
        let text = "The council of Venn Harbour argued late on Tuesday over\n\
                    rents for market stalls, and put the vote off until the\n\
                    Friday meeting. Councillors fear that the stalls will\n\
                    close if rents rise in the middle of winter, when there\n\
                    is little trade.\n\n\
                    Nobody spoke for the stallholders, whose union had asked\n\
                    Mayor Jane Roe for a hearing.\n";
        assert_eq!(read(text).len(), 2, "{:?}", read(text));
    }

    #[test]
    fn a_paragraph_a_line() {
        for text in [
            // Without blank lines.
            format!("{ONE}\n{TWO}\n{ONE}"),
            // Without blank lines, however wrapped: nothing shows where a paragraph ends.
            wrap(ONE, 72),
            // With some, between sections.
            format!("{ONE}\n{TWO}\n\n{ONE}\n{TWO}"),
            // Short lines that are sentences.
            "It rained on Monday.\nIt rained on Tuesday.\nNobody came.\n\nIt cleared on Friday.\nAll went out.".into(),
            // Names.
            "Jane Roe\nTom Lund\nCarl Holm\n\nAnn Bell\nIda Krone".into(),
            // Separators that end a paragraph.
            "The mayor said that the\u{2028}bridge would\u{2029}close on Friday for the\u{2029}whole year.".into(),
        ] {
            let lines = text.split(['\n', '\u{2028}', '\u{2029}']).filter(|l| !l.is_empty()).count();
            assert_eq!(read(&text).len(), lines, "{text}");
        }
    }

    #[test]
    fn a_headline_and_a_byline() {
        let headline = "Kessel Street bridge to close for a year after inspectors find cracks";
        for (byline, at) in [("By Jane Roe", 72), ("By JANE ROE, Staff Writer", 60), ("Friday, March 3", 120)] {
            let text = format!("{headline}\n{byline}\n\n{}\n\n{}", wrap(ONE, at), wrap(TWO, at));
            assert_eq!(read(&text)[..2], [headline, byline]);
            assert_eq!(read(&text).len(), 4);
        }
        let text = format!("Bridge to close\n{}\n\n{}", wrap(ONE, 72), wrap(TWO, 72));
        assert_eq!((read(&text).len(), &*read(&text)[0]), (3, "Bridge to close"));
        let text = format!("{}\n\n{}\n\n{}", wrap(headline, 40), wrap(ONE, 40), wrap(TWO, 40));
        assert_eq!(read(&text)[0], wrap(headline, 40).replace('\n', "/"));
    }

    #[test]
    fn items_and_turns_begin_paragraphs() {
        // All lines are full, so only the mark shows where an item begins.
        let filled = |marks: [&str; 2]| {
            let [a, b] = marks.map(|m| wrap(&format!("{m} {ONE}"), 40));
            let a = format!("{a}{}", " x".repeat(20 - a.rsplit('\n').next().unwrap().chars().count() / 2) + ".");
            let text = format!("{}\n\n{a}\n{b}\n\n{}", wrap(ONE, 40), wrap(TWO, 40));
            (read(&text), [a, b].map(|p| p.replace('\n', "/")))
        };
        for marks in [
            ["-", "-"],
            ["•", "•"],
            ["*", "*"],
            ["1.", "2."],
            ["1)", "12)"],
            ["Q:", "A:"],
            ["Jane Roe:", "BBC:"],
            ["BBC:", "Jane Ann Mary Roe:"],
        ] {
            let (got, want) = filled(marks);
            assert_eq!(got[1..3], want, "{marks:?}");
        }
        // More than MAX_TURN_NAME_WORDS words are not a name.
        assert_eq!(filled(["BBC:", "Jane Ann Mary Lou Roe:"]).0.len(), 3);
        // A name and a colon, or a dash, in mid-sentence begin no paragraph.
        let text = format!(
            "{}\n\nThe mayor, who would not speak to us, told\nReuters: “We had no choice. The mayor\n- a lawyer \
                            by trade - said no more.\n\n{}",
            wrap(ONE, 42),
            wrap(TWO, 42)
        );
        assert_eq!(read(&text).len(), 3, "{:?}", read(&text));
        // The further lines of an item may be indented.
        let item = wrap(&format!("- {ONE}"), 70).replace('\n', "\n  ");
        let text = format!("{}\n\n{item}\n{item}", wrap(TWO, 72));
        assert_eq!(read(&text).len(), 3, "{:?}", read(&text));
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        let text = format!("{}\n\n   {}x\n   {}", wrap(ONE, 60), wrap(&TWO[..119], 60), wrap(TWO, 60));
        assert_eq!(read(&text).len(), 3, "{:?}", read(&text));
    }
}
