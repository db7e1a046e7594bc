//! Finds clutter inside an article's element: other stories, readers' comments, advertisements, boxes that ask for
//! something.
//!
//! A class name is only a hint: the content and the place of an element decide. No rule may remove the greater part of
//! the article's prose.

use super::find::{MIN_ARTICLE_CHARS, is_heading};
use super::flow::texts;
use super::measure::Measure;
use super::table::{self, is_named};
use super::tree::{Tree, What};
use crate::text::lowered;

/// Minimum number of links in a list of links.
const MIN_LIST_LINKS: u32 = 3;
/// Maximum letters and digits in a list of links.
const MAX_LIST_CHARS: u32 = 2000;
/// Maximum letters and digits in a box beside the text.
const MAX_BOX_CHARS: u32 = 400;

/// Adds clutter to what is left out of an item.
pub(crate) fn clutter<N>(tree: &Tree<N>, root: usize, left_out: &mut Vec<bool>) {
    left_out.resize(tree.items.len(), false);
    let measure = Measure::of(tree, root, left_out);
    let left = measure.prose[root];
    let mut article = Article { tree, root, measure, holds: Holds::of(tree, root), left, left_out };
    article.forms();
    article.other_stories();
    article.talk();
    article.named();
    article.lists();
    article.asking();
    super::pulled::pulled(tree, root, article.left_out);
}

/// For each item, counts in the item and everything inside it.
struct Holds {
    /// Input fields and buttons.
    fields: Vec<u32>,
    headings: Vec<u32>,
    blocks: Vec<u32>,
}

impl Holds {
    fn of<N>(tree: &Tree<N>, root: usize) -> Self {
        let none = || vec![0; tree.items.len()];
        let mut all = Self { fields: none(), headings: none(), blocks: none() };
        for at in tree.within(root).rev() {
            let item = &tree.items[at];
            match &item.what {
                What::Field => all.fields[at] += 1,
                What::Element(e) => {
                    all.fields[at] += u32::from(e.tag == "button");
                    all.headings[at] += u32::from(is_heading(e.kind));
                    all.blocks[at] += u32::from(e.style.block);
                }
                _ => {}
            }
            if at != root {
                for counts in [&mut all.fields, &mut all.headings, &mut all.blocks] {
                    counts[item.parent] += counts[at];
                }
            }
        }
        all
    }
}

struct Article<'t, N> {
    tree: &'t Tree<N>,
    root: usize,
    measure: Measure,
    holds: Holds,
    /// The prose that is not left out.
    left: u32,
    left_out: &'t mut Vec<bool>,
}

