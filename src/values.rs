//! Enumerations whose values have names, in JSON and in the documents.

/// The public shape of a type: of an enumeration, or of a record of the Analysis.
#[cfg_attr(not(test), allow(dead_code))] // Only used by a test, which generates and checks the files.
pub(crate) struct Shape {
    /// The type's name in Rust, and in TypeScript.
    pub(crate) name: &'static str,
    /// Its doc comment.
    pub(crate) doc: &'static str,
    /// Its fields: name, Rust type, doc comment. Empty for an enumeration.
    pub(crate) fields: &'static [(&'static str, &'static str, &'static str)],
    /// Its values: name and doc comment. Empty for a record.
    pub(crate) values: &'static [(&'static str, &'static str)],
}

/// Declares values: an enumeration with the JSON names of its values.
macro_rules! values {
    ($(
        $(#[doc = $doc:literal])+
        $Name:ident { $($(#[doc = $value_doc:literal])+ $Value:ident = $name:literal,)+ }
    )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
            #[non_exhaustive]
            pub enum $Name {
                $($(#[doc = $value_doc])+ #[cfg_attr(feature = "serde", serde(rename = $name))] $Value,)+
            }

            impl $Name {
                /// All values, in the order of their declaration.
                pub const ALL: &'static [Self] = &[$(Self::$Value),+];

                /// The name in JSON.
                pub const fn name(self) -> &'static str {
                    match self { $(Self::$Value => $name),+ }
                }

                #[cfg(test)]
                pub(crate) const SHAPE: $crate::values::Shape = $crate::values::Shape {
                    name: stringify!($Name),
                    doc: concat!($($doc, "\n"),+),
                    fields: &[],
                    values: &[$(($name, concat!($($value_doc, "\n"),+))),+],
                };
            }
        )+
    };
}

pub(crate) use values;
