//! Parts of an article's text that are not prose: bylines, credits, notices, captions. They have no marks.
//!
//! A block is recognised by its first words ("Reporting by"), by its end (a picture credit), or because it contains
//! only names, jobs and times. Prose with a similar beginning ("By Monday the roof had gone.") contains other words, so
//! it stays prose.

use super::{blocks::BlockKind, dateline, document::Document, lower::lowered, token::Case};
use crate::lexicon::{Classes, look_up};
use std::ops::Range;

/// The kind of the block `tokens`, and its prose tokens: none of a caption or furniture; in a paragraph, those after
/// the dateline.
#[inline(never)]
pub(super) fn sort(doc: &Document<'_>, kind: BlockKind, tokens: Range<usize>) -> (BlockKind, Range<usize>) {
    let nothing = tokens.end..tokens.end;
    if matches!(kind, BlockKind::Caption | BlockKind::Furniture) {
        return (kind, nothing);
    }
    let line = Line { doc, tokens: tokens.clone() };
    if line.is_caption() && kind != BlockKind::Heading {
        (BlockKind::Caption, nothing)
    } else if line.is_furniture() {
        (BlockKind::Furniture, nothing)
    } else if kind == BlockKind::Paragraph {
        (kind, dateline::end(doc, tokens.clone()).unwrap_or(tokens.start)..tokens.end)
    } else {
        (kind, tokens)
    }
}

/// The block that is examined.
struct Line<'d, 't> {
    doc: &'d Document<'t>,
    tokens: Range<usize>,
}

impl Line<'_, '_> {
    fn is_furniture(&self) -> bool {
        self.is_byline(self.first_word()) || self.is_label() || self.is_notice() || self.is_stamp()
    }

    /// The first word, after an opening bracket or a bullet.
    fn first_word(&self) -> usize {
        self.tokens.clone().find(|i| self.doc.token(*i).is_word).unwrap_or(self.tokens.end)
    }
    /// The end of a word or phrase of a class at a token.
    fn lead(&self, at: usize, class: Classes) -> Option<usize> {
        let word = || (at < self.tokens.end && self.doc.is(at, class)).then_some(at + 1);
        self.doc.phrase(at, class).map(|p| p.end).or_else(word)
    }
    fn has_quotes(&self) -> bool {
        self.tokens.clone().any(|i| matches!(self.doc.token(i).first, '“' | '"' | '”' | '‘' | '«'))
    }
    /// Whether tokens are only names and words of credits.
    fn only_names(&self, tokens: Range<usize>) -> bool {
        tokens.clone().all(|i| {
            let t = self.doc.token(i);
            match t.case {
                _ if t.is_number => true,
                Case::None => {
                    matches!(t.first, ',' | ';' | '|' | '&' | '•' | '·' | '/' | '-' | '–' | '—' | '(' | ')' | '@')
                        || (t.first == '.' && (i + 1 == tokens.end || self.doc.eq(i + 1, ")")))
                        || (t.first == '.' && self.lead(i + 1, Classes::BYLINE).is_some())
                }
                Case::Lower => t.is(Classes::CREDIT) || t.first == '@',
                _ => true,
            }
        })
    }

    /// "By Jane Roe, staff writer", "(Reporting by A; Editing by B)", "Follow her on …".
    fn is_byline(&self, at: usize) -> bool {
        let Some(rest) = self.lead(at, Classes::BYLINE) else { return false };
        let Some(name) = self.doc.tokens[..self.tokens.end].get(rest) else { return false };
        let named = name.capital() || name.first == '@' || self.doc.eq(rest, "us");
        // "By May" is a date; "By May Roe" is a byline.
        let dated = name.is(Classes::WEEKDAY.or(Classes::MONTH))
            && self.doc.tokens[..self.tokens.end].get(rest + 1).is_none_or(|t| !t.capital());
        let handle = || self.doc.slice(rest..self.tokens.end).contains('@') && self.tokens.len() < 30;
        named && !dated && !self.has_quotes() && (self.only_names(rest..self.tokens.end) || handle())
    }

    /// "Advertisement", "Read more: …", "Updated: …".
    fn is_label(&self) -> bool {
        self.lead(self.first_word(), Classes::LABEL).is_some_and(|end| self.stops_or_colon(end))
    }
    fn stops_or_colon(&self, end: usize) -> bool {
        let rest = end..self.tokens.end;
        rest.is_empty()
            || matches!(self.doc.token(end).first, ':' | '|' | '…')
            || self.doc.eq(end, "...")
            || !rest.clone().any(|i| self.doc.token(i).is_word)
    }

