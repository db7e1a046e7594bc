//! Finds the element of a page that is its article, from the page's own markup and from what is shown.

use super::flow::texts;
use super::measure::Measure;
use super::tree::{Element, Signs, Tree};
use crate::BlockKind;
use std::ops::Range;

/// Minimum prose of an article, in letters and digits.
pub(crate) const MIN_ARTICLE_CHARS: u32 = 200;

/// Minimum prose of a brief: an article with nearly all of its page's prose.
const MIN_BRIEF_CHARS: u32 = 40;

/// Minimum prose of an article found by a library, which measures prose in another way.
pub(crate) const MIN_FOUND_CHARS: u32 = 140;

/// A candidate with less than this fraction (1/4) of the heaviest one's prose is a teaser before the article.
const TEASER_FRACTION: u32 = 4;

/// The fraction (1/8) of a page's prose that an article with the page's headline must have.
const TITLED_FRACTION: u32 = 8;

/// Length of the text compared, in letters and digits, when looking for a text from the page's data: a piece without
/// markup needs the minimum, and at most the maximum is compared.
const PROBE_CHARS: Range<usize> = 20..60;

/// Limit for this search: the letters and digits of the page, times the number of texts, in bytes.
const MAX_SEARCHED_BYTES: usize = 20_000_000;

/// The article of a page.
pub(crate) struct Found {
    /// The element that contains it.
    pub(crate) root: usize,
    /// The parts that it consists of, if it is not the whole element.
    pub(crate) parts: Option<Vec<usize>>,
}

impl Found {
    /// Leaves out what is in the element but in none of the parts, only the outermost items. Headlines of the page
    /// stay.
    pub(crate) fn others<N>(&self, tree: &Tree<N>, left_out: &mut [bool]) {
        let Some(parts) = &self.parts else { return };
        let mut at = self.root + 1;
        while at < tree.items[self.root].end {
            let item = &tree.items[at];
            if parts.contains(&at) {
                at = item.end;
            } else if parts.iter().any(|p| (at..item.end).contains(p))
                || tree.element(at).is_some_and(|e| e.tag == "h1")
            {
                at += 1;
            } else {
                left_out[at] |= tree.element(at).is_some();
                at = item.end;
            }
        }
    }
}

/// The article's element, if the page's markup shows it. `given`: the article texts in the page's JSON-LD.
pub(crate) fn find<N>(tree: &Tree<N>, measure: &Measure, given: &[String]) -> Option<Found> {
    let page = Page { tree, measure, headline: headline(tree) };
    let pieces = page.outermost(|s| s.body);
    page.pieces(&pieces)
        .or_else(|| page.given(given))
        .or_else(|| page.articles(&page.outermost(|s| s.article)))
        .or_else(|| page.first(&page.outermost(|s| s.main).into_iter().map(|at| vec![at]).collect::<Vec<_>>()))
}

/// The page's headline: its first `<h1>` with words.
fn headline<N>(tree: &Tree<N>) -> Option<usize> {
    (0..tree.items.len()).find(|at| {
        tree.element(*at).is_some_and(|e| e.tag == "h1") && texts(tree, *at).any(|t| t.contains(char::is_alphanumeric))
    })
}

struct Page<'t, N> {
    tree: &'t Tree<N>,
    measure: &'t Measure,
    headline: Option<usize>,
}

