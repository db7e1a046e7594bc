//! An Analysis that a page carries: made when the article was published, and shown on the current page.
//!
//! Templates and minifiers change white space, so the carried spans do not count it. They count *solid* units: the
//! UTF-16 units of all blocks that are neither white space nor invisible. A block is identified by its number of solid
//! units and their hash. Blocks of the page with the same text, in the same order, are the published ones; the others
//! were edited, added or moved later, and get no marks. Records that depend on a missing block are left out as well: no
//! name is better than a wrong one.

#![cfg_attr(not(any(test, all(feature = "_paint", target_family = "wasm"))), allow(dead_code))] // Only the painter uses it.

use super::prints::{Print, Solid, solids};
use super::{Analysis, Attribution, Candidate, Evidence, Hedge, Quotation, Resolution, Speaker};
use crate::text::{Span, Utf16};

/// A block of the page: its print, and the offset of each of its solid units in the page's text.
#[derive(Debug)]
struct Found {
    print: Print,
    offsets: Vec<u32>,
}

/// The Analysis of a published text, and the places of its blocks in the page.
#[derive(Debug)]
pub(crate) struct Carried {
    analysis: Analysis<Solid>,
    published: Vec<Print>,
    /// The start of each published block, in solid units.
    starts: Vec<u32>,
    page: Vec<Found>,
    /// The start of each block of the page, in its text.
    begins: Vec<u32>,
    /// For each published block, the index of the page's block.
    now: Vec<Option<usize>>,
}

impl Carried {
    /// `published`: the blocks of the analysed text.
    pub(crate) fn new(analysis: Analysis<Solid>, published: Vec<Print>) -> Self {
        let mut end = 0_u32;
        let start = |p: &Print| {
            let start = end;
            end = end.saturating_add(p.length);
            start
        };
        let starts = published.iter().map(start).collect();
        let now = vec![None; published.len()];
        Self { analysis, published, starts, page: Vec::new(), begins: Vec::new(), now }
    }

    /// Finds the published blocks among the page's blocks, whose text is joined by line feeds. Returns for each block
    /// of the page whether it is published.
    pub(crate) fn meet<S: AsRef<str>>(&mut self, texts: &[S]) -> Vec<bool> {
        (self.page, self.begins) = (Vec::new(), Vec::new());
        let mut begin = 0;
        for text in texts {
            let text = text.as_ref();
            let solids = solids(text);
            self.page.push(Found { print: Print::new(&solids), offsets: solids.into_iter().map(|s| s.1).collect() });
            self.begins.push(begin);
            begin += text.encode_utf16().count() as u32 + 1;
        }
        self.now = vec![None; self.published.len()];
        let mut known = vec![false; self.page.len()];
        for (was, is) in in_order(&self.pairs()) {
            self.now[was] = Some(is);
            known[is] = true;
        }
        known
    }

    /// Pairs each block of the page with the published blocks of the same text, the last one first.
    fn pairs(&self) -> Vec<(usize, usize)> {
        /// Maximum number of published blocks with the same text that are considered.
        const MAX_ALIKE: usize = 100;
        let mut by_print: Vec<usize> = (0..self.published.len()).collect();
        crate::order::sort_by_key(&mut by_print, |n| self.published[*n].hash.into());
        let mut pairs = Vec::new();
        for (is, found) in self.page.iter().enumerate() {
            let from = by_print.partition_point(|n| self.published[*n].hash < found.print.hash);
            let same = by_print[from..].iter().take_while(|n| self.published[**n] == found.print);
            let first = pairs.len();
            pairs.extend(same.take(MAX_ALIKE).map(|was| (*was, is)));
            pairs[first..].reverse();
        }
        pairs
    }

