//! What inside an article's element is not the article: other stories, readers' comments, advertisements, boxes that ask.
//!
//! No name of a class decides alone. A name is a hint; what an element holds and where it stands decide, and no rule may take
//! the better part of the article's prose away.

use super::find::{LEAST, is_heading};
use super::flow::texts;
use super::measure::Measure;
use super::table::{self, is_named};
use super::tree::{Tree, What};
use crate::text::lowered;

/// A list of links holds at least so many.
const LINKS: u32 = 3;
/// And at most so many letters and digits.
const LISTED: u32 = 2000;
/// A box beside the text holds at most so many letters and digits.
const BOX: u32 = 400;

/// Adds what is not the article to what is left out of an item.
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

/// For each item, how many of some things it and its inside are.
struct Holds {
    /// What somebody types into or presses.
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
    /// The prose that is still there.
    left: u32,
    left_out: &'t mut Vec<bool>,
}

impl<N> Article<'_, N> {
    /// The items inside the root that satisfy a condition, outermost only.
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

    /// Leaves items out, all or none: what stays must be an article still.
    fn leave(&mut self, items: &[usize]) {
        let stays = self.left.saturating_sub(self.prose_of(items));
        if stays >= LEAST || stays * 2 >= self.measure.prose[self.root] {
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

    /// Whether a block holds no other.
    fn is_leaf(&self, at: usize) -> bool {
        self.holds.blocks[at] <= 1
    }

    /// Whether an element is nothing but paragraphs: no headings, fields or lists of links.
    fn is_plain(&self, at: usize) -> bool {
        let m = &self.measure;
        m.prose[at] * 4 >= m.text[at] * 3 && m.links[at] < LINKS && !self.has_fields(at) && !self.holds_heading(at)
    }

    /// Forms with their labels. Old frameworks wrap a whole page in one.
    fn forms(&mut self) {
        let forms = self.outermost(|a, at| {
            let whole = |i: usize| {
                let element = a.tree.element(i);
                element.is_some_and(|e| e.sign.article || e.sign.main || e.tag == "h1")
            };
            a.tag(at) == "form" && a.prose(at) < LEAST && !a.tree.within(at).any(whole)
        });
        for at in forms {
            self.leave(&[at]);
        }
    }

    /// Articles in an article are other stories, unless they are the posts that it consists of.
    fn other_stories(&mut self) {
        let nested = self.outermost(|a, at| a.tree.element(at).is_some_and(|e| e.sign.article));
        let inside = self.prose_of(&nested);
        let outside = self.left.saturating_sub(inside);
        if nested.is_empty() || outside < LEAST {
            return;
        }
        let headed = nested.iter().filter(|at| self.holds_heading(**at)).count();
        let headline = self.outermost(|a, at| a.tag(at) == "h1").first().copied();
        // The headline's own surroundings tell the story without them.
        let apart = headline.and_then(|h| self.tree.around(h).find(|at| self.prose(*at) >= LEAST));
        let apart = apart.is_some_and(|story| !nested.iter().any(|at| self.tree.within(story).contains(at)));
        let posts = headed * 2 > nested.len() && inside > outside && !apart;
        if !posts {
            self.leave(&nested);
        }
    }

    /// What readers write below an article: by the page's data, by a name, by a heading.
    fn talk(&mut self) {
        let told = self.outermost(|a, at| a.tree.element(at).is_some_and(|e| e.sign.comment));
        self.leave(&told);
        let named = self.outermost(|a, at| is_named(a.names(at), table::TALK) && !(a.is_leaf(at) && a.prose(at) > 0));
        // Where the story begins in one, the name is the story's: a comment is an opinion, too.
        let later = named.first().is_some_and(|first| self.before(*first) > 0);
        if later {
            self.leave(&named);
        }
        let headings = self.outermost(|a, at| {
            let element = a.tree.element(at);
            element.is_some_and(|e| is_heading(e.kind)) && asks_for_talk(&a.words(at)) && a.before(at) >= LEAST
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

    /// What a name hints at, and what it holds confirms.
    fn named(&mut self) {
        let hinted = self.outermost(|a, at| {
            let names = a.names(at);
            is_named(names, table::CLUTTER) && !is_named(names, table::BODY) && !a.is_prose(at)
        });
        for at in hinted {
            self.leave(&[at]);
        }
    }

    /// Whether an element is the article's prose, whatever it is called: a paragraph, or paragraphs alone and more of them than
    /// a box holds; under a name that stories have too, any paragraphs alone, and anything with more prose than a box.
    fn is_prose(&self, at: usize) -> bool {
        let m = &self.measure;
        let story_too = is_named(self.names(at), table::STORY_TOO);
        let quiet = m.linked[at] * 3 < m.text[at] && !self.has_fields(at);
        let plain = self.is_plain(at) && (story_too || (m.links[at] == 0 && self.prose(at) >= LEAST));
        let paragraph = self.prose(at) > 0 && quiet && (self.is_leaf(at) || plain);
        let long = story_too && self.prose(at) >= BOX && m.linked[at] * 4 < m.text[at];
        (paragraph && !self.asks(at)) || long
    }

    /// Several links and hardly anything else.
    fn lists(&mut self) {
        let lists = self.outermost(|a, at| {
            let m = &a.measure;
            let list = matches!(a.tag(at), "div" | "section" | "ul" | "ol");
            list && m.links[at] >= LINKS && m.text[at] <= LISTED && m.linked[at] * 4 > m.text[at] * 3
        });
        for at in lists {
            self.leave(&[at]);
        }
    }

    /// Boxes that ask for an address, for money or for consent, between paragraphs that look otherwise.
    fn asking(&mut self) {
        let boxes = self.outermost(|a, at| {
            let wraps = !a.is_leaf(at) || a.has_fields(at);
            let small = (1..=BOX).contains(&a.measure.text[at]);
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
        if self.measure.text[at] > BOX {
            return false;
        }
        let words = self.words(at);
        table::ASKS.iter().any(|phrase| words.contains(phrase))
    }

    /// Whether a neighbour of an element has its tag and its names, and prose that asks for nothing.
    fn has_alike(&self, at: usize) -> bool {
        let same = |c: &usize| *c != at && self.tag(*c) == self.tag(at) && self.names(*c) == self.names(at);
        let mut alike = self.tree.children(self.tree.items[at].parent).filter(same);
        alike.any(|c| self.prose(c) > 0 && !self.asks(c))
    }
}

/// Whether a heading in lower case says that readers write below it: “3 replies”.
fn asks_for_talk(heading: &str) -> bool {
    let words = heading.trim_matches(|c: char| !c.is_alphabetic());
    table::TALK_HEADINGS.contains(&words)
}
