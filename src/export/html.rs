//! Annotated HTML: a self-contained page with the marked article and lists of its speakers and hedges.
//!
//! Every character of the article is escaped. The page has no scripts and loads nothing. Overlapping marks are split
//! where they overlap.

use super::{
    article::Article,
    describe,
    format::{Export, Settings},
    pieces::{Mark, Marks, Piece},
};
use crate::{
    analysis::Analysis,
    text::{BlockKind, Blocks},
};
use std::{
    fmt::{self, Display, Write as _},
    io::{self, Write},
};

/// The format `html`.
pub(super) struct Html;

const CSS: &str = include_str!("html.css");

/// Number of speaker colours; the same colours as in the embed.
const HUES: usize = 7;

impl Export for Html {
    fn name(&self) -> &'static str {
        "html"
    }
    fn about(&self) -> &'static str {
        "A self-contained page with the marked article and its lists, without scripts"
    }
    fn media_type(&self) -> &'static str {
        "text/html"
    }
    fn begin(&self, out: &mut dyn Write, title: &str, settings: &Settings) -> io::Result<()> {
        // The lists are in English; each article has its own language.
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n{}",
            Escaped(if settings.several || title.trim().is_empty() { "Whosaid" } else { title }),
            if settings.several { "<h1>Whosaid</h1>\n" } else { "" }
        )
    }
    fn article(&self, out: &mut dyn Write, article: &Article<'_>, settings: &Settings) -> io::Result<()> {
        let analysis = article.analysis;
        let mut page = Page {
            out,
            nth: article.number,
            level: 1 + usize::from(settings.several),
            text: article.text(),
            analysis,
            anchored: vec![false; analysis.attributions.len()],
        };
        // In HTML, an empty `lang` means unknown.
        let language = analysis.language.as_deref().unwrap_or_default();
        page.prose(article.blocks, language)?;
        page.lists()?;
        writeln!(page.out, "</div>")
    }
    fn end(&self, out: &mut dyn Write, _settings: &Settings) -> io::Result<()> {
        out.write_all(b"</body>\n</html>\n")
    }
}

struct Page<'a> {
    out: &'a mut dyn Write,
    nth: usize,
    /// The heading level of the headline.
    level: usize,
    text: &'a str,
    analysis: &'a Analysis,
    /// For each attribution, whether a mark already has the id that the list links to.
    anchored: Vec<bool>,
}

/// The classes of a speaker's content. From the eighth speaker on, colours repeat, with a double line.
fn hue(speaker: usize) -> String {
    format!("content s{}{}", speaker % HUES, if speaker < HUES { "" } else { " again" })
}

/// The tags of headings by level.
const HEADINGS: [(&str, &str); 4] = [("", ""), ("<h1>", "</h1>"), ("<h2>", "</h2>"), ("<h3>", "</h3>")];