    /// The Analysis of a range of the page's blocks, with spans from the start of the first one. Records that are
    /// partly in other blocks are left out.
    pub(crate) fn part(&self, from: usize, to: usize) -> Analysis<Utf16> {
        let place = |span: &Span<Solid>| self.place(*span, from, to);
        let maybe = |span: &Option<Span<Solid>>| span.as_ref().map_or(Some(None), |s| place(s).map(Some));
        let some = |spans: &[Span<Solid>]| spans.iter().filter_map(place).collect::<Vec<_>>();
        let of = &self.analysis;
        let mut part = Analysis::empty();
        part.language.clone_from(&of.language);
        let mut speakers = Vec::new();
        let mut kept = vec![None; of.attributions.len()];
        for (n, a) in of.attributions.iter().enumerate().filter(|(_, a)| self.rests(a)) {
            let content = some(&a.content);
            let (Some(cue), Some(source), Some(via)) = (maybe(&a.cue), maybe(&a.source), maybe(&a.via)) else {
                continue;
            };
            if content.len() < a.content.len() {
                continue;
            }
            kept[n] = Some(part.attributions.len());
            let candidate = |c: &Candidate<Solid>| Some(Candidate { name: c.name.clone(), span: place(&c.span)? });
            part.attributions.push(Attribution {
                kind: a.kind,
                content,
                cue,
                cue_class: a.cue_class,
                source,
                via,
                speaker: a.speaker.filter(|s| *s < of.speakers.len()).map(|s| {
                    speakers.iter().position(|known| *known == s).unwrap_or_else(|| {
                        speakers.push(s);
                        speakers.len() - 1
                    })
                }),
                resolution: a.resolution,
                candidates: a.candidates.iter().filter_map(candidate).collect(),
                confidence: a.confidence,
                evidence: Evidence { by: a.evidence.by.clone(), spans: some(&a.evidence.spans) },
            });
        }
        for n in speakers {
            let s = &of.speakers[n];
            part.speakers.push(Speaker {
                name: s.name.clone(),
                role: s.role.clone(),
                kind: s.kind,
                anonymous: s.anonymous,
                mentions: some(&s.mentions),
                words: share(s.words, self.said(n, |a| kept[a].is_some()), self.said(n, |_| true)),
            });
        }
        let kept = |n: usize| kept.get(n).copied().flatten();
        part.quotations.extend(of.quotations.iter().filter_map(|q| {
            let (span, inner) = (place(&q.span)?, place(&q.inner)?);
            Some(Quotation { span, inner, style: q.style, role: q.role, attribution: q.attribution.and_then(kept) })
        }));
        part.hedges.extend(of.hedges.iter().filter_map(|h| {
            let (cue, claim) = (place(&h.cue)?, place(&h.claim)?);
            // A hedge in an attribution that is left out would look like the reporter's own.
            let voice = h.voice.map(|n| kept(n).ok_or(())).transpose().ok()?;
            Some(Hedge { cue, class: h.class, claim, strength: h.strength, voice })
        }));
        part
    }

    /// The published block that contains a solid unit.
    fn block(&self, at: u32) -> Option<usize> {
        let n = self.starts.partition_point(|s| *s <= at).checked_sub(1)?;
        (at - self.starts[n] < self.published[n].length).then_some(n)
    }

    /// Maps a span to a part of the page; `None` if one of its blocks is missing or other blocks are in between.
    fn place(&self, span: Span<Solid>, from: usize, to: usize) -> Option<Span<Utf16>> {
        let end = span.end.checked_sub(1).filter(|end| span.start <= *end)?;
        let (first, last) = (self.block(span.start)?, self.block(end)?);
        let (a, z) = (self.now[first]?, self.now[last]?);
        let whole = (first..=last).zip(a..).all(|(was, is)| self.now[was] == Some(is));
        if !whole || a < from || z >= to {
            return None;
        }
        let begin = self.begins.get(from)?;
        let at = |published: usize, page: usize, unit: u32| {
            let offset = self.page[page].offsets.get((unit - self.starts[published]) as usize)?;
            Some(self.begins[page] - begin + offset)
        };
        Some(Span::new(at(first, a, span.start)?, at(last, z, end)? + 1))
    }

    /// Whether the words that name the speaker are still there. For an attribution by a pronoun, a description or no
    /// source: whether all blocks from it to the nearest attribution that names the speaker are there.
    fn rests(&self, a: &Attribution<Solid>) -> bool {
        let (Some(speaker), Some(own)) = (a.speaker, begin(a)) else { return true };
        if a.resolution == Resolution::Named {
            return true;
        }
        let named = self.analysis.attributions.iter();
        let named = named.filter(|b| b.speaker == Some(speaker) && b.resolution == Resolution::Named).filter_map(begin);
        let Some(nearest) = named.min_by_key(|at| at.abs_diff(own)) else { return true };
        let (Some(a), Some(z)) = (self.block(nearest.min(own)), self.block(nearest.max(own))) else { return false };
        self.now[a..=z].iter().all(Option::is_some)
    }

