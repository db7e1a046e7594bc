//! Annotated HTML: a page that stands alone, with the article's marks and the lists of its speakers and hedges.
//!
//! Every character of the article is escaped; the page has no script and loads nothing. Overlapping marks are split
//! where they cross. For one article, [`page`]; for a stream of them, [`open`], [`article`] for each, [`close`].

use super::{
    describe,
    pieces::{Mark, Marks, Piece},
};
use crate::{
    analysis::Analysis,
    text::{BlockKind, Blocks},
};
use std::fmt::{self, Display, Write};

const CSS: &str = include_str!("html.css");
const HUES: usize = 6;

/// The whole page of one article.
///
/// # Panics
/// Where the Analysis is not that of the blocks.
pub fn page(title: &str, blocks: &Blocks<'_>, analysis: &Analysis) -> String {
    let mut out = String::with_capacity(blocks.text().len() * 2 + CSS.len());
    // A String takes all that is written to it.
    _ = open(&mut out, title).and_then(|()| article(&mut out, 0, blocks, analysis)).and_then(|()| close(&mut out));
    out
}

/// Begins a page.
///
/// # Errors
/// Those of `out`.
pub fn open(out: &mut impl Write, title: &str) -> fmt::Result {
    write!(
        out,
        "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n",
        Escaped(title)
    )
}

/// Ends a page.
///
/// # Errors
/// Those of `out`.
pub fn close(out: &mut impl Write) -> fmt::Result {
    out.write_str("</body>\n</html>\n")
}

/// Writes the `nth` article of a page, with its lists.
///
/// # Errors
/// Those of `out`.
///
/// # Panics
/// Where the Analysis is not that of the blocks.
pub fn article(out: &mut impl Write, nth: usize, blocks: &Blocks<'_>, analysis: &Analysis) -> fmt::Result {
    let mut page =
        Article { out, nth, text: blocks.text(), analysis, anchored: vec![false; analysis.attributions.len()] };
    match &analysis.language {
        Some(language) => writeln!(page.out, "<div class=\"whosaid\" lang=\"{}\" dir=\"auto\">", Escaped(language))?,
        None => writeln!(page.out, "<div class=\"whosaid\" dir=\"auto\">")?,
    }
    page.prose(blocks)?;
    page.lists()?;
    writeln!(page.out, "</div>")
}

struct Article<'a, W> {
    out: &'a mut W,
    nth: usize,
    text: &'a str,
    analysis: &'a Analysis,
    /// Attributions whose first piece has had the id that the list links to.
    anchored: Vec<bool>,
}

impl<W: Write> Article<'_, W> {
    fn prose(&mut self, blocks: &Blocks<'_>) -> fmt::Result {
        let marks = Marks::new(self.analysis);
        let (mut titled, mut in_list) = (false, false);
        writeln!(self.out, "<article>")?;
        for block in blocks.blocks() {
            let item = block.kind == BlockKind::ListItem;
            if item != in_list {
                writeln!(self.out, "{}", if item { "<ul>" } else { "</ul>" })?;
                in_list = item;
            }
            let (begin, end) = match block.kind {
                BlockKind::Heading if !std::mem::replace(&mut titled, true) => ("<h1>", "</h1>"),
                BlockKind::Heading => ("<h2>", "</h2>"),
                BlockKind::Paragraph => ("<p>", "</p>"),
                BlockKind::ListItem => ("<li>", "</li>"),
                BlockKind::BlockQuote => ("<blockquote>", "</blockquote>"),
                BlockKind::Caption => ("<p class=\"caption\">", "</p>"),
                BlockKind::Furniture => ("<p class=\"furniture\">", "</p>"),
            };
            self.out.write_str(begin)?;
            for piece in marks.pieces(block) {
                self.piece(&piece)?;
            }
            writeln!(self.out, "{end}")?;
        }
        if in_list {
            writeln!(self.out, "</ul>")?;
        }
        writeln!(self.out, "</article>")
    }

    fn piece(&mut self, piece: &Piece) -> fmt::Result {
        let text = Escaped(&self.text[piece.span.range()]);
        if piece.marks.is_empty() {
            return write!(self.out, "{text}");
        }
        let (mut classes, mut titles, mut id) = (Vec::new(), Vec::new(), None);
        for mark in &piece.marks {
            match *mark {
                Mark::Content(n) => {
                    match self.analysis.attributions[n].speaker {
                        Some(speaker) => classes.push(format!("content s{}", speaker % HUES)),
                        None => classes.push("unclear".into()),
                    }
                    titles.push(
                        describe::speaker_of(self.analysis, n).map_or(describe::UNCLEAR.into(), describe::speaker),
                    );
                }
                Mark::Source(n) => {
                    classes.push("source".into());
                    titles.extend(describe::speaker_of(self.analysis, n).map(describe::speaker));
                }
                Mark::Via(_) => {
                    classes.push("via".into());
                    titles.push("passed these words on".into());
                }
                Mark::Cue(_) => classes.push("cue".into()),
                Mark::Unattributed(_) => {
                    classes.push("unattributed".into());
                    titles.push("quoted, nobody named".into());
                }
                Mark::HedgeCue(n) => {
                    classes.push("hedge".into());
                    titles.push(format!("hedge: {}", describe::hedge(self.analysis, &self.analysis.hedges[n])));
                }
                Mark::Claim(_) => classes.push("claim".into()),
            }
            if let Mark::Content(n) | Mark::Cue(n) = *mark
                && id.is_none()
                && self.is_anchor(*mark)
                && !std::mem::replace(&mut self.anchored[n], true)
            {
                id = Some(n);
            }
        }
        titles.dedup();
        write!(self.out, "<mark class=\"{}\"", classes.join(" "))?;
        if let Some(n) = id {
            write!(self.out, " id=\"a{}-{n}\"", self.nth)?;
        }
        if !titles.is_empty() {
            write!(self.out, " title=\"{}\"", Escaped(&titles.join("; ")))?;
        }
        write!(self.out, ">{text}</mark>")
    }

    /// Whether the list can link to this mark: words, or the cue of a refusal to give any.
    fn is_anchor(&self, mark: Mark) -> bool {
        match mark {
            Mark::Content(_) => true,
            Mark::Cue(n) => self.analysis.attributions[n].content.is_empty(),
            _ => false,
        }
    }

    fn lists(&mut self) -> fmt::Result {
        let analysis = self.analysis;
        if analysis.attributions.is_empty() && analysis.hedges.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "<section class=\"lists\">")?;
        if !analysis.attributions.is_empty() {
            writeln!(self.out, "<h2>Speakers</h2>\n<ul>")?;
            for (n, said) in describe::by_speaker(analysis).iter().enumerate() {
                if let Some(speaker) = analysis.speakers.get(n) {
                    let (label, count) = (describe::speaker(speaker), describe::count(speaker.words));
                    let label = Escaped(&label);
                    writeln!(self.out, "<li><b class=\"content s{}\">{label}</b> <small>{count}</small>", n % HUES)?;
                } else if said.is_empty() {
                    break;
                } else {
                    writeln!(self.out, "<li><b class=\"unclear\">{}</b>", describe::UNCLEAR)?;
                }
                self.words(said)?;
            }
            writeln!(self.out, "</ul>")?;
        }
        if !analysis.hedges.is_empty() {
            writeln!(self.out, "<h2>Hedges</h2>\n<ul>")?;
            for hedge in &analysis.hedges {
                writeln!(
                    self.out,
                    "<li><mark class=\"hedge\">{}</mark> <small>{}</small>: {}</li>",
                    Escaped(&self.text[hedge.cue.range()]),
                    Escaped(&describe::hedge(analysis, hedge)),
                    Escaped(&self.text[hedge.claim.range()])
                )?;
            }
            writeln!(self.out, "</ul>")?;
        }
        writeln!(self.out, "</section>")
    }

    /// What a speaker said, and the end of their item.
    fn words(&mut self, said: &[usize]) -> fmt::Result {
        writeln!(self.out, "<ul>")?;
        for n in said {
            let words = describe::words(self.text, &self.analysis.attributions[*n]);
            if self.anchored[*n] {
                writeln!(self.out, "<li><a href=\"#a{}-{n}\">{}</a></li>", self.nth, Escaped(&words))?;
            } else {
                writeln!(self.out, "<li>{}</li>", Escaped(&words))?;
            }
        }
        writeln!(self.out, "</ul></li>")
    }
}

