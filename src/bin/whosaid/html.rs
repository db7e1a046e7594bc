//! The article of an HTML page: its headings, paragraphs, list items, quotes and captions, as blocks.
//!
//! The page is parsed as browsers parse it, so no markup is too broken. Text under an inline tag is part of its block,
//! white space collapses as it does on the screen, and what is no part of the article (scripts, navigation, forms,
//! hidden elements) is left out.

use ego_tree::iter::Edge;
use scraper::{ElementRef, Html, Node, Selector, node::Element};
use whosaid::{BlockKind, Blocks, TooLong};

/// Where articles are, the surest sign first.
const PLACES: [&str; 3] = ["[itemprop~=articleBody]", "article, [role=article]", "main, [role=main]"];

pub(crate) fn blocks(page: &str) -> Result<Blocks<'static>, TooLong> {
    let page = Html::parse_document(page);
    let mut gathered = Gathered::default();
    for root in places(&page) {
        gathered.walk(root);
    }
    let mut parts = gathered.parts;
    if parts.iter().all(|(kind, _)| *kind != BlockKind::Heading)
        && let Some(headline) = headline(&page)
    {
        parts.insert(0, (BlockKind::Heading, headline));
    }
    Blocks::from_parts(parts)
}

/// The elements that hold the article: the one with the headline or the bulk of the paragraphs (the others are
/// teasers), else all of a kind (a live page's entries).
fn places(page: &Html) -> Vec<ElementRef<'_>> {
    let h1 = selector("h1");
    for css in PLACES {
        let found: Vec<_> = outermost(page, css).into_iter().map(|e| (prose(e), e)).collect();
        let all: usize = found.iter().map(|(len, _)| len).sum();
        if all == 0 {
            continue;
        }
        let mut titled = found.iter().filter(|(_, e)| e.select(&h1).next().is_some());
        let one = match (titled.next(), titled.next()) {
            (Some(one), None) => Some(one),
            _ => found.iter().find(|(len, _)| len * 3 > all * 2),
        };
        return match one {
            Some((_, e)) => vec![*e],
            None => found.into_iter().map(|(_, e)| e).collect(),
        };
    }
    outermost(page, "body")
}

/// How much text an element has in paragraphs.
fn prose(e: ElementRef<'_>) -> usize {
    e.select(&selector("p")).map(|p| p.text().map(str::len).sum::<usize>()).sum()
}

/// A page's headline often stands above the element that holds the rest.
fn headline(page: &Html) -> Option<String> {
    outermost(page, "h1").into_iter().find_map(|h| {
        let mut gathered = Gathered::default();
        gathered.walk(h);
        gathered.parts.into_iter().next().map(|(_, text)| text)
    })
}

/// The elements that match, but for those in others that match and in what is skipped.
fn outermost<'p>(page: &'p Html, css: &str) -> Vec<ElementRef<'p>> {
    let wanted = selector(css);
    let (mut found, mut inside) = (Vec::new(), None);
    for edge in page.root_element().traverse() {
        match edge {
            Edge::Open(node) if inside.is_none() => {
                let Some(e) = ElementRef::wrap(node) else { continue };
                if is_skipped(&e) {
                    inside = Some(node.id());
                } else if wanted.matches(&e) {
                    found.push(e);
                    inside = Some(node.id());
                }
            }
            Edge::Close(node) if inside == Some(node.id()) => inside = None,
            _ => {}
        }
    }
    found
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("written here")
}

/// Blocks as they are gathered in one walk over the tree, without recursion: pages can nest as deep as they like.
#[derive(Default)]
struct Gathered {
    parts: Vec<(BlockKind, String)>,
    /// The kinds of the block elements that are open.
    kinds: Vec<BlockKind>,
    /// The text of the block at hand, white space collapsed.
    text: String,
    /// Whether the text went over a line's end, with nothing since.
    broken: bool,
    /// How many links are open.
    links: usize,
    /// Whether the block has words in links, and outside of them.
    linked: bool,
    unlinked: bool,
}

