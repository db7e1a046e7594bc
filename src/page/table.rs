//! The table of what a page's elements mean: block, inline, skipped, possible clutter.
//!
//! | rule | where | needs a layout |
//! |---|---|---|
//! | a tag makes a block, is inline, is skipped | [`part`] | no; a page's `display` overrules it |
//! | a role, `hidden`, `contenteditable`, `data-whosaid-ignore` leave an element out | [`is_left_out`] | no |
//! | words are unseen | [`style`](super::style) | off screen, clipped, without size: yes; what `style="…"` declares: no |
//! | `<q>` has marks, lower-case letters are shown in small capitals | [`style`](super::style) | yes; a file's `<q>` always has marks |
//! | a class may be clutter | [`CLUTTER`], [`TALK`], confirmed by [`clutter`](super::clutter) | no |
//! | a class hides its words | [`OUT_OF_SIGHT`] | no: a substitute for a layout, for files |
//! | a box asks for an address or for consent | [`ASKS`] | no |
//! | which element is the article | [`find`](super::find) | no; whether it is shown: yes |

use super::node::{Facts, fact};
use crate::BlockKind;

/// What a tag means for its element's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A block, of this kind or of the kind of the element around it.
    Block(Option<BlockKind>),
    /// Words in a line with those around it.
    Inline,
    /// A line break.
    Break,
    /// Skipped with everything inside.
    Skipped,
}

/// The meaning of a tag, unless the page's style overrules it.
pub(crate) fn part(tag: &str) -> Part {
    match tag {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Part::Block(Some(BlockKind::Heading)),
        "li" | "dt" | "dd" => Part::Block(Some(BlockKind::ListItem)),
        "blockquote" => Part::Block(Some(BlockKind::BlockQuote)),
        "figure" | "figcaption" | "caption" => Part::Block(Some(BlockKind::Caption)),
        "address" => Part::Block(Some(BlockKind::Furniture)),
        "br" => Part::Break,
        // Not prose, not text, or not visible to readers. Deleted words (`<del>`, `<s>`) no longer count.
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
        // A custom element has no style of its own.
        _ if tag.contains('-') => Part::Inline,
        _ => Part::Block(None),
    }
}

/// Landmark roles of a page that are beside its article.
const LANDMARKS: [&str; 9] =
    ["navigation", "complementary", "contentinfo", "banner", "search", "dialog", "menu", "toolbar", "tablist"];

/// Parts of an article's data that are not prose.
const DATA: [&str; 3] = ["author", "datePublished", "dateModified"];

/// Whether an element is left out because of its attributes.
pub(crate) fn is_left_out(facts: &Facts) -> bool {
    facts.has(fact::HIDDEN)
        || facts.has(fact::IGNORE)
        || facts.get(fact::EDITABLE).is_some_and(|v| v != "false")
        || LANDMARKS.iter().any(|role| facts.has_word(fact::ROLE, role))
}

/// Whether an element is a reader's comment or a reply, by the page's own data.
pub(crate) fn is_comment(facts: &Facts) -> bool {
    facts.get(fact::ITEMTYPE).is_some_and(|v| v.ends_with("Comment")) || facts.has_word(fact::ITEMPROP, "comment")
}

/// Whether an element holds data of the article: author or date.
pub(crate) fn is_data(facts: &Facts) -> bool {
    DATA.iter().any(|name| facts.has_word(fact::ITEMPROP, name))
}

/// Names (classes and ids, or parts of them between hyphens and underscores) that often mark clutter. A name that ends
/// in `*` stands for all that begin like it. They are hints: [`clutter`](super::clutter) checks the content.
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

/// Those names that stories have too: text for subscribers, text that a button unfolds, the beginning of a page.
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

/// Names of readers' comments.
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

/// Names of the article itself. An element with one of them is not clutter because of another name.
pub(crate) const BODY: &[&str] = &["article", "body", "content", "entry", "main", "page", "post", "story", "text"];

/// Names of text for screen readers only. Used for files; in a browser the layout shows it.
#[cfg(any(test, feature = "html"))]
pub(crate) const OUT_OF_SIGHT: &[&str] =
    &["a11y-hidden", "screen-reader-only", "screen-reader-text", "sr-only", "visuallyhidden", "visually-hidden"];

/// Names of pull quotes, which repeat the article's words.
pub(crate) const PULLED: &[&str] = &["pullquote*", "pull-quote*", "pulled-quote*"];

/// Phrases of a box that asks for an address, money or consent. Lower case.
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

/// Headings of readers' comments. Lower case, without numbers.
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

/// Whether one of the names matches a list in the format of [`CLUTTER`].
pub(crate) fn is_named(names: &str, list: &[&str]) -> bool {
    names.split_ascii_whitespace().any(|name| list.iter().any(|wanted| holds(name, wanted)))
}

/// Whether a name contains another at the start of one of its parts.
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