    /// The length of a speaker's content, over the wanted attributions.
    fn said(&self, speaker: usize, wanted: impl Fn(usize) -> bool) -> u32 {
        let theirs = self.analysis.attributions.iter().enumerate();
        let theirs = theirs.filter(|(n, a)| a.speaker == Some(speaker) && wanted(*n));
        theirs.flat_map(|(_, a)| &a.content).map(|c| c.len()).fold(0, u32::saturating_add)
    }
}

/// Where an attribution begins.
fn begin(a: &Attribution<Solid>) -> Option<u32> {
    let all = a.content.iter().chain(&a.source).chain(&a.cue);
    all.map(|s| s.start).min()
}

/// A speaker's number of words if only a part of the content is left.
fn share(words: u32, left: u32, of: u32) -> u32 {
    if left == of { words } else { (u64::from(words) * u64::from(left)).div_ceil(u64::from(of.max(1))) as u32 }
}

/// The longest sequence of pairs that is in order on both sides (Hunt and Szymanski); the other blocks were moved. The
/// pairs are in the order of the page; those of one block of the page are from last to first. Cost: n log n.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best sequence of each length, and for each pair the one before it.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for (n, (was, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].0 < *was);
        before.push(length.checked_sub(1).map(|l| ends[l]));
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut run: Vec<_> = std::iter::successors(ends.last().copied(), |n| before[*n]).map(|n| pairs[n]).collect();
    run.reverse();
    run
}

