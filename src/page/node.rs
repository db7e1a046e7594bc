//! What the reader of a page needs of a node, whatever holds the page: a browser's DOM, or the tree of a parsed file.

/// A node of a page.
pub(crate) trait Node: Clone {
    /// The children of an element as they are shown: those of an open shadow root, what a slot was given, else its own.
    type Children: Iterator<Item = Self>;

    /// What stands there.
    fn look(&self) -> Look;
    /// Its children, in order; none of a text.
    fn children(&self) -> Self::Children;
    /// Where an element lies in its page, in CSS pixels; `None` where nothing is laid out.
    fn place(&self) -> Option<Place>;
    /// The marks that the page shows around a `<q>`, each empty where there is none; `None` where nothing is laid out.
    fn marks(&self) -> Option<[String; 2]>;
}

/// What stands at a node.
pub(crate) enum Look {
    Text(String),
    Element(Box<Facts>),
    /// A comment and the like.
    Other,
}

/// A rectangle of the page, in CSS pixels from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) right: f32,
    pub(crate) bottom: f32,
}

impl Place {
    pub(crate) fn width(self) -> f32 {
        self.right - self.left
    }

    pub(crate) fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// Whether nobody can scroll to it: it lies above the page or left of it.
    pub(crate) fn is_off(self) -> bool {
        (self.right <= 0.0 && self.left < 0.0) || (self.bottom <= 0.0 && self.top < 0.0)
    }
}

/// The attributes that are asked for, in this order.
pub(crate) const ATTRIBUTES: [&str; 11] = [
    "id",
    "class",
    "role",
    "itemprop",
    "property",
    "itemtype",
    "itemscope",
    "href",
    "hidden",
    "contenteditable",
    "data-whosaid-ignore",
];

/// The properties of CSS that are asked for, in this order.
pub(crate) const PROPERTIES: [&str; 12] = [
    "display",
    "visibility",
    "opacity",
    "content-visibility",
    "position",
    "overflow",
    "float",
    "white-space",
    "font-size",
    "font-variant-caps",
    "clip-path",
    "transform",
];

/// Names for the places in [`ATTRIBUTES`] and [`PROPERTIES`].
pub(crate) mod fact {
    pub(crate) const ID: usize = 0;
    pub(crate) const CLASS: usize = 1;
    pub(crate) const ROLE: usize = 2;
    pub(crate) const ITEMPROP: usize = 3;
    pub(crate) const PROPERTY: usize = 4;
    pub(crate) const ITEMTYPE: usize = 5;
    pub(crate) const ITEMSCOPE: usize = 6;
    pub(crate) const HREF: usize = 7;
    pub(crate) const HIDDEN: usize = 8;
    pub(crate) const EDITABLE: usize = 9;
    pub(crate) const IGNORE: usize = 10;

    pub(crate) const DISPLAY: usize = 0;
    pub(crate) const VISIBILITY: usize = 1;
    pub(crate) const OPACITY: usize = 2;
    pub(crate) const CONTENT_VISIBILITY: usize = 3;
    pub(crate) const POSITION: usize = 4;
    pub(crate) const OVERFLOW: usize = 5;
    pub(crate) const FLOAT: usize = 6;
    pub(crate) const WHITE_SPACE: usize = 7;
    pub(crate) const FONT_SIZE: usize = 8;
    pub(crate) const CAPS: usize = 9;
    pub(crate) const CLIP_PATH: usize = 10;
    pub(crate) const TRANSFORM: usize = 11;
}

/// What is known of an element.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// Its name, lower case.
    pub(crate) tag: String,
    /// The values of [`ATTRIBUTES`].
    pub(crate) attributes: [Option<String>; ATTRIBUTES.len()],
    /// The values of [`PROPERTIES`]; `None` where nothing is laid out and the element itself declares nothing.
    pub(crate) style: [Option<String>; PROPERTIES.len()],
    /// Whether it declares itself unseen where nothing is laid out: of no size, or off the screen.
    pub(crate) declared_away: bool,
}

impl Facts {
    pub(crate) fn get(&self, attribute: usize) -> Option<&str> {
        self.attributes[attribute].as_deref()
    }

    pub(crate) fn has(&self, attribute: usize) -> bool {
        self.attributes[attribute].is_some()
    }

    /// Whether an attribute that lists words holds one.
    pub(crate) fn has_word(&self, attribute: usize, word: &str) -> bool {
        self.get(attribute).is_some_and(|v| v.split_ascii_whitespace().any(|w| w == word))
    }

    /// The value of a property; empty where it is not known.
    pub(crate) fn css(&self, property: usize) -> &str {
        self.style[property].as_deref().unwrap_or_default()
    }

    /// Its id and classes, of which so much counts.
    pub(crate) fn names(&self) -> String {
        let mut names = String::new();
        for name in [fact::ID, fact::CLASS].into_iter().filter_map(|a| self.get(a)) {
            names.extend(name.chars().take(NAMED));
            names.push(' ');
        }
        names
    }
}

/// How much of an element's id and of its classes is read, in characters.
const NAMED: usize = 500;