    /// "A in B contributed to this report.", "Copyright …", "Sign up for our newsletter".
    fn is_notice(&self) -> bool {
        let Some(first) = self.tokens.clone().next() else { return false };
        // In the first sentence, or at the start of a later one ("X is a surveyor. The views expressed are his own.").
        let opening = self.doc.sentence_of(first);
        let head = |i: usize| i == first || self.doc.token(i).sentence != self.doc.token(i - 1).sentence;
        let mut starts = self.tokens.clone().filter(|i| opening.contains(i) || (self.tokens.len() < 40 && head(*i)));
        starts.any(|i| self.doc.phrase(i, Classes::NOTICE).is_some()) && !self.has_quotes()
            || (self.doc.token(first).first == '©' && self.tokens.len() < 30)
    }

    /// "10:42 GMT", "Published March 3, 2031 at 5:30 p.m.", "4 min read": only numbers and words of time.
    fn is_stamp(&self) -> bool {
        let words = || self.tokens.clone().filter(|i| self.doc.token(*i).is_word);
        words().any(|i| self.doc.token(i).is_number)
            && words().all(|i| {
                let t = self.doc.token(i);
                t.is_number
                    || t.is(Classes::CREDIT.or(Classes::MONTH).or(Classes::WEEKDAY))
                    || (t.case == Case::Upper && t.span.len() <= 4)
            })
    }

    /// Whether the block has a caption's label ("FILE PHOTO: …", "Image caption …") or ends in a credit.
    fn is_caption(&self) -> bool {
        let at = self.first_word();
        if let Some(p) = self.doc.phrase(at, Classes::PICTURE)
            && (self.doc.token(at).capital() || self.stops_or_colon(p.end))
        {
            return true;
        }
        let labelled = self.doc.is(at, Classes::PICTURE) && at + 1 < self.tokens.end && self.stops_or_colon(at + 1);
        // "FILE - In this photo …"
        let filed = self.doc.word(at) == "FILE" && self.doc.one_of(at + 1, words!("- – —"));
        labelled || filed || self.ends_in_bracketed_credit() || self.ends_in_bare_credit() || self.ends_in_label()
    }

    /// Whether a token is a picture credit: agency and photographer joined by a slash, or a word for pictures.
    fn is_picture_credit(&self, i: usize) -> bool {
        let word = self.doc.word(i);
        let slashed = word.contains('/') && word.split('/').all(|p| p.starts_with(char::is_uppercase));
        slashed || word.split('/').any(|p| look_up(&lowered(p)).0.any(Classes::PICTURE))
    }

    /// "… (Agency Photo/Jane Roe)", "… (Picture: Jane Roe)".
    fn ends_in_bracketed_credit(&self) -> bool {
        let last = |n: usize| self.tokens.end.checked_sub(n).filter(|i| *i >= self.tokens.start);
        let close = match last(1) {
            Some(i) if self.doc.eq(i, ".") => last(2),
            i => i,
        };
        let Some(close) = close.filter(|i| self.doc.eq(*i, ")")) else { return false };
        let from = self.tokens.start.max(close.saturating_sub(14));
        let Some(open) = (from..close).rev().find(|i| self.doc.eq(*i, "(")) else { return false };
        let inside = open + 1..close;
        let names = inside.clone().all(|i| self.doc.eq(i, ":") || self.only_names(i..i + 1));
        names && inside.clone().any(|i| self.is_picture_credit(i)) && inside.len() > 1
    }

    /// "… AGENCY/Jane Roe", "… Someone Images", without a full stop.
    fn ends_in_bare_credit(&self) -> bool {
        let run = self.tokens.clone().rev().take_while(|i| self.doc.token(*i).capital()).count();
        let run = self.tokens.end - run..self.tokens.end;
        let agency = |i: usize| {
            let word = self.doc.word(i);
            word.split_once('/').is_some_and(|(a, b)| {
                a.len() > 1 && a.chars().all(char::is_uppercase) && b.starts_with(char::is_uppercase)
            })
        };
        let images = run.len() > 1 && self.doc.is(run.end - 1, Classes::PICTURE);
        images || (run.len() > 1 && run.clone().any(agency))
    }