/// Text as HTML has it, in an element or a quoted attribute; what HTML cannot hold is replaced.
struct Escaped<'t>(&'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                c if c.is_control() && !c.is_whitespace() => f.write_char(char::REPLACEMENT_CHARACTER)?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pieces::tests::{at, told};

    #[test]
    fn marks_are_split_escaped_and_titled() {
        let (text, analysis) = told();
        let html = page("<b>", &Blocks::from_text(text).unwrap(), &analysis);
        for want in [
            "<title>&lt;b&gt;</title>",
            "<h1>Kiln &lt;to&gt; close</h1>",
            "<mark class=\"content s0\" id=\"a0-0\" title=\"Ina Rusk, a &quot;potter&quot;\">“We &amp; ours </mark>",
            "<mark class=\"content s0 hedge claim\" title=\"Ina Rusk, a &quot;potter&quot;; hedge: modal, in the words of Ina Rusk\">may</mark>",
            "<mark class=\"unattributed\" title=\"quoted, nobody named\">“Why?”</mark>",
            "<a href=\"#a0-0\">“We &amp; ours may stop,” … “Soon.”</a>",
        ] {
            assert!(html.contains(want), "{want}\nnot in\n{html}");
        }
        assert_eq!(html.matches("id=\"a0-0\"").count(), 1);
    }

    #[test]
    fn the_text_under_the_marks_is_the_article() {
        let (text, analysis) = told();
        let html = page("t", &Blocks::from_text(text).unwrap(), &analysis);
        let body = html.split("<article>\n").nth(1).and_then(|b| b.split("\n</article>").next()).unwrap();
        let mut bare = String::new();
        let mut tag = false;
        for c in body.chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag => bare.push(c),
                _ => {}
            }
        }
        assert_eq!(bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), text);
    }

    #[test]
    fn a_refusal_is_linked_by_its_cue() {
        let (text, mut analysis) = told();
        analysis.attributions[0].kind = crate::analysis::AttributionKind::NoComment;
        analysis.attributions[0].content.clear();
        analysis.attributions[0].cue = Some(at(text, "said"));
        let html = page("t", &Blocks::from_text(text).unwrap(), &analysis);
        assert!(html.contains("<mark class=\"cue claim\" id=\"a0-0\">said</mark>"), "{html}");
        assert!(html.contains("<a href=\"#a0-0\">(said)</a>"));
    }

    #[test]
    fn lists_of_items_are_closed() {
        let (_, mut analysis) = told();
        analysis.attributions.clear();
        analysis.hedges.clear();
        analysis.quotations.clear();
        let blocks = Blocks::from_parts([(BlockKind::ListItem, "a"), (BlockKind::ListItem, "b")]).unwrap();
        assert!(page("t", &blocks, &analysis).contains("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</article>"));
    }
}