impl Gathered {
    fn walk(&mut self, root: ElementRef<'_>) {
        let mut skipped = None;
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) if skipped.is_none() => match node.value() {
                    Node::Text(text) => self.push(text),
                    Node::Element(e) if e.name() == "br" => self.line_break(),
                    Node::Element(_) => {
                        let Some(e) = ElementRef::wrap(node) else { continue };
                        if is_skipped(&e) {
                            skipped = Some(node.id());
                        } else if is_block(e.value()) {
                            self.flush();
                            self.kinds.push(self.kind_of(e.value()));
                        } else if is_link(e.value()) {
                            self.links += 1;
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    if skipped == Some(node.id()) {
                        skipped = None;
                    } else if let (None, Some(e)) = (skipped, node.value().as_element()) {
                        if is_block(e) {
                            self.flush();
                            self.kinds.pop();
                        } else if is_link(e) {
                            self.links -= 1;
                        }
                    }
                }
                Edge::Open(_) => {}
            }
        }
        self.flush();
    }

    fn kind(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or_default()
    }

    /// What an element makes of its text; one that is nothing in itself leaves it to what it stands in.
    fn kind_of(&self, e: &Element) -> BlockKind {
        match e.name() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
            "li" | "dt" | "dd" => BlockKind::ListItem,
            "blockquote" => BlockKind::BlockQuote,
            "figure" | "figcaption" | "caption" => BlockKind::Caption,
            "address" => BlockKind::Furniture,
            _ if ["author", "datePublished", "dateModified"].iter().any(|p| has_word(e, "itemprop", p)) => {
                BlockKind::Furniture
            }
            _ => self.kind(),
        }
    }

    fn push(&mut self, text: &str) {
        for (n, word) in text.split(is_space).enumerate() {
            if n > 0 && !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            if !word.is_empty() {
                self.broken = false;
                if word.contains(char::is_alphanumeric) {
                    *if self.links > 0 { &mut self.linked } else { &mut self.unlinked } = true;
                }
                self.text.push_str(word);
            }
        }
    }

    /// One goes on in the same block; two in a row are how pages without paragraphs part them.
    fn line_break(&mut self) {
        if self.broken {
            self.flush();
        } else {
            self.push(" ");
            self.broken = true;
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        // What is link from end to end leads away: a menu, a teaser. A headline may be one.
        if !text.is_empty() && (self.unlinked || !self.linked || self.kind() == BlockKind::Heading) {
            self.parts.push((self.kind(), text.to_owned()));
        }
        (self.broken, self.linked, self.unlinked) = (false, false, false);
    }
}

/// What HTML collapses. A no-break space it keeps.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

fn is_link(e: &Element) -> bool {
    e.name() == "a" && e.attr("href").is_some()
}