impl<N> Page<'_, N> {
    fn weight(&self, parts: &[usize]) -> u32 {
        parts.iter().map(|at| self.measure.prose[*at]).sum()
    }

    fn is_titled(&self, parts: &[usize]) -> bool {
        self.headline.is_some_and(|h| parts.iter().any(|at| self.tree.within(*at).contains(&h)))
    }

    /// The elements with a sign that are not inside another one with the sign.
    fn outermost(&self, has: impl Fn(&Signs) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tree.items.len() {
            if self.tree.element(at).is_some_and(|e| has(&e.sign)) {
                found.push(at);
                at = self.tree.items[at].end;
            } else {
                at += 1;
            }
        }
        found
    }

    /// Joins the parts of an article.
    fn found(&self, parts: &[usize]) -> Option<Found> {
        let (first, rest) = parts.split_first()?;
        let root = rest.iter().fold(*first, |root, part| self.tree.common(root, *part));
        // The headline may be beside the parts.
        Some(Found { root, parts: (parts.len() > 1).then(|| parts.to_vec()) })
    }

    /// From elements marked as an article's text: those of the first article with enough prose.
    fn pieces(&self, pieces: &[usize]) -> Option<Found> {
        let owner = |at: usize| {
            let owns = |e: &Element| e.sign.article || e.sign.scope;
            self.tree.around(at).find(|a| self.tree.element(*a).is_some_and(owns)).unwrap_or(0)
        };
        self.first(&grouped(pieces, owner))
    }

    /// From `<article>`s: the one with the headline; or posts of one stream under the headline; or the first that is
    /// not a teaser.
    fn articles(&self, articles: &[usize]) -> Option<Found> {
        let total = self.measure.prose.first().copied().unwrap_or(0);
        let own = |at: &&usize| {
            let weight = self.weight(&[**at]);
            self.is_titled(&[**at]) && weight >= MIN_ARTICLE_CHARS && weight * TITLED_FRACTION >= total
        };
        if let Some(at) = articles.iter().find(own) {
            return self.found(&[*at]);
        }
        // If the headline's surroundings hold a story without articles, the articles are something else.
        if let Some(headline) = self.headline {
            let story = self.tree.around(headline).find(|at| self.measure.prose[*at] >= MIN_ARTICLE_CHARS);
            if story.is_some_and(|s| !articles.iter().any(|a| self.tree.within(s).contains(a))) {
                return None;
            }
        }
        let kin = |at: usize| {
            let names = self.tree.element(at).map(|e| e.names.as_str());
            let parent = self.tree.items[at].parent;
            (parent, names)
        };
        let alone = |at: &usize| vec![*at];
        let streams =
            if self.headline.is_some() { grouped(articles, kin) } else { articles.iter().map(alone).collect() };
        self.first(&streams)
    }

    /// The first candidate that is not a teaser, if the candidates hold at least half of the page's prose.
    fn first(&self, candidates: &[Vec<usize>]) -> Option<Found> {
        let heaviest = candidates.iter().map(|c| self.weight(c)).max()?;
        let all: u32 = candidates.iter().map(|c| self.weight(c)).sum();
        let total = self.measure.prose.first().copied()?;
        if all * 2 < total {
            return None;
        }
        let least = if all * 3 >= total * 2 { MIN_BRIEF_CHARS } else { MIN_ARTICLE_CHARS };
        let parts = candidates.iter().find(|c| {
            let weight = self.weight(c);
            weight >= least && weight * TEASER_FRACTION >= heaviest
        })?;
        self.found(parts)
    }

    /// The smallest element that contains the beginning and the end of one of the given texts.
    fn given(&self, given: &[String]) -> Option<Found> {
        let (words, starts) = if given.is_empty() { return None } else { self.plain() };
        let item = |byte: usize| starts[starts.partition_point(|(start, _)| *start <= byte) - 1].1;
        given.iter().take(MAX_SEARCHED_BYTES / words.len().max(1)).find_map(|text| {
            let markup = ['<', '>', '&', ';'];
            let stretches: Vec<_> = text.split(markup).map(plain).filter(|s| s.len() >= PROBE_CHARS.start).collect();
            let first: String = stretches.first()?.chars().take(PROBE_CHARS.end).collect();
            let end = stretches.last()?;
            let last: String = end.chars().skip(end.chars().count().saturating_sub(PROBE_CHARS.end)).collect();
            let begin = words.find(&first)?;
            let end = begin + words[begin..].find(&last)? + last.len() - 1;
            let root = self.tree.common(self.tree.items[item(begin)].parent, item(end));
            (self.weight(&[root]) >= MIN_ARTICLE_CHARS).then_some(Found { root, parts: None })
        })
    }

    /// The letters and digits of the page, and for each text the byte where it begins.
    fn plain(&self) -> (String, Vec<(usize, usize)>) {
        let (mut words, mut starts) = (String::new(), Vec::new());
        for (at, item) in self.tree.items.iter().enumerate() {
            if let super::tree::What::Text(text) = &item.what {
                starts.push((words.len(), at));
                words.push_str(&plain(text));
            }
        }
        (words, starts)
    }
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Groups items with equal keys, in order.
fn grouped<K: PartialEq>(all: &[usize], key: impl Fn(usize) -> K) -> Vec<Vec<usize>> {
    let mut groups: Vec<(K, Vec<usize>)> = Vec::new();
    for at in all {
        let k = key(*at);
        match groups.iter_mut().find(|(known, _)| *known == k) {
            Some((_, group)) => group.push(*at),
            None => groups.push((k, vec![*at])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether a block kind is a heading.
pub(crate) fn is_heading(kind: Option<BlockKind>) -> bool {
    kind == Some(BlockKind::Heading)
}

impl Found {
    /// The element that contains all of the given texts (in order), which a library chose. Leaves out everything else
    /// in it, except words on the same line.
    pub(crate) fn keep<N>(tree: &Tree<N>, kept: &[usize], left_out: &mut [bool]) -> Option<usize> {
        let (first, last) = (*kept.first()?, *kept.last()?);
        let root = tree.around(tree.items[first].parent).find(|at| tree.within(*at).contains(&last))?;
        let mut at = root + 1;
        while at < tree.items[root].end {
            let end = tree.items[at].end;
            let next = kept.partition_point(|k| *k < at);
            if kept.get(next).is_some_and(|k| *k < end) {
                at += 1;
            } else {
                left_out[at] |= tree.element(at).is_some_and(|e| e.style.block);
                at = end;
            }
        }
        Some(root)
    }
}