/// The Analysis of a text with spans in solid units, as a page carries it, and the prints of its blocks.
#[cfg(any(test, feature = "serde"))]
pub(crate) fn carry(blocks: &crate::Blocks<'_>, analysis: &Analysis) -> (Analysis<Solid>, Vec<Print>) {
    use super::{prints::is_solid, records::Mapped};
    let text = blocks.text();
    // Counts the solid units of the blocks before each byte; text between blocks has none.
    let mut before: Vec<u32> = Vec::with_capacity(text.len() + 1);
    let mut all = 0;
    let mut inside = blocks.blocks().iter().map(|b| b.span).peekable();
    for (at, c) in text.char_indices() {
        while inside.next_if(|b| b.end as usize <= at).is_some() {}
        before.resize(at + c.len_utf8(), all);
        if is_solid(c) && inside.peek().is_some_and(|b| b.start as usize <= at) {
            all += c.len_utf16() as u32;
        }
    }
    before.push(all);
    let solid = analysis.map(&|s| Span::new(before[s.start as usize], before[s.end as usize]));
    (solid, blocks.blocks().iter().map(|b| Print::of(&text[b.span.range()])).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Blocks, Options, analyze};

    const ARTICLE: [&str; 5] = [
        "“It will hold,” said Una Brandvold, the engineer.",
        "The pier is old.",
        "😀 She said that it might be late.",
        "“It may fall,” said Ole Rud, a welder.",
        "The pier is old.",
    ];

    /// What is shown of the article on a page with these blocks: the words of each record with its speaker.
    fn shown(page: &[&str]) -> Vec<String> {
        let blocks = Blocks::from_parts(ARTICLE.map(|t| (BlockKind::Paragraph, t))).unwrap();
        let (analysis, prints) = carry(&blocks, &analyze(&blocks, &Options::default()));
        let mut carried = Carried::new(analysis, prints);
        let known = carried.meet(page);
        assert_eq!(known.len(), page.len());
        let all = carried.part(0, page.len());
        let text: Vec<u16> = page.join("\n").encode_utf16().collect();
        let words = |s: Span<Utf16>| String::from_utf16(&text[s.range()]).unwrap();
        let mut shown: Vec<String> = Vec::new();
        for a in &all.attributions {
            let content: Vec<String> = a.content.iter().map(|s| words(*s)).collect();
            shown.push(format!("{}: {}", all.speakers[a.speaker.unwrap()].name, content.join(" … ")));
        }
        shown.extend(all.hedges.iter().map(|h| format!("{} | {:?}", words(h.cue), h.voice)));
        // A part gives the same records for its blocks.
        for (n, own) in page.iter().enumerate() {
            let part = carried.part(n, n + 1);
            let own: Vec<u16> = own.encode_utf16().collect();
            for q in &part.quotations {
                let quoted = String::from_utf16(&own[q.span.range()]).unwrap();
                assert!(quoted.starts_with('“') && quoted.ends_with('”'), "{quoted}");
            }
        }
        shown
    }

    const UNA: &str = "Una Brandvold: “It will hold,”";
    const SHE: &str = "Una Brandvold: it might be late";
    const OLE: &str = "Ole Rud: “It may fall,”";

    #[test]
    fn as_published_and_moved_down() {
        let all = [UNA, SHE, OLE, "might | Some(1)", "may | Some(2)"];
        assert_eq!(shown(&ARTICLE), all);
        let mut page = vec!["A new headline", "By Somebody"];
        page.extend(ARTICLE);
        page.push("Read more");
        assert_eq!(shown(&page), all);
    }

    #[test]
    fn edited() {
        let mut page = ARTICLE;
        page[3] = "“It may fall,” said Ole Rud, a builder.";
        assert_eq!(shown(&page), [UNA, SHE, "might | Some(1)"]);
        // “She” is unknown if the paragraph with the name, or one in between, has changed.
        page = ARTICLE;
        page[1] = "The pier is young, said its owner, Ida Moe.";
        assert_eq!(shown(&page), [UNA, OLE, "may | Some(1)"]);
        page = ARTICLE;
        page[0] = "“It will hold,” said Una Brandvold.";
        assert_eq!(shown(&page), [OLE, "may | Some(0)"]);
    }

    #[test]
    fn taken_out_and_put_in() {
        let mut page = ARTICLE.to_vec();
        page.remove(2);
        assert_eq!(shown(&page), [UNA, OLE, "may | Some(1)"]);
        page = ARTICLE.to_vec();
        page.insert(2, "New.");
        assert_eq!(shown(&page), [UNA, SHE, OLE, "might | Some(1)", "may | Some(2)"]);
        page = ARTICLE.to_vec();
        page[..4].rotate_right(1);
        assert_eq!(shown(&page), [UNA, SHE, "might | Some(1)"], "the fourth was moved to the front");
        assert!(shown(&["Another article.", "Of another day."]).is_empty());
        assert!(shown(&[]).is_empty());
    }

    #[test]
    fn white_space_may_change() {
        let page = ARTICLE.map(|t| format!(" {}", t.replace(' ', " \n ").replace("engine", "en\u{ad}gine")));
        let page: Vec<&str> = page.iter().map(String::as_str).collect();
        let shown = shown(&page);
        assert_eq!(shown[0], "Una Brandvold: “It \n will \n hold,”");
        assert_eq!(shown.len(), 5);
    }

    #[test]
    fn an_analysis_of_another_text_does_not_panic() {
        let blocks = Blocks::from_text("“It will hold,” said Una Brandvold. She may be wrong.").unwrap();
        let (analysis, prints) = carry(&blocks, &analyze(&blocks, &Options::default()));
        for texts in [&["short"][..], &[], &["a", "b", "c"]] {
            let other = texts.iter().map(|t| Print::of(t)).collect();
            let mut carried = Carried::new(analysis.clone(), other);
            carried.meet(texts);
            assert!(carried.part(0, texts.len() + 3).quotations.is_empty());
        }
        let mut wrong = analysis;
        wrong.quotations[0].attribution = Some(99);
        wrong.attributions[0].speaker = Some(99);
        wrong.hedges[0].voice = Some(99);
        let mut carried = Carried::new(wrong, prints);
        carried.meet(&[blocks.text()]);
        let part = carried.part(0, 1);
        assert_eq!((part.quotations[0].attribution, part.attributions[0].speaker), (None, None));
        assert!(part.hedges.is_empty());
    }

    #[test]
    fn the_hash_does_not_change() {
        // Published pages contain it, and tests/browser/anchors.test.js has the same.
        let print = Print::of(" It\u{a0}will\u{ad} hold – 😀. ");
        assert_eq!(
            (format!("{:08x}{:08x}", print.hash[0], print.hash[1]), print.length),
            (String::from("f6b7b2949fc1d574"), 14)
        );
    }
}