impl Page<'_> {
    fn prose(&mut self, blocks: &Blocks<'_>, language: &str) -> io::Result<()> {
        let marks = Marks::new(self.analysis);
        let (mut titled, mut in_list) = (false, false);
        writeln!(self.out, "<div class=\"whosaid\">\n<article lang=\"{}\" dir=\"auto\">", Escaped(language))?;
        for block in blocks.blocks() {
            let item = block.kind == BlockKind::ListItem;
            if item != in_list {
                writeln!(self.out, "{}", if item { "<ul>" } else { "</ul>" })?;
                in_list = item;
            }
            let (begin, end) = match block.kind {
                BlockKind::Heading if !std::mem::replace(&mut titled, true) => HEADINGS[self.level],
                BlockKind::Heading => HEADINGS[self.level + 1],
                BlockKind::Paragraph => ("<p>", "</p>"),
                BlockKind::ListItem => ("<li>", "</li>"),
                BlockKind::BlockQuote => ("<blockquote>", "</blockquote>"),
                BlockKind::Caption => ("<p class=\"caption\">", "</p>"),
                BlockKind::Furniture => ("<p class=\"furniture\">", "</p>"),
            };
            self.out.write_all(begin.as_bytes())?;
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

    fn piece(&mut self, piece: &Piece) -> io::Result<()> {
        let text = Escaped(&self.text[piece.span.range()]);
        if piece.marks.is_empty() {
            return write!(self.out, "{text}");
        }
        let (mut classes, mut titles, mut id) = (Vec::new(), Vec::new(), None);
        for mark in &piece.marks {
            match *mark {
                Mark::Content(n) => {
                    match self.analysis.attributions[n].speaker {
                        Some(speaker) => classes.push(hue(speaker)),
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
                    titles.push("Reported through this source".into());
                }
                Mark::Cue(_) => {
                    classes.push("cue".into());
                    titles.push("Attributing words".into());
                }
                Mark::Unattributed(_) => {
                    classes.push("unattributed".into());
                    titles.push("Quotation: speaker not clear".into());
                }
                Mark::HedgeCue(n) => {
                    classes.push("hedge".into());
                    titles.push(format!("Hedge: {}", describe::hedge(self.analysis, &self.analysis.hedges[n])));
                }
                Mark::Claim(_) => {
                    classes.push("claim".into());
                    titles.push("What the hedge weakens".into());
                }
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

    /// Whether the list can link to this mark: content, or the cue of an attribution without content.
    fn is_anchor(&self, mark: Mark) -> bool {
        match mark {
            Mark::Content(_) => true,
            Mark::Cue(n) => self.analysis.attributions[n].content.is_empty(),
            _ => false,
        }
    }

    fn lists(&mut self) -> io::Result<()> {
        let analysis = self.analysis;
        if analysis.attributions.is_empty() && analysis.hedges.is_empty() {
            return Ok(());
        }
        let (begin, end) = HEADINGS[self.level + 1];
        writeln!(self.out, "<section class=\"lists\">")?;
        if !analysis.attributions.is_empty() {
            writeln!(self.out, "{begin}Speakers{end}\n<ul>")?;
            for (n, said) in describe::by_speaker(analysis).iter().enumerate() {
                if let Some(speaker) = analysis.speakers.get(n) {
                    let (label, count) = (describe::speaker(speaker), describe::count(speaker.words));
                    let label = Escaped(&label);
                    writeln!(self.out, "<li><b class=\"{}\">{label}</b> <small>{count}</small>", hue(n))?;
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
            writeln!(self.out, "{begin}Hedges{end}\n<ul>")?;
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

    /// Writes the statements of a speaker, and closes the speaker's list item.
    fn words(&mut self, said: &[usize]) -> io::Result<()> {
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

/// Escapes text for HTML elements and quoted attributes; replaces control characters, which HTML does not allow.
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
    use super::super::tests::{Id, at, sample, to_string};
    use super::*;

    fn page(title: &str, blocks: &Blocks<'_>, analysis: &Analysis) -> String {
        to_string(&Html, &[Article::new(&Id::from(title), blocks, analysis)], &Settings::default()).unwrap()
    }

    #[test]
    fn marks_are_split_escaped_and_titled() {
        let (text, analysis) = sample();
        let html = page("t", &Blocks::from_text(text).unwrap(), &analysis);
        for want in [
            "<html lang=\"en\">",
            "<article lang=\"en\" dir=\"auto\">",
            "<title>Kiln &lt;to&gt; close</title>",
            "<h1>Kiln &lt;to&gt; close</h1>",
            "<mark class=\"content s0\" id=\"a0-0\" title=\"Ina Rusk, a &quot;potter&quot;\">“We &amp; ours </mark>",
            "<mark class=\"content s0 hedge claim\" title=\"Ina Rusk, a &quot;potter&quot;; Hedge: possibility, in the words of Ina Rusk; What the hedge weakens\">may</mark>",
            "<mark class=\"unattributed\" title=\"Quotation: speaker not clear\">“Why?”</mark>",
            "<a href=\"#a0-0\">“We &amp; ours may stop,” … “Soon.”</a>",
        ] {
            assert!(html.contains(want), "{want}\nnot in\n{html}");
        }
        assert_eq!(html.matches("id=\"a0-0\"").count(), 1);
    }

    #[test]
    fn marks_do_not_change_the_text() {
        let (text, analysis) = sample();
        let html = page("t", &Blocks::from_text(text).unwrap(), &analysis);
        let body = html.split("dir=\"auto\">\n").nth(1).and_then(|b| b.split("\n</article>").next()).unwrap();
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
    fn a_no_comment_is_linked_to_its_cue() {
        let (text, mut analysis) = sample();
        analysis.attributions[0].kind = crate::analysis::AttributionKind::NoComment;
        analysis.attributions[0].content.clear();
        analysis.attributions[0].cue = Some(at(text, "said"));
        let html = page("t", &Blocks::from_text(text).unwrap(), &analysis);
        assert!(html.contains("<mark class=\"cue claim\" id=\"a0-0\" title"), "{html}");
        assert!(html.contains("<a href=\"#a0-0\">(said)</a>"));
    }

    #[test]
    fn lists_are_closed() {
        let (_, mut analysis) = sample();
        analysis.attributions.clear();
        analysis.hedges.clear();
        analysis.quotations.clear();
        let blocks = Blocks::from_parts([(BlockKind::ListItem, "a"), (BlockKind::ListItem, "b")]).unwrap();
        assert!(page("t", &blocks, &analysis).contains("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</article>"));
    }

    #[test]
    fn colours_are_those_of_the_embed() {
        // The published crate does not contain the embed.
        let Ok(embed) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/embed/looks/colours.css"))
        else {
            return;
        };
        for n in 1..=HUES {
            let name = format!("--whosaid-speaker-{n}: light-dark");
            let colour = embed.split(&*name).nth(1).and_then(|rest| rest.split(';').next()).expect("a colour");
            assert!(CSS.contains(&format!(".s{} {{ --speaker: light-dark{colour} }}", n - 1)), "{n}: {colour}");
        }
        assert!(!embed.contains(&format!("--whosaid-speaker-{}:", HUES + 1)));
    }
}