fn is_block(e: &Element) -> bool {
    matches!(
        e.name(),
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Whether an element is no part of an article's text.
fn is_skipped(e: &ElementRef<'_>) -> bool {
    let v = e.value();
    match v.name() {
        "script" | "style" | "noscript" | "template" | "nav" | "aside" | "iframe" | "object" | "svg" | "math"
        | "canvas" | "video" | "audio" | "button" | "select" | "textarea" | "dialog" | "menu" | "head" | "title"
        | "datalist" | "rp" | "rt" => return true,
        // The line under a quotation that names its speaker is a footer too.
        "footer" => return !e.ancestors().filter_map(ElementRef::wrap).any(|a| a.value().name() == "blockquote"),
        // Old frameworks wrap the whole page in a form.
        "form" => return e.select(&selector("article, main, h1")).next().is_none(),
        _ => {}
    }
    v.attr("hidden").is_some()
        || v.attr("aria-hidden") == Some("true")
        || v.attr("style").is_some_and(|s| s.replace(is_space, "").to_ascii_lowercase().contains("display:none"))
        || ["navigation", "complementary", "contentinfo", "banner", "search", "dialog", "menu", "toolbar"]
            .iter()
            .any(|role| has_word(v, "role", role))
}

fn has_word(e: &Element, attribute: &str, word: &str) -> bool {
    e.attr(attribute).is_some_and(|v| v.split_ascii_whitespace().any(|w| w == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{BlockQuote, Caption, Furniture, Heading, ListItem, Paragraph};
    use proptest::prelude::*;

    fn check(html: &str, want: &[(BlockKind, &str)]) {
        let b = blocks(html).unwrap();
        let got: Vec<_> = b.blocks().iter().map(|x| (x.kind, &b.text()[x.span.range()])).collect();
        assert_eq!(got, want, "{html}");
    }

    #[test]
    fn kinds() {
        check(
            "<h1>Dam  <em>leaks</em></h1><address>Mo Dell</address><figure><img><figcaption>The dam.</figcaption></figure>
             <p>It drips&nbsp;&amp; <a href=x>gro<b>ans</b></a>.<!-- no --><ul><li>One<li><p>Two</ul>
             <blockquote><p>“Run.”</p><footer>— Lo Marsh</footer></blockquote>tail",
            &[
                (Heading, "Dam leaks"),
                (Furniture, "Mo Dell"),
                (Caption, "The dam."),
                (Paragraph, "It drips\u{a0}& groans."),
                (ListItem, "One"),
                (ListItem, "Two"),
                (BlockQuote, "“Run.”"),
                (BlockQuote, "— Lo Marsh"),
                (Paragraph, "tail"),
            ],
        );
    }

    #[test]
    fn what_is_no_part_of_it() {
        check(
            "<body><nav><p>Home</p></nav><main><p>In.</p><script>let p</script><style>p{}</style><p hidden>h</p>
             <div style='Display: none'>d</div><aside>a</aside><form>Mail <input></form><p aria-hidden=true>x</p>
             <noscript><p>n</p></noscript><footer>f</footer><p>Too.</p></main><p>Out.</p>",
            &[(Paragraph, "In."), (Paragraph, "Too.")],
        );
    }

    #[test]
    fn teasers_and_menus() {
        check(
            "<h2><a href=x>Rain</a></h2><ul><li><a href=x>Home</a></li> <li><a href=x>News</a> | <a href=y>More</a></ul>
             <p>It <a href=x>rained</a>.<p><a href=x>Read this</a><p><a name=top>Then hail.</a><p>* * *",
            &[(Heading, "Rain"), (Paragraph, "It rained."), (Paragraph, "Then hail."), (Paragraph, "* * *")],
        );
    }

    #[test]
    fn the_article_of_a_page_with_teasers() {
        check(
            "<header><h1>Rain</h1></header><article><p>It rained on and on, all over the hills.</p></article>
             <article><p>Read this.</p></article>",
            &[(Heading, "Rain"), (Paragraph, "It rained on and on, all over the hills.")],
        );
        check(
            "<article><p>Read all of this, which is longer.</p></article><article><h1>Hail</h1><p>It fell.</p></article>",
            &[(Heading, "Hail"), (Paragraph, "It fell.")],
        );
    }

    #[test]
    fn the_entries_of_a_live_page() {
        check(
            "<main><article><h2>Ten</h2><p>It rained.</p></article><article><h2>Nine</h2><p>It cleared.</p></article>",
            &[(Heading, "Ten"), (Paragraph, "It rained."), (Heading, "Nine"), (Paragraph, "It cleared.")],
        );
    }

    #[test]
    fn line_breaks() {
        check(
            "One<br>two<br> <br/>three<p>four<br></p>",
            &[(Paragraph, "One two"), (Paragraph, "three"), (Paragraph, "four")],
        );
    }

    #[test]
    fn any_depth() {
        let depth = 2_000;
        check(&format!("{}<p>deep", "<div>".repeat(depth)), &[(Paragraph, "deep")]);
    }

    #[test]
    fn nothing() {
        check("", &[]);
        check("<article></article><nav>x</nav>", &[]);
    }

    #[test]
    fn a_form_around_the_page() {
        check("<form><h1>Hail</h1><p>It fell.</p></form>", &[(Heading, "Hail"), (Paragraph, "It fell.")]);
    }

    proptest! {
        #[test]
        fn no_page_is_too_broken(page in "(<(/?(p|a href=x|div|li|h1|br|article|form|table|td|svg|template|blockquote)|!--)>?|[ab\n😀\u{feff}&;]){0,30}") {
            let b = blocks(&page).unwrap();
            for block in b.blocks() {
                let text = &b.text()[block.span.range()];
                prop_assert!(!text.is_empty() && text == text.trim() && !text.contains("  "), "{:?}", text);
            }
        }
    }
}
