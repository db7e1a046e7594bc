//! What the reader needs to know of a node, from a browser's DOM or from a parsed file.

/// A node of a page.
pub(crate) trait Node: Clone {
    /// The children of an element as shown: those of an open shadow root, those assigned to a slot, or its own.
    type Children: Iterator<Item = Self>;

    /// The content of the node.
    fn look(&self) -> Look;
    /// Its children, in order; none for a text.
    fn children(&self) -> Self::Children;
    /// The rectangle of an element in the page, in CSS pixels; `None` without a layout.
    fn place(&self) -> Option<Place>;
    /// The quotation marks shown around a `<q>`, possibly empty; `None` without a layout.
    fn marks(&self) -> Option<[String; 2]>;
}

/// The content of a node.
pub(crate) enum Look {
    Text(String),
    Element(Box<Facts>),
    /// A comment or similar.
    Other,
}

/// A rectangle in the page, in CSS pixels from the upper left corner.
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

    /// Whether it cannot be scrolled to, because it is above or left of the page.
    pub(crate) fn is_off(self) -> bool {
        (self.right <= 0.0 && self.left < 0.0) || (self.bottom <= 0.0 && self.top < 0.0)
    }
}

/// The attributes that are read, in this order.
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

/// The CSS properties that are read, in this order.
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

/// Names for the indices in [`ATTRIBUTES`] and [`PROPERTIES`].
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
    /// Its tag name, in lower case.
    pub(crate) tag: String,
    /// The values of [`ATTRIBUTES`].
    pub(crate) attributes: [Option<String>; ATTRIBUTES.len()],
    /// The values of [`PROPERTIES`]; `None` without a layout if the element itself does not declare it.
    pub(crate) style: [Option<String>; PROPERTIES.len()],
    /// Without a layout: whether the element's own declarations hide it (no size, or off the screen).
    pub(crate) declared_away: bool,
}

impl Facts {
    pub(crate) fn get(&self, attribute: usize) -> Option<&str> {
        self.attributes[attribute].as_deref()
    }

    pub(crate) fn has(&self, attribute: usize) -> bool {
        self.attributes[attribute].is_some()
    }

    /// Whether an attribute with a list of words contains one.
    pub(crate) fn has_word(&self, attribute: usize, word: &str) -> bool {
        self.get(attribute).is_some_and(|v| v.split_ascii_whitespace().any(|w| w == word))
    }

    /// The value of a property; empty if unknown.
    pub(crate) fn css(&self, property: usize) -> &str {
        self.style[property].as_deref().unwrap_or_default()
    }

    /// Its id and classes, cut to a maximum length.
    pub(crate) fn names(&self) -> String {
        let mut names = String::new();
        for name in [fact::ID, fact::CLASS].into_iter().filter_map(|a| self.get(a)) {
            names.extend(name.chars().take(MAX_ATTRIBUTE_CHARS));
            names.push(' ');
        }
        names
    }
}

/// How many characters of an element's id and of its classes are read.
const MAX_ATTRIBUTE_CHARS: usize = 500;
