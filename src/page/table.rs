//! The one table of what a page's elements mean: what is a block, what is inline, what is skipped, what may be clutter.
//!
//! | rule | where it stands | needs a layout |
//! |---|---|---|
//! | a tag makes a block, is inline, is skipped | [`part`] | no; a page's `display` overrules it |
//! | a role, `hidden`, `contenteditable`, `data-whosaid-ignore` leave an element out | [`is_left_out`] | no |
//! | words are unseen | [`style`](super::style) | off screen, clipped, without size: yes; what `style="…"` declares: no |
//! | `<q>` has marks, lower-case letters stand in small capitals | [`style`](super::style) | yes; a file's `<q>` always has marks |
//! | a class may be clutter | [`CLUTTER`], [`TALK`], judged by [`clutter`](super::clutter) | no |
//! | a class hides its words from the eye | [`OUT_OF_SIGHT`] | no: it stands in for a layout, for files |
//! | a box asks for an address or for consent | [`ASKS`] | no |
//! | where a page says that its article is | [`find`](super::find) | no; that it is shown: yes |

use super::node::{Facts, fact};
use crate::BlockKind;

/// What a tag makes of its element's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A block of its own, of a kind, or of the kind of the element around it.
    Block(Option<BlockKind>),
    /// Words in a line with those around it.
    Inline,
    /// The end of a line.
    Break,
    /// Not read, nor what is in it.
    Skipped,
}

/// What a tag stands for where the page's style says nothing else.
pub(crate) fn part(tag: &str) -> Part {
    match tag {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Part::Block(Some(BlockKind::Heading)),
        "li" | "dt" | "dd" => Part::Block(Some(BlockKind::ListItem)),
        "blockquote" => Part::Block(Some(BlockKind::BlockQuote)),
        "figure" | "figcaption" | "caption" => Part::Block(Some(BlockKind::Caption)),
        "address" => Part::Block(Some(BlockKind::Furniture)),
        "br" => Part::Break,
        // Not prose, not text, or not the reader's to see. Words that are struck no longer stand.
        "script" | "style" | "noscript" | "template" | "head" | "title" | "iframe" | "object" | "embed" | "svg"
        | "math" | "canvas" | "audio" | "video" | "nav" | "aside" | "menu" | "dialog" | "input" | "textarea"
        | "select" | "datalist" | "rt" | "rp" | "del" | "s" | "strike" | "whosaid-panel" | "whosaid-card" => {
            Part::Skipped
        }
        "a" | "abbr" | "b" | "bdi" | "bdo" | "big" | "button" | "cite" | "code" | "data" | "dfn" | "em" | "font"
        | "i" | "img" | "ins" | "kbd" | "label" | "mark" | "meter" | "nobr" | "output" | "picture" | "progress"
        | "q" | "ruby" | "samp" | "small" | "span" | "strong" | "sub" | "sup" | "time" | "tt" | "u" | "var" | "wbr" => {
            Part::Inline
        }
        // A component has no style of its own.
        _ if tag.contains('-') => Part::Inline,
        _ => Part::Block(None),
    }
}

/// Landmarks of a page that stand beside its article.
const LANDMARKS: [&str; 9] =
    ["navigation", "complementary", "contentinfo", "banner", "search", "dialog", "menu", "toolbar", "tablist"];

/// Parts of an article's data that are no prose.
const DATA: [&str; 3] = ["author", "datePublished", "dateModified"];

/// Whether an element is left out by its attributes.
pub(crate) fn is_left_out(facts: &Facts) -> bool {
    facts.has(fact::HIDDEN)
        || facts.has(fact::IGNORE)
        || facts.get(fact::EDITABLE).is_some_and(|v| v != "false")
        || LANDMARKS.iter().any(|role| facts.has_word(fact::ROLE, role))
}

/// Whether an element holds a reader's comment or an answer to one, by the page's own data.
pub(crate) fn is_comment(facts: &Facts) -> bool {
    facts.get(fact::ITEMTYPE).is_some_and(|v| v.ends_with("Comment")) || facts.has_word(fact::ITEMPROP, "comment")
}

/// Whether an element holds data of the article: who wrote it and when.
pub(crate) fn is_data(facts: &Facts) -> bool {
    DATA.iter().any(|name| facts.has_word(fact::ITEMPROP, name))
}