    /// Whether the last sentence is a picture credit: "… Photograph: Jane Roe", "… Photo by Jane Roe."
    fn ends_in_label(&self) -> bool {
        let Some(last) = self.tokens.clone().next_back() else { return false };
        let start = self.doc.sentence_of(last).start;
        let colon = self.doc.is(start, Classes::PICTURE) && self.doc.eq(start + 1, ":");
        (colon && self.only_names(start + 2..self.tokens.end))
            || (self.doc.is(start, Classes::PICTURE) && self.is_byline(start))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{BlockKind, Blocks, Document};

    fn read(text: &str) -> Vec<(BlockKind, String)> {
        // With a second block, so that the first line is not taken for a headline.
        let b = Blocks::from_parts([(BlockKind::Paragraph, text), (BlockKind::Paragraph, "The rest went on.")]);
        let b = b.unwrap();
        let d = Document::new(&b);
        d.blocks.iter().map(|b| (b.kind, d.slice(b.body.clone()).to_string())).collect()
    }

    #[test]
    fn furniture_and_captions() {
        for (want, text) in [
            (BlockKind::Furniture, "By Orla Brandt"),
            (BlockKind::Furniture, "By ORLA BRANDT and PIET HAAN, Harbour News Agency"),
            (BlockKind::Furniture, "By Orla Brandt, political correspondent"),
            (BlockKind::Furniture, "Story by Orla Brandt | Staff writer"),
            (BlockKind::Furniture, "Reporting by Orla Brandt in Tarn; Editing by Piet Haan"),
            (
                BlockKind::Furniture,
                "(Additional reporting by Orla Brandt and Piet Haan; writing by Jo Ulm; editing by B. Ott.)",
            ),
            (BlockKind::Furniture, "Orla Brandt in Tarn and Piet Haan in Vell contributed to this report."),
            (BlockKind::Furniture, "Orla Brandt contributed reporting from Tarn."),
            (BlockKind::Furniture, "Orla Brandt contributed reporting from Tarn. Piet Haan reported from Vell."),
            (BlockKind::Furniture, "Reach Orla Brandt at orla@harbour.example."),
            (BlockKind::Furniture, "Orla Brandt is a surveyor. The views expressed here are her own."),
            (BlockKind::Furniture, "Follow Orla Brandt on Chirper at @orlabrandt"),
            (BlockKind::Furniture, "Copyright 2031 Harbour News. All rights reserved."),
            (BlockKind::Furniture, "© Harbour News"),
            (BlockKind::Furniture, "Read more: Why the bridge fell"),
            (BlockKind::Furniture, "Advertisement"),
            (BlockKind::Furniture, "Share this article"),
            (BlockKind::Furniture, "Sign up for our newsletter to get the day’s stories."),
            (BlockKind::Furniture, "Published 14 March 2031, 10:42 GMT"),
            (BlockKind::Furniture, "Updated: 5:30 p.m."),
            (BlockKind::Furniture, "3 min read"),
            (BlockKind::Furniture, "This article was updated on Friday to correct a name."),
            (BlockKind::Caption, "FILE PHOTO: The mayor of Tarn speaks, June 3. AGENCY/Orla Brandt"),
            (BlockKind::Caption, "FILE - In this June 3 photo, the mayor says farewell."),
            (BlockKind::Caption, "Image caption The mayor said she would stay"),
            (BlockKind::Caption, "The mayor waves to the crowd. (HNA Photo/Orla Brandt)"),
            (BlockKind::Caption, "The mayor waves to the crowd. Photograph: Orla Brandt/Harbour"),
            (BlockKind::Caption, "The mayor waves to the crowd. Photo by Orla Brandt."),
            (BlockKind::Caption, "The mayor waves to the crowd (Picture: Orla Brandt)"),
            (BlockKind::Caption, "The mayor waves to the crowd Harbour Images"),
            (BlockKind::Caption, "Photo: Orla Brandt"),
        ] {
            assert_eq!(read(text)[0], (want, String::new()), "{text}");
        }
    }

    #[test]
    fn prose_with_a_similar_beginning() {
        for text in [
            "By Monday, the roof had gone.",
            "By Friday",
            "By Brandt’s own account the vote was lost.",
            "By then Orla Brandt had left Tarn.",
            "Reporting by the newspaper showed that the funds were gone.",
            "Reporting by Harbour News found that the funds were gone.",
            "Read more books, she told the pupils.",
            "Follow the money, she said.",
            "Updated rules will come in June, the ministry said.",
            "Copyright is a right, she said.",
            "Donors contributed to the report’s costs.",
            "“Sign up for our newsletter,” the poster said.",
            "Related claims were rejected by the court.",
            "Photo identification (a card or a passport) is needed.",
            "The mayor of Tarn resigned (see the council’s notes).",
            "Image is everything, she said.",
            "Two people died in 2031.",
            "The picture was shown in Tarn Museum of Images.",
        ] {
            assert_eq!(read(text)[0], (BlockKind::Paragraph, text.to_string()), "{text}");
        }
    }
}