impl<N> Article<'_, N> {
    /// The items inside the root that satisfy a condition, only the outermost ones.
    fn outermost(&self, is: impl Fn(&Self, usize) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = self.root + 1;
        while at < self.tree.items[self.root].end {
            let there = self.left_out[at];
            if !there && self.tree.element(at).is_some() && is(self, at) {
                found.push(at);
            }
            at = if there || found.last() == Some(&at) { self.tree.items[at].end } else { at + 1 };
        }
        found
    }

    fn names(&self, at: usize) -> &str {
        self.tree.element(at).map_or("", |e| &e.names)
    }

    fn tag(&self, at: usize) -> &str {
        self.tree.element(at).map_or("", |e| &e.tag)
    }

    fn prose(&self, at: usize) -> u32 {
        self.measure.prose[at]
    }

    fn prose_of(&self, items: &[usize]) -> u32 {
        items.iter().map(|at| self.prose(*at)).sum()
    }

    /// Leaves out all of these items or none: enough prose for an article must remain.
    fn leave(&mut self, items: &[usize]) {
        let stays = self.left.saturating_sub(self.prose_of(items));
        if stays >= MIN_ARTICLE_CHARS || stays * 2 >= self.measure.prose[self.root] {
            self.left = stays;
            for at in items {
                self.left_out[*at] = true;
            }
        }
    }

    /// The prose of the root before an item.
    fn before(&self, at: usize) -> u32 {
        self.measure.before[at] - self.measure.before[self.root]
    }

    fn has_fields(&self, at: usize) -> bool {
        self.holds.fields[at] > 0
    }

    fn holds_heading(&self, at: usize) -> bool {
        self.holds.headings[at] > 0
    }

    /// Whether a block contains no other block.
    fn is_leaf(&self, at: usize) -> bool {
        self.holds.blocks[at] <= 1
    }

    /// Whether an element contains only paragraphs: no headings, fields or lists of links.
    fn is_plain(&self, at: usize) -> bool {
        let m = &self.measure;
        m.prose[at] * 4 >= m.text[at] * 3
            && m.links[at] < MIN_LIST_LINKS
            && !self.has_fields(at)
            && !self.holds_heading(at)
    }

    /// Leaves out forms with their labels. Some old frameworks wrap a whole page in a form; keeps those.
    fn forms(&mut self) {
        let forms = self.outermost(|a, at| {
            let whole = |i: usize| {
                let element = a.tree.element(i);
                element.is_some_and(|e| e.sign.article || e.sign.main || e.tag == "h1")
            };
            a.tag(at) == "form" && a.prose(at) < MIN_ARTICLE_CHARS && !a.tree.within(at).any(whole)
        });
        for at in forms {
            self.leave(&[at]);
        }
    }

    /// Leaves out articles inside an article: they are other stories, unless the article consists of posts.
    fn other_stories(&mut self) {
        let nested = self.outermost(|a, at| a.tree.element(at).is_some_and(|e| e.sign.article));
        let inside = self.prose_of(&nested);
        let outside = self.left.saturating_sub(inside);
        if nested.is_empty() || outside < MIN_ARTICLE_CHARS {
            return;
        }
        let headed = nested.iter().filter(|at| self.holds_heading(**at)).count();
        let headline = self.outermost(|a, at| a.tag(at) == "h1").first().copied();
        // If the headline's own surroundings hold a story, the nested articles are not posts.
        let apart = headline.and_then(|h| self.tree.around(h).find(|at| self.prose(*at) >= MIN_ARTICLE_CHARS));
        let apart = apart.is_some_and(|story| !nested.iter().any(|at| self.tree.within(story).contains(at)));
        let posts = headed * 2 > nested.len() && inside > outside && !apart;
        if !posts {
            self.leave(&nested);
        }
    }

    /// Leaves out readers' comments, recognised by the page's data, by a name, or by a heading.
    fn talk(&mut self) {
        let told = self.outermost(|a, at| a.tree.element(at).is_some_and(|e| e.sign.comment));
        self.leave(&told);
        let named = self.outermost(|a, at| is_named(a.names(at), table::TALK) && !(a.is_leaf(at) && a.prose(at) > 0));
        // If the story begins inside such an element, the name is the story's: an opinion piece may be called
        // "comment".
        let later = named.first().is_some_and(|first| self.before(*first) > 0);
        if later {
            self.leave(&named);
        }
        let headings = self.outermost(|a, at| {
            let element = a.tree.element(at);
            element.is_some_and(|e| is_heading(e.kind))
                && asks_for_talk(&a.words(at))
                && a.before(at) >= MIN_ARTICLE_CHARS
        });
        for at in headings {
            let parent = self.tree.items[at].parent;
            let begins = parent != self.root && self.before(parent) == self.before(at);
            if begins {
                self.leave(&[parent]);
            } else {
                let rest: Vec<_> = self.tree.children(parent).skip_while(|c| *c < at).collect();
                self.leave(&rest);
            }
        }
    }

    /// Leaves out elements whose name is a hint and whose content confirms it.
    fn named(&mut self) {
        let hinted = self.outermost(|a, at| {
            let names = a.names(at);
            is_named(names, table::CLUTTER) && !is_named(names, table::BODY) && !a.is_prose(at)
        });
        for at in hinted {
            self.leave(&[at]);
        }
    }

    /// Whether an element is the article's prose in spite of its name: one paragraph, or only paragraphs and more of
    /// them than a box has. With a name that stories have too, any paragraphs, and anything with more prose than a box.
    fn is_prose(&self, at: usize) -> bool {
        let m = &self.measure;
        let story_too = is_named(self.names(at), table::STORY_TOO);
        let quiet = m.linked[at] * 3 < m.text[at] && !self.has_fields(at);
        let plain = self.is_plain(at) && (story_too || (m.links[at] == 0 && self.prose(at) >= MIN_ARTICLE_CHARS));
        let paragraph = self.prose(at) > 0 && quiet && (self.is_leaf(at) || plain);
        let long = story_too && self.prose(at) >= MAX_BOX_CHARS && m.linked[at] * 4 < m.text[at];
        (paragraph && !self.asks(at)) || long
    }

    /// Leaves out elements with several links and little else.
    fn lists(&mut self) {
        let lists = self.outermost(|a, at| {
            let m = &a.measure;
            let list = matches!(a.tag(at), "div" | "section" | "ul" | "ol");
            list && m.links[at] >= MIN_LIST_LINKS && m.text[at] <= MAX_LIST_CHARS && m.linked[at] * 4 > m.text[at] * 3
        });
        for at in lists {
            self.leave(&[at]);
        }
    }

    /// Leaves out boxes that ask for an e-mail address, money or consent, among paragraphs that look different.
    fn asking(&mut self) {
        let boxes = self.outermost(|a, at| {
            let wraps = !a.is_leaf(at) || a.has_fields(at);
            let small = (1..=MAX_BOX_CHARS).contains(&a.measure.text[at]);
            small && a.tree.element(at).is_some_and(|e| e.style.block) && wraps && a.asks(at) && !a.has_alike(at)
        });
        for at in boxes {
            self.leave(&[at]);
        }
    }

    fn words(&self, at: usize) -> String {
        lowered(&texts(self.tree, at).collect::<Vec<_>>().join(" "))
    }

    fn asks(&self, at: usize) -> bool {
        if self.measure.text[at] > MAX_BOX_CHARS {
            return false;
        }
        let words = self.words(at);
        table::ASKS.iter().any(|phrase| words.contains(phrase))
    }

    /// Whether a sibling has the same tag and names, and prose that asks for nothing.
    fn has_alike(&self, at: usize) -> bool {
        let same = |c: &usize| *c != at && self.tag(*c) == self.tag(at) && self.names(*c) == self.names(at);
        let mut alike = self.tree.children(self.tree.items[at].parent).filter(same);
        alike.any(|c| self.prose(c) > 0 && !self.asks(c))
    }
}

/// Whether a heading, in lower case, introduces readers' comments: “3 replies”.
fn asks_for_talk(heading: &str) -> bool {
    let words = heading.trim_matches(|c: char| !c.is_alphabetic());
    table::TALK_HEADINGS.contains(&words)
}
