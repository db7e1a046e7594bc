//! The article of an HTML file.
//!
//! The file is parsed as browsers do, so any markup is accepted. There is no layout, so text that is hidden only by a
//! style sheet is read. If the page's markup does not show which element is the article, a port of Mozilla's
//! Readability looks for it.

mod bounds;
mod data;

pub use bounds::Unreadable;

use super::node::{ATTRIBUTES, Facts, Look, Node, Place};
use super::style::declared;
use super::tree::{Tree, Walk, What};
use super::{Found, MIN_FOUND_CHARS, Measure, clutter, find, read as reading};
use crate::Blocks;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// Reads the article of a page. Its headings, paragraphs, list items, quotes and captions become blocks. A page without
/// an article gives no blocks. Cost: linear in the length of the page.
///
/// ```
/// let page = "<nav>Home</nav><article><h1>Late</h1><p>“It is late,” said Una Brandvold, the engineer.</article>";
/// let blocks = whosaid::page::html::article(page)?;
/// assert_eq!(blocks.text(), "Late\n“It is late,” said Una Brandvold, the engineer.");
/// # Ok::<(), whosaid::page::html::Unreadable>(())
/// ```
///
/// # Errors
/// [`Unreadable`] if parsing the markup would take more than linear time.
pub fn article(html: &str) -> Result<Blocks<'static>, Unreadable> {
    read(html).map(|page| page.blocks)
}

/// The article of an HTML file, and where it was published.
#[derive(Debug)]
#[non_exhaustive]
pub struct Page {
    /// The article, as [`article`] reads it.
    pub blocks: Blocks<'static>,
    /// The address that the page declares as its own.
    pub address: Option<String>,
}

/// Reads the article of a page and its address. Cost: linear in the length of the page.
///
/// # Errors
/// [`Unreadable`] if parsing the markup would take more than linear time.
pub fn read(html: &str) -> Result<Page, Unreadable> {
    bounds::check(html)?;
    let page = Document::from(html);
    Ok(Page { blocks: blocks(&page)?, address: address(&page) })
}

/// The address that a page declares for search engines (`canonical`) or for sharing (`og:url`).
fn address(page: &Document) -> Option<String> {
    [("link[rel~=canonical]", "href"), ("meta[property='og:url']", "content")].into_iter().find_map(
        |(element, name)| {
            let address = page.select_single(element).attr(name)?.trim().to_string();
            (address.starts_with("https://") || address.starts_with("http://")).then_some(address)
        },
    )
}

fn blocks(page: &Document) -> Result<Blocks<'static>, Unreadable> {
    let Some(body) = page.body() else { return Ok(Blocks::from_parts::<&str>([])?) };
    let seen = Walk::new(&Parsed(body), false).finish();
    let blocks = parts(page, &seen)
        // A page that hides everything shows it later.
        .or_else(|| parts(page, &Walk::new(&Parsed(body), true).finish()))
        .unwrap_or_default();
    Ok(Blocks::from_parts(blocks)?)
}

fn parts(page: &Document, tree: &Tree<Parsed<'_>>) -> Option<Vec<(crate::BlockKind, String)>> {
    let measure = Measure::of(tree, 0, &[]);
    let given =
        page.select(data::LINKED).nodes().iter().flat_map(|script| data::bodies(&script.text())).collect::<Vec<_>>();
    let mut left_out = vec![false; tree.items.len()];
    let root = match find(tree, &measure, &given) {
        Some(found) => {
            found.others(tree, &mut left_out);
            found.root
        }
        // A file is meant to be read, so a short one is read whole.
        None => Found::keep(tree, &readable(page, tree), &mut left_out)
            .or_else(|| (1..MIN_FOUND_CHARS).contains(&measure.prose[0]).then_some(0))?,
    };
    clutter(tree, root, &mut left_out);
    let (map, _) = reading::read(tree, root, &left_out);
    (!map.parts.is_empty()).then_some(map.parts)
}

/// The texts that Readability keeps. It copies the document, so each text is marked with its own private-use character,
/// to be found again.
fn readable(page: &Document, tree: &Tree<Parsed<'_>>) -> Vec<usize> {
    let copy = page.clone();
    let mut numbered = Vec::new();
    for (at, item) in tree.items.iter().enumerate() {
        let What::Text(text) = &item.what else { continue };
        if text.trim().is_empty() {
            continue;
        }
        let Some(mark) = u32::try_from(numbered.len()).ok().and_then(|n| char::from_u32(FIRST_MARK + n)) else { break };
        numbered.push(at);
        if let Some(node) = copy.tree.get(&item.node.0.id) {
            node.set_text(format!("{mark}{text}"));
        }
    }
    let config = Config { max_elements_to_parse: MAX_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(copy, None, Some(config)).and_then(|mut r| r.parse());
    let Ok(article) = article else { return Vec::new() };
    let marks = article.text_content.chars().filter_map(|c| (c as u32).checked_sub(FIRST_MARK));
    let mut kept: Vec<usize> = marks.filter_map(|n| numbered.get(n as usize).copied()).collect();
    kept.sort_unstable();
    let prose: u32 = kept.iter().map(|at| letters(tree, *at)).sum();
    if prose >= MIN_FOUND_CHARS { kept } else { Vec::new() }
}

/// The character that marks the first text.
const FIRST_MARK: u32 = 0xF_0000;

/// Maximum number of elements for Readability.
const MAX_ELEMENTS: usize = 30_000;

fn letters(tree: &Tree<Parsed<'_>>, at: usize) -> u32 {
    match &tree.items[at].what {
        What::Text(text) => text.chars().filter(|c| c.is_alphanumeric()).count() as u32,
        _ => 0,
    }
}

/// A node of a parsed file.
#[derive(Clone)]
struct Parsed<'p>(NodeRef<'p>);

impl<'p> Node for Parsed<'p> {
    type Children = Children<'p>;

    fn look(&self) -> Look {
        if self.0.is_text() {
            return Look::Text(self.0.text().to_string());
        }
        let Some(element) = self.0.element_ref() else { return Look::Other };
        let attribute = |name: &str| element.attr(name).map(|v| v.to_string());
        let mut facts =
            Facts { tag: element.name.local.to_string(), attributes: ATTRIBUTES.map(attribute), ..Facts::default() };
        declared(&mut facts, &attribute("style").unwrap_or_default());
        Look::Element(Box::new(facts))
    }

    fn children(&self) -> Children<'p> {
        Children(self.0.first_child())
    }

    fn place(&self) -> Option<Place> {
        None
    }

    fn marks(&self) -> Option<[String; 2]> {
        None
    }
}

/// The children of a node of a parsed file.
struct Children<'p>(Option<NodeRef<'p>>);

impl<'p> Iterator for Children<'p> {
    type Item = Parsed<'p>;

    fn next(&mut self) -> Option<Self::Item> {
        let now = self.0?;
        self.0 = now.next_sibling();
        Some(Parsed(now))
    }
}