/// Names (classes and ids, or parts of them between hyphens and underscores) that often stand on what is not the article. A
/// name that ends in `*` stands for all that begin so. They are a hint: [`clutter`](super::clutter) looks at what is there.
pub(crate) const CLUTTER: &[&str] = &[
    "ad",
    "ads",
    "advert*",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "byline-social",
    "consent",
    "cookie",
    "cookies",
    "cta",
    "disclaimer",
    "gallery",
    "gdpr",
    "login",
    "masthead",
    "most-popular",
    "most-read",
    "most-viewed",
    "newsletter*",
    "outbrain",
    "pagination",
    "paywall",
    "popup",
    "promo*",
    "read-more",
    "read-next",
    "readmore",
    "readnext",
    "recirc*",
    "recommend*",
    "related*",
    "share*",
    "sharing",
    "sidebar",
    "signup",
    "slideshow",
    "social*",
    "sponsor*",
    "subscri*",
    "taboola",
    "tag",
    "tags",
    "teads*",
    "teaser",
    "teasers",
    "toolbar",
    "trc*",
    "trending",
    "widget",
    "zerg*",
];

/// Those of them that stories have too: what is for subscribers, what a button unfolds, what a page begins with.
pub(crate) const STORY_TOO: &[&str] = &[
    "banner",
    "cta",
    "disclaimer",
    "login",
    "paywall",
    "read-more",
    "readmore",
    "subscri*",
    "tag",
    "tags",
    "teaser",
    "teasers",
    "widget",
];

/// Names of what readers write below an article.
pub(crate) const TALK: &[&str] = &[
    "comment",
    "commentlist",
    "comments",
    "commenting",
    "conversation",
    "coral*",
    "discussion",
    "discussions",
    "disqus*",
    "livefyre*",
    "replies",
    "reply",
    "respond",
    "responses",
];

/// Names of the article itself: an element that has one is never clutter by another.
pub(crate) const BODY: &[&str] = &["article", "body", "content", "entry", "main", "page", "post", "story", "text"];

/// Names of what only a screen reader speaks. Used for files: in a browser the layout says it.
#[cfg(any(test, feature = "html"))]
pub(crate) const OUT_OF_SIGHT: &[&str] =
    &["a11y-hidden", "screen-reader-only", "screen-reader-text", "sr-only", "visuallyhidden", "visually-hidden"];

/// Names of pulled quotations, which repeat the article's words.
pub(crate) const PULLED: &[&str] = &["pullquote*", "pull-quote*", "pulled-quote*"];

/// Words with which a box asks for an address, for money or for consent. Lower case.
pub(crate) const ASKS: &[&str] = &[
    "accept cookies",
    "by signing up",
    "by subscribing",
    "cookie policy",
    "in your inbox",
    "manage your privacy",
    "may store data",
    "newsletter",
    "our partners",
    "partners may",
    "partners store",
    "personal data",
    "privacy policy",
    "sign up",
    "store and access",
    "subscribe",
    "terms of service",
    "to your inbox",
    "unsubscribe",
    "use cookies",
    "uses cookies",
];

/// Headings of what readers write below an article. Lower case, without numbers.
pub(crate) const TALK_HEADINGS: &[&str] = &[
    "comment",
    "comments",
    "discussion",
    "join the conversation",
    "join the discussion",
    "leave a comment",
    "leave a reply",
    "readers’ comments",
    "reader comments",
    "replies",
    "reply",
    "responses",
    "what readers say",
];

/// Whether one of some names stands in a list of them, as [`CLUTTER`] is written.
pub(crate) fn is_named(names: &str, list: &[&str]) -> bool {
    names.split_ascii_whitespace().any(|name| list.iter().any(|wanted| holds(name, wanted)))
}

/// Whether a name holds another from one of its parts on.
fn holds(name: &str, wanted: &str) -> bool {
    let (wanted, open) = wanted.strip_suffix('*').map_or((wanted, false), |w| (w, true));
    let bytes = name.as_bytes();
    let part_ends = |at: usize| bytes.get(at).is_none_or(|b| matches!(b, b'-' | b'_'));
    (0..=bytes.len().saturating_sub(wanted.len())).any(|at| {
        let begins = at == 0 || matches!(bytes[at - 1], b'-' | b'_');
        let end = at + wanted.len();
        begins
            && bytes.get(at..end).is_some_and(|there| there.eq_ignore_ascii_case(wanted.as_bytes()))
            && (open || part_ends(end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_parts() {
        for (names, list, want) in [
            ("ad-slot", CLUTTER, true),
            ("header", CLUTTER, false),
            ("story__Ad", CLUTTER, true),
            ("read-more-content", CLUTTER, true),
            ("shareholders", CLUTTER, true),
            ("thread", CLUTTER, false),
            ("x related_links", CLUTTER, true),
            ("article-body__paragraph", BODY, true),
            ("uncommented", TALK, false),
            ("comments_12", TALK, true),
            ("", TALK, false),
        ] {
            assert_eq!(is_named(names, list), want, "{names}");
        }
    }
}
